// A scenario: one step at a time, in the HTML that scenario.html has made; at the end the path, the map and the key.
import { currentAnswer } from "../parts/judge.js";
import { addChoice, followPath, goBack, leaveBranch, signed, sumChanges } from "../../results/scenario_paths.js";

/** @typedef {import("../parts/judge.js").Answer} Answer
 * @typedef {import("../../results/scenario_paths.js").Graph} Graph
 * @typedef {ReturnType<typeof followPath>} Walked */

/** @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {string} className @param {...(string | Node)} parts */
const make = (tag, className, ...parts) => {
  const made = Object.assign(document.createElement(tag), { className });
  made.append(...parts);
  return made;
};

/** Show the path, the sums and what moved them.
 * @param {HTMLElement} root @param {Answer | null} answer @param {Walked} walked
 * @param {(place: number) => void} back */
function showPath(root, answer, { made, at, ended }, back) {
  /** @param {string} step */
  const title = (step) => root.querySelector(`[data-step="${step}"] h2`);
  /** @param {string} choice */
  const key = (choice) => root.querySelector(`[data-key="${choice}"]`);
  /** @param {string} step */
  const name = (step) => title(step).querySelector(".oc-step-title").textContent;
  /** A step by its place on the path, and by its number on the map. @param {string} step @param {number} place */
  const placed = (step, place) =>
    make(
      "p",
      "oc-made-at",
      `Step ${place + 1}: ${name(step)} (${title(step).querySelector(".oc-number:not(.oc-walked)").textContent} on the map)`,
    );
  const branch = answer?.branches?.length ?? 0;
  root.querySelector(".oc-path-lead").textContent = !ended
    ? `You're at step ${made.length + 1}, “${name(at)}”.`
    : branch
      ? `This is a branch that you tried after your first path. It ends at step ${made.length + 1}, “${name(at)}”.`
      : `It ends at step ${made.length + 1}, “${name(at)}”. Go back to any choice and try another: your first path stays on record.`;
  const items = made.map(({ step, choice }, place) => {
    const item = make("li", "", placed(step, place));
    const entry = key(choice);
    if (!entry) return item;
    item.append(entry.querySelector(".oc-made").cloneNode(true));
    const button = make("button", "", "Choose again here");
    button.type = "button";
    button.setAttribute("aria-label", `Choose again at step ${place + 1}, ${name(step)}`);
    button.addEventListener("click", () => back(place));
    item.append(make("div", "oc-buttons", button));
    return item;
  });
  root.querySelector(".oc-path-list").replaceChildren(...items, make("li", "", placed(at, made.length)));

  const effects = made.flatMap(({ choice }) =>
    [...(key(choice)?.querySelectorAll("[data-line]") ?? [])].map((effect) => ({
      effect,
      choice,
      line: effect.dataset.line,
      change: Number(effect.dataset.change),
    })),
  );
  const sums = sumChanges(effects.map(({ line, change }) => [line, change]));
  for (const row of root.querySelectorAll("[data-sum]")) {
    const line = row.dataset.sum;
    const [, sum, moved] = row.children;
    sum.textContent = signed(sums[line] ?? 0);
    const entries = effects
      .filter((one) => one.line === line)
      .map(({ effect, choice, change }) => {
        const did = key(choice).querySelector("strong").textContent;
        return make(
          "li",
          "",
          make("strong", "", `${signed(change)} ${did}`),
          " ",
          effect.querySelector("span").cloneNode(true),
        );
      });
    moved.firstElementChild.replaceChildren(...(entries.length ? entries : [make("li", "", "Nothing that you did.")]));
  }
}

/** Mark the first path and the branches on the map. @param {HTMLElement} root @param {Graph} graph @param {Answer | null} answer */
function markMap(root, graph, answer) {
  const first = followPath(graph, answer?.picked ?? []);
  const later = (answer?.branches ?? []).map((picked) => followPath(graph, picked));
  /** @param {Walked} walked */
  const ways = ({ made }) => made.map(({ choice }) => choice);
  /** @param {Walked} walked */
  const steps = ({ made, at }) => [...made.map(({ step }) => step), at];
  const firstWays = new Set(ways(first));
  const laterWays = new Set(later.flatMap(ways));
  const firstSteps = new Set(steps(first));
  const laterSteps = new Set(later.flatMap(steps));
  /** @param {HTMLElement} element @param {boolean} isFirst @param {boolean} isLater */
  const mark = (element, isFirst, isLater) => {
    element.classList.toggle("is-first", isFirst);
    element.classList.toggle("is-later", isLater && !isFirst);
  };
  for (const line of root.querySelectorAll("[data-ways]")) {
    /** @param {Set<string>} set */
    const has = (set) => line.dataset.ways.split(" ").some((way) => set.has(way));
    mark(line, has(firstWays), has(laterWays));
  }
  for (const node of root.querySelectorAll("[data-node]")) {
    mark(node, firstSteps.has(node.dataset.node), laterSteps.has(node.dataset.node));
  }
}

/** The paths of an answer: the first, then each branch. @param {Answer | null} answer */
const pathsOf = (answer) => [answer?.picked ?? [], ...(answer?.branches ?? [])];

/** @param {import("../parts/model.js").Host} host */
function renderScenario({ model, el }) {
  if (model.get("html")) el.innerHTML = model.get("html");
  const alone = Boolean(model.get("html") || el.closest(".oc-deck")); // Jupyter and the slides go back in their own ways
  const given = model.get("scenario");
  const graph = { ...given, steps: Object.fromEntries(given.steps) };
  const root = el.querySelector(".oc-scenario");
  const sections = [...root.querySelectorAll("[data-step]")];
  const read = () => currentAnswer(model.get("answers"), graph);
  const onward = make("div", "oc-buttons oc-forward", "");
  const forward = make("button", "", "Go on to where you were");
  forward.type = "button";
  onward.append(
    make("p", "", "You've been here before, and your choice is marked. At the end you can choose again."),
    forward,
  );

  /** Where the reader looks: which path, and after how many choices; null: where they are. The browser's history keeps
   * one for each step, so that Back goes back a step. It holds numbers, since erasing can't reach it.
   * @type {[number, number] | null} */
  let view = null;
  /** @returns {[number, number]} */
  const place = () => {
    const paths = pathsOf(read());
    return [paths.length - 1, followPath(graph, paths.at(-1)).made.length];
  };
  /** @param {"pushState" | "replaceState"} how */
  const note = (how) => {
    if (alone) return;
    history.scrollRestoration = "manual"; // or Back would scroll to where another step's text was
    history[how]({ ...history.state, [graph.id]: view ?? place() }, "");
  };

  function show() {
    const here = sections.find((section) => !section.hidden);
    // Focus alone leaves the heading under the page's bar: what was read above it has just gone.
    here.querySelector("h2").focus({ preventScroll: true });
    here.scrollIntoView({ block: "start" });
  }

  /** @param {Answer} answer */
  function save(answer) {
    view = null;
    model.set("answers", { ...model.get("answers"), [graph.id]: answer });
    model.save_changes();
    note("pushState");
    show();
  }

  function draw() {
    const answer = read();
    const paths = pathsOf(answer);
    const [path, count] = view ?? place();
    const walked = followPath(graph, (paths[path] ?? paths.at(-1)).slice(0, count));
    const { made, at, ended } = walked;
    const live = String([path, made.length]) === String(place());
    const chosen = new Set(made.map(({ choice }) => choice));
    const before = new Set(paths.flat());
    const branching = Boolean(answer?.branches?.length);
    for (const section of sections) section.hidden = section.dataset.step !== at;
    root.querySelector(".oc-opening").toggleAttribute("open", !made.length);
    root.querySelector(".oc-branch").hidden = !branching;
    const here = sections.find((section) => !section.hidden);
    here.querySelector(".oc-walked").textContent = `Step ${made.length + 1}`;
    const entry = made.length && root.querySelector(`[data-key="${made.at(-1).choice}"] .oc-made`);
    here
      .querySelector(".oc-told")
      .replaceChildren(...(entry ? [make("p", "", "You chose: ", ...entry.cloneNode(true).childNodes)] : []));
    for (const later of here.querySelectorAll("[data-after]")) later.hidden = !chosen.has(later.dataset.after);
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = here.querySelectorAll("[data-way]");
    for (const button of buttons) {
      const was = !live && (paths[path] ?? [])[made.length] === button.dataset.way;
      button.disabled = !live;
      button.nextElementSibling.textContent = was
        ? "your choice"
        : branching && live && before.has(button.dataset.way)
          ? "chosen before"
          : "";
    }
    onward.hidden = live;
    here.append(onward);
    for (const mark of root.querySelectorAll("[data-way]"))
      mark.classList.toggle("is-chosen", paths[0].includes(mark.dataset.way));
    const over = ended && live;
    root.querySelector(".oc-path").hidden = !made.length;
    root.querySelector(".oc-path").classList.toggle("on-paper-only", !over);
    root.querySelector(".oc-chart").hidden = !over;
    root.querySelector(".oc-key").hidden = !over;
    markMap(root, graph, answer);
    showPath(root, answer, walked, (place) => save(goBack(read(), place)));
  }

  for (const heading of root.querySelectorAll(".oc-step > h2")) heading.prepend(make("span", "oc-number oc-walked"));
  for (const link of root.querySelectorAll("a[data-way]")) {
    const button = make("button", "", ...link.childNodes);
    button.type = "button";
    button.dataset.way = link.dataset.way;
    button.addEventListener("click", () => save(addChoice(graph, read(), button.dataset.way)));
    link.replaceWith(button);
    button.after(make("span", "oc-before"));
  }
  root.querySelector(".oc-leave").addEventListener("click", () => save(leaveBranch(read())));
  forward.addEventListener("click", () => {
    view = null;
    draw();
    note("pushState");
    show();
  });
  root.classList.add("is-live");
  if (!alone) {
    view = history.state?.[graph.id] ?? null;
    window.addEventListener("popstate", ({ state }) => {
      if (!state?.[graph.id]) return note("replaceState"); // a link inside the page: it stays where it is
      view = state[graph.id];
      draw();
      show();
    });
  }
  draw();
  note("replaceState");
  model.on("change:answers", () => {
    view = null;
    draw();
  });
}

export const scenario = { render: renderScenario };
export default scenario;
