// Light, dark or as the device says, before the page is drawn, so that it never flashes. And what a reader must know
// when the page can't work as it should: it is written so that old browsers can read it too.
(() => {
  const root = document.documentElement;
  root.classList.add("js"); // styles keep room for what scripts will show, so that nothing jumps
  // A script that was blocked, that this browser can't read, or that stopped: layout.html has the words for it.
  addEventListener(
    "error",
    (event) => {
      const ours = event.message
        ? !event.filename || event.filename.indexOf("/_static/") > 0
        : /** @type {Element} */ (event.target).tagName === "SCRIPT";
      if (ours) root.classList.add("oc-broken");
    },
    true,
  );

  // What stops after a wait, as when a file is read, throws no error of its own. Only ours counts, not an extension's.
  addEventListener("unhandledrejection", ({ reason }) => {
    if (String(reason && reason.stack).indexOf("/_static/") > 0) root.classList.add("oc-broken");
  });

  const key = `${root.dataset.course}.theme`;
  /** @param {string} [value] */
  const remember = (value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch (error) {
      // Forbidden or full: the choice lasts as long as the page.
    }
    return null;
  };
  const kept = remember();
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;

  /** Whether another site shows this page in a frame: it doesn't let itself be read. */
  const isFramed = () => {
    try {
      return window.top !== window && !window.top.location.href;
    } catch (error) {
      return true;
    }
  };
  const sayFramed = () => {
    const note = document.createElement("p");
    const link = document.createElement("a");
    note.className = "page-note";
    note.textContent = "This page is shown inside another site. Answers may not be kept here. ";
    link.textContent = "Open it on its own";
    link.href = location.href;
    link.target = "_blank";
    link.rel = "noopener";
    note.appendChild(link);
    const main = document.getElementById("main");
    main.insertBefore(note, main.firstChild);
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (isFramed()) sayFramed();
    const menu = /** @type {HTMLInputElement} */ (document.getElementById("menu-open"));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.checked) {
        menu.checked = false;
        menu.focus();
      }
    });

    // The contents show where the reader is; the page itself doesn't move.
    const contents = document.querySelector(".contents");
    const here = contents.querySelector('[aria-current="page"]');
    const center = () => {
      if (!here) return;
      const above = here.getBoundingClientRect().top - contents.getBoundingClientRect().top;
      contents.scrollTop += above - contents.clientHeight / 2;
    };
    center();
    menu.addEventListener("change", center);

    const button = document.querySelector(".theme-button");
    const device = window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)"); // older browsers lack it, or its events
    const current = () => root.dataset.theme || (device && device.matches ? "dark" : "light");
    const name = () => (button.textContent = current() === "dark" ? "Light" : "Dark");
    button.hidden = false;
    name();
    button.addEventListener("click", () => {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      remember(root.dataset.theme);
      name();
    });
    if (device && device.addEventListener) device.addEventListener("change", name);
  });
})();
