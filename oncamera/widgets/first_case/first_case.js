// The case on the first page: a button answers it in place, and its clues light up. Nothing is kept.

/** @param {import("../parts/model.js").Host} host */
function renderFirstCase({ model, el }) {
  if (model.get("html")) el.innerHTML = model.get("html");
  const root = el.querySelector(".oc-first");
  const form = root.querySelector("form");
  const verdict = root.querySelector(".oc-verdict");
  /** @type {HTMLDetailsElement} */
  const key = root.querySelector(".oc-key");
  const next = root.querySelector(".oc-first-next");
  const buttons = form.querySelectorAll("button");

  /** @param {HTMLButtonElement} chosen */
  function answer(chosen) {
    const said = key.querySelector(`[data-says="${chosen.dataset.choice}"]`);
    verdict.textContent = said.querySelector("dd").textContent;
    root.classList.toggle("is-right", said.hasAttribute("data-best"));
    root.classList.add("is-open");
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === chosen));
    key.hidden = next.hidden = false;
    key.open = true;
    verdict.focus({ preventScroll: true });
    verdict.scrollIntoView({ block: "nearest" }); // what is lit up above it stays on the screen
  }

  for (const [index, entry] of [...key.querySelectorAll("li")].entries()) {
    const cue = root.querySelector(`[data-cue="${entry.dataset.cueEntry}"]`);
    cue.classList.add(entry.className);
    cue.dataset.number = String(index + 1);
  }
  for (const button of buttons) button.addEventListener("click", () => answer(button));
  form.hidden = false;
  key.hidden = next.hidden = true;
}

export const firstCase = { render: renderFirstCase };
export default firstCase;
