// The planner: the form of controls, shown as a one-page program when the reader has chosen.
import { tooLong } from "../parts/fields.js";
import { saveFile } from "../parts/save_file.js";

/** The program as plain text, for a file.
 * @param {Record<string, string>} head company, owner and cadence
 * @param {{stage: string, items: string[]}[]} stages @param {string} always */
export function planText(head, stages, always) {
  const title = `Vetting remote workers at ${head.company || "our company"}`;
  const lines = [title, "=".repeat(title.length), "", `Owner: ${head.owner || "(to be named)"}`];
  lines.push(`Looked at again: ${head.cadence}`, "");
  for (const { stage, items } of stages) lines.push(stage, ...items.map((item) => `  [ ] ${item}`), "");
  return [...lines, always, ""].join("\n");
}

/** @param {import("../parts/model.js").Host} host */
function renderPlanner({ model, el }) {
  if (model.get("html")) el.innerHTML = model.get("html");
  const form = el.querySelector("form");
  /** @param {string} name */
  const find = (name) => form.querySelector(name);
  const note = find(".oc-plan-note");
  /** @param {Node} node */
  const clean = (node) => node.textContent.replace(/\s+/g, " ").trim();
  /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
  const heads = form.querySelectorAll("[data-plan]");
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = form.querySelectorAll('[type="checkbox"]');
  /** What is written at the head, by name. @returns {Record<string, string>} */
  const head = () => Object.fromEntries([...heads].map((field) => [field.dataset.plan, field.value]));

  function chosen() {
    return [...form.querySelectorAll("fieldset")]
      .map((stage) => ({
        stage: clean(stage.querySelector("legend")),
        items: [...stage.querySelectorAll("input:checked")].map((box) => clean(box.closest("label"))),
      }))
      .filter(({ items }) => items.length);
  }

  const written = () => ({
    controls: [...boxes].filter((box) => box.checked).map((box) => box.value),
    ...head(),
  });

  function keep() {
    const long = [...heads].map(({ value }) => tooLong("A line of the program", value)).find(Boolean) ?? "";
    note.textContent = long && `${long} Until then your program isn't saved.`;
    if (long) return;
    model.set("plan", written());
    model.save_changes();
  }

  /** Fill the form with a plan, as far as the form has a place for it. @param {import("../../results/merge_answers.js").Plan} plan */
  function fill(plan) {
    form.reset();
    const controls = Array.isArray(plan.controls) ? plan.controls : [];
    for (const box of boxes) box.checked = controls.includes(box.value);
    for (const field of heads) {
      const said = Object.entries(plan).find(([name]) => name === field.dataset.plan)?.[1];
      const offered = "options" in field ? [...field.options].map((one) => one.value) : null;
      if (typeof said === "string" && (!offered || offered.includes(said))) field.value = said;
    }
  }

  /** @param {boolean} asPlan */
  function show(asPlan) {
    if (asPlan && !chosen().length) {
      note.textContent = "Choose at least one control first.";
      return;
    }
    note.textContent = asPlan ? "This is your program. Print it, or download it as text." : "";
    el.querySelector(".oc-planner, form").classList.toggle("is-plan", asPlan);
    form.classList.toggle("is-plan", asPlan);
    for (const stage of form.querySelectorAll("fieldset")) {
      for (const item of stage.querySelectorAll("label")) item.hidden = asPlan && !item.querySelector("input").checked;
      stage.hidden = asPlan && !stage.querySelector("input:checked");
    }
    find(".oc-plan-show").hidden = asPlan;
    for (const name of [".oc-plan-back", ".oc-plan-print", ".oc-plan-save"]) find(name).hidden = !asPlan;
    find(asPlan ? ".oc-plan-back" : ".oc-plan-show").focus();
  }

  if (model.get("plan")) fill(model.get("plan"));
  model.on("change:plan", () => {
    const plan = model.get("plan");
    if (plan && JSON.stringify(plan) === JSON.stringify(written())) return;
    fill(plan ?? {}); // erased, or changed in another tab
    if (form.classList.contains("is-plan")) show(false);
  });
  find(".oc-buttons").hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", keep);
  find(".oc-plan-show").addEventListener("click", () => show(true));
  find(".oc-plan-back").addEventListener("click", () => show(false));
  find(".oc-plan-print").addEventListener("click", () => window.print());
  find(".oc-plan-save").addEventListener("click", () => {
    const text = planText(head(), chosen(), clean(find(".oc-plan-always")));
    saveFile("vetting-programme.txt", "text/plain", text);
  });
}

export const planner = { render: renderPlanner };
export default planner;
