// What a room's results say together, in figures; none of them is about one person.
import { actionScore, countVerdicts, dPrime, differenceInterval, isFlag, wilson } from "./signal_detection.js";
import { decisionOf } from "./read_code.js";
import { ACTIONS as STEPS, FEWEST, RATINGS } from "../content/vocabulary.js";
import { isWhole } from "./submission.js";

const MOST_SPLIT = 3;

/** @typedef {import("./submission.js").Form} Form
 * @typedef {import("./submission.js").CaseKey} CaseKey
 * @typedef {import("./result_code.js").Part} Part
 * @typedef {import("./result_code.js").Result} Result
 * @typedef {{who: number, key: CaseKey, rating: number, action: string, impostor: boolean}} Decision
 * @typedef {{hits: number, of: number, low: number, high: number}} Share
 * @typedef {{name: string, results: number, caught?: Share, flagged?: Share}} Split one stage or role */

/** The six tracks together are one view. @param {string} form */
export const viewOf = (form) => (form.startsWith("track-") ? "track" : form);

/** @param {number} hits @param {number} of @returns {Share} */
const share = (hits, of) => {
  const [low, high] = wilson(hits, of);
  return { hits, of, low, high };
};
/** @template T @param {T[]} list @param {(one: T) => number} value */
const total = (list, value) => list.reduce((sum, one) => sum + value(one), 0);

/** @param {[number, Part][]} parts each with the number of its result @param {Form[]} forms @returns {Decision[]} */
function decisionsOf(parts, forms) {
  return parts.flatMap(([who, part]) => {
    const { cases } = forms.find((form) => form.form === part.form);
    return part.states.flatMap((state, index) => {
      const decision = decisionOf(state);
      return decision ? [{ who, key: cases[index], ...decision, impostor: cases[index].impostor }] : [];
    });
  });
}

/** @typedef {ReturnType<typeof figuresOf>} Figures
 * @typedef {Partial<Figures> & {view: string, results: number}} Summary */

/** All figures of one view; under FEWEST results none, but how many have come.
 * @param {import("./room.js").Room} room @param {string} view @param {import("./room.js").Form[]} forms
 * @param {{stages: string[], roles: string[]}} names @returns {Summary} */
export function summarizeRoom(room, view, forms, names) {
  const results = room.results.map(({ result }) => result).filter(({ parts }) => viewOf(parts[0].form) === view);
  return results.length < FEWEST ? { view, results: results.length } : figuresOf(results, view, forms, names);
}

/** @param {Result[]} results @param {string} view @param {Form[]} forms @param {{stages: string[], roles: string[]}} names */
function figuresOf(results, view, forms, { stages, roles }) {
  const firsts = results.map(({ parts }) => parts[0]);
  /** @type {[number, Part][]} */
  const numbered = firsts.map((part, who) => [who, part]);
  const made = decisionsOf(numbered, forms);
  const counts = countVerdicts(made);
  const sensitivity = dPrime(counts);
  const answered = total(firsts, (part) => part.answered);
  const cases = casesOf(
    made,
    forms.filter(({ form }) => viewOf(form) === view).flatMap((form) => form.cases),
  );
  return {
    view,
    results: results.length,
    whole: firsts.filter((part) =>
      isWhole(
        part,
        forms.find(({ form }) => form === part.form),
      ),
    ).length,
    caught: share(counts.caught, counts.caught + counts.missed),
    flagged: share(counts.flagged, counts.cleared + counts.flagged),
    sensitivity: sensitivity && { d: sensitivity.dPrime, c: sensitivity.criterion },
    questions: answered
      ? share(
          total(firsts, (part) => part.right),
          answered,
        )
      : null,
    ratings: byTruth(made, (one) => one.rating - 1, RATINGS.length),
    actions: byTruth(made, (one) => STEPS.indexOf(one.action), STEPS.length),
    action_score: actionScore(made.map(({ action, key }) => ({ action, best: key.best, acceptable: key.acceptable }))),
    stages: stages.map((name) => splitOf(made, name, (one) => one.key.stage)),
    roles: view === "track" ? rolesOf(firsts, made, roles) : null,
    cases,
    to_discuss: cases
      .filter(({ split }) => split > 0)
      .sort((one, other) => other.split - one.split)
      .slice(0, MOST_SPLIT)
      .map(({ id }) => id),
    pairs: pairsOf(results, forms),
    change: ["baseline", "track"].includes(view) ? null : changeOf(results, forms),
  };
}

/** @param {Decision[]} made @param {(one: Decision) => number} place @param {number} places
 * @returns {Record<string, number[]>} */
function byTruth(made, place, places) {
  /** @param {boolean} impostor */
  const among = (impostor) =>
    Array.from(
      { length: places },
      (_, index) => made.filter((one) => one.impostor === impostor && place(one) === index).length,
    );
  return { impostor: among(true), genuine: among(false) };
}

/** Hits and false alarms of one stage or role, if enough people have decided in it.
 * @param {Decision[]} made @param {string} name @param {(one: Decision) => string} group @returns {Split} */
function splitOf(made, name, group) {
  const own = made.filter((one) => group(one) === name);
  const results = new Set(own.map(({ who }) => who)).size;
  if (results < FEWEST) return { name, results };
  const { caught, missed, cleared, flagged } = countVerdicts(own);
  return { name, results, caught: share(caught, caught + missed), flagged: share(flagged, cleared + flagged) };
}

/** The tracks by role, if each role that is there has enough: else one could be worked out from the rest.
 * @param {Part[]} firsts @param {Decision[]} made @param {string[]} roles */
function rolesOf(firsts, made, roles) {
  const role = firsts.map(({ form }) => form.replace("track-", ""));
  const rows = roles.filter((name) => role.includes(name)).map((name) => splitOf(made, name, (one) => role[one.who]));
  return rows.every((row) => row.caught) ? rows : null;
}

/** The chance that two people, drawn from the room, have chosen differently. @param {number[]} counts */
export function apart(counts) {
  const number = total(counts, (one) => one);
  const pairs = number * (number - 1);
  return pairs ? (pairs - total(counts, (one) => one * (one - 1))) / pairs : 0;
}

/** @param {Decision[]} made @param {CaseKey[]} cases */
function casesOf(made, cases) {
  return cases.flatMap((key) => {
    const own = made.filter((one) => one.key === key);
    if (own.length < FEWEST) return [];
    const flagged = own.filter((one) => isFlag(one.rating)).length;
    const actions = STEPS.map((step) => own.filter((one) => one.action === step).length);
    const verdict = 2 * apart([flagged, own.length - flagged]);
    const action = (4 / 3) * apart(actions);
    return [
      {
        id: key.id,
        judged: own.length,
        flagged,
        actions,
        split: Math.max(verdict, action),
        by: verdict >= action ? "verdict" : "action",
      },
    ];
  });
}

/** The matched pairs that one and the same person has judged alike, over the form and the baseline.
 * @param {Result[]} results @param {Form[]} forms */
function pairsOf(results, forms) {
  /** @type {Record<string, boolean[]>} */
  const alike = Object.create(null); // a pair may be called anything
  let people = 0;
  results.forEach((result, who) => {
    /** @type {Record<string, boolean[]>} */
    const rated = Object.create(null);
    /** @type {[number, Part][]} */
    const own = result.parts.map((part) => [who, part]);
    for (const { key, rating } of decisionsOf(own, forms).filter(({ key }) => key.pair)) {
      rated[key.pair] ??= [];
      rated[key.pair].push(isFlag(rating));
    }
    const whole = Object.entries(rated).filter(([, both]) => both.length === 2);
    people += whole.length ? 1 : 0;
    for (const [pair, [first, second]] of whole) {
      alike[pair] ??= [];
      alike[pair].push(first === second);
    }
  });
  if (people < FEWEST) return null;
  /** @param {boolean[]} said */
  const sum = (said) => share(said.filter(Boolean).length, said.length);
  const rows = Object.keys(alike)
    .sort()
    .filter((pair) => alike[pair].length >= FEWEST)
    .map((pair) => ({ pair, ...sum(alike[pair]) }));
  return { results: people, ...sum(Object.values(alike).flat()), rows };
}

/** Hits and trials by row. @typedef {Record<string, [number, number]>} Points */

/** The whole forms beside the whole baselines of the same people. Without questions, verdicts only.
 * @param {Result[]} results @param {Form[]} forms */
function changeOf(results, forms) {
  /** @param {Part} part */
  const whole = (part) =>
    isWhole(
      part,
      forms.find(({ form }) => form === part.form),
    );
  /** @param {Part} part @returns {Points} */
  const points = (part) => {
    const { caught, missed, cleared, flagged } = countVerdicts(decisionsOf([[0, part]], forms));
    return {
      caught: [caught, caught + missed],
      cleared: [cleared, cleared + flagged],
      right: part.answered ? [part.right, part.answered] : null,
    };
  };
  const both = results
    .filter(({ parts }) => parts.length === 2 && parts.every(whole))
    .map(({ parts }) => parts.map(points));
  if (both.length < FEWEST) return null;
  const parts = both.every(([now]) => now.right) ? ["right", "caught", "cleared"] : ["caught", "cleared"];
  /** @param {Points[]} list @param {string[]} rows @returns {[number, number]} */
  const sum = (list, rows) => {
    const [hits, of] = [0, 1].map((place) => total(list, (one) => total(rows, (row) => one[row][place])));
    return [hits, of];
  };
  const rows = [...parts, "points"].map((row) => {
    const [now, before] = [0, 1].map((side) => {
      const own = both.map((one) => one[side]);
      return sum(own, row === "points" ? parts : [row]);
    });
    const [low, high] = differenceInterval(now, before);
    return { row, now, before, change: now[0] / now[1] - before[0] / before[1], low, high };
  });
  const steps = both
    .map((one) => one.map((side) => sum([side], parts)))
    .map(([now, before]) => now[0] * before[1] - before[0] * now[1]);
  const [better, worse] = [steps.filter((step) => step > 0).length, steps.filter((step) => step < 0).length];
  return { results: both.length, rows, better, worse, same: both.length - better - worse };
}
