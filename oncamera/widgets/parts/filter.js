// Filters a list that is complete without it: the evidence ledger, the table of controls.

/** Whether an item fits what is chosen. `chosen` maps a field to the wanted value; "words" is looked for in the text.
 * An item's field may hold several values, parted by blanks when the list says so.
 * @param {Record<string, string>} item @param {string} text @param {Record<string, string>} chosen */
export function fits(item, text, chosen) {
  return Object.entries(chosen).every(([field, wanted]) => {
    if (!wanted) return true;
    if (field === "words") {
      return wanted
        .toLowerCase()
        .split(/\s+/)
        .every((word) => text.toLowerCase().includes(word));
    }
    return item[field] === wanted || (item[field] ?? "").split(" ").includes(wanted);
  });
}

/** @param {import("./model.js").Host} host */
function renderFilter({ model, el }) {
  if (model.get("html")) el.innerHTML = model.get("html");
  const form = el.querySelector(".oc-filter-form");
  /** @type {NodeListOf<HTMLInputElement>} */
  const fields = form.querySelectorAll("[data-filter]");
  const items = [...el.querySelectorAll("[data-item]")];
  const texts = new Map(items.map((item) => [item, item.textContent]));
  const count = form.querySelector(".oc-filter-count");
  function apply() {
    const chosen = Object.fromEntries([...fields].map((field) => [field.dataset.filter, field.value.trim()]));
    for (const item of items) item.hidden = !fits(item.dataset, texts.get(item), chosen);
    for (const group of el.querySelectorAll("[data-group]")) {
      group.hidden = !group.querySelector("[data-item]:not([hidden])");
    }
    count.textContent = `${items.filter((item) => !item.hidden).length} of ${items.length}`;
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const field of fields) field.addEventListener("input", apply);
  apply();
}

export const filter = { render: renderFilter };
export default filter;
