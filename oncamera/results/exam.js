// Passing an exam form: the same rules as passing.py, told the same golden cases.
import { FEWEST_CAUGHT, FEWEST_CLEARED, PASS_POINTS } from "../content/vocabulary.js";
import { currentAnswer, isRight } from "../widgets/parts/judge.js";
import { differenceInterval, isFlag } from "./signal_detection.js";

const PASS = { points: PASS_POINTS, caught: FEWEST_CAUGHT, cleared: FEWEST_CLEARED };

/** A question and a case as an exam form's key has them.
 * @typedef {{id: string, v: string, key: string[]}} Question
 * @typedef {{id: string, v: string, impostor: boolean}} Case
 * @typedef {{questions: Question[], cases: Case[]}} ExamKey */

/** How one form went.
 * @param {ExamKey} key
 * @param {import("../widgets/parts/judge.js").Answers} answers */
export function examResult(key, answers) {
  const picked = key.questions.map((question) => ({ question, answer: currentAnswer(answers, question) }));
  const judged = key.cases.flatMap((one) => {
    const answer = currentAnswer(answers, one);
    return answer?.rating ? [{ impostor: one.impostor, flag: isFlag(answer.rating) }] : [];
  });
  /** @param {boolean} impostor @param {boolean} flag */
  const number = (impostor, flag) => judged.filter((one) => one.impostor === impostor && one.flag === flag).length;
  const result = {
    right: picked.filter(({ question, answer }) => answer && isRight(answer.picked, question.key)).length,
    questions: key.questions.length,
    caught: number(true, true),
    impostors: key.cases.filter((one) => one.impostor).length,
    cleared: number(false, false),
    genuine: key.cases.filter((one) => !one.impostor).length,
    answered: picked.filter(({ answer }) => answer).length + judged.length,
  };
  const of = result.questions + result.impostors + result.genuine;
  const points = result.right + result.caught + result.cleared;
  const whole = result.answered === of;
  return {
    ...result,
    of,
    points,
    whole,
    score: of ? Math.floor((200 * points + of) / (2 * of)) : 0,
    passed: whole && points >= PASS.points && result.caught >= PASS.caught && result.cleared >= PASS.cleared,
  };
}

/** @typedef {ReturnType<typeof examResult>} Result */

/** Two results side by side: what was counted, before and now, and the change with its 95% interval.
 * The two forms hold other questions and cases, so the shares are taken as independent.
 * @param {Result} now @param {Result} before */
export function examChange(now, before) {
  /** @type {Record<string, (one: Result) => [number, number]>} */
  const counted = {
    right: (one) => [one.right, one.questions],
    caught: (one) => [one.caught, one.impostors],
    cleared: (one) => [one.cleared, one.genuine],
    points: (one) => [one.points, one.of],
  };
  return Object.entries(counted).map(([row, count]) => {
    const [after, first] = [count(now), count(before)];
    return {
      row,
      now: after,
      before: first,
      change: after[0] / after[1] - first[0] / first[1],
      interval: differenceInterval(after, first),
    };
  });
}

/** A change in points of 100: `+21 (−6 to +44)`. @param {number} change @param {[number, number]} interval */
export function changeText(change, [low, high]) {
  /** @param {number} share */
  const signed = (share) => {
    const points = Math.round(100 * share);
    return `${points > 0 ? "+" : points < 0 ? "−" : ""}${Math.abs(points)}`;
  };
  return `${signed(change)} (${signed(low)} to ${signed(high)})`;
}
