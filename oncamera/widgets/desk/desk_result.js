// The desk's result: people first, then rates, then what more can be said. Fills in the table that desk.html has made.
import { FEWEST_FOR_D_PRIME } from "../../content/vocabulary.js";
import { currentAnswer } from "../parts/judge.js";
import { actionScore, countVerdicts, dPrime, isFlag, pairsAlike, wilson } from "../../results/signal_detection.js";

/** @param {number} share */
const percent = (share) => `${Math.round(100 * share)}%`;

/** @typedef {Omit<import("../../results/submission.js").CaseKey, "title">} CaseKey
 * @typedef {{cases: CaseKey[], every: CaseKey[], worked: boolean, form: string}} Desk
 * `caughtInterval`: low and high, as shares.
 * @typedef {{counts: {caught: number, flagged: number}, impostors: number, genuine: number,
 *   caughtInterval: [number, number], flaggedInterval: [number, number]}} Mark */

/** All that is said of a set of answers, as plain data.
 * @param {CaseKey[]} cases @param {import("../parts/judge.js").Answers} answers */
export function summarize(cases, answers) {
  const judged = cases.flatMap((key) => {
    const answer = currentAnswer(answers, key);
    return answer?.rating ? [{ ...key, rating: answer.rating, action: answer.picked[0] }] : [];
  });
  const counts = countVerdicts(judged);
  const impostors = counts.caught + counts.missed;
  const genuine = counts.cleared + counts.flagged;
  /** @type {Record<string, number[]>} */
  const pairs = Object.create(null); // a pair, and a stage, may be called anything
  for (const { pair, rating } of judged) if (pair) pairs[pair] = [...(pairs[pair] ?? []), rating];
  /** @type {Record<string, {right: number, judged: number}>} */
  const stages = Object.create(null);
  for (const one of judged) {
    stages[one.stage] ??= { right: 0, judged: 0 };
    const stage = stages[one.stage];
    stage.judged += 1;
    stage.right += isFlag(one.rating) === one.impostor ? 1 : 0;
  }
  return {
    judged: judged.length,
    of: cases.length,
    counts,
    impostors,
    genuine,
    caughtInterval: wilson(counts.caught, impostors),
    flaggedInterval: wilson(counts.flagged, genuine),
    action: actionScore(judged),
    pairs: pairsAlike(pairs),
    stages,
    sensitivity: judged.length >= FEWEST_FOR_D_PRIME ? dPrime(counts) : null,
  };
}

const FATES = {
  caught: "impostor caught",
  missed: "impostor missed",
  cleared: "honest, cleared",
  flagged: "honest, wrongly flagged",
  open: "still open",
};

/** What became of each case, in order.
 * @param {CaseKey[]} cases @param {import("../parts/judge.js").Answers} answers @returns {(keyof typeof FATES)[]} */
export function fates(cases, answers) {
  return cases.map((key) => {
    const rating = currentAnswer(answers, key)?.rating;
    if (!rating) return "open";
    if (key.impostor) return isFlag(rating) ? "caught" : "missed";
    return isFlag(rating) ? "flagged" : "cleared";
  });
}

/** The result in a sentence. @param {{judged: number, of: number, impostors: number, genuine: number,
 *   counts: {caught: number, cleared: number, flagged: number}}} result */
export function resultText({ judged, of, impostors, genuine, counts }) {
  const caught = impostors
    ? `You caught ${counts.caught} of ${impostors} ${impostors === 1 ? "impostor" : "impostors"}`
    : "";
  const cleared = genuine
    ? `cleared ${counts.cleared} of ${genuine} honest ${genuine === 1 ? "person" : "people"}`
    : "";
  const both = [caught, caught || !cleared ? cleared : `You ${cleared}`].filter(Boolean).join(" and ");
  const away = counts.flagged
    ? `: ${counts.flagged === 1 ? "one honest person was" : `${counts.flagged} honest people were`} wrongly flagged`
    : "";
  const none = impostors ? "" : " No impostor among these yet.";
  return `${both}${away}.${none}${judged < of ? ` ${of - judged} of ${of} cases are still open.` : ""}`;
}

/** @param {HTMLElement} root @param {Desk} desk @param {import("../parts/judge.js").Answers} answers */
export function showResult(root, desk, answers) {
  const result = summarize(desk.cases, answers);
  // An exam form says nothing until it is whole; the baseline says nothing but that it is kept.
  const ready = desk.worked ? result.judged > 0 : result.judged === result.of;
  root.hidden = !ready;
  if (!ready) return;
  const { counts, impostors, genuine } = result;
  const lead = root.querySelector(".oc-result-lead");
  const quiet = desk.form === "baseline";
  for (const part of root.querySelectorAll(".oc-people, .oc-statistics")) part.hidden = quiet;
  if (quiet) {
    lead.textContent = "All are decided. The baseline gives no feedback: its result is shown beside your final one.";
    return;
  }
  lead.textContent = resultText(result);
  root.querySelector(".oc-people").replaceChildren(
    ...fates(desk.cases, answers).map((fate, index) => {
      const one = Object.assign(document.createElement("li"), { className: `is-${fate}`, title: FATES[fate] });
      one.textContent = `${index + 1}: ${FATES[fate]}`;
      return one;
    }),
  );
  root.querySelector("figure").hidden = !(impostors && genuine); // a picture of both rates takes both kinds
  const rows = {
    caught: [counts.caught, impostors],
    missed: [counts.missed, impostors],
    cleared: [counts.cleared, genuine],
    flagged: [counts.flagged, genuine],
  };
  for (const [name, [number, all]] of Object.entries(rows)) {
    const [, many, rate] = root.querySelector(`[data-row="${name}"]`).children;
    const [low, high] = wilson(number, all);
    many.textContent = `${number} of ${all}`;
    rate.textContent = all ? `${percent(number / all)} (${percent(low)} to ${percent(high)})` : "none judged yet";
  }
  drawMark(root, result);
  const more = [`Next steps: ${percent(result.action)} of the points (best 1, acceptable ½).`];
  const overall = summarize(desk.every, answers);
  const [alike, whole] = overall.pairs;
  if (whole) {
    const [low, high] = wilson(alike, whole);
    more.push(
      `Fairness: ${alike} of ${whole} matched pairs judged alike (95% interval ${percent(low)} to ${percent(high)}). ` +
        "The two files of a pair differ only in name, accent, origin or time zone. So few pairs cannot show that you are fair or unfair: " +
        "where you judged two ways, open both files and ask what moved you. Fair vetting says how to turn that into a check for everyone.",
    );
  }
  const stages = Object.entries(result.stages).map(([stage, { right, judged }]) => `${stage} ${right} of ${judged}`);
  more.push(`Right, by stage: ${stages.join(", ")}.`);
  if (overall.sensitivity) {
    const { dPrime: d, criterion: c } = overall.sensitivity;
    more.push(
      `Over the ${overall.judged} cases that you have judged: sensitivity d′ ${d.toFixed(2)} (0 is chance), criterion c ${c.toFixed(2)} (below 0 leans to flagging).`,
    );
  } else {
    more.push(`With under ${FEWEST_FOR_D_PRIME} cases a sensitivity figure would say more about luck than about you.`);
  }
  const list = root.querySelector(".oc-result-more");
  list.replaceChildren(...more.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
}

/** Where the mark's word stands: above it on the left, away from the line of chance; on the right where the left has no
 * room, and below at the top edge. @param {number} x @param {number} y @returns {{x: number, y: number, anchor: string}} */
export function wordPlace(x, y) {
  const left = x >= 134;
  return { x: left ? x - 12 : x + 12, y: y >= 24 ? y - 12 : y + 22, anchor: left ? "end" : "start" };
}

/** Put the reader's mark on the picture, with the intervals as a cross. @param {HTMLElement} root @param {Mark} mark */
export function drawMark(root, { counts, impostors, genuine, caughtInterval, flaggedInterval }) {
  /** @param {number} share */
  const across = (share) => 50 + 240 * share;
  /** @param {number} share */
  const up = (share) => 250 - 240 * share;
  const x = genuine ? counts.flagged / genuine : 0;
  const y = impostors ? counts.caught / impostors : 0;
  const lines = [];
  if (genuine) lines.push(`M${across(flaggedInterval[0])} ${up(y)}H${across(flaggedInterval[1])}`);
  if (impostors) lines.push(`M${across(x)} ${up(caughtInterval[0])}V${up(caughtInterval[1])}`);
  root.querySelector(".roc-you-lines").setAttribute("d", lines.join(""));
  const mark = root.querySelector(".roc-you");
  mark.setAttribute("cx", String(across(x)));
  mark.setAttribute("cy", String(up(y)));
  const word = root.querySelector(".roc-you-word");
  const place = wordPlace(across(x), up(y));
  word.setAttribute("x", String(place.x));
  word.setAttribute("y", String(place.y));
  word.setAttribute("text-anchor", place.anchor);
  root
    .querySelector(".oc-roc")
    .setAttribute(
      "aria-label",
      `Impostors caught against genuine people wrongly flagged: you are at ${percent(y)} caught, ${percent(x)} wrongly flagged`,
    );
}
