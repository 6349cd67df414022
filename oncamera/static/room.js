// The room: results as one stream, each counted whole or named and skipped with the reason. The same rules as room.py.
import { readAnswersFile } from "./answers_file.js";
import { handIn, judgedOf } from "./hand_in.js";
import { findCodes } from "./read_code.js";
import { sha256 } from "./sha256.js";

export const REASONS = {
  outdated: "its questions or files are not those of this page, but of an earlier or a later bank",
  duplicate: "it is counted already",
  fuller: "the same browser has sent a fuller one, which is counted",
  empty: "nothing is decided in it",
  damaged: "a sign in it is wrong or missing: copy it again",
  foreign: "it is from another course",
  noCode: "there is no code in it",
  noFile: "it is no answers file of this course, or a broken one",
};

/** @typedef {import("./result_code.js").Result} Result
 * @typedef {{form: string, name: string, print: string, questions: {id: string, v: string, key: string[]}[], cases: object[]}} Form
 * @typedef {{results: {label: string, result: Result}[], skipped: {label: string, reason: string}[]}} Room */

/** @returns {Room} */
export const emptyRoom = () => ({ results: [], skipped: [] });

/** @param {Room} room @param {string} label @param {string} reason @returns {Room} */
export const skipResult = (room, label, reason) => ({ ...room, skipped: [...room.skipped, { label, reason }] });

const filledOf = (result) => result.parts.reduce((sum, part) => sum + judgedOf(part) + part.answered, 0);

function unfit(result, forms) {
  const [first, ...others] = result.parts;
  if (others.length && (others.length > 1 || others[0].form !== "baseline" || first.form === "baseline")) return "damaged";
  for (const part of result.parts) {
    const form = forms.find((one) => one.form === part.form);
    if (!form || part.print !== form.print || part.states.length !== form.cases.length) return "outdated";
  }
  return first && judgedOf(first) ? "" : "empty";
}

/** Take one result in: the next state of the room. Of two results of one browser for one form the fuller one counts.
 * @param {Room} room @param {string} label @param {Result} result @param {Form[]} forms @returns {Room} */
export function addResult(room, label, result, forms) {
  const named = result.name ? `${label} (${result.name})` : label;
  const reason = unfit(result, forms);
  if (reason) return skipResult(room, named, REASONS[reason]);
  const at = room.results.findIndex(({ result: one }) => one.token === result.token && one.parts[0].form === result.parts[0].form);
  const entry = { label: named, result };
  if (at < 0) return { ...room, results: [...room.results, entry] };
  const earlier = room.results[at];
  if (filledOf(result) <= filledOf(earlier.result)) return skipResult(room, named, REASONS.duplicate);
  const results = room.results.map((one, index) => (index === at ? entry : one));
  return skipResult({ ...room, results }, earlier.label, REASONS.fuller);
}

/** Take in every code that a text holds.
 * @param {Room} room @param {string} label @param {string} text @param {Form[]} forms @param {string} course */
export function addText(room, label, text, forms, course) {
  const found = findCodes(text, course);
  if (!found.length) return skipResult(room, label, REASONS.noCode);
  return found.reduce((next, one) => (one.result
    ? addResult(next, one.label, one.result, forms) : skipResult(next, one.label, one.problem)), room);
}

/** The browser's random number; for a file without one, a number that the same answers have again. */
function tokenOf(file) {
  const token = file.kept?.[`${file.course ?? "on-camera"}.token`];
  if (typeof token === "string" && /^[0-9a-f]{8}$/.test(token)) return token;
  const lines = Object.keys(file.answers).sort().map((id) => `${id} ${file.answers[id].rating || "-"} ${file.answers[id].picked.join(",")}`);
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
    } catch { /* no JSON: no file of any course */ }
    return skipResult(room, label, typeof other === "string" && other !== course ? REASONS.foreign : REASONS.noFile);
  }
  const baseline = forms.find(({ form }) => form === "baseline");
  const handed = forms.map((form) => [form.name, handIn(file.answers, form, baseline, { token: tokenOf(file), version: "", name: "" })]);
  if (!handed.some(([, result]) => result)) return skipResult(room, label, REASONS.empty);
  return handed.reduce((next, [name, result]) => {
    if (!result) return next;
    if (result === "outdated") return skipResult(next, `${label}, ${name}`, REASONS.outdated);
    return addResult(next, `${label}, ${name}`, result, forms);
  }, room);
}
