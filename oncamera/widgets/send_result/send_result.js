// The learner's side of the room's board: the code of this page's result, to copy. It fills in send_result.html.
import { handIn } from "../../results/submission.js";
import { encodeResult, lineOf, shortName } from "../../results/result_code.js";
import { fieldOf } from "../parts/fields.js";
import { newToken } from "../parts/token.js";

/** @typedef {import("../../results/submission.js").Form} Form
 * @typedef {{course: string, version: string, form: Form, baseline: Form | null}} Send */

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

/** @param {HTMLElement | null} root @param {Send | null} send @param {import("../parts/model.js").Model} model */
export function enableSending(root, send, model) {
  if (!root || !send) return () => {};
  const [nameField, codeField] = ["name", "code"].map((name) => fieldOf(root.querySelector("form"), name));
  const note = root.querySelector(".oc-send-note");
  const jumps = root.parentElement.querySelectorAll(".oc-send-jump"); // one under each file: a page is long on a phone
  const own = newToken(); // for a host that keeps none
  const show = () => {
    const judged = send.form.cases.filter(({ id, v }) => model.get("answers")[id]?.v === v).length;
    for (const one of [root, ...jumps]) one.hidden = !judged;
    note.textContent = "";
    root.querySelector(".oc-send-many").textContent = `${judged} of ${send.form.cases.length}`;
    if (judged) codeField.value = codeFor(send, model.get("answers"), model.get("token")?.() ?? own, nameField.value);
  };
  // Two people on one computer: the second starts with nothing kept, and with a random number of their own.
  /** @type {HTMLDetailsElement} */
  const afresh = root.querySelector(".oc-afresh");
  afresh.hidden = !model.get("token");
  afresh.querySelector(".oc-afresh-really").addEventListener("click", () => {
    afresh.open = false;
    nameField.value = "";
    model.send("afresh");
    show();
    root.parentElement.querySelector("input:not([disabled])")?.focus(); // this section is hidden now
  });
  nameField.addEventListener("input", () => {
    show();
    const fits = shortName(nameField.value);
    if (fits !== lineOf(nameField.value)) note.textContent = `The code has room for “${fits}”. Shorten the name.`;
  });
  root.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    codeField.select();
    // A page that was opened from disk may not write to the clipboard by the newer way.
    const copied = await navigator.clipboard?.writeText(codeField.value).then(
      () => true,
      () => false,
    );
    note.textContent =
      copied || document.execCommand("copy")
        ? "Copied. Paste it where your facilitator has asked for it."
        : "Select the code and copy it by hand.";
  });
  return show;
}
