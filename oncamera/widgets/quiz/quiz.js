// The quiz: adds behavior to the HTML that templates/quiz.html has made. It builds no question a second time.
import { currentAnswer, isRight } from "../parts/judge.js";
import { keptText } from "../parts/model.js";
import { oneAtATime } from "../parts/steps.js";

const MOST_TRIES = 10_000; // what an answers file may hold

/** @typedef {import("../parts/judge.js").Answer} Answer
 * @typedef {import("../parts/judge.js").Answers} Answers
 * @typedef {{id: string, v: string, key: string[], exam?: boolean}} Question
 * How a question's form reaches the model: all answers, its own to keep, and what an exam says once it's kept.
 * @typedef {{get: () => Answers, save: (answer: Answer) => void, keptText: () => string}} Keeper */

/** The kept answer, unless it picks what the question doesn't offer: then the question is open.
 * @param {Answers} answers @param {Question} question @param {HTMLInputElement[]} inputs */
function offeredAnswer(answers, question, inputs) {
  const answer = currentAnswer(answers, question);
  return answer?.picked.every((letter) => inputs.some((input) => input.value === letter)) ? answer : null;
}

/** Set up the form of an exam question: one answer is kept, and nothing is said of it.
 * @param {HTMLElement} root @param {Question} question @param {Keeper} answers */
function enhanceExamQuestion(root, question, answers) {
  const form = root.querySelector("form");
  const inputs = [...form.querySelectorAll("input")];
  const verdict = root.querySelector(".oc-verdict");
  const restore = () => {
    const answer = offeredAnswer(answers.get(), question, inputs);
    if (!answer && inputs[0].disabled) form.reset(); // erased; a choice not yet kept stays
    for (const input of inputs) {
      if (answer) input.checked = answer.picked.includes(input.value);
      input.disabled = Boolean(answer);
    }
    form.querySelector(".oc-check").hidden = Boolean(answer);
    verdict.textContent = answer ? answers.keptText() : "";
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = inputs.filter((input) => input.checked).map((input) => input.value);
    if (!picked.length) {
      verdict.textContent = "Choose an answer first.";
      return;
    }
    answers.save({ picked, tries: 1, v: question.v });
    restore();
    verdict.focus(); // the button is gone, and the focus would be
  });
  root.classList.add("is-live");
  restore();
  return restore;
}

/** Set up one question's form.
 * @param {HTMLElement} root @param {Question} question @param {Keeper} answers */
function enhanceQuestion(root, question, answers) {
  const form = root.querySelector("form");
  const inputs = [...form.querySelectorAll("input")];
  const verdict = root.querySelector(".oc-verdict");
  const key = root.querySelector("details");
  const reasons = new Map([...key.querySelectorAll("[data-choice]")].map((item) => [item.dataset.choice, item]));
  const again = root.querySelector(".oc-again");
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();

  function clear() {
    verdict.textContent = "";
    root.classList.remove("is-right", "is-wrong");
    for (const input of inputs) input.removeAttribute("aria-describedby");
    for (const copy of shown.values()) copy.remove();
    shown.clear();
    key.hidden = true;
    key.open = false;
    again.hidden = true;
  }

  /** Put a choice's own reason under it: a copy, since the key below keeps the full list.
   * @param {HTMLInputElement} input */
  function explain(input) {
    const copy = /** @type {HTMLElement} */ (reasons.get(input.value).querySelector(".oc-because").cloneNode(true));
    copy.id = `${input.id}-because`;
    copy.classList.add(question.key.includes(input.value) ? "for-right" : "for-wrong");
    input.setAttribute("aria-describedby", copy.id);
    input.closest(".oc-choice").append(copy);
    shown.set(input.value, copy);
  }

  /** @param {Answer} answer */
  function show(answer) {
    clear();
    const right = isRight(answer.picked, question.key);
    for (const input of inputs) {
      input.checked = answer.picked.includes(input.value);
      if (right || input.checked) explain(input);
    }
    root.classList.add(right ? "is-right" : "is-wrong");
    const tries = answer.tries > 1 ? ` That took ${answer.tries} tries.` : "";
    const missing = answer.picked.every((letter) => question.key.includes(letter)) ? " Something is missing." : "";
    verdict.textContent = right ? `Right.${tries}` : `Not quite.${missing} The reason is under your choice.`;
    key.hidden = right;
    again.hidden = right;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = inputs.filter((input) => input.checked).map((input) => input.value);
    if (!picked.length) {
      clear();
      verdict.textContent = "Choose an answer first.";
      return;
    }
    const before = currentAnswer(answers.get(), question);
    const answer = { picked, tries: Math.min((before?.tries ?? 0) + 1, MOST_TRIES), v: question.v };
    answers.save(answer);
    show(answer);
    verdict.focus();
  });
  again.addEventListener("click", () => {
    clear();
    for (const input of inputs) input.checked = false;
    inputs[0].focus();
  });

  let last = ""; // what was shown; to show the same again would wipe a choice that isn't checked yet
  const restore = () => {
    const answer = offeredAnswer(answers.get(), question, inputs);
    const told = answer ? JSON.stringify([answer.picked, answer.tries]) : "";
    if (told === last) return;
    last = told;
    if (answer) return show(answer);
    clear();
    form.reset();
  };
  root.classList.add("is-live");
  clear();
  restore();
  return restore;
}

/** @param {import("../parts/model.js").Host} host */
function renderQuiz({ model, el }) {
  const given = model.get("html");
  if (given) el.innerHTML = given;
  const restores = model.get("questions").map((/** @type {Question} */ question) => {
    /** @type {Keeper} */
    const answers = {
      get: () => model.get("answers"),
      keptText: () => keptText(model),
      save(answer) {
        model.set("answers", { ...model.get("answers"), [question.id]: answer });
        model.save_changes();
      },
    };
    const enhance = question.exam ? enhanceExamQuestion : enhanceQuestion;
    return enhance(el.querySelector(`[data-question="${question.id}"]`), question, answers);
  });
  /** @type {HTMLElement[]} */
  const roots = [...el.querySelectorAll(".oc-question")];
  // An exam question that is answered is closed: its controls say so themselves.
  const showSteps = oneAtATime(
    el,
    roots,
    (index) => (roots[index].querySelector("input").disabled ? "kept" : "open"),
    "question",
  );
  model.on("change:answers", () => {
    for (const restore of restores) restore();
    showSteps();
  });
}

export const quiz = { render: renderQuiz };
export default quiz;
