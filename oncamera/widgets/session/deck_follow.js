// Two windows with the same slide: what is clicked on it in one, and how far it is scrolled, shows in the other.

/** How far something is scrolled, from 0 to 1, since two windows differ in size.
 * @param {number} top @param {number} height of all of it @param {number} seen height of what shows */
export function scrolledShare(top, height, seen) {
  return height > seen ? Math.min(1, Math.max(0, top / (height - seen))) : 0;
}

/** What can be clicked on a slide. The marks of cues count before they are live, so that a number means the same
 * in a window that has not decided yet. @param {HTMLElement} slide */
const controls = (slide) =>
  [...slide.querySelectorAll("button, input, summary, [data-cue]")].filter(
    (one) => !one.closest(".oc-notes, .oc-deck-audience"),
  );

/** Send what is done on the slide that shows, and do what the other window sends.
 * @param {HTMLElement} deck @param {() => HTMLElement | null} shown @param {(what: object) => void} send
 * @returns {(what: {click?: number, scrolled?: number}) => void} */
export function mirror(deck, shown, send) {
  let following = false;
  let told = 0; // where the other window believes this slide to be
  let waiting = false;

  deck.addEventListener("click", (event) => {
    const slide = shown();
    if (following || !slide) return;
    const click = controls(slide).indexOf(event.target.closest("button, input, summary, [data-cue]"));
    if (click >= 0) send({ click });
  });

  function tellScroll() {
    waiting = false;
    const slide = shown();
    if (!slide || Math.abs(slide.scrollTop - told) < 1) return;
    told = slide.scrollTop;
    send({ scrolled: scrolledShare(told, slide.scrollHeight, slide.clientHeight) });
  }
  deck.addEventListener(
    "scroll",
    (event) => {
      // it does not bubble: it is heard on its way down
      if (waiting || event.target !== shown()) return;
      waiting = true;
      requestAnimationFrame(tellScroll);
    },
    { capture: true, passive: true },
  );

  return ({ click, scrolled }) => {
    const slide = shown();
    const control = controls(slide)[click];
    if (control?.getClientRects().length) {
      // not what this window, in another state, has hidden
      following = true;
      control.click();
      following = false;
    }
    if (!(scrolled >= 0)) return;
    slide.scrollTop = scrolled * (slide.scrollHeight - slide.clientHeight);
    told = slide.scrollTop;
  };
}
