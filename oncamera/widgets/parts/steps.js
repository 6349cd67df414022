// One at a time: of several cases, or of an exam's questions, the page shows one, with a strip of numbers above it.
// Without scripts, on paper, and for whoever prefers it, all stand one below the other, and the numbers are links.

/** How far one step is. `kept`: answered, and nothing is said of it.
 * @typedef {"open" | "kept" | "right" | "missed"} State */

/** Which step comes next: the first open one after this, else the first open one before it; null when none is open.
 * @param {State[]} states @param {number} at */
export function nextOpen(states, at) {
  const open = states.flatMap((state, index) => (state === "open" && index !== at ? [index] : []));
  return open.find((index) => index > at) ?? open[0] ?? null;
}

/** What the button at the foot says and where it leads; null: nothing is left, and there's no result to see.
 * @param {State[]} states @param {number} at @param {string} word what one is called: "case" or "question"
 * @param {boolean} hasResult @returns {{says: string, to: number | "result"} | null} */
export function onward(states, at, word, hasResult) {
  const to = nextOpen(states, at);
  if (to !== null && to !== at + 1)
    return { says: `${word === "case" ? "Case" : "Question"} ${to + 1} is still open`, to };
  if (to === null && states[at] !== "open" && hasResult) return { says: "See your result", to: "result" };
  return at + 1 < states.length ? { says: `Next ${word}`, to: at + 1 } : null;
}

/** @param {HTMLElement} el holds the strip, the steps and the foot
 * @param {HTMLElement[]} steps @param {(index: number) => State} stateOf @param {string} word
 * @param {() => HTMLElement | null} result the heading to go to once all is answered
 * @returns {() => void} shows each step's state anew */
export function oneAtATime(el, steps, stateOf, word, result = () => null) {
  const strip = el.querySelector(".oc-strip");
  const foot = el.querySelector(".oc-steps-foot");
  if (!strip || !foot) return () => {};
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = strip.querySelectorAll("a");
  const all = strip.querySelector("button");
  /** @type {HTMLButtonElement} */
  const next = foot.querySelector(".oc-next");
  const decide = foot.querySelector(".oc-decide");
  let single = true;
  let at = 0;
  /** @type {ReturnType<typeof onward>} */
  let way = null;

  /** @param {HTMLElement} heading */
  function goTo(heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }

  function refresh() {
    const states = steps.map((_, index) => stateOf(index));
    links.forEach((link, index) => {
      link.dataset.state = states[index];
      link.setAttribute("aria-label", `${word} ${index + 1}, ${states[index]}`);
      if (index === at && single) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    for (const [index, step] of steps.entries()) step.classList.toggle("is-away", single && index !== at);
    strip.parentElement.classList.toggle("is-one", single);
    foot.hidden = !single;
    way = onward(states, at, word, Boolean(result()));
    next.hidden = !way;
    if (way) next.textContent = `${way.says} →`;
    next.classList.toggle("is-due", states[at] !== "open");
    if (decide) decide.hidden = states[at] !== "open";
  }

  /** @param {number} index @param {boolean} focus */
  function show(index, focus) {
    at = index;
    refresh();
    if (focus) goTo(steps[at].querySelector("h2, legend"));
  }

  /** Open the step that the address names. @returns {boolean} whether it names one */
  function followAddress() {
    const index = steps.findIndex((step) => step.querySelector(":target"));
    if (index >= 0) show(index, false);
    return index >= 0;
  }

  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (!single) return;
      event.preventDefault();
      show(index, true);
    });
  });
  next.addEventListener("click", () => {
    if (way.to === "result") goTo(result());
    else show(way.to, true);
  });
  decide?.addEventListener("click", () => goTo(steps[at].querySelector(".oc-action legend")));
  all.addEventListener("click", () => {
    single = !single;
    all.textContent = single ? "All on one page" : "One at a time";
    refresh();
  });
  all.hidden = false;
  window.addEventListener("hashchange", followAddress);
  const first = steps.findIndex((_, index) => stateOf(index) === "open");
  if (!followAddress()) show(Math.max(first, 0), false);
  return refresh;
}
