// The published site as host of the widgets: it supplies `model`, keeps the answers and shows the progress.
import { answeredPrints, countAnswers, countAsked, currentAnswer, openStep } from "../../widgets/parts/judge.js";
import { minuteNow, openStore } from "./store.js";
import { fileName } from "../../results/file_name.js";
import { makeModel } from "../../widgets/parts/model.js";
import { dropFile, saveFile } from "../../widgets/parts/save_file.js";
import { enableTurn } from "./turn.js";
import { leftText, pathState } from "./path_state.js";

/** @typedef {import("../../widgets/parts/judge.js").QuestionKey} QuestionKey
 * @typedef {import("../../widgets/parts/judge.js").Asked} Asked
 * @typedef {import("../../widgets/parts/model.js").Model} Model
 * @typedef {import("../../results/exam.js").ExamKey} ExamKey
 * @typedef {import("../../results/merge_answers.js").Kept & Record<string, unknown>} State what is kept, by name
 * `records`: all that the widget shows something of, null for everything; `before`: what was kept when it was told last.
 * @typedef {{model: Model, el: HTMLElement, records: Asked[] | null, before: State}} Told */

const KEPT = ["plan", "role", "certificates"]; // beside the answers; each is saved by the widget that has changed it
const ROOM_LOOKS = "Shown to a room: your own answers do not show here, and nothing is kept.";

/** What the reader is told of the progress: on a path of one's own, what is left of it; else how far the course is.
 * A page that counts apart, a test or a role's, is not in that count, and the words must not say that it is.
 * @param {{asked: number, answered: number}} here @param {{asked: number, answered: number} | null} course
 * @param {string} left @param {boolean} apart @param {number} step where a scenario of this page was left */
export function progressText(here, course, left = "", apart = false, step = 0) {
  const page = step
    ? `you're at step ${step}`
    : here.asked
      ? `${here.answered} of ${here.asked} answered on this page`
      : "";
  const all = course?.asked
    ? `${course.answered} of ${course.asked} ${page ? "" : "answered "}${apart ? "in chapters, case desk and scenarios" : "in the course"}`
    : "";
  const text = [page, all, left].filter(Boolean).join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {unknown} one @param {unknown} other */
const differ = (one, other) => JSON.stringify(one) !== JSON.stringify(other);
/** @param {{key: ExamKey, before: ExamKey} | undefined} exam */
const keysOf = (exam) => (exam ? [exam.key, exam.before].flatMap((key) => [...key.questions, ...key.cases]) : []);

const pageNote = (textContent = "") =>
  Object.assign(document.createElement("p"), { className: "page-note", role: "status", textContent });

/** Do one part's work. If it throws, its place says so, and the other parts go on.
 * @param {HTMLElement} el @param {() => void} work */
function guarded(el, work) {
  try {
    work();
  } catch (error) {
    console.error(error);
    if (!el.querySelector(".page-note")) el.prepend(pageNote("This part couldn't start. The rest of the page works."));
  }
}

/** Bring a page of the site to life. @param {Record<string, import("../../widgets/parts/model.js").Widget>} widgets by name */
export function startSite(widgets) {
  const store = openStore(document.documentElement.dataset.course, () => window.localStorage);
  /** @type {NonNullable<Window["onCamera"]>} */
  const course = { course: "", pages: [], routes: {}, ...window.onCamera };
  const { pages } = course;
  /** @type {Told[]} */
  const models = [];
  /** @type {QuestionKey[]} */
  const onPage = [];
  /** @type {Asked[]} */
  const shown = [];
  const panel = document.querySelector(".oc-answers");
  const showTurn = enableTurn();
  const roomLooks = new URLSearchParams(location.search).has("room"); // a file that the board has opened

  let isLater = false; // a look at the course after its final
  let note = panel?.querySelector(".oc-note");

  /** @param {string} message */
  function tell(message) {
    if (!note) {
      note = pageNote();
      document.querySelector("main").prepend(note);
    }
    note.textContent = message;
  }
  /** @type {Window["onCameraSaving"]} */
  const saving = { store, download };
  window.onCameraSaving = saving;
  /** Say so when what was changed won't be kept. A script of its own does, since few browsers need it.
   * @param {boolean} kept */
  const tellKept = (kept) => {
    saving.kept = kept;
    if (saving.show) saving.show();
    else if (!kept || saving.unread || window.name.startsWith("on-camera lost")) {
      saving.show = () => {}; // until it's here
      const src = `${document.documentElement.dataset.content_root}_static/unkept.js`;
      document.head.append(Object.assign(document.createElement("script"), { src }));
    }
    return kept;
  };

  function showProgress() {
    const { answers, role } = store.read();
    const kept = answeredPrints(answers);
    const apart = pages.some((page) => page.apart && onPage.some(({ v }) => page.asked.split(" ").includes(v)));
    const stops = Object.hasOwn(course.routes, role ?? "") ? course.routes[role] : null;
    const shared = pages.filter((page) => !page.apart).map(({ asked }) => asked);
    const chapters = stops || !shared.length ? null : countAsked(kept, shared.join(" "));
    const text = progressText(
      countAnswers(answers, onPage),
      chapters,
      stops ? leftText(pathState(stops, pages, answers)) : "",
      apart,
      openStep(answers, onPage.map(({ v }) => v).join(" ")),
    );
    for (const line of document.querySelectorAll(".oc-progress")) line.textContent = roomLooks ? ROOM_LOOKS : text;
    showTurn(stops, pages, answers);
    for (const page of pages) {
      const { asked, answered } = countAsked(kept, page.asked);
      const mark = document.querySelector(`[data-page="${page.page}"] .oc-done`);
      if (mark && asked) {
        const step = openStep(answers, page.asked);
        mark.textContent = answered === asked ? "done" : step ? `step ${step}` : answered ? `${answered}/${asked}` : "";
      }
    }
  }

  /** @param {HTMLElement} host */
  function supply(host) {
    const data = host.querySelector("script.oc-data");
    const given = {
      questions: [],
      course,
      everything: store.everything,
      token: store.token,
      keeps: store.keeps,
      ...(data ? JSON.parse(data.textContent) : {}),
    };
    const asked = [...given.questions, ...(given.desk?.cases ?? []), ...(given.scenario ? [given.scenario] : [])];
    if (roomLooks || host.closest(".oc-deck")) {
      // the room answers: nothing is kept, and nothing kept shows
      if (given.desk) given.desk.send = null;
      widgets[host.dataset.widget].render({
        model: makeModel({ ...given, keeps: () => false, answers: {} }, () => {}),
        el: host,
      });
      return;
    }
    if (!host.closest(".oc-curious")) onPage.push(...asked); // what is optional is not counted
    shown.push(...asked);
    isLater ||= Boolean(given.exam?.form.startsWith("day"));
    const mine = new Set(asked.map((record) => record.id));
    /** @type {State} */
    const before = { ...store.read() };
    const model = makeModel(
      { ...given, ...before },
      (state) => {
        const kept = store.change((/** @type {State} */ all) => {
          for (const name of KEPT) if (differ(state[name], before[name])) all[name] = before[name] = state[name];
          for (const id of mine) {
            // What this page hasn't changed stays as another tab may have left it.
            if (!Object.hasOwn(state.answers, id) || !differ(state.answers[id], before.answers[id])) continue;
            all.answers[id] = state.answers[id] = { ...state.answers[id], at: minuteNow() };
          }
        });
        refresh();
        return tellKept(kept);
      },
      (message, content) => hosted[message](content),
    );
    const whole = ["your_path", "kept"].includes(host.dataset.widget);
    widgets[host.dataset.widget].render({ model, el: host });
    models.push({ model, el: host, records: whole ? null : [...asked, ...keysOf(given.exam)], before });
  }
  for (const host of document.querySelectorAll('[data-widget]:not([data-widget="board"])'))
    guarded(host, () => supply(host));
  openItem();

  /** Open the item that the address names by its fingerprint, as "Continue" does. */
  function openItem() {
    const named = shown.find(({ v }) => location.hash === `#v-${v}`);
    if (!named) return;
    const place = document.querySelector(`[data-question="${named.id}"] legend, [data-case="${named.id}"] h2`);
    const fold = place?.closest("details");
    if (fold) fold.open = true;
    if (place) location.replace(`#${place.id}`);
  }

  function download() {
    const everything = store.everything();
    const name = fileName("on-camera-answers", everything.certificates ?? [], "json");
    saveFile(name, "application/json", JSON.stringify(everything, null, 2));
  }

  /** Tell every widget all that is kept, after it has been replaced or erased. */
  function retell() {
    const { answers } = store.read();
    refresh();
    for (const { model, el, before } of models) {
      before.answers = answers;
      guarded(el, () => model.set("answers", answers));
    }
  }

  /** @param {State} file */
  function replace(file) {
    const kept = store.replace(file);
    retell();
    return tellKept(kept);
  }
  /** Erase all that is kept, the random number too, and say whether that is so. */
  function afresh() {
    const gone = store.erase();
    dropFile();
    retell();
    tell(
      gone
        ? "Erased. Nothing of yours is kept here now."
        : "Erased on this page. Your browser may still hold what it kept before: clear this site's data in its settings.",
    );
  }
  /** What a widget may ask of the page, by name. @type {Record<string, (content: any) => unknown>} */
  const hosted = { download, replace, refresh, afresh };

  panel?.removeAttribute("hidden");
  panel?.querySelector(".oc-download").addEventListener("click", download);
  const erase = panel?.querySelector(".oc-erase");
  const sure = panel?.querySelector(".oc-sure");
  /** @param {boolean} asking */
  const ask = (asking) => {
    sure.hidden = !asking;
    erase.hidden = asking;
    (asking ? sure.querySelector("button") : erase).focus();
  };
  erase?.addEventListener("click", () => ask(true));
  sure?.querySelector(".oc-keep").addEventListener("click", () => ask(false));
  sure?.querySelector(".oc-really").addEventListener("click", () => {
    afresh();
    ask(false);
  });

  /** Tell every widget what is kept now: another one, another tab or the back-forward cache may have changed it. */
  function refresh() {
    /** @type {State} */
    const kept = { ...store.read() };
    for (const { model, el, records, before } of models) {
      guarded(el, () => {
        const shown = model.get("answers");
        const stale = records
          ? records.some((record) => differ(currentAnswer(kept.answers, record), currentAnswer(shown, record)))
          : differ(kept.answers, shown);
        if (stale) model.set("answers", kept.answers);
        before.answers = model.get("answers");
        for (const name of KEPT) {
          before[name] = kept[name];
          if (differ(model.get(name), kept[name])) model.set(name, kept[name]);
        }
      });
    }
    showProgress();
  }
  window.addEventListener("storage", refresh);
  window.addEventListener("pageshow", (event) => event.persisted && refresh());
  showProgress();
  if (roomLooks) return;
  if (store.read().lost) saving.unread = store.change(() => {}) ? "aside" : "here";
  if (saving.unread || document.querySelector(".oc-answers, .oc-route")) tellKept(store.works());
  // Nothing tells that a browser has forgotten someone. But a link may say that they were here before.
  const back = document.querySelector(".oc-back");
  const { lost, ...kept } = store.read();
  if (back && (isLater || new URLSearchParams(location.search).has("back")))
    back.hidden = JSON.stringify(kept) !== '{"answers":{}}';
}
