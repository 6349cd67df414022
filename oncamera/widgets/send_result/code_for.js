// The code of a page's result. Nobody needs it before something is decided, so the page loads it then.
import { handIn } from "../../results/submission.js";
import { encodeResult, lineOf, shortName } from "../../results/result_code.js";

/** @typedef {import("./send_result.js").Send} Send */

/** The code of one form, or "" while nothing of it is decided.
 * @param {Send} send
 * @param {import("../parts/judge.js").Answers} answers @param {string} token @param {string} name */
export function codeFor(send, answers, token, name) {
  // What is answered to an earlier wording is shown as open here, and so it is sent as open.
  const asked = [send.form, ...(send.baseline ? [send.baseline] : [])].flatMap((form) => [
    ...form.cases,
    ...form.questions,
  ]);
  const current = Object.fromEntries(
    asked.flatMap(({ id, v }) => (Object.hasOwn(answers, id) && answers[id].v === v ? [[id, answers[id]]] : [])),
  );
  const result = handIn(current, send.form, send.baseline, { token, version: send.version, name });
  return typeof result === "object" && result ? encodeResult(result, send.course) : "";
}

/** Say what a code has no room for; "" when the name fits. @param {string} typed */
export function roomText(typed) {
  const fits = shortName(typed);
  return fits === lineOf(typed) ? "" : `The code has room for “${fits}”. Shorten the name.`;
}
