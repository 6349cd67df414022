// The result of an exam form: nothing of it shows before all is answered, and only then is its script loaded.
import { countAnswers } from "../parts/judge.js";
import { enableSending } from "../send_result/send_result.js";

/** @typedef {import("../../results/certificate.js").Certificate} Certificate */

/** @param {import("../parts/model.js").Host} host */
function renderExamResult({ model, el }) {
  const exam = model.get("exam");
  const showCode = enableSending(el.querySelector(".oc-send"), model.get("send"), model);
  const records = [...exam.key.questions, ...exam.key.cases];
  let begun = false;

  /** Whether there is something to show: a whole form, or a certificate that was made of one. */
  const isDue = () =>
    countAnswers(model.get("answers"), records).answered === records.length ||
    (model.get("certificates") ?? []).some((/** @type {Certificate} */ one) => one.form === exam.form);

  async function refresh() {
    showCode();
    if (begun || !isDue()) return;
    begun = true;
    try {
      const { showWholeResult } = await import("./whole_result.js");
      showWholeResult({ model, el });
    } catch (error) {
      begun = false;
      console.error(error);
      el.querySelector(".oc-exam-note").textContent =
        "Your result couldn't be loaded. Look at your connection and reload this page: your answers are kept.";
    }
  }
  refresh();
  for (const name of ["answers", "certificates"]) model.on(`change:${name}`, refresh);
}

export const examResultWidget = { render: renderExamResult };
export default examResultWidget;
