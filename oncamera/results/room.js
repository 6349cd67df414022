// The room: results as one stream, each counted whole or named and skipped with the reason.
import { COURSE } from "../content/vocabulary.js";
import { readAnswersFile } from "./answers_file.js";
import { handIn, judgedOf } from "./submission.js";
import { PROBLEM, findCodes } from "./read_code.js";
import { sha256 } from "./sha256.js";

/** @type {Record<string, string>} */
export const REASONS = {
  outdated: "its questions or files are not those of this page, but of an earlier or a later bank",
  duplicate: "it is counted already",
  fuller: "the same browser has sent a fuller one, which is counted",
  notOffered: "an answer in it isn't one that the page offers",
  other:
    "the same browser has sent another result for this form, and only one counts: if two people share the computer, " +
    "the second presses “Not you? Start afresh” beside the code",
  empty: "nothing is decided in it",
  impossible: PROBLEM.impossible,
  foreign: "it is from another course",
  noCode: "there is no code in it",
  noFile: "it is no answers file of this course, or a broken one",
};

/** @typedef {import("./result_code.js").Result} Result
 * @typedef {import("./submission.js").Form} Form
 * `places`: where the results of one browser for one form are; `codes`: the signs of every whole code that came in.
 * @typedef {{results: {label: string, result: Result}[], skipped: {label: string, reason: string, signs?: string}[],
 *   places: Map<string, number[]>, codes: Set<string>}} Room */

/** @returns {Room} */
export const emptyRoom = () => ({ results: [], skipped: [], places: new Map(), codes: new Set() });

/** A room while one text or file is taken in: copied once, not once a result. @param {Room} room @returns {Room} */
const opened = ({ results, skipped, places, codes }) => ({
  results: [...results],
  skipped: [...skipped],
  places: new Map(places),
  codes: new Set(codes),
});

/** The beginning of a code that has come in whole is a quotation of it, and no damage. @param {Room} room */
function closed(room) {
  if (!room.codes.size || !room.skipped.some(({ reason }) => reason === PROBLEM.short)) return room;
  const whole = [...room.codes].sort();
  /** @param {string} signs */
  const beginsOne = (signs) => {
    let [low, high] = [0, whole.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (whole[middle] < signs) low = middle + 1;
      else high = middle;
    }
    return low < whole.length && whole[low].startsWith(signs);
  };
  return {
    ...room,
    skipped: room.skipped.filter(({ reason, signs }) => reason !== PROBLEM.short || !beginsOne(signs)),
  };
}

/** @param {Room} room @param {string} label @param {string} reason @param {string} [signs] */
const skipIn = (room, label, reason, signs = "") => room.skipped.push({ label, reason, signs });

/** @param {Room} room @param {string} label @param {string} reason @returns {Room} */
export function skipResult(room, label, reason) {
  const next = opened(room);
  skipIn(next, label, reason);
  return next;
}

/** @param {Result} result */
const filledOf = (result) => result.parts.reduce((sum, part) => sum + judgedOf(part) + part.answered, 0);
/** @param {Result} one @param {Result} other */
const sameParts = (one, other) => JSON.stringify(one.parts) === JSON.stringify(other.parts);
/** @param {Result} one @param {Result} other */
const anotherPerson = (one, other) => Boolean(one.name && other.name && one.name !== other.name);

/** Whether a result holds all that an earlier one does, no decision changed. @param {Result} later @param {Result} earlier */
function continues(later, earlier) {
  return earlier.parts.every((was) => {
    const now = later.parts.find(({ form }) => form === was.form);
    return (
      now &&
      was.states.every((state, at) => state === 0 || state === now.states[at]) &&
      now.right >= was.right &&
      now.answered - now.right >= was.answered - was.right
    );
  });
}

/** @param {Result} result @param {Form[]} forms @returns {"outdated" | "impossible" | "empty" | ""} */
function unfit(result, forms) {
  const [first, ...others] = result.parts;
  if (others.length && (others.length > 1 || others[0].form !== "baseline" || first.form === "baseline"))
    return "impossible";
  for (const part of result.parts) {
    const form = forms.find((one) => one.form === part.form);
    if (!form || part.print !== form.print || part.states.length !== form.cases.length) return "outdated";
    if (part.right > part.answered || part.answered > form.questions.length) return "impossible";
  }
  return first && judgedOf(first) ? "" : "empty";
}

/** @param {Room} room @param {string} label @param {Result} result @param {Form[]} forms */
function addIn(room, label, result, forms) {
  const named = result.name ? `${label} (${result.name})` : label;
  const unfitFor = unfit(result, forms);
  if (unfitFor) return skipIn(room, named, REASONS[unfitFor]);
  const owner = `${result.token} ${result.parts[0].form}`;
  const places = room.places.get(owner) ?? [];
  if (places.some((place) => sameParts(room.results[place].result, result)))
    return skipIn(room, named, REASONS.duplicate);
  for (const place of places) {
    const earlier = room.results[place];
    const continued = continues(result, earlier.result) || continues(earlier.result, result); // codes come in any order
    if (!continued && anotherPerson(result, earlier.result)) continue;
    const reason = continued ? REASONS.fuller : REASONS.other;
    if (filledOf(result) <= filledOf(earlier.result)) return skipIn(room, named, reason);
    room.results[place] = { label: named, result };
    return skipIn(room, earlier.label, reason);
  }
  room.places.set(owner, [...places, room.results.length]);
  return room.results.push({ label: named, result });
}

/** Take one result in: the next state of the room. Of one person's two results for one form the fuller one counts.
 * One browser's results are one person's, unless two differ in a decision and in the name that was typed.
 * @param {Room} room @param {string} label @param {Result} result @param {Form[]} forms @returns {Room} */
export function addResult(room, label, result, forms) {
  const next = opened(room);
  addIn(next, label, result, forms);
  return next;
}

/** Take in every code that a text holds.
 * @param {Room} room @param {string} label @param {string} text @param {Form[]} forms @param {string} course */
export function addText(room, label, text, forms, course) {
  const next = opened(room);
  const found = findCodes(text, course);
  for (const one of found) {
    if (one.result) {
      next.codes.add(one.signs);
      addIn(next, one.label, one.result, forms);
    } else skipIn(next, one.label, one.problem, one.signs);
  }
  if (!found.length) skipIn(next, label, REASONS.noCode);
  return closed(next);
}

/** The browser's random number; for a file without one, a number that the same answers have again.
 * @param {import("./answers_file.js").AnswersFile} file */
function tokenOf(file) {
  const token = file.kept?.[`${file.course ?? COURSE}.token`];
  if (typeof token === "string" && /^[0-9a-f]{8}$/.test(token)) return token;
  const lines = Object.keys(file.answers)
    .sort()
    .map((id) => `${id} ${file.answers[id].rating || "-"} ${file.answers[id].picked.join(",")}`);
  return sha256(lines.join("\n")).slice(0, 8);
}

/** Take in each form that an answers file holds decisions on.
 * @param {Room} room @param {string} label @param {string} text of the file @param {Form[]} forms @param {string} course */
export function addFile(room, label, text, forms, course) {
  const { file } = readAnswersFile(text);
  if (!file) {
    let other = null;
    try {
      other = JSON.parse(text.replace(/^\uFEFF/, ""))?.course;
    } catch {
      /* no JSON: no file of any course */
    }
    return skipResult(room, label, typeof other === "string" && other !== course ? REASONS.foreign : REASONS.noFile);
  }
  const baseline = forms.find(({ form }) => form === "baseline");
  const handed = forms.map((form) => [
    form.name,
    handIn(file.answers, form, baseline, { token: tokenOf(file), version: "", name: "" }),
  ]);
  const next = opened(room);
  for (const [name, result] of handed) {
    if (typeof result === "string") skipIn(next, `${label}, ${name}`, REASONS[result]);
    else if (result) addIn(next, `${label}, ${name}`, result, forms);
  }
  if (!handed.some(([, result]) => result)) skipIn(next, label, REASONS.empty);
  return next;
}
