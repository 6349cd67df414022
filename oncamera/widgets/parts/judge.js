// The rules of answering, without a page: pure functions, told the same golden cases as bank.py.

/** @typedef {{picked: string[], tries: number, v: string}} Answer */
/** @typedef {{id: string, v: string, key: string[]}} QuestionKey */

/** Right when exactly the correct choices are picked.
 * @param {string[]} picked @param {string[]} key */
export function isRight(picked, key) {
  return picked.length === key.length && key.every((letter) => picked.includes(letter));
}

/** The answer that is kept for a question, or null: an answer to an earlier wording is dropped.
 * @param {Record<string, Answer>} answers @param {{id: string, v: string}} question */
export function currentAnswer(answers, question) {
  const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : null;
  return answer && answer.v === question.v && Array.isArray(answer.picked) && answer.picked.length ? answer : null;
}

/** How many of these questions are answered, and how many rightly. A scenario counts once its first path has ended.
 * @param {Record<string, Answer>} answers @param {QuestionKey[]} questions */
export function countAnswers(answers, questions) {
  const kept = questions.map((question) => [question, currentAnswer(answers, question)]);
  return {
    asked: questions.length,
    answered: kept.filter(([, answer]) => answer && !answer.open).length,
    right: kept.filter(([question, answer]) => answer && isRight(answer.picked, question.key ?? [])).length,
  };
}
