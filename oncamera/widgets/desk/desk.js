// The case desk: the next action first, then one rating, then (in practice) every cue on the artefact itself.
import { RATINGS } from "../../content/vocabulary.js";
import { currentAnswer } from "../parts/judge.js";
import { isFlag } from "../../results/signal_detection.js";
import { keptText } from "../parts/model.js";
import { oneAtATime } from "../parts/steps.js";
import { enableSending } from "../send_result/send_result.js";

/** What is said of one decision.
 * @param {{impostor: boolean, best: string, acceptable: string[]}} key
 * @param {import("../parts/judge.js").Answer} answer */
export function decisionText(key, answer) {
  const flagged = isFlag(answer.rating);
  const fate = key.impostor
    ? flagged
      ? "Caught: this was misrepresented."
      : "Missed: this was misrepresented."
    : flagged
      ? "Wrongly flagged: this person was genuine."
      : "Cleared: this person was genuine.";
  const [action] = answer.picked;
  const step =
    action === key.best
      ? `“${action}” was the best next step.`
      : key.acceptable.includes(action)
        ? `“${action}” would do; the best next step was “${key.best}”.`
        : `You chose “${action}”; the best next step was “${key.best}”.`;
  return `${fate} ${step}`;
}

/** How many clues there are, and what they point to. @param {string[]} sides "impostor", "neutral" or "genuine" */
export function cluesText(sides) {
  /** @param {string} side */
  const number = (side) => sides.filter((one) => one === side).length;
  const parts = [
    [number("impostor"), "against"],
    [number("genuine"), "for"],
    [number("neutral"), "neither way"],
  ].filter(([many]) => many);
  return `${sides.length} clues: ${parts.map((part) => part.join(" ")).join(", ")}.`;
}

/** @typedef {import("../parts/judge.js").Answer} Answer
 * @typedef {import("./desk_result.js").CaseKey} CaseKey
 * How a case reaches the model: all answers, its own to keep, and what a test says once it's kept.
 * @typedef {{get: () => Record<string, Answer>, save: (answer: Answer) => void, keptText: () => string}} Keeper */

const SIDES = ["impostor", "neutral", "genuine"];

/** Number the marks of a case and let each one show its own entry: by mouse, touch and keyboard. The chips under the
 * verdict lead to them.
 * @param {HTMLElement} root @param {HTMLElement} chips
 * @returns {() => void} what takes it all back */
function openCues(root, chips) {
  root.classList.add("is-open");
  const listening = new AbortController();
  const { signal } = listening;
  /** @type {(() => void)[]} */
  const undo = [];
  const card = root.querySelector(".oc-cue-card");
  const entries = [...root.querySelectorAll("[data-cue-entry]")];
  /** @type {HTMLElement | null} */
  let shown = null;
  /** @param {HTMLElement} mark @param {HTMLElement} entry */
  const show = (mark, entry) => {
    shown?.setAttribute("aria-expanded", "false");
    shown = shown === mark ? null : mark;
    card.replaceChildren();
    if (!shown) return;
    mark.setAttribute("aria-expanded", "true");
    card.append(entry.querySelector("p").cloneNode(true));
    mark.closest(".oc-artefact, .oc-brief").after(card);
  };
  const sides = entries.map((entry) => SIDES.find((side) => entry.classList.contains(`points-${side}`)));
  chips.textContent = `${cluesText(sides)} `;
  chips.hidden = false;
  entries.forEach((entry, index) => {
    const number = index + 1;
    const marks = [...root.querySelectorAll(`[data-cue="${entry.dataset.cueEntry}"]`)];
    const chip = Object.assign(document.createElement("button"), { type: "button", textContent: String(number) });
    chip.className = entry.className;
    chip.setAttribute("aria-label", `Clue ${number}, ${entry.querySelector("strong").textContent}`);
    chip.addEventListener(
      "click",
      () => {
        const place = marks[0] ?? entry;
        if (place === entry) {
          entry.closest("details").open = true;
          entry.tabIndex = -1;
        } else if (shown !== place) place.click();
        place.focus({ preventScroll: true });
        place.scrollIntoView({ block: "center" });
      },
      { signal },
    );
    chips.append(chip, " ");
    for (const mark of marks) {
      const tag = document.createElement("sup");
      undo.push(() => {
        tag.remove();
        mark.classList.remove(...entry.classList);
        for (const attribute of ["role", "tabindex", "aria-expanded"]) mark.removeAttribute(attribute);
      });
      mark.classList.add(...entry.classList);
      mark.setAttribute("role", "button");
      mark.setAttribute("tabindex", "0");
      mark.setAttribute("aria-expanded", "false");
      tag.textContent = ` ${number}`;
      mark.append(tag);
      mark.addEventListener("click", () => show(mark, entry), { signal });
      mark.addEventListener(
        "keydown",
        (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          mark.click();
        },
        { signal },
      );
    }
  });
  root.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape" && shown) {
        const last = shown;
        event.preventDefault(); // it closes the card, and not the slides around it
        last.click();
        last.focus();
      }
    },
    { signal },
  );
  return () => {
    listening.abort();
    for (const step of undo) step();
    card.replaceChildren();
    chips.hidden = true;
    root.classList.remove("is-open");
  };
}

/** @param {HTMLElement} root @param {CaseKey} key @param {boolean} worked @param {Keeper} answers */
function enhanceCase(root, key, worked, answers) {
  const form = root.querySelector("form");
  const rating = form.querySelector(".oc-rating");
  /** @type {HTMLButtonElement} */
  const button = form.querySelector(".oc-check");
  const verdict = form.querySelector(".oc-verdict");
  const chips = form.querySelector(".oc-chips");
  /** @type {HTMLDetailsElement} */
  const details = root.querySelector("details.oc-key");
  /** @type {(() => void) | null} */
  let closeCues = null;
  /** @param {"action" | "rating"} kind @returns {NodeListOf<HTMLInputElement>} */
  const inputsOf = (kind) => form.querySelectorAll(`.oc-${kind} input`);
  /** @param {"action" | "rating"} kind */
  const picked = (kind) => [...inputsOf(kind)].find((input) => input.checked)?.value;
  /** @param {"action" | "rating"} kind @param {string} value */
  const inputFor = (kind, value) => [...inputsOf(kind)].find((input) => input.value === value);

  /** The rating appears once the action is chosen: deciding first keeps the belief from making the decision. */
  function advance() {
    rating.hidden = !picked("action");
    button.disabled = !picked("action") || !picked("rating");
  }
  /** Say at an option what it was: your choice, and the best one.
   * @param {HTMLInputElement} input @param {string} text */
  function tag(input, text) {
    input
      .closest("label")
      .append(Object.assign(document.createElement("span"), { className: "oc-tag", textContent: text }));
  }
  /** @param {Answer} answer */
  function show(answer) {
    for (const old of form.querySelectorAll(".oc-tag")) old.remove();
    const chosen = inputFor("action", answer.picked[0]);
    chosen.checked = true;
    inputFor("rating", String(answer.rating)).checked = true;
    rating.hidden = false;
    button.hidden = true;
    for (const input of form.querySelectorAll("input")) input.disabled = true;
    tag(chosen, "your choice");
    tag(inputFor("rating", String(answer.rating)), "your choice");
    if (worked) tag(inputFor("action", key.best), "best");
    verdict.textContent = worked ? decisionText(key, answer) : answers.keptText();
    root.classList.add("is-decided");
    if (!worked) return;
    root.classList.add(isFlag(answer.rating) === key.impostor ? "is-right" : "is-wrong");
    details.hidden = false;
    closeCues ??= openCues(root, chips);
  }
  function reset() {
    for (const old of form.querySelectorAll(".oc-tag")) old.remove();
    closeCues?.();
    closeCues = null;
    form.reset();
    root.classList.remove("is-decided", "is-right", "is-wrong");
    button.hidden = false;
    verdict.textContent = "";
    for (const input of form.querySelectorAll("input")) input.disabled = false;
    if (details) {
      details.hidden = true;
      details.open = false;
    }
    advance();
  }
  form.addEventListener("change", advance);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) return;
    const answer = { picked: [picked("action")], rating: Number(picked("rating")), tries: 1, v: key.v };
    answers.save(answer);
    show(answer);
    verdict.focus(); // the button is gone, and the focus would be; what happened is what one wants to read
  });
  root.classList.add("is-live");
  reset();
  return () => {
    const answer = currentAnswer(answers.get(), key);
    const usable =
      answer && answer.rating >= 1 && answer.rating <= RATINGS.length && inputFor("action", answer.picked[0]);
    if (usable) show(answer);
    else if (root.classList.contains("is-decided")) reset(); // erased; a choice that isn't saved yet stays
  };
}

/** @param {import("../parts/model.js").Host} host */
function renderDesk({ model, el }) {
  if (model.get("html")) el.innerHTML = model.get("html");
  const { cases, every, worked, form, send } = model.get("desk");
  const showCode = enableSending(el.querySelector(".oc-send"), send, model);
  const result = el.querySelector(".oc-result"); // a case on a slide has none
  /** @type {HTMLElement[]} */
  const roots = cases.map((/** @type {CaseKey} */ key) => el.querySelector(`[data-case="${key.id}"]`));
  const restores = cases.map((/** @type {CaseKey} */ key, /** @type {number} */ index) =>
    enhanceCase(roots[index], key, worked, {
      get: () => model.get("answers"),
      keptText: () => keptText(model),
      /** @param {Answer} answer */
      save(answer) {
        model.set("answers", { ...model.get("answers"), [key.id]: answer });
        model.save_changes();
      },
    }),
  );
  /** @param {number} index @returns {import("../parts/steps.js").State} */
  const stateOf = (index) => {
    const { classList } = roots[index];
    if (!classList.contains("is-decided")) return "open";
    return worked ? (classList.contains("is-right") ? "right" : "missed") : "kept";
  };
  /** @type {() => void} */
  let showSteps = () => {};
  /** The result shows once something is decided, and its script is loaded then. */
  async function tellResult() {
    if (!cases.some((/** @type {CaseKey} */ key) => currentAnswer(model.get("answers"), key))) {
      result.hidden = true;
      return;
    }
    try {
      const { showResult } = await import("./desk_result.js");
      showResult(result, { cases, every, worked, form }, model.get("answers"));
      showSteps();
    } catch (error) {
      console.error(error);
      result.hidden = false;
      for (const part of result.querySelectorAll(".oc-people, .oc-statistics")) part.hidden = true;
      result.querySelector(".oc-result-lead").textContent =
        "Your result couldn't be loaded. Look at your connection and reload this page: your answers are kept.";
    }
  }
  const refresh = () => {
    for (const restore of restores) restore();
    if (result) tellResult();
    showSteps();
    showCode();
  };
  refresh();
  showSteps = oneAtATime(el, roots, stateOf, "case", () => (result?.hidden ? null : result?.querySelector("h2")));
  model.on("change:answers", refresh);
}

export const desk = { render: renderDesk };
export default desk;
