// The turn at a page's end. On a path of one's own it leads along the path; else it stays as the contents have it.
import { pathState } from "./path_state.js";

/** @typedef {import("./path_state.js").Page} Page
 * @typedef {import("./path_state.js").Answers} Answers */

/** Where a page of a path turns to; null for a page that is not on it. `next` is the first page after it that is not
 * done, then the first before it; at the end of the path there is none.
 * @param {string[]} stops @param {Page[]} pages @param {Answers} answers @param {string} here */
export function pathTurn(stops, pages, answers, here) {
  const place = stops.indexOf(here);
  if (place < 0) return null;
  const { walked } = pathState(stops, pages, answers);
  const open = walked
    .filter((one) => !one.done && !one.skipped && !one.optional && one.page !== here)
    .map(({ page }) => page);
  return {
    previous: stops[place - 1] ?? null,
    next: open.find((page) => stops.indexOf(page) > place) ?? open[0] ?? stops[place + 1] ?? null,
    done: walked.some((one) => one.page === here && one.done),
  };
}

/** @returns {(stops: string[] | null, pages: Page[], answers: Answers) => void} what shows the turn anew */
export function enableTurn() {
  const here = document.querySelector('.contents [aria-current="page"]')?.closest("li").dataset.page;
  const home = document.querySelector(".brand")?.getAttribute("href");
  const onward = document.querySelector(".oc-onward");
  const root = document.documentElement.dataset.content_root;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const found = document.querySelectorAll(".turn a");
  const links = [...found].map((link) => ({
    link,
    href: link.getAttribute("href"),
    words: [...link.childNodes],
  }));

  /** Say it at the end of the text too, once all is answered: the page's sources stand between there and the turn.
   * @param {string} text @param {string} address */
  function showOnward(text, address) {
    if (!onward || onward.textContent === text) return; // said once, not at each answer
    onward.replaceChildren(
      ...(text ? [Object.assign(document.createElement("a"), { textContent: text, href: address })] : []),
    );
  }
  /** @param {ReturnType<typeof pathTurn>} turn @param {Page[]} pages @param {boolean} isNext
   * @returns {[string, string, string] | null} what stands above, what below, and the address; null: as in the contents */
  function along(turn, pages, isNext) {
    const page = pages.find((one) => one.page === (isNext ? turn.next : turn.previous));
    if (page) return [isNext ? "Next on your path" : "Previous on your path", page.title, `${root}${page.page}.html`];
    return isNext ? [turn.done ? "Your path is done" : "Your path", "Back to its start", home] : null;
  }
  return (stops, pages, answers) => {
    const turn = stops && pathTurn(stops, pages, answers, here);
    for (const { link, href, words } of links) {
      const isNext = link.rel === "next";
      const [above, below, address] = (turn && along(turn, pages, isNext)) ?? [];
      link.setAttribute("href", address ?? href);
      link.replaceChildren(
        ...(address ? [Object.assign(document.createElement("small"), { textContent: above }), ` ${below}`] : words),
      );
      link.classList.toggle("is-due", isNext && Boolean(turn?.done));
      if (isNext) showOnward(turn?.done && turn.next ? `${above}: ${below}` : "", address);
    }
  };
}
