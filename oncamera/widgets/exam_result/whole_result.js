// The result of a whole exam form: the score, the change since the baseline, the certificate. It fills in the template.
import { answersText, certificateText, cleanName, codeOf } from "../../results/certificate.js";
import { changeText, examChange, examResult } from "../../results/exam.js";
import { fileName } from "../../results/file_name.js";
import { certificateWords } from "./certificate_words.js";
import { icsText } from "./ics.js";
import { isFlag } from "../../results/signal_detection.js";
import { RATINGS } from "../../content/vocabulary.js";
import { isRight } from "../parts/judge.js";
import { fieldOf, tooLong } from "../parts/fields.js";
import { saveFile } from "../parts/save_file.js";

/** @typedef {import("../../results/exam.js").Result} Result
 * @typedef {import("../../results/certificate.js").Certificate} Certificate */

/** @param {Result} result @returns {string} */
export function resultText(result) {
  const counts = `${result.right} of ${result.questions} questions right, ${result.caught} of ${result.impostors} impostors caught, ${result.cleared} of ${result.genuine} genuine people cleared`;
  if (result.passed) return `Passed, with ${result.score} of 100: ${counts}.`;
  return `Not passed yet, with ${result.score} of 100: ${counts}. Go back to the chapters, then take another form: each is fresh and as hard, and a pass there counts the same.`;
}

/** What the interval over all points allows to say. @param {[number, number]} interval */
export function chanceText([low, high]) {
  if (low > 0) return "The interval over all points lies above 0: chance alone would seldom bring such a gain.";
  if (high < 0) return "The interval over all points lies below 0: chance alone would seldom bring such a loss.";
  return "The interval over all points holds 0: with so few answers, chance alone can bring such a difference.";
}

/** A day as the reader's own calendar has it: `2026-11-25`. @param {Date} when */
export function dayText(when) {
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

/** @param {import("../parts/model.js").Host} host */
export function showWholeResult({ model, el }) {
  const exam = model.get("exam");
  /** @param {string} name */
  const find = (name) => el.querySelector(name);
  const form = /** @type {HTMLFormElement} */ (find(".oc-exam-name"));
  const [nameField, roleField] = [fieldOf(form, "name"), fieldOf(form, "role")];
  const ids = [...exam.key.questions, ...exam.key.cases].map((/** @type {{id: string}} */ one) => one.id);
  const words = find(".oc-exam-lead").textContent;
  /** @returns {Certificate | undefined} */
  const mine = () => (model.get("certificates") ?? []).find((/** @type {Certificate} */ one) => one.form === exam.form);
  let renaming = false;

  /** @param {Result} result */
  function showChange(result) {
    const before = examResult(exam.before, model.get("answers"));
    find(".oc-exam-change").hidden = !result.whole || !before.whole;
    find(".oc-exam-none").hidden = !result.whole || before.whole;
    for (const { row, now, before: first, change, interval } of examChange(result, before)) {
      const cells = find(`[data-row="${row}"]`).querySelectorAll("td");
      [`${first[0]} of ${first[1]}`, `${now[0]} of ${now[1]}`, changeText(change, interval)].forEach((text, index) => {
        cells[index].textContent = text;
      });
      if (row === "points") find(".oc-exam-chance").textContent = chanceText(interval);
    }
  }

  /** Every item with the reader's own answer; what was missed comes open, with what to read again. @param {Result} result */
  function showReview({ whole, passed }) {
    const review = find(".oc-review");
    review.hidden = !whole || !exam.review;
    if (review.hidden) return;
    if (!review.firstChild) review.innerHTML = exam.review;
    const answers = model.get("answers");
    /** @type {Set<string>} */
    const again = new Set();
    /** @param {{id: string, key?: string[], impostor?: boolean}} item */
    const show = ({ id, key, impostor }) => {
      const row = review.querySelector(`[data-review="${id}"]`);
      const { picked, rating } = answers[id];
      const right = key ? isRight(picked, key) : isFlag(rating) === impostor;
      row.querySelector(".oc-review-mark").textContent = right ? "✓ Right." : "Missed.";
      row.classList.toggle("is-missed", !right);
      row.querySelector("details").open = !right;
      if (!right && row.dataset.page) again.add(row.dataset.page);
      const yours = row.querySelector(".oc-review-yours");
      if (yours) yours.textContent = `You chose: ${picked[0]}. You believed: ${RATINGS[rating - 1]}.`;
      for (const choice of row.querySelectorAll("[data-choice]")) {
        const [mine, best] = [picked.includes(choice.dataset.choice), choice.hasAttribute("data-right")];
        choice.hidden = !mine && !best;
        const tag = choice.querySelector(".oc-tag");
        tag.hidden = choice.hidden;
        tag.textContent = [mine && "your answer", best && "right"].filter(Boolean).join(", ");
      }
    };
    for (const item of [...exam.key.questions, ...exam.key.cases]) show(item);
    const missed = review.querySelectorAll(".is-missed").length;
    review.querySelector(".oc-review-lead").textContent = missed
      ? `You missed ${missed} of ${exam.key.questions.length + exam.key.cases.length}: those are open below.${passed ? "" : " Before you try again:"}`
      : "All right, every one. The reasons are below.";
    for (const page of review.querySelectorAll("[data-again]")) page.hidden = !again.has(page.dataset.again);
  }

  /** @param {Result} result */
  function showCertificate(result) {
    const certificate = mine();
    form.hidden = !(renaming || (result.passed && !certificate));
    find(".oc-certificate").hidden = find(".oc-certificate-buttons").hidden = !certificate || renaming;
    if (!certificate) return;
    const said = certificateWords(certificate, exam, result);
    for (const place of el.querySelectorAll("[data-said]")) place.textContent = said[place.dataset.said];
    find('[data-said="role"]').parentElement.hidden = !said.role;
    find(".oc-certificate-shown").hidden = !said.right;
  }

  function refresh() {
    const result = examResult(exam.key, model.get("answers"));
    find(".oc-exam-lead").textContent = result.whole ? resultText(result) : words;
    if (find(".oc-calendar")) find(".oc-calendar").hidden = !result.passed;
    if (find(".oc-another")) find(".oc-another").hidden = !result.whole || result.passed;
    showChange(result);
    showReview(result);
    showCertificate(result);
    if (!nameField.value && mine()) nameField.value = mine().name;
    if (document.activeElement !== roleField) roleField.value = mine()?.role ?? model.get("role") ?? "";
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = cleanName(nameField.value);
    const refused = name ? tooLong("A name", name) : "Type a name first.";
    if (refused) {
      find(".oc-exam-note").textContent = refused;
      return;
    }
    model.send("refresh"); // what another tab has erased a moment ago must not pass
    const { score, passed } = examResult(exam.key, model.get("answers"));
    if (!passed && !mine()) {
      find(".oc-exam-note").textContent = "No certificate was made: your answers aren't here anymore.";
      return;
    }
    const date = mine()?.date ?? dayText(new Date());
    const said = { name, role: roleField.value, date, version: exam.version, form: exam.form, score };
    const code = codeOf(said, exam.course, answersText(ids, model.get("answers")));
    const others = (model.get("certificates") ?? []).filter((/** @type {Certificate} */ one) => one.form !== exam.form);
    renaming = false;
    model.set("certificates", [...others, { ...said, code }]);
    find(".oc-exam-note").textContent =
      model.save_changes() === false
        ? "Your certificate is made, but this browser won't keep it: print it or download it before you close this page."
        : "Your certificate is made. Whoever asked you to take the course needs the file of “Download my answers”: the certificate is in it.";
    find("#certificate-title").focus();
  });
  find(".oc-rename").addEventListener("click", () => {
    renaming = true;
    refresh();
    nameField.focus();
  });
  find(".oc-print").addEventListener("click", () => {
    const page = document.documentElement;
    page.classList.add("prints-certificate"); // the style sheet then prints nothing else
    window.addEventListener("afterprint", () => page.classList.remove("prints-certificate"), { once: true });
    window.print();
  });
  find(".oc-answers-file").addEventListener("click", () => {
    if (model.send("download") === false) return; // the page says why
    find(".oc-exam-note").textContent =
      "Your answers are in one file. Send it to whoever asked you to take the course.";
  });
  find(".oc-text").addEventListener("click", () => {
    const role = exam.roles[mine().role] ?? "";
    saveFile(
      fileName("on-camera-certificate", [mine()], "txt"),
      "text/plain",
      certificateText({ ...mine(), role }, exam.form_name),
    );
  });
  find(".oc-ics")?.addEventListener("click", () => {
    const stamp = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = el.querySelectorAll("[data-days]");
    const events = [...links].map((link) => ({
      days: Number(link.dataset.days),
      title: `On Camera. ${link.textContent}`,
      address: `${link.href}?back`, // the page then says so if the earlier answers aren't there
      says: "Twelve fresh questions and twelve fresh files, about half an hour. Use the browser in which you took the course.",
    }));
    saveFile(
      "on-camera-later-looks.ics",
      "text/calendar",
      icsText(mine()?.date ?? dayText(new Date()), stamp, mine()?.code ?? stamp, events),
    );
  });
  refresh();
  model.on("change:answers", refresh);
  model.on("change:certificates", () => {
    if (!mine()) form.reset(); // erased: the typed name goes too
    refresh();
  });
  model.on("change:role", refresh);
}
