// A browser that won't save: said above the first answer, and on the next page what has been lost.

/** @typedef {ReturnType<typeof import("./store.js").openStore>} Store */

const MARK = "on-camera lost ";
const OTHERS = { certificates: "your certificate", plan: "your program", role: "your choice of work" };

export const pageNote = (textContent = "") =>
  Object.assign(document.createElement("p"), { className: "page-note", role: "status", textContent });

/** What would be lost, in words: `3 answers, your certificate`.
 * @param {ReturnType<Store["unsaved"]>} unsaved */
export function lostText({ answers, others }) {
  const count = answers.length ? [`${answers.length} answer${answers.length === 1 ? "" : "s"}`] : [];
  return [...count, ...others.map((name) => OTHERS[name])].join(", ");
}

/** What the pages before have lost, by title. Where nothing can be stored, the tab's own name still goes along: it
 * takes how much was lost, and no answer, since another site in this tab may read it.
 * @returns {Record<string, string>} */
function readLost() {
  try {
    return JSON.parse(window.name.split(MARK)[1]) ?? {};
  } catch {
    return {};
  }
}

/** @param {Store} store @param {() => void} download
 * @returns {(kept: boolean) => void} says whether this browser saves: at the start, and after each change */
export function enableUnkept(store, download) {
  const [title] = document.title.split(" · ");
  const before = readLost();
  const note = pageNote();
  const words = document.createElement("span");
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    textContent: "Download my answers",
  });
  note.classList.add("oc-unkept");
  note.append(words, button);
  button.addEventListener("click", download);
  return (kept) => {
    const told = Object.entries(before).map(([page, what]) => `${what} on “${page}”`);
    const now = lostText(store.unsaved());
    words.textContent = [
      kept ? "" : "This browser won't save your answers: they last until you leave this page. ",
      told.length ? `Lost already: ${told.join("; ")}. ` : "",
    ].join("");
    button.hidden = !now;
    if (words.textContent) document.querySelector("main").prepend(note);
    else note.remove();
    document.documentElement.classList.toggle("is-unkept", !kept);
    const where = document.querySelector(".oc-where");
    if (where) where.hidden = !kept;
    const lost = now ? { ...before, [title]: now } : before;
    if (!window.name || window.name.startsWith(MARK))
      window.name = !kept && Object.keys(lost).length ? MARK + JSON.stringify(lost) : "";
  };
}
