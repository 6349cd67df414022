// What a facilitator keeps of a session: the group's figures. Python reads them again; no line is about one person.
import { summarizeRoom } from "../../results/room_figures.js";
import { ACTIONS as STEPS, COURSE, FORMS as VIEWS } from "../../content/vocabulary.js";

/** @typedef {import("../../results/room_figures.js").Summary} Summary
 * @typedef {import("../../results/room_figures.js").Share} Share */

/** All that is kept of a room. A view that nobody handed in is left out.
 * @param {import("../../results/room.js").Room} room @param {import("../../results/room.js").Form[]} forms
 * @param {{stages: string[], roles: string[]}} names @param {string} version of the course */
export const recordOf = (room, forms, names, version) => ({
  schema: 1,
  course: COURSE,
  version,
  prints: Object.fromEntries(forms.map(({ form, print }) => [form, print])),
  skipped: room.skipped.length,
  views: VIEWS.map((view) => summarizeRoom(room, view, forms, names)).filter(({ results }) => results),
});

/** One line a figure: what it is, of which group, a number, of how many, and its interval.
 * @param {Summary} summary */
export function figureRows(summary) {
  /** @type {(string | number)[][]} */
  const rows = [];
  /** @param {string} figure @param {string} group @param {number} number
   * @param {{of?: number | "", low?: number | "", high?: number | ""}} more */
  const add = (figure, group, number, { of = "", low = "", high = "" } = {}) =>
    rows.push([summary.view, figure, group, number, of, low, high]);
  /** @param {string} figure @param {string} group @param {Share | null} one */
  const share = (figure, group, one) => one && add(figure, group, one.hits, one);
  add("results", "", summary.results);
  if (!summary.caught) return rows;
  add("whole", "", summary.whole);
  share("caught", "", summary.caught);
  share("wrongly flagged", "", summary.flagged);
  share("questions right", "", summary.questions);
  if (summary.sensitivity) add("sensitivity d", "", summary.sensitivity.d);
  if (summary.sensitivity) add("criterion c", "", summary.sensitivity.c);
  add("next steps: share of the points", "", summary.action_score);
  for (const [kind, groups] of Object.entries({ stage: summary.stages, role: summary.roles ?? [] })) {
    for (const one of groups.filter(({ caught }) => caught)) {
      share(`caught by ${kind}`, one.name, one.caught);
      share(`wrongly flagged by ${kind}`, one.name, one.flagged);
    }
  }
  for (const truth of ["impostor", "genuine"]) {
    for (const [index, number] of summary.ratings[truth].entries()) add(`rating ${index + 1}`, truth, number);
    for (const [index, number] of summary.actions[truth].entries()) add(STEPS[index], truth, number);
  }
  for (const one of summary.cases) add("flagged by case", one.id, one.flagged, { of: one.judged });
  if (summary.pairs) share("pairs judged alike", "", summary.pairs);
  for (const one of summary.pairs?.rows ?? []) share("pairs judged alike", one.pair, one);
  for (const one of summary.change?.rows ?? []) {
    add("before", one.row, one.before[0], { of: one.before[1] });
    add("now", one.row, one.now[0], { of: one.now[1] });
    add("change", one.row, one.change, one);
  }
  return rows;
}

/** @param {Summary[]} summaries */
export function recordCsv(summaries) {
  const rows = [["view", "figure", "group", "number", "of", "low", "high"], ...summaries.flatMap(figureRows)];
  return `${rows.map((row) => row.join(",")).join("\n")}\n`;
}
