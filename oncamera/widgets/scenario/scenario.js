// A scenario: one step at a time, in the HTML that scenario.html has made; at the end the path, the map and the key.
import { currentAnswer } from "../parts/judge.js";
import {
  addChoice,
  followPath,
  goBack,
  leaveBranch,
  pathNow,
  signed,
  sumChanges,
} from "../../results/scenario_paths.js";

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
 * @param {HTMLElement} root @param {Answer} answer @param {Walked} walked @param {(place: number) => void} back */
function showPath(root, answer, { made, at }, back) {
  /** @param {string} step */
  const title = (step) => root.querySelector(`[data-step="${step}"] h2`);
  /** @param {string} choice */
  const key = (choice) => root.querySelector(`[data-key="${choice}"]`);
  /** @param {string} step */
  const name = (step) => {
    const [number, words] = title(step).children;
    return `${number.textContent} ${words.textContent}`;
  };
  const branch = answer.branches?.length ?? 0;
  root.querySelector(".oc-path-lead").textContent = branch
    ? `This is a branch that you tried after your first path. It ends at “${name(at)}”.`
    : `It ends at “${name(at)}”. Go back to any choice and try another: your first path stays on record.`;
  const items = made.map(({ step, choice }, place) => {
    const item = make("li", "", make("p", "oc-made-at", name(step)));
    const entry = key(choice);
    if (!entry) return item;
    item.append(entry.querySelector(".oc-made").cloneNode(true));
    const button = make("button", "", "Choose again here");
    button.type = "button";
    button.setAttribute("aria-label", `Choose again at ${name(step)}`);
    button.addEventListener("click", () => back(place));
    item.append(make("div", "oc-buttons", button));
    return item;
  });
  root.querySelector(".oc-path-list").replaceChildren(...items, make("li", "", make("p", "oc-made-at", name(at))));

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

/** @param {import("../parts/model.js").Host} host */
function renderScenario({ model, el }) {
  if (model.get("html")) el.innerHTML = model.get("html");
  const given = model.get("scenario");
  const graph = { ...given, steps: Object.fromEntries(given.steps) };
  const root = el.querySelector(".oc-scenario");
  const sections = [...root.querySelectorAll("[data-step]")];
  const read = () => currentAnswer(model.get("answers"), graph);

  /** @param {Answer} answer */
  function save(answer) {
    model.set("answers", { ...model.get("answers"), [graph.id]: answer });
    model.save_changes();
    const here = sections.find((section) => !section.hidden);
    // Focus alone leaves the heading under the page's bar: what was read above it has just gone.
    here.querySelector("h2").focus({ preventScroll: true });
    here.scrollIntoView({ block: "start" });
  }

  function draw() {
    const answer = read();
    const path = followPath(graph, pathNow(answer));
    const { made, at, ended } = path;
    const chosen = new Set(made.map(({ choice }) => choice));
    const before = new Set([answer?.picked ?? [], ...(answer?.branches ?? [])].flat());
    const branching = Boolean(answer?.branches?.length);
    for (const section of sections) section.hidden = section.dataset.step !== at;
    root.querySelector(".oc-opening").toggleAttribute("open", !made.length);
    root.querySelector(".oc-branch").hidden = !branching;
    const here = sections.find((section) => !section.hidden);
    const entry = made.length && root.querySelector(`[data-key="${made.at(-1).choice}"] .oc-made`);
    here
      .querySelector(".oc-told")
      .replaceChildren(...(entry ? [make("p", "", "You chose: ", ...entry.cloneNode(true).childNodes)] : []));
    for (const later of here.querySelectorAll("[data-after]")) later.hidden = !chosen.has(later.dataset.after);
    for (const button of here.querySelectorAll("[data-way]")) {
      button.nextElementSibling.textContent = branching && before.has(button.dataset.way) ? "chosen before" : "";
    }
    root.querySelector(".oc-path").hidden = !ended;
    root.querySelector(".oc-chart").hidden = !ended;
    root.querySelector(".oc-key").hidden = !ended;
    markMap(root, graph, answer);
    if (ended) showPath(root, answer, path, (place) => save(goBack(read(), place)));
  }

  for (const link of root.querySelectorAll("a[data-way]")) {
    const button = make("button", "", ...link.childNodes);
    button.type = "button";
    button.dataset.way = link.dataset.way;
    button.addEventListener("click", () => save(addChoice(graph, read(), button.dataset.way)));
    link.replaceWith(button);
    button.after(make("span", "oc-before"));
  }
  root.querySelector(".oc-leave").addEventListener("click", () => save(leaveBranch(read())));
  root.classList.add("is-live");
  draw();
  model.on("change:answers", draw);
}

export const scenario = { render: renderScenario };
export default scenario;
