// Light, dark or as the device says. Runs before the page is drawn, so that it never flashes.
(() => {
  const root = document.documentElement;
  root.classList.add("js"); // styles keep room for what scripts will show, so that nothing jumps
  const key = `${root.dataset.course}.theme`;
  const remember = (value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch {
      // Forbidden or full: the choice lasts as long as the page.
    }
    return null;
  };
  const kept = remember();
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".theme-button");
    const device = window.matchMedia?.("(prefers-color-scheme: dark)"); // older browsers lack it, or its events
    const current = () => root.dataset.theme ?? (device?.matches ? "dark" : "light");
    const name = () => (button.textContent = current() === "dark" ? "Light" : "Dark");
    button.hidden = false;
    name();
    button.addEventListener("click", () => {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      remember(root.dataset.theme);
      name();
    });
    device?.addEventListener?.("change", name);

    const menu = document.getElementById("menu-open");
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.checked) {
        menu.checked = false;
        menu.focus();
      }
    });
  });
})();
