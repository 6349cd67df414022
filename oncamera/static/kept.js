// What is kept about the reader, in plain words: it fills in kept.html, takes it out as CSV and puts a file in.
import { answersCsv, readAnswersFile } from "./answers_file.js";
import { fileName } from "./certificate.js";
import { countAnswers, currentAnswer } from "./judge.js";
import { saveFile } from "./save_file.js";

const some = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

/** Answers by page: how many, and how many of the questions right; an exam's are counted only.
 * @param {{title: string, questions: [string, string][]}[]} pages
 * @param {Record<string, string[]>} keys of the questions whose answers may be told @param {object} answers */
export function keptRows(pages, keys, answers) {
  const records = (page) => page.questions.map(([id, v]) => ({ id, v, key: keys[id] }));
  const rows = pages.map((page) => {
    const { asked, answered } = countAnswers(answers, records(page));
    const told = records(page).filter((one) => one.key && currentAnswer(answers, one));
    return { title: page.title, asked, answered, told: told.length, right: countAnswers(answers, told).right };
  });
  const current = new Set(pages.flatMap(records).filter((one) => currentAnswer(answers, one)).map((one) => one.id));
  return { rows: rows.filter((row) => row.answered), old: Object.keys(answers).filter((id) => !current.has(id)).length };
}

function renderKept({ model, el }) {
  const find = (name) => el.querySelector(name);
  const { keys, roles, forms } = model.get("kept_page");
  const form = find("form");
  const note = find(".oc-kept-note");
  let waiting = null;

  /** @returns {[string, string][]} everything beside the answers, as label and words */
  function facts() {
    const { kept, role, plan, certificates = [] } = model.get("everything")();
    const said = [];
    if (role) said.push(["Your work", roles[role] ?? role]);
    if (plan) said.push(["Your programme, from the planner", [some((plan.controls ?? []).length, "control"), plan.company, plan.owner].filter(Boolean).join(", ")]);
    for (const one of certificates) said.push([`Certificate, ${forms[one.form] ?? one.form}`, `${one.name}, ${one.date}, ${one.score} of 100, code ${one.code}`]);
    for (const [key, text] of Object.entries(kept)) {
      if (key.endsWith(".token")) said.push(["Random number, so that a result handed in twice counts once", text]);
      if (key.endsWith(".theme")) said.push(["Colours", text]);
      if (key.endsWith(".unreadable")) said.push(["Set aside, because it could not be read", some(text.length, "character")]);
    }
    return said;
  }

  function refresh() {
    const { rows, old } = keptRows(model.get("course").pages, keys, model.get("answers"));
    const said = facts();
    find(".oc-kept-none").hidden = Boolean(rows.length || old || said.length);
    find(".oc-kept-facts").replaceChildren(...said.map(([label, words]) => {
      const pair = document.createElement("div");
      pair.append(Object.assign(document.createElement("dt"), { textContent: label }), Object.assign(document.createElement("dd"), { textContent: words }));
      return pair;
    }));
    find(".oc-kept-facts").hidden = !said.length;
    find("table").hidden = !rows.length;
    find("tbody").replaceChildren(...rows.map((row) => {
      const line = document.createElement("tr");
      const head = Object.assign(document.createElement("th"), { scope: "row", textContent: row.title });
      const cells = [`${row.answered} of ${row.asked}`, row.told ? `${row.right} of ${row.told} questions` : "not told here"];
      line.append(head, ...cells.map((textContent) => Object.assign(document.createElement("td"), { textContent })));
      return line;
    }));
    find(".oc-kept-old").hidden = !old;
    find(".oc-kept-old").textContent = `${some(old, "answer")} to questions that have changed since, or are gone: kept, and counted nowhere.`;
  }

  function put(file) {
    waiting = null;
    find(".oc-kept-sure").hidden = true;
    form.reset();
    model.send("replace", file);
    note.textContent = `Put in: ${some(Object.keys(file.answers).length, "answer")}, ${some((file.certificates ?? []).length, "certificate")}.`;
  }

  async function take(chosen) {
    const { file, problems } = readAnswersFile(await chosen.text());
    find(".oc-kept-reasons").replaceChildren(...problems.slice(0, 20).map((textContent) => Object.assign(document.createElement("li"), { textContent })));
    waiting = file;
    find(".oc-kept-sure").hidden = true;
    if (!file) {
      note.textContent = `${chosen.name} was not taken: ${problems.length === 1 ? "it does not fit" : `it does not fit in ${problems.length} places`}. Nothing has changed.`;
      return;
    }
    if (find(".oc-kept-none").hidden) {
      note.textContent = `${chosen.name} fits. It takes the place of all that is kept here.`;
      find(".oc-kept-sure").hidden = false;
      find(".oc-kept-leave").focus();
    } else put(file);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.file.addEventListener("change", () => form.elements.file.files[0] && take(form.elements.file.files[0]));
  find(".oc-kept-replace").addEventListener("click", () => waiting && put(waiting));
  find(".oc-kept-leave").addEventListener("click", () => {
    waiting = null;
    form.reset();
    find(".oc-kept-sure").hidden = true;
    note.textContent = "Nothing has changed.";
    form.elements.file.focus();
  });
  find(".oc-kept-csv").addEventListener("click", () => {
    saveFile(fileName("on-camera-answers", model.get("everything")().certificates ?? [], "csv"), "text/csv", answersCsv(model.get("answers")));
  });
  find(".oc-kept-tools").hidden = false;
  refresh();
  for (const name of ["answers", "role", "plan", "certificates"]) model.on(`change:${name}`, refresh);
}

export const keptPage = { render: renderKept };
export default keptPage;
