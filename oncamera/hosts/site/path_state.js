// How far the reader's own path is walked, and where to go on: pure functions.
import { answeredPrints, countAsked, openStep } from "../../widgets/parts/judge.js";

/** A page of the course's index. `apart`: it belongs to an exam or to one role's track. `asked`: the
 * fingerprints of what it asks.
 * @typedef {{page: string, title: string, minutes: number, asked: string, apart?: boolean}} Page
 * @typedef {import("../../widgets/parts/judge.js").Answers} Answers */

/** How far a path is walked. A page is done when all that it asks is answered.
 * @param {string[]} stops pages, in order
 * @param {Page[]} pages @param {Answers} answers */
export function pathState(stops, pages, answers) {
  const kept = answeredPrints(answers);
  const walked = stops
    .map((stop) => pages.find(({ page }) => page === stop))
    .filter(Boolean)
    .map((stop) => {
      const { page, minutes } = stop;
      const { asked, answered } = countAsked(kept, stop.asked);
      const step = openStep(answers, stop.asked); // a scenario that is half walked is begun, too
      return { page, minutes, begun: answered > 0 || step > 0, done: answered === asked, answered, asked, step };
    });
  const left = walked.filter((one) => !one.done);
  return {
    walked,
    next: left[0]?.page ?? null,
    pages: left.length,
    minutes: left.reduce((sum, one) => sum + one.minutes, 0),
  };
}

/** @param {{pages: number, minutes: number}} state */
export function leftText({ pages, minutes }) {
  if (!pages) return "your path is done";
  return `left on your path: ${pages} ${pages === 1 ? "page" : "pages"}, ${minutes} minutes`;
}
