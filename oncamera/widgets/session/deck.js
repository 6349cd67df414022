// A session's slides: one at a time, with a clock for each part. The page behind it is whole without this.
import { clockText, isUsed, keptClocks, makeClocks } from "./deck_clock.js";
import { mirror } from "./deck_follow.js";

// These need every key themselves. A button takes no more than Enter and the space bar, which the slides leave alone.
const TYPED =
  'input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"], [type="reset"]), textarea, select, audio, video';
const CHOSEN = '[type="radio"], [role="radio"], [role="slider"], [role="tab"], [role="option"], [role="menuitem"]'; // and these, the arrows

/** @typedef {{by?: number, to?: "first" | "last", press?: string}} Meaning */

/** Where a key leads: a move, a name of a switch, or nothing.
 * @param {string} key @param {boolean} typing whether something that is typed into has the focus
 * @param {boolean} choosing whether the arrows choose, as among radio buttons
 * @param {boolean} letters whether a single letter may press a button
 * @returns {Meaning | null} */
export function keyMeans(key, typing, choosing = false, letters = true) {
  if (key === "Escape") return { press: "leave" };
  if (typing || (choosing && /^Arrow/.test(key))) return null;
  /** @type {Record<string, Meaning>} */
  const moves = {
    ArrowRight: { by: 1 },
    PageDown: { by: 1 },
    ArrowLeft: { by: -1 },
    PageUp: { by: -1 },
    Home: { to: "first" },
    End: { to: "last" },
  };
  /** @type {Record<string, string>} */
  const presses = { n: "notes", o: "over", t: "pause" };
  const pressed = letters && presses[key?.toLowerCase()];
  return moves[key] ?? (pressed ? { press: pressed } : null);
}

/** The site's address as others can open it, or "" when only this computer can.
 * @param {string} root the first page, from here @param {string} page this page's own address */
export function siteAddress(root, page) {
  const { protocol, hostname, href } = new URL(root, page);
  const here = /^(.+\.)?localhost$|^127\.|^0\.0\.0\.0$|^\[::1?\]$/.test(hostname);
  return protocol.startsWith("http") && !here ? href.replace(/index\.html$/, "") : "";
}

/** Storage may be missing, full or forbidden, and an address may not be rewritten: the slides do without.
 * @template T @param {() => T} action @returns {T | null} */
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

/** @param {HTMLElement} bar the buttons below the slides */
function renderDeck(bar) {
  const deck = bar.closest(".oc-deck");
  const root = document.documentElement;
  const slides = [...deck.querySelectorAll(".oc-slide")];
  const parts = new Map(slides.filter((slide) => slide.dataset.minutes).map((slide) => [slide.dataset.part, slide]));
  /** @param {string} name @returns {HTMLButtonElement} */
  const find = (name) => bar.querySelector(`.oc-deck-${name}`);
  const open = deck.querySelector(".oc-deck-show");
  const list = find("list");
  const key = `${root.dataset.course}.deck.${deck.dataset.deck}`;
  const kept = keptClocks(
    attempt(() => sessionStorage.getItem(key)),
    Date.now() / 1000,
  );
  const clocks = makeClocks(() => performance.now() / 1000, kept.used);
  const channel = attempt(() => new BroadcastChannel(`on-camera-deck-${deck.dataset.deck}`));
  /** @type {HTMLInputElement} */
  const letters = deck.querySelector('[name="letters"]');
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const everyNotes = deck.querySelectorAll(".oc-notes");
  /** @type {NodeListOf<HTMLInputElement>} */
  const audiences = deck.querySelectorAll('[name="audience"]');
  const lettersKey = `${root.dataset.course}.deck.letters`;
  let at = slides.find((slide) => location.hash === `#${slide.id}`) ?? slides[0];
  let showing = false;
  let stopped = false;
  let ticking = 0;

  const audience = () => [...audiences].find((one) => one.checked)?.value ?? "everyone";
  /** @param {HTMLElement} element */
  const isSeen = (element) => !element.dataset.audience || element.dataset.audience.split(" ").includes(audience());
  const seen = () => slides.filter(isSeen);
  /** @param {object} what */
  const send = (what) => attempt(() => channel?.postMessage({ at: at.id, ...what }));
  const tell = () => send({ audience: audience(), stopped, used: clocks.all() });
  const follow = mirror(deck, () => (showing ? at : null), send);

  function showClock() {
    const part = parts.get(at.dataset.part);
    const all = clockText(Number(deck.dataset.minutes) * 60 - clocks.total());
    const here = part
      ? `${part.dataset.partTitle}: ${clockText(Number(part.dataset.minutes) * 60 - clocks.used(at.dataset.part))}. `
      : "";
    find("clock").textContent = `${here}Session: ${all}.`;
    find("clock").classList.toggle("is-over", Boolean(part) && here.includes("over"));
  }

  function show() {
    const order = seen();
    if (!order.includes(at)) at = slides.slice(0, slides.indexOf(at)).filter(isSeen).pop() ?? order[0];
    for (const element of deck.querySelectorAll("[data-audience]")) element.hidden = !isSeen(element);
    for (const slide of slides) slide.classList.toggle("is-current", slide === at);
    find("place").textContent = `${order.indexOf(at) + 1} of ${order.length}`;
    find("back").disabled = at === order[0];
    find("on").disabled = at === order[order.length - 1];
    clocks.run(showing && !stopped ? (at.dataset.part ?? null) : null);
    showClock();
  }

  /** @param {HTMLElement} slide */
  function go(slide) {
    at = slide;
    show();
    if (!showing) return;
    at.scrollTop = 0;
    attempt(() => history.replaceState(history.state, "", `#${at.id}`)); // a reload comes back here
  }

  /** @param {HTMLElement} slide */
  function lead(slide) {
    go(slide);
    at.focus({ preventScroll: true });
    tell();
  }

  /** @param {string | undefined} who */
  function choose(who) {
    const choice = [...audiences].find((one) => one.value === who);
    if (choice) choice.checked = true;
  }

  /** @param {Meaning} meant */
  function move({ by = 0, to }) {
    const order = seen();
    const place = to === "first" ? 0 : to === "last" ? order.length - 1 : order.indexOf(at) + by;
    if (order[place] && order[place] !== at) lead(order[place]);
  }

  /** @param {boolean} wanted */
  function overview(wanted) {
    find("over").setAttribute("aria-expanded", String(wanted));
    list.hidden = !wanted;
    list.replaceChildren(
      ...(wanted ? seen() : []).map((slide) => {
        const [item, button] = [document.createElement("li"), document.createElement("button")];
        button.type = "button";
        button.textContent = slide.dataset.title;
        if (slide === at) button.setAttribute("aria-current", "true");
        button.addEventListener("click", () => {
          overview(false);
          lead(slide);
        });
        item.append(button);
        return item;
      }),
    );
    if (wanted) (list.querySelector("[aria-current]") ?? list.querySelector("button")).focus();
  }

  /** @param {boolean} wanted */
  function pause(wanted) {
    stopped = wanted;
    find("pause").setAttribute("aria-pressed", String(wanted));
    show();
  }

  /** @type {Record<string, () => void>} */
  const press = {
    notes() {
      const wanted = find("notes").getAttribute("aria-pressed") !== "true";
      find("notes").setAttribute("aria-pressed", String(wanted));
      for (const notes of everyNotes) notes.open = wanted;
    },
    over: () => overview(list.hidden === true),
    pause() {
      pause(!stopped);
      tell();
    },
    leave() {
      if (!list.hidden) {
        overview(false);
        at.focus();
      } else {
        present(false);
      }
    },
  };

  /** @param {boolean} wanted */
  function present(wanted) {
    showing = wanted;
    root.classList.toggle("is-presenting", wanted);
    bar.hidden = !wanted;
    clearInterval(ticking);
    ticking = wanted ? setInterval(showClock, 500) : 0;
    for (const notes of everyNotes) notes.open = wanted && find("notes").getAttribute("aria-pressed") === "true";
    go(at);
    (wanted ? at : open).focus({ preventScroll: wanted });
    if (wanted) send({ ask: true }); // a window that shows already says where it is
  }

  for (const line of deck.querySelectorAll(".oc-address[data-root]")) {
    const address = siteAddress(line.dataset.root, location.href);
    line.querySelector("strong").textContent = address;
    line.hidden = !address;
  }
  deck.querySelector(".oc-deck-alone").hidden = Boolean(channel);
  letters.checked = attempt(() => sessionStorage.getItem(lettersKey)) !== "off";
  letters.closest("label").hidden = false;
  letters.addEventListener("change", () => {
    attempt(() => sessionStorage.setItem(lettersKey, letters.checked ? "on" : "off"));
  });
  open.hidden = false;
  open.addEventListener("click", () => present(true));
  find("back").addEventListener("click", () => move({ by: -1 }));
  find("on").addEventListener("click", () => move({ by: 1 }));
  for (const name of Object.keys(press)) find(name).addEventListener("click", press[name]);
  deck.querySelector(".oc-deck-audience")?.addEventListener("change", () => {
    show();
    tell();
  });
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (!showing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing)
      return;
    const typing = target.isContentEditable || target.matches?.(TYPED);
    const meant = keyMeans(event.key, typing, target.matches?.(CHOSEN), letters.checked && deck.contains(target));
    if (!meant || (meant.press && event.repeat)) return;
    event.preventDefault();
    if (meant.press) press[meant.press]();
    else move(meant);
  });
  deck.addEventListener("click", (event) => {
    const link = showing && event.target.closest("a[href]");
    if (link) Object.assign(link, { target: "_blank", rel: "noopener" }); // to come back to the show
  });
  window.addEventListener("pagehide", () => {
    const state = JSON.stringify({ when: Date.now() / 1000, used: clocks.all(), audience: audience() });
    attempt(() => sessionStorage.setItem(key, state));
  });
  channel?.addEventListener("message", ({ data }) => {
    if (!showing || !data) return;
    if (data.ask) return tell();
    const slide = slides.find((one) => one.id === data.at);
    if (isUsed(data.used) && slide) {
      choose(data.audience);
      clocks.take(data.used);
      if (data.stopped !== stopped) pause(data.stopped);
      if (slide === at) show();
      else go(slide);
    } else if (slide === at) follow(data);
  });
  choose(kept.audience);
  show();
}

export const deckShow = { render: (/** @type {{el: HTMLElement}} */ { el }) => renderDeck(el) };
export default deckShow;
