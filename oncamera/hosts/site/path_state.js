// How far the reader's own path is walked, and where to go on: pure functions.
import { answeredPrints, countAsked, openStep } from "../../widgets/parts/judge.js";

/** A page of the course's index. `apart`: it belongs to an exam or to one role's track. `asked`: the
 * fingerprints of what it asks. `optional`: it may be skipped; `enough`: so many answers make it done; `kind`: what
 * its items are, if not questions.
 * @typedef {{page: string, title: string, minutes: number, asked: string, apart?: boolean, optional?: boolean,
 * enough?: number, kind?: string}} Page
 * @typedef {import("../../widgets/parts/judge.js").Answers} Answers */

/** How far a path is walked. A stop is done when all that it asks is answered, or enough of it. An optional one is
 * skipped by going on to a later one, and never comes back as what is next.
 * @param {string[]} stops pages, in order
 * @param {Page[]} pages @param {Answers} answers */
export function pathState(stops, pages, answers) {
  const kept = answeredPrints(answers);
  const touched = new Set(Object.values(answers).map((answer) => answer?.v)); // half a scenario counts as begun
  const walked = stops
    .map((stop) => pages.find(({ page }) => page === stop))
    .filter(Boolean)
    .map((stop) => {
      const { page, title, optional = false, kind = "question" } = stop;
      const prints = stop.asked.split(" ");
      const { answered, asked: all } = countAsked(kept, stop.asked);
      const asked = stop.enough ?? all;
      const done = answered >= asked;
      const open = prints.findIndex((print) => !kept.has(print));
      return {
        page,
        title,
        kind,
        optional,
        begun: prints.some((print) => touched.has(print)),
        step: openStep(answers, stop.asked), // of a scenario that is half walked
        done,
        skipped: false,
        answered,
        asked,
        minutes: Math.max(1, Math.round((stop.minutes * asked) / all)),
        left: done ? 0 : Math.max(1, Math.round((stop.minutes * (asked - answered)) / all)),
        at: open + 1,
        open: prints[open] ?? "",
      };
    });
  const last = walked.map((one) => one.begun).lastIndexOf(true);
  for (const [index, one] of walked.entries()) one.skipped = one.optional && !one.done && index < last;
  const left = walked.filter((one) => !one.done && !one.skipped && (one.begun || !one.optional));
  return {
    walked,
    next: left[0]?.page ?? null,
    pages: left.length,
    minutes: left.reduce((sum, one) => sum + one.left, 0),
  };
}

/** What leads on to a stop: its words, and the part of its address that opens the first open item.
 * @param {ReturnType<typeof pathState>["walked"][number]} stop @param {boolean} returns whether the path is begun */
export function goingOn({ title, kind, asked, begun, left, at, open, step }, returns) {
  const place = step ? `, step ${step}` : `, ${kind} ${at} of ${Math.max(asked, at)}`;
  const item = begun ? place : "";
  const minutes = `(${left} min)`;
  return {
    says: returns ? `Continue: ${title}${item} ${minutes}` : `Start ${minutes}`,
    hash: begun && kind !== "scenario" ? `v-${open}` : "",
  };
}

/** How a stop of the bar stands, in a word. @param {ReturnType<typeof pathState>["walked"][number]} stop */
export function standing({ done, skipped, begun, answered, asked, step, optional }) {
  if (done) return "done";
  if (skipped) return "skipped";
  if (begun) return step ? `at step ${step}` : `${answered} of ${asked} answered`;
  return optional ? "optional" : "open";
}

/** @param {{pages: number, minutes: number}} state */
export function leftText({ pages, minutes }) {
  if (!pages) return "your path is done";
  return `left on your path: ${pages} ${pages === 1 ? "page" : "pages"}, ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}
