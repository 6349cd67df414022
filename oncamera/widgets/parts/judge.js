// The rules of answering, without a page: pure functions, told the same golden cases as bank.py.

/** What is kept of one question, case or scenario. `v`: the fingerprint of its wording; `rating`: a case's, from 1 to 6;
 * `branches` and `open`: a scenario's; `at`: the minute.
 * @typedef {{picked: string[], v: string, tries?: number, rating?: number, branches?: string[][], open?: boolean, at?: string}} Answer
 * @typedef {Record<string, Answer>} Answers by id
 * @typedef {{id: string, v: string}} Asked
 * @typedef {Asked & {key?: string[]}} QuestionKey */

/** Right when exactly the correct choices are picked.
 * @param {string[]} picked @param {string[]} key */
export function isRight(picked, key) {
  return picked.length === key.length && key.every((letter) => picked.includes(letter));
}

/** The answer that is kept for a question, or null: an answer to an earlier wording is dropped.
 * @param {Answers} answers @param {Asked} question @returns {Answer | null} */
export function currentAnswer(answers, question) {
  const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : null;
  return answer && answer.v === question.v && Array.isArray(answer.picked) && answer.picked.length ? answer : null;
}

/** The fingerprints of what is answered to its end. One stands for a question: no two have the same.
 * @param {Answers} answers */
export const answeredPrints = (answers) =>
  new Set(
    Object.values(answers)
      .filter((answer) => Array.isArray(answer?.picked) && answer.picked.length && !answer.open)
      .map(({ v }) => v),
  );

/** Of what a page asks, the step that a scenario has been left at; 0 when none is begun, or the path has ended.
 * @param {Answers} answers @param {string} asked fingerprints, with blanks between them */
export function openStep(answers, asked) {
  const prints = asked.split(" ");
  const open = Object.values(answers).find(({ v, open }) => open && prints.includes(v));
  return open ? (open.branches?.at(-1) ?? open.picked).length + 1 : 0;
}

/** How many of what a page asks is answered.
 * @param {Set<string>} kept what `answeredPrints` gives @param {string} asked fingerprints, with blanks between them */
export function countAsked(kept, asked) {
  const prints = asked.split(" ");
  return { asked: prints.length, answered: prints.filter((v) => kept.has(v)).length };
}

/** How many of these questions are answered, and how many rightly. A scenario counts once its first path has ended.
 * @param {Answers} answers @param {QuestionKey[]} questions */
export function countAnswers(answers, questions) {
  const kept = questions.map((question) => ({ question, answer: currentAnswer(answers, question) }));
  return {
    asked: questions.length,
    answered: kept.filter(({ answer }) => answer && !answer.open).length,
    right: kept.filter(({ question, answer }) => answer && isRight(answer.picked, question.key ?? [])).length,
  };
}
