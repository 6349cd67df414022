// A browser that won't save: said above the first answer, and on the next page what has been lost. And a text that
// couldn't be read. site.js loads this where it's needed, and sets `onCameraSaving`.
(() => {
  const MARK = "on-camera lost ";
  const OTHERS = { certificates: "your certificate", plan: "your program", role: "your choice of work" };
  const saving = window.onCameraSaving;
  const [title] = document.title.split(" · ");

  /** What will be gone once the page is left, in words: `3 answers, your certificate`. */
  function lostText() {
    /** @type {Record<string, any>} */
    let there = {};
    try {
      there = JSON.parse(localStorage.getItem(saving.store.key)) ?? {};
    } catch {
      // Forbidden, or nothing that can be read: then nothing is saved.
    }
    /** @type {Record<string, any>} */
    const now = saving.store.read();
    /** @param {unknown} one @param {unknown} other */
    const differ = (one, other) => JSON.stringify(one) !== JSON.stringify(other);
    const many = Object.keys(now.answers).filter((id) => differ(now.answers[id], there.answers?.[id])).length;
    return [
      ...(many ? [`${many} answer${many === 1 ? "" : "s"}`] : []),
      ...Object.entries(OTHERS)
        .filter(([name]) => now[name] && differ(now[name], there[name]))
        .map(([, words]) => words),
    ].join(", ");
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

  const before = readLost();
  const note = document.createElement("p");
  const words = document.createElement("span");
  const button = document.createElement("button");
  note.className = "page-note oc-unkept";
  note.setAttribute("role", "status");
  button.type = "button";
  button.textContent = "Download my answers";
  button.addEventListener("click", saving.download);
  note.append(words, button);

  saving.show = () => {
    const { kept } = saving;
    const told = Object.entries(before).map(([page, what]) => `${what} on “${page}”`);
    const now = kept ? "" : lostText();
    const lost = now ? { ...before, [title]: now } : before;
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
    if (!window.name || window.name.startsWith(MARK))
      window.name = !kept && Object.keys(lost).length ? MARK + JSON.stringify(lost) : "";
  };
  saving.show();

  const { unread } = saving;
  if (unread) {
    const said = document.querySelector(".oc-note") ?? document.createElement("p");
    said.textContent =
      unread === "aside"
        ? "Some of what was kept here couldn't be read. It's set aside, and it's in your download. The rest works."
        : "Some of what was kept here couldn't be read, and this browser won't keep it apart. Download your answers before you close this page.";
    if (!said.parentElement) {
      said.className = "page-note";
      said.setAttribute("role", "status");
      document.querySelector("main").prepend(said);
    }
  }
})();
