// A session's slides: one at a time, with a clock for each part. The page behind it is whole without this.

/** Seconds as a clock says them; below zero, how far it is over.
 * @param {number} seconds */
export function clockText(seconds) {
  const whole = Math.abs(Math.ceil(seconds));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return Math.ceil(seconds) < 0 ? `${text} over` : `${text} left`;
}

/** What each part has used, in seconds: only the part that is shown runs.
 * @param {() => number} now in seconds */
export function makeClocks(now) {
  const used = new Map();
  let running = null;
  let since = 0;
  const settle = () => {
    if (running !== null) used.set(running, (used.get(running) ?? 0) + now() - since);
    since = now();
  };
  return {
    run(part) {
      settle();
      running = part;
    },
    used(part) {
      settle();
      return used.get(part) ?? 0;
    },
    total() {
      settle();
      return [...used.values()].reduce((sum, one) => sum + one, 0);
    },
  };
}

/** Where a key leads: a move, a name of a switch, or nothing.
 * @param {string} key @param {boolean} typing whether a form control has the focus
 * @returns {{by?: number, to?: "first" | "last", press?: string} | null} */
export function keyMeans(key, typing) {
  if (key === "PageDown") return { by: 1 };
  if (key === "PageUp") return { by: -1 };
  if (key === "Escape") return { press: "leave" };
  if (typing) return null;
  const moves = { ArrowRight: { by: 1 }, ArrowLeft: { by: -1 }, Home: { to: "first" }, End: { to: "last" } };
  const switches = { n: "notes", o: "over", t: "pause" };
  return moves[key] ?? (switches[key.toLowerCase()] ? { press: switches[key.toLowerCase()] } : null);
}

/** @param {HTMLElement} bar the buttons below the slides */
function renderDeck(bar) {
  const deck = bar.closest(".oc-deck");
  const root = document.documentElement;
  const slides = [...deck.querySelectorAll(".oc-slide")];
  const parts = new Map(slides.filter((slide) => slide.dataset.minutes).map((slide) => [slide.dataset.part, slide]));
  const find = (name) => bar.querySelector(`.oc-deck-${name}`);
  const open = deck.querySelector(".oc-deck-show");
  const list = find("list");
  const clocks = makeClocks(() => performance.now() / 1000);
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`on-camera-deck-${deck.dataset.deck}`);
  let at = slides[0];
  let showing = false;
  let stopped = false;
  let ticking = null;

  const audience = () => deck.querySelector('[name="audience"]:checked')?.value ?? "everyone";
  const isSeen = (element) => !element.dataset.audience || element.dataset.audience.split(" ").includes(audience());
  const seen = () => slides.filter(isSeen);
  const tell = () => channel?.postMessage({ at: at.id, audience: audience(), stopped });

  function showClock() {
    const part = parts.get(at.dataset.part);
    const all = clockText(deck.dataset.minutes * 60 - clocks.total());
    const here = part ? `${part.dataset.partTitle}: ${clockText(part.dataset.minutes * 60 - clocks.used(at.dataset.part))}. ` : "";
    find("clock").textContent = `${here}Session: ${all}.`;
    find("clock").classList.toggle("is-over", Boolean(part) && here.includes("over"));
  }

  function show() {
    const order = seen();
    if (!order.includes(at)) at = slides.slice(0, slides.indexOf(at)).filter(isSeen).at(-1) ?? order[0];
    for (const element of deck.querySelectorAll("[data-audience]")) element.hidden = !isSeen(element);
    for (const slide of slides) slide.classList.toggle("is-current", slide === at);
    find("place").textContent = `${order.indexOf(at) + 1} of ${order.length}`;
    find("back").disabled = at === order[0];
    find("on").disabled = at === order.at(-1);
    clocks.run(showing && !stopped ? at.dataset.part ?? null : null);
    showClock();
  }

  function go(slide, silent = false) {
    at = slide;
    show();
    if (!showing) return;
    at.scrollTop = 0;
    if (!silent) {
      at.focus({ preventScroll: true });
      tell();
    }
  }

  function move({ by = 0, to }) {
    const order = seen();
    const place = to === "first" ? 0 : to === "last" ? order.length - 1 : order.indexOf(at) + by;
    if (order[place] && order[place] !== at) go(order[place]);
  }

  function overview(wanted) {
    find("over").setAttribute("aria-expanded", String(wanted));
    list.hidden = !wanted;
    list.replaceChildren(...(wanted ? seen() : []).map((slide) => {
      const [item, button] = [document.createElement("li"), document.createElement("button")];
      button.type = "button";
      button.textContent = slide.dataset.title;
      if (slide === at) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => {
        overview(false);
        go(slide);
      });
      item.append(button);
      return item;
    }));
    if (wanted) (list.querySelector("[aria-current]") ?? list.querySelector("button")).focus();
  }

  function pause(wanted) {
    stopped = wanted;
    find("pause").setAttribute("aria-pressed", String(wanted));
    show();
  }

  const press = {
    notes() {
      const wanted = find("notes").getAttribute("aria-pressed") !== "true";
      find("notes").setAttribute("aria-pressed", String(wanted));
      for (const notes of deck.querySelectorAll(".oc-notes")) notes.open = wanted;
    },
    over: () => overview(list.hidden),
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

  function present(wanted) {
    showing = wanted;
    root.classList.toggle("is-presenting", wanted);
    bar.hidden = !wanted;
    clearInterval(ticking);
    ticking = wanted ? setInterval(showClock, 500) : null;
    for (const notes of deck.querySelectorAll(".oc-notes")) notes.open = wanted && find("notes").getAttribute("aria-pressed") === "true";
    go(at);
    if (!wanted) open.focus();
  }

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
    if (!showing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const meant = keyMeans(event.key, event.target.matches?.("input, select, textarea"));
    if (!meant) return;
    event.preventDefault();
    if (meant.press) press[meant.press]();
    else move(meant);
  });
  channel?.addEventListener("message", ({ data }) => {
    const slide = slides.find((one) => one.id === data.at);
    const choice = deck.querySelector(`[name="audience"][value="${CSS.escape(data.audience)}"]`);
    if (!slide || !showing) return;
    if (choice) choice.checked = true;
    if (data.stopped !== stopped) pause(data.stopped);
    go(slide, true);
  });
  show();
}

if (typeof document !== "undefined") for (const bar of document.querySelectorAll('[data-widget="deck"]')) renderDeck(bar);
