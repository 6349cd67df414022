// The learner's side of the room's board: the code of this page's result, to copy. It fills in send_result.html.
import { fieldOf } from "../parts/fields.js";
import { newToken } from "../parts/token.js";

/** @typedef {import("../../results/submission.js").Form} Form
 * @typedef {{course: string, version: string, form: Form, baseline: Form | null}} Send */

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
    if (judged) fillIn();
  };
  /** Write the code of what is decided when it's there, and say whether it could be. */
  async function fillIn() {
    try {
      const { codeFor, roomText } = await import("./code_for.js");
      codeField.value = codeFor(send, model.get("answers"), model.get("token")?.() ?? own, nameField.value);
      note.textContent ||= roomText(nameField.value);
      return true;
    } catch {
      note.textContent = "The code couldn't be loaded. Look at your connection, then press the button.";
      return false;
    }
  }
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
  nameField.addEventListener("input", show);
  root.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!codeField.value && !(await fillIn())) return;
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
