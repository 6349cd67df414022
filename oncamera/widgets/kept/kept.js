// What is kept about the reader, in plain words: it fills in kept.html, takes it out as CSV and puts a file in.
import { answersCsv, readAnswersFile } from "../../results/answers_file.js";
import { fileName } from "../../results/file_name.js";
import { countAnswers, currentAnswer } from "../parts/judge.js";
import { fieldOf } from "../parts/fields.js";
import { alike, mergeKept } from "../../results/merge_answers.js";
import { saveFile } from "../parts/save_file.js";
import { minuteNow } from "../../hosts/site/store.js";

/** @typedef {import("../parts/judge.js").Answers} Answers
 * @typedef {{title: string, questions: [string, string][]}} Page what it asks, by id and fingerprint
 * @typedef {Page & {page: string}} IndexPage
 * @typedef {import("../../results/merge_answers.js").Kept} Kept
 * @typedef {import("../../results/merge_answers.js").Fate} Fate */

/** @type {ReturnType<typeof readAnswersFile>} */
const NOT_OPENED = { file: null, problems: ["The file can't be opened."] };

/** @param {number} number @param {string} word */
const some = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

/** Answers by page: how many, and how many of the questions right; an exam's are counted only.
 * @param {Page[]} pages
 * @param {Record<string, string[]>} keys of the questions whose answers may be told
 * @param {Answers} answers */
export function keptRows(pages, keys, answers) {
  /** @param {Page} page */
  const records = (page) =>
    page.questions.map(([id, v]) => ({ id, v, key: Object.hasOwn(keys, id) ? keys[id] : null }));
  const rows = pages.map((page) => {
    const { asked, answered } = countAnswers(answers, records(page));
    const told = records(page).filter((one) => one.key && currentAnswer(answers, one));
    return { title: page.title, asked, answered, told: told.length, right: countAnswers(answers, told).right };
  });
  const current = new Set(
    pages
      .flatMap(records)
      .filter((one) => currentAnswer(answers, one))
      .map((one) => one.id),
  );
  return {
    rows: rows.filter((row) => row.answered),
    old: Object.keys(answers).filter((id) => !current.has(id)).length,
  };
}

/** A line of a list, and what belongs under it. @typedef {{text: string, items: string[]}} Line */
/** @param {string} text @returns {Line} */
const line = (text) => ({ text, items: [] });

/** What a merge does to a page, answer by answer: what is added, and which of two that differ is kept.
 * @param {Record<string, Fate>} fate @param {string[]} ids of the page, in its order
 * @param {Kept} here @param {Kept} file @param {Record<string, string>} kinds of ids: "case" or "scenario"; else a question */
export function mergeItems(fate, ids, here, file, kinds) {
  /** @type {Record<string, number>} */
  const numbers = {};
  return ids.flatMap((id) => {
    const kind = Object.hasOwn(kinds, id) ? kinds[id] : "question";
    numbers[kind] = (numbers[kind] ?? 0) + 1;
    const [mine, theirs] = [here.answers[id], file.answers[id]];
    if (!Object.hasOwn(fate, id) || (mine && alike(mine, theirs))) return [];
    const name = kind === "scenario" ? "Your way through" : `${kind === "case" ? "Case" : "Question"} ${numbers[kind]}`;
    /** @param {import("../parts/judge.js").Answer} answer */
    const from = ({ at }) => (at ? `from ${at.slice(0, 10)}` : "undated");
    if (!mine) return [`${name}: added, ${from(theirs)}.`];
    return fate[id] === "changed"
      ? [`${name}: the file's answer, ${from(theirs)}, takes the place of yours, ${from(mine)}.`]
      : [`${name}: yours, ${from(mine)}, stays; the file's, ${from(theirs)}, isn't taken.`];
  });
}

/** What a merge does, in words: in all, page by page, and answer by answer.
 * @param {ReturnType<typeof mergeKept>} merged @param {Page[]} pages
 * @param {Record<string, string>} forms @param {string[]} stay what else stays as it is here
 * @param {(ids: string[]) => string[]} items what happens to each of these */
export function mergeText({ fate, certificates }, pages, forms, stay, items) {
  /** @param {string[]} ids */
  const count = (ids) => {
    /** @param {string} kind */
    const number = (kind) => ids.filter((id) => fate.get(id) === kind).length;
    return [
      ["added", "added"],
      ["changed", "replaced by the file's"],
      ["stays", "as before"],
    ]
      .filter(([kind]) => number(kind))
      .map(([kind, words]) => `${number(kind)} ${words}`)
      .join(", ");
  };
  const known = pages.map(({ title, questions }) => ({ title, ids: questions.map(([id]) => id) }));
  const listed = new Set(known.flatMap(({ ids }) => ids));
  const others = [...fate.keys()].filter((id) => !listed.has(id));
  const said = { added: "added", changed: "the file's is later and takes the place of yours", stays: "yours stays" };
  return {
    all: count([...fate.keys()]) || "no answers",
    lines: [
      ...[...known, { title: "Questions that have changed or are gone", ids: others }]
        .filter(({ ids }) => count(ids))
        .map(({ title, ids }) => ({ text: `${title}: ${count(ids)}.`, items: items(ids) })),
      ...[...certificates].map(([form, kind]) => line(`Certificate, ${forms[form]}: ${said[kind]}.`)),
      ...stay.map((words) => line(`${words}: yours stays.`)),
    ],
  };
}

/** @param {import("../parts/model.js").Host} host */
function renderKept({ model, el }) {
  /** @param {string} name */
  const find = (name) => el.querySelector(name);
  const { keys, kinds, roles, forms, exams } = model.get("kept_page");
  const form = el.querySelector("form");
  const fileField = fieldOf(form, "file");
  const note = find(".oc-kept-note");
  /** @param {Line[]} lines */
  const reasons = (lines) =>
    find(".oc-kept-reasons").replaceChildren(
      ...lines.map(({ text, items }) => {
        const [entry, list] = [document.createElement("li"), document.createElement("ul")];
        list.append(...items.map((textContent) => Object.assign(document.createElement("li"), { textContent })));
        entry.append(text, ...(items.length ? [list] : []));
        return entry;
      }),
    );
  /** @type {Kept | null} */
  let waiting = null; // the file, until the reader has said what is to be done with it
  /** @type {Kept | null} */
  let before = null; // what was kept before the file was put in

  /** @returns {[string, string][]} everything beside the answers, as label and words */
  function facts() {
    const { kept, role, plan, certificates = [] } = model.get("everything")();
    /** @type {[string, string][]} */
    const said = [];
    if (role) said.push(["Your work", roles[role] ?? role]);
    if (plan)
      said.push([
        "Your program, from the planner",
        [some((plan.controls ?? []).length, "control"), plan.company, plan.owner].filter(Boolean).join(", "),
      ]);
    for (const one of certificates)
      said.push([
        `Certificate, ${forms[one.form] ?? one.form}`,
        `${one.name}, ${one.date}, ${one.score} of 100, code ${one.code}`,
      ]);
    for (const [key, text] of Object.entries(kept)) {
      if (key.endsWith(".token")) said.push(["Random number, so that a result handed in twice counts once", text]);
      if (key.endsWith(".theme")) said.push(["Colors", text]);
      if (key.includes(".unreadable"))
        said.push(["Set aside, because it couldn't be read", some(text.length, "character")]);
    }
    return said;
  }

  /** @returns {IndexPage[]} the course's pages, with what `questions.js` knows of each */
  function indexPages() {
    const { pages, questions = {} } = model.get("course");
    return pages.map((/** @type {IndexPage} */ page) => ({ ...page, questions: questions[page.page] ?? [] }));
  }

  function refresh() {
    find(".oc-kept-undo").hidden = true; // it would take back what has changed since
    const { rows, old } = keptRows(indexPages(), keys, model.get("answers"));
    const said = facts();
    find(".oc-kept-none").hidden = find(".oc-kept-back").hidden = Boolean(rows.length || old || said.length);
    find(".oc-kept-facts").replaceChildren(
      ...said.map(([label, words]) => {
        const pair = document.createElement("div");
        pair.append(
          Object.assign(document.createElement("dt"), { textContent: label }),
          Object.assign(document.createElement("dd"), { textContent: words }),
        );
        return pair;
      }),
    );
    find(".oc-kept-facts").hidden = !said.length;
    find("table").hidden = !rows.length;
    find("tbody").replaceChildren(
      ...rows.map((row) => {
        const line = document.createElement("tr");
        const head = Object.assign(document.createElement("th"), { scope: "row", textContent: row.title });
        const cells = [
          `${row.answered} of ${row.asked}`,
          row.told ? `${row.right} of ${row.told} questions` : "not told here",
        ];
        line.append(head, ...cells.map((textContent) => Object.assign(document.createElement("td"), { textContent })));
        return line;
      }),
    );
    find(".oc-kept-old").hidden = !old;
    find(".oc-kept-old").textContent =
      `${some(old, "answer")} to questions that have changed since, or are gone: kept, and counted nowhere.`;
  }

  /** What is kept here and the file as one, and what that does in words. @param {Kept} file */
  function merge(file) {
    const here = model.get("everything")();
    const pages = indexPages();
    const ids = Object.fromEntries(
      Object.entries(exams).map(([form, page]) => [
        form,
        pages.find((one) => one.page === page)?.questions.map(([id]) => id),
      ]),
    );
    // A day's grace: the reader's calendar may be ahead of the time in UTC.
    const merged = mergeKept(here, file, ids, new Map(pages.flatMap((page) => page.questions)), minuteNow(864e5));
    /** @param {unknown} mine @param {unknown} theirs */
    const stays = (mine, theirs) => mine && theirs && JSON.stringify(mine) !== JSON.stringify(theirs);
    const stay = [
      ...(stays(here.role, file.role) ? ["Your work"] : []),
      ...(stays(here.plan, file.plan) ? ["Your program, from the planner"] : []),
    ];
    /** @param {string[]} them */
    const items = (them) => mergeItems(Object.fromEntries(merged.fate), them, here, file, kinds);
    return { ...merged, ...mergeText(merged, pages, forms, stay, items) };
  }

  function settle() {
    waiting = null;
    form.reset();
    find(".oc-kept-sure").hidden = true;
  }

  /** Put a record in place of what is kept, and say what was done only if it is kept.
   * @param {Kept} record @param {string} words @param {Line[]} lines @param {boolean} canUndo */
  function put(record, words, lines, canUndo) {
    const { answers, plan, role, certificates } = model.get("everything")();
    settle();
    const kept = model.send("replace", record) !== false;
    note.textContent = kept ? words : "It shows on this page, but this browser won't keep it.";
    reasons(lines);
    before = canUndo ? { answers, plan, role, certificates } : null;
    find(".oc-kept-undo").hidden = !before;
    (before ? find(".oc-kept-undo button") : fileField).focus();
  }

  /** @param {File} chosen */
  async function take(chosen) {
    const { file, problems } = await chosen.text().then(readAnswersFile, () => NOT_OPENED);
    const more = problems.length > 20 ? [`And ${problems.length - 20} more.`] : [];
    reasons([...problems.slice(0, 20), ...more].map(line));
    waiting = file;
    find(".oc-kept-sure").hidden = true;
    if (!file) {
      note.textContent = `${chosen.name} was not taken: ${problems.length === 1 ? "it does not fit" : `it does not fit in ${problems.length} places`}. Nothing has changed.`;
      return;
    }
    if (!find(".oc-kept-none").hidden) {
      put(
        file,
        `Put in: ${some(Object.keys(file.answers).length, "answer")}, ${some((file.certificates ?? []).length, "certificate")}.`,
        [],
        false,
      );
      return;
    }
    const { all, lines } = merge(file);
    note.textContent = `${chosen.name} fits. If you add it to what is kept here: ${all}.`;
    reasons(lines);
    find(".oc-kept-sure").hidden = false;
    find(".oc-kept-leave").focus();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  fileField.addEventListener("change", () => fileField.files[0] && take(fileField.files[0]));
  find(".oc-kept-add").addEventListener("click", () => {
    const { kept, all, lines } = merge(waiting); // again, since another tab may have answered
    put(kept, `Put in: ${all}.`, lines, true);
  });
  find(".oc-kept-replace").addEventListener("click", () =>
    put(waiting, "Everything here was replaced by the file.", [], true),
  );
  find(".oc-kept-undo").addEventListener("click", () =>
    put(before, "Undone: what was kept before is back.", [], false),
  );
  find(".oc-kept-leave").addEventListener("click", () => {
    settle();
    reasons([]);
    note.textContent = "Nothing has changed.";
    fileField.focus();
  });
  find(".oc-kept-csv").addEventListener("click", () => {
    saveFile(
      fileName("on-camera-answers", model.get("everything")().certificates ?? [], "csv"),
      "text/csv",
      answersCsv(model.get("answers")),
    );
  });
  const persist = find(".oc-kept-persist");
  persist.hidden = !navigator.storage?.persist; // there is none on a page opened from disk
  persist.querySelector("button").addEventListener("click", async () => {
    const granted = await navigator.storage.persist().catch(() => false);
    persist.querySelector("span").textContent = granted
      ? "It won't clear them by itself. You still can, and so can a setting that clears everything on closing."
      : "It doesn't promise that. Download your answers, so that you have them whatever it does.";
  });
  find(".oc-kept-tools").hidden = false;
  refresh();
  for (const name of ["answers", "role", "plan", "certificates"]) model.on(`change:${name}`, refresh);
}

export const keptPage = { render: renderKept };
export default keptPage;
