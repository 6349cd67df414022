// The published site as host of the widgets: it supplies `model`, keeps the answers and shows the progress.
import { countAnswers, currentAnswer } from "./judge.js";
import { openStore } from "./store.js";
import { baseRates } from "./base_rates.js";
import { fileName } from "./certificate.js";
import { desk } from "./desk.js";
import { examResultWidget } from "./exam_result.js";
import { filter } from "./filter.js";
import { keptPage } from "./kept.js";
import { makeModel } from "./model.js";
import { planner } from "./planner.js";
import { quiz } from "./quiz.js";
import { saveFile } from "./save_file.js";
import { scenario } from "./scenario.js";
import { still } from "./still.js";
import { enableTurn } from "./turn.js";
import { leftText, pathState, yourPath } from "./your_path.js";

const WIDGETS = { base_rates: baseRates, desk, exam_result: examResultWidget, filter, kept: keptPage, planner, quiz, scenario, still, your_path: yourPath };
const KEPT = ["plan", "role", "certificates"]; // beside the answers; each is saved by the widget that has changed it
const ROOM_LOOKS = "Shown to a room: your own answers do not show here, and nothing is kept.";

/** What the reader is told of the progress: on a path of one's own, what is left of it; else how far the course is.
 * A page that counts apart, a test or a role's, is not in that count, and the words must not say that it is.
 * @param {{asked: number, answered: number}} here @param {{asked: number, answered: number} | null} course
 * @param {string} left @param {boolean} apart */
export function progressText(here, course, left = "", apart = false) {
  const page = here.asked ? `${here.answered} of ${here.asked} answered on this page` : "";
  const all = course?.asked ? `${course.answered} of ${course.asked} ${page ? "" : "answered "}${apart ? "in chapters, case desk and scenarios" : "in the course"}` : "";
  const text = [page, all, left].filter(Boolean).join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const differ = (one, other) => JSON.stringify(one) !== JSON.stringify(other);
const keysOf = (exam) => (exam ? [exam.key, exam.before].flatMap((key) => [...key.questions, ...key.cases]) : []);

function start() {
  const store = openStore(document.documentElement.dataset.course, () => window.localStorage);
  const course = { pages: [], routes: {}, ...window.onCamera };
  const { pages } = course;
  const models = [];
  const onPage = [];
  const panel = document.querySelector(".oc-answers");
  const showTurn = enableTurn();
  const roomLooks = new URLSearchParams(location.search).has("room"); // a file that the board has opened

  function tell(message) {
    const note = panel?.querySelector(".oc-note");
    if (note) note.textContent = message;
  }

  function showProgress() {
    const { answers, role } = store.read();
    const count = (questions) => countAnswers(answers, questions);
    const asRecords = (pairs) => pairs.map(([id, v]) => ({ id, v, key: [] }));
    const apart = pages.some((page) => page.apart && page.questions.some(([id]) => onPage.some((one) => one.id === id)));
    const stops = Object.hasOwn(course.routes, role ?? "") ? course.routes[role] : null;
    const chapters = stops ? null : count(pages.filter((page) => !page.apart).flatMap((page) => asRecords(page.questions)));
    const text = progressText(count(onPage), chapters, stops ? leftText(pathState(stops, pages, answers)) : "", apart);
    for (const line of document.querySelectorAll(".oc-progress")) line.textContent = roomLooks ? ROOM_LOOKS : text;
    showTurn(stops, pages, answers);
    for (const page of pages) {
      const { asked, answered } = count(asRecords(page.questions));
      const mark = document.querySelector(`[data-page="${page.page}"] .oc-done`);
      if (mark && asked) {
        mark.textContent = answered === asked ? "done" : answered ? `${answered}/${asked}` : "";
      }
    }
  }

  for (const host of document.querySelectorAll('[data-widget]:not([data-widget="board"], [data-widget="deck"])')) {
    const data = host.querySelector("script.oc-data");
    const given = { questions: [], course, everything: store.everything, token: store.token, ...(data ? JSON.parse(data.textContent) : {}) };
    const asked = [...given.questions, ...(given.desk?.cases ?? []), ...(given.scenario ? [given.scenario] : [])];
    if (roomLooks || host.closest(".oc-deck")) { // the room answers: nothing is kept, and nothing kept shows
      if (given.desk) given.desk.send = null;
      WIDGETS[host.dataset.widget].render({ model: makeModel({ ...given, answers: {} }, () => {}), el: host });
      continue;
    }
    onPage.push(...asked);
    const mine = new Set(asked.map((record) => record.id));
    const before = store.read();
    const model = makeModel({ ...given, ...before }, (state) => {
      const kept = store.change((all) => {
        for (const name of KEPT) if (differ(state[name], before[name])) all[name] = before[name] = state[name];
        for (const id of mine) if (Object.hasOwn(state.answers, id)) all.answers[id] = state.answers[id];
      });
      if (!kept) tell("This browser will not keep your answers: they last until you close this page.");
      refresh();
    }, (message, content) => hosted[message](content));
    const whole = ["your_path", "kept"].includes(host.dataset.widget) ? pages.flatMap((page) => page.questions.map(([id, v]) => ({ id, v }))) : [];
    models.push({ model, records: [...asked, ...keysOf(given.exam), ...whole], before });
    WIDGETS[host.dataset.widget].render({ model, el: host });
  }

  function download() {
    const everything = store.everything();
    const name = fileName("on-camera-answers", everything.certificates ?? [], "json");
    saveFile(name, "application/json", JSON.stringify(everything, null, 2));
    tell(`Downloaded as ${name}.`);
  }

  /** Tell every widget all that is kept, after it has been replaced or erased. */
  function retell() {
    const { answers } = store.read();
    refresh();
    for (const { model } of models) model.set("answers", answers);
  }

  function replace(file) {
    if (!store.replace(file)) tell("This browser will not keep your answers: they last until you close this page.");
    retell();
  }
  /** For the next person at this computer: nothing kept, and a new random number. */
  function afresh() {
    store.erase();
    retell();
    tell(Object.keys(store.read().answers).length ? "This browser did not let the answers be erased." : "Erased. You start afresh.");
  }
  const hosted = { download, replace, afresh };

  panel?.removeAttribute("hidden");
  panel?.querySelector(".oc-download").addEventListener("click", download);
  const erase = panel?.querySelector(".oc-erase");
  const sure = panel?.querySelector(".oc-sure");
  const ask = (asking) => {
    sure.hidden = !asking;
    erase.hidden = asking;
    (asking ? sure.querySelector("button") : erase).focus();
  };
  erase?.addEventListener("click", () => ask(true));
  sure?.querySelector(".oc-keep").addEventListener("click", () => ask(false));
  sure?.querySelector(".oc-really").addEventListener("click", () => {
    store.erase();
    retell();
    ask(false);
    tell("Erased. Nothing of yours is kept here now.");
  });

  if (store.read().lost) tell("What was kept here before could not be read. It is left aside, and is in your download.");
  /** Tell every widget what is kept now: another one, another tab or the back-forward cache may have changed it. */
  function refresh() {
    const kept = store.read();
    for (const { model, records, before } of models) {
      const shown = model.get("answers");
      const stale = records.some((record) => differ(currentAnswer(kept.answers, record), currentAnswer(shown, record)));
      if (stale) model.set("answers", kept.answers);
      for (const name of KEPT) {
        before[name] = kept[name];
        if (differ(model.get(name), kept[name])) model.set(name, kept[name]);
      }
    }
    showProgress();
  }
  window.addEventListener("storage", refresh);
  window.addEventListener("pageshow", (event) => event.persisted && refresh());
  showProgress();
}

if (typeof document !== "undefined") start();
