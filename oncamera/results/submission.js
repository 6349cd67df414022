// Handing in: the result made of a learner's answers to one form. The same rules as hand_in.py.
import { isRight } from "../widgets/parts/judge.js";
import { STEPS, stateOf } from "./result_code.js";

/** How many cases are decided. @param {{states: number[]}} part */
export const judgedOf = (part) => part.states.filter((state) => state > 0).length;

/** Whether everything that the form asks is answered. @param {object} part @param {Form} form */
export const isWhole = (part, form) => judgedOf(part) === form.cases.length && part.answered === form.questions.length;

function partOf(answers, form) {
  const kept = (records) =>
    records.map((record) => [record, Object.hasOwn(answers, record.id) ? answers[record.id] : null]);
  const cases = kept(form.cases);
  const questions = kept(form.questions).filter(([, answer]) => answer);
  if (!cases.some(([, answer]) => answer)) return null;
  if ([...cases, ...questions].some(([record, answer]) => answer && answer.v !== record.v)) return "outdated";
  const judged = cases.map(([, answer]) => answer).filter((answer) => answer?.rating);
  const given = questions.map(([, answer]) => answer);
  if (
    judged.some(({ picked }) => picked.length !== 1 || !STEPS.includes(picked[0])) ||
    given.some(({ rating }) => rating) ||
    [...judged, ...given].some(({ branches, open }) => branches?.length || open)
  )
    return "notOffered";
  return {
    form: form.form,
    print: form.print,
    states: cases.map(([, answer]) => (answer?.rating ? stateOf(answer.rating, answer.picked[0]) : 0)),
    answered: questions.length,
    right: questions.filter(([question, answer]) => isRight(answer.picked, question.key)).length,
  };
}

/** The result of one form, with the baseline when that is whole; "outdated", "notOffered", or null when there is no decision.
 * @param {object} answers @param {Form} form @param {Form | undefined} baseline
 * @param {{token: string, version: string, name: string}} said */
export function handIn(answers, form, baseline, { token, version, name }) {
  const part = partOf(answers, form);
  if (part === null || typeof part === "string") return part;
  const earlier = baseline && baseline.form !== form.form ? partOf(answers, baseline) : null;
  const whole = earlier && typeof earlier === "object" && isWhole(earlier, baseline);
  return { version, token, parts: whole ? [part, earlier] : [part], name };
}
