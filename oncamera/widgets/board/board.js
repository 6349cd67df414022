// The room's board: it takes results in, one stream, and fills in board.html. Nothing leaves the page, and nothing is kept.
import { recordCsv, recordOf } from "./board_record.js";
import { drawMark } from "../desk/desk_result.js";
import { changeText } from "../../results/exam.js";
import { REASONS, addFile, addResult, addText, emptyRoom, skipResult } from "../../results/room.js";
import { ACTIONS as STEPS, FEWEST } from "../../content/vocabulary.js";
import { fieldOf } from "../parts/fields.js";
import { dropFile, saveFile } from "../parts/save_file.js";
import { summarizeRoom, viewOf } from "../../results/room_figures.js";

const MOST_NAMED = 500; // skipped results that are listed: a text of 800 KB can hold 160,000 spoilt codes

/** @typedef {import("../../results/room.js").Room} Room
 * @typedef {import("../../results/room.js").Form} Form
 * @typedef {import("../../results/room_figures.js").Summary} Summary
 * @typedef {import("../../results/room_figures.js").Share} Share
 * @typedef {import("../../results/room_figures.js").Split} Split
 * What the page gives: forms with their keys, the address of each form's page, views, stages and roles with their names.
 * @typedef {{course: string, version: string, forms: Form[], pages: Record<string, string>, views: [string, string][],
 *   stages: [string, string][], roles: [string, string][]}} Board */

/** @param {number} part */
const inHundred = (part) => `${Math.round(100 * part)}%`;
/** @param {number} number @param {string} word */
const some = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
/** @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {string | number} text @param {Partial<HTMLElementTagNameMap[K]>} more */
const tag = (name, text, more = {}) =>
  Object.assign(document.createElement(name), { textContent: String(text), ...more });

/** `77 of 90: 86% (77% to 91%)` @param {{hits: number, of: number, low: number, high: number}} share */
export function shareText({ hits, of, low, high }) {
  return of ? `${hits} of ${of}: ${inHundred(hits / of)} (${inHundred(low)} to ${inHundred(high)})` : "no such case";
}

/** What has come in, in one sentence. @param {import("../../results/room.js").Room} room @param {[string, string][]} views */
export function countedText(room, views) {
  const counts = views.map(([view, name]) => [
    name,
    room.results.filter(({ result }) => viewOf(result.parts[0].form) === view).length,
  ]);
  const by = counts
    .filter(([, number]) => number)
    .map(([name, number]) => `${name} ${number}`)
    .join(", ");
  const skipped = room.skipped.length ? ` ${some(room.skipped.length, "result")} skipped, with the reason below.` : "";
  return room.results.length || skipped
    ? `${some(room.results.length, "result")} counted${by && `: ${by}`}.${skipped}`
    : "";
}

/** How many results came from a browser that others have used too. @param {import("../../results/room.js").Room} room */
export function sharedText({ places }) {
  const shared = [...places.values()].filter((ones) => ones.length > 1).reduce((sum, ones) => sum + ones.length, 0);
  return shared ? ` ${shared} of them came from shared computers, under different names, and each counts.` : "";
}

/** What to ask the room about a case that divides it. @param {{by: string}} row */
export function questionFor({ by }) {
  return by === "verdict"
    ? "Ask one who flagged and one who did not: what did you see, which honest reading did you give it, and which one check would settle it?"
    : "Ask two who chose different steps: what does your step cost this person if all is honest, and what does it cost us if it is not?";
}

/** @param {{d: number, c: number} | null} found */
export function sensitivityText(found) {
  if (!found) return "";
  const lean =
    found.c < -0.1
      ? "the room leans to flagging"
      : found.c > 0.1
        ? "the room leans to clearing"
        : "the room leans to neither side";
  return `Sensitivity d′ ${found.d.toFixed(2)} (0 is chance: flagging everyone, or no one, comes to that too). Criterion c ${found.c.toFixed(2).replace("-", "−")}: ${lean}.`;
}

/** @param {import("../parts/model.js").Host} host */
function renderBoard({ model, el }) {
  if (model.get("html")) el.innerHTML = model.get("html");
  /** @type {Board} */
  const { course, version, forms, pages, views, stages, roles } = model.get("board");
  const names = { stages: stages.map(([id]) => id), roles: roles.map(([id]) => id) };
  const root = el.querySelector(".oc-board");
  /** @param {string} name @returns {HTMLElement} */
  const find = (name) => root.querySelector(name);
  /** @param {string} name */
  const said = (name) => find(`[data-said="${name}"]`);
  /** @type {HTMLFormElement} */
  const viewForm = root.querySelector(".oc-board-view");
  /** @type {HTMLFormElement} */
  const input = root.querySelector(".oc-board-in");
  const [pasted, chosen] = [fieldOf(input, "text"), fieldOf(input, "files")];
  /** @param {string} id */
  const keyOf = (id) => forms.flatMap(({ cases }) => cases).find((key) => key.id === id);
  let room = emptyRoom();

  /** @param {HTMLElement} row @param {string[]} texts */
  const fill = (row, texts) =>
    row.querySelectorAll("td").forEach((cell, index) => {
      cell.textContent = texts[index];
    });
  /** @param {string} name @returns {HTMLTableSectionElement} */
  const rowsOf = (name) => find(`.oc-board-${name}`).querySelector("tbody");
  /** Fill the rows of a table that have figures; hide the others.
   * @param {string} name @param {(row: string) => string[] | null} textsOf */
  function fillRows(name, textsOf) {
    for (const row of rowsOf(name).rows) {
      const texts = textsOf(row.dataset.row);
      row.hidden = !texts;
      if (texts) fill(row, texts);
    }
  }
  /** @param {string} id */
  const formOf = (id) => forms.find(({ cases }) => cases.some((key) => key.id === id));
  /** @param {string} id */
  const titleOf = (id) => `Case ${1 + formOf(id).cases.findIndex((key) => key.id === id)}: ${keyOf(id).title}`;
  /** A file's title, on the site as a link to it: in a tab of its own, for this page keeps nothing when it is left.
   * @param {string} id */
  function namedFile(id) {
    const page = pages[formOf(id).form];
    const title = tag("strong", titleOf(id));
    if (!page) return title;
    const link = tag("a", "", { href: `${page}?room#d-${id}-title`, target: "_blank", rel: "noopener" });
    link.append(title);
    return link;
  }

  /** @param {Summary} summary */
  function showCases(summary) {
    rowsOf("cases").replaceChildren(
      ...summary.cases.map((row) => {
        const line = document.createElement("tr");
        /** @type {[string, string | number][]} */
        const cells = [
          ["Flagged", `${row.flagged} of ${row.judged}`],
          ...STEPS.map((step, index) => /** @type {[string, number]} */ ([step, row.actions[index]])),
        ];
        line.append(
          tag("th", titleOf(row.id), { scope: "row" }),
          ...cells.map(([label, words]) => {
            const cell = tag("td", words);
            cell.dataset.label = label;
            return cell;
          }),
        );
        return line;
      }),
    );
    find(".oc-board-discuss").replaceChildren(
      ...summary.to_discuss.map((id) => {
        const row = summary.cases.find((one) => one.id === id);
        const key = keyOf(id);
        const item = document.createElement("li");
        const chosen = STEPS.map((step, index) => `${step} ${row.actions[index]}`).join(", ");
        const open = document.createElement("details");
        open.append(
          tag("summary", "What it was"),
          tag(
            "p",
            `${key.impostor ? "Misrepresented" : "Genuine"}. Best next step: ${[key.best, ...key.acceptable].join("; would do: ")}.`,
          ),
        );
        item.append(
          namedFile(id),
          tag("p", `${row.flagged} of ${row.judged} flagged it. Next step: ${chosen}.`),
          tag("p", questionFor(row)),
          open,
        );
        return item;
      }),
    );
  }

  /** @param {Summary} summary */
  function showPairs({ pairs }) {
    said("pairs").textContent = pairs
      ? `${shareText(pairs)} judged alike, by ${pairs.results} people who have judged both files of a pair. The two files differ only in name, accent, origin or time zone, and stand in two forms, one judged after the other: so two verdicts are a reason to ask what moved us, and no proof of bias.`
      : `Fewer than ${FEWEST} people have judged both files of a pair: the second file stands in another form, such as the baseline.`;
    find(".oc-board-pairs").replaceChildren(
      ...(pairs?.rows ?? []).map((row) => {
        const titles = forms
          .flatMap(({ cases }) => cases)
          .filter((key) => key.pair === row.pair)
          .map(({ title }) => title);
        return tag("li", `${titles.join(" / ")}: ${shareText(row)} alike`);
      }),
    );
  }

  /** @param {Summary} summary */
  function showChange({ change }) {
    find(".oc-board-change").hidden = !change;
    said("change").textContent = change
      ? `${change.results} people have finished both: ${change.better} did better, ${change.same} the same, ${change.worse} worse. The forms hold other cases, so the interval takes them as two separate draws; and a test taken beforehand lifts a later score by itself.`
      : `It shows once ${FEWEST} people have finished both the baseline and this form in the same browser.`;
    if (!change) return;
    fillRows("change", (name) => {
      const row = change.rows.find((one) => one.row === name);
      return (
        row && [
          `${row.before[0]} of ${row.before[1]}`,
          `${row.now[0]} of ${row.now[1]}`,
          changeText(row.change, [row.low, row.high]),
        ]
      );
    });
  }

  /** @param {Summary} summary */
  function showFigures(summary) {
    said("view").textContent = views.find(([id]) => id === summary.view)[1];
    said("lead").textContent =
      `${some(summary.results, "result")}, ${summary.whole} of them whole (nothing left open).`;
    fillRows("people", (name) => {
      const share = { caught: summary.caught, flagged: summary.flagged, questions: summary.questions }[name];
      return share && [`${share.hits} of ${share.of}`, share.of ? shareText(share).split(": ")[1] : "none judged"];
    });
    said("sensitivity").textContent = sensitivityText(summary.sensitivity);
    const { caught, flagged } = summary;
    drawMark(root, {
      counts: { caught: caught.hits, flagged: flagged.hits },
      impostors: caught.of,
      genuine: flagged.of,
      caughtInterval: [caught.low, caught.high],
      flaggedInterval: [flagged.low, flagged.high],
    });
    find(".oc-roc").setAttribute(
      "aria-label",
      `Impostors caught, ${shareText(caught)}, against genuine people wrongly flagged, ${shareText(flagged)}. Flagging everyone is 100% and 100%, flagging no one 0% and 0%.`,
    );
    /** @param {Split[] | null} rows @returns {(name: string) => string[] | null} */
    const split = (rows) => (name) => {
      const row = (rows ?? []).find((one) => one.name === name);
      return row?.caught && [shareText(row.caught), shareText(row.flagged)];
    };
    fillRows("stages", split(summary.stages));
    find(".oc-board-by-role").hidden = !summary.roles;
    fillRows("roles", split(summary.roles));
    /** @param {Record<string, number[]>} counts @param {number} at */
    const byTruth = ({ impostor, genuine }, at) => [String(impostor[at]), String(genuine[at])];
    fillRows("actions", (name) => byTruth(summary.actions, STEPS.indexOf(name)));
    said("score").textContent =
      `Next steps made ${inHundred(summary.action_score)} of the points (best 1, acceptable ½).`;
    fillRows("ratings", (name) => byTruth(summary.ratings, Number(name)));
    showCases(summary);
    showPairs(summary);
    showChange(summary);
  }

  function show() {
    const here = views
      .filter(([view]) => room.results.some(({ result }) => viewOf(result.parts[0].form) === view))
      .map(([view]) => view);
    const select = viewForm.querySelector("select");
    for (const option of select.options) option.hidden = option.disabled = !here.includes(option.value);
    if (!here.includes(select.value)) select.value = here[0] ?? "";
    viewForm.hidden = !room.results.length && !room.skipped.length;
    find(".oc-board-note").textContent = countedText(room, views) + sharedText(room);
    const given = room.results.map(({ result }) => result.name).filter(Boolean);
    find(".oc-board-names").hidden = !given.length;
    find(".oc-board-names").textContent = `Names that learners added: ${given.join(", ")}.`;
    const skipped = find(".oc-board-skipped");
    skipped.hidden = !room.skipped.length;
    skipped.querySelector("summary").textContent = `Skipped: ${room.skipped.length}`;
    skipped
      .querySelector("ul")
      .replaceChildren(
        ...room.skipped.slice(0, MOST_NAMED).map(({ label, reason }) => tag("li", `${label}: ${reason}.`)),
        ...(room.skipped.length > MOST_NAMED ? [tag("li", `And ${room.skipped.length - MOST_NAMED} more.`)] : []),
      );
    /** @type {import("../../results/room_figures.js").Summary} */
    const summary = select.value ? summarizeRoom(room, select.value, forms, names) : { view: "", results: 0 };
    find(".oc-board-figures").hidden = !summary.caught;
    find(".oc-board-few").hidden = !summary.results || Boolean(summary.caught);
    find(".oc-board-few").textContent =
      `${some(summary.results, "result")} so far. The figures show from ${FEWEST}, so that nobody can be read out of them.`;
    if (summary.caught) showFigures(summary);
  }

  /** Whatever brings a result, it goes through here: the next state of the room, then the figures. @param {(room: Room) => Room} step */
  function receive(step) {
    room = step(room);
    show();
  }
  /** One file into the room. Python reads a .json strictly and a .txt with a sign for what it can't read: so here.
   * @param {Room} now @param {File} file */
  async function taken(now, file) {
    const answers = file.name.toLowerCase().endsWith(".json");
    try {
      const text = new TextDecoder("utf-8", { fatal: answers }).decode(await file.arrayBuffer());
      return answers ? addFile(now, file.name, text, forms, course) : addText(now, file.name, text, forms, course);
    } catch {
      return skipResult(now, file.name, answers ? REASONS.noFile : REASONS.noCode);
    }
  }
  /** @param {File[]} files */
  async function take(files) {
    for (const file of files) room = await taken(room, file);
    show(); // once, however many files there are
  }
  const record = () => recordOf(room, forms, names, version);

  input.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = pasted.value;
    pasted.value = "";
    receive((now) => addText(now, "what you pasted", text, forms, course));
  });
  chosen.addEventListener("change", async () => {
    await take([...chosen.files]);
    chosen.value = "";
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
    else receive((now) => addText(now, "what you dropped", event.dataTransfer.getData("text"), forms, course));
  });
  viewForm.addEventListener("change", show);
  viewForm.addEventListener("submit", (event) => event.preventDefault());
  find(".oc-board-print").addEventListener("click", () => window.print());
  find(".oc-board-csv").addEventListener("click", () =>
    saveFile("on-camera-room.csv", "text/csv", recordCsv(record().views)),
  );
  find(".oc-board-json").addEventListener("click", () =>
    saveFile("on-camera-room.json", "application/json", JSON.stringify(record(), null, 2)),
  );
  find(".oc-board-clear").addEventListener("click", () => {
    room = emptyRoom();
    dropFile();
    show();
    pasted.focus();
  });
  // A live host hands results in one by one, through the same stream.
  model.on("change:incoming", () => {
    const { label, result } = model.get("incoming") ?? {};
    if (result) receive((now) => addResult(now, label, result, forms));
  });
  window.addEventListener("beforeunload", (event) => {
    if (room.results.length && root.isConnected) event.preventDefault(); // the browser asks, for nothing is kept
  });
  input.hidden = false;
  find(".oc-board-plain").hidden = true;
  show();
}

export const board = { render: renderBoard };
export default board;
