// Handing in: the result made of a learner's answers to one form.
import { isRight } from "../widgets/parts/judge.js";
import { ACTIONS as STEPS } from "../content/vocabulary.js";
import { stateOf } from "./result_code.js";

/** A form as the board and the desk know it: what it asks, with the keys.
 * @typedef {{id: string, v: string, title: string, impostor: boolean, best: string, acceptable: string[], stage: string, pair?: string}} CaseKey
 * @typedef {{form: string, name: string, print: string, questions: {id: string, v: string, key: string[]}[], cases: CaseKey[]}} Form
 * @typedef {import("./result_code.js").Part} Part
 * @typedef {import("./result_code.js").Result} Result
 * @typedef {import("../widgets/parts/judge.js").Answers} Answers
 * @typedef {"outdated" | "notOffered"} Refusal */

/** How many cases are decided. @param {Part} part */
export const judgedOf = (part) => part.states.filter((state) => state > 0).length;

/** Whether everything that the form asks is answered. @param {Part} part @param {Form} form */
export const isWhole = (part, form) => judgedOf(part) === form.cases.length && part.answered === form.questions.length;

/** @param {Answers} answers @param {Form} form @returns {Part | Refusal | null} */
function partOf(answers, form) {
  /** @template {{id: string, v: string}} R @param {R[]} records */
  const kept = (records) =>
    records.map((record) => ({ record, answer: Object.hasOwn(answers, record.id) ? answers[record.id] : null }));
  const cases = kept(form.cases);
  const questions = kept(form.questions).filter(({ answer }) => answer);
  if (!cases.some(({ answer }) => answer)) return null;
  if ([...cases, ...questions].some(({ record, answer }) => answer && answer.v !== record.v)) return "outdated";
  const judged = cases.map(({ answer }) => answer).filter((answer) => answer?.rating);
  const given = questions.map(({ answer }) => answer);
  if (
    judged.some(({ picked }) => picked.length !== 1 || !STEPS.includes(picked[0])) ||
    given.some(({ rating }) => rating) ||
    [...judged, ...given].some(({ branches, open }) => branches?.length || open)
  )
    return "notOffered";
  return {
    form: form.form,
    print: form.print,
    states: cases.map(({ answer }) => (answer?.rating ? stateOf(answer.rating, answer.picked[0]) : 0)),
    answered: questions.length,
    right: questions.filter(({ record, answer }) => isRight(answer.picked, record.key)).length,
  };
}

/** The result of one form, with the baseline when that is whole; "outdated", "notOffered", or null when there is no decision.
 * @param {Answers} answers @param {Form} form @param {Form | undefined} baseline
 * @param {{token: string, version: string, name: string}} said @returns {Result | Refusal | null} */
export function handIn(answers, form, baseline, { token, version, name }) {
  const part = partOf(answers, form);
  if (!part) return null;
  if (typeof part === "string") return part;
  const earlier = baseline && baseline.form !== form.form ? partOf(answers, baseline) : null;
  const whole = earlier && typeof earlier === "object" && isWhole(earlier, baseline);
  return { version, token, parts: whole ? [part, earlier] : [part], name };
}
