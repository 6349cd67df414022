// The reader's own path, where it is chosen: which role, which pages are done. The list is made by your_path.html.
import { goingOn, leftText, pathState, standing } from "./path_state.js";

/** One stop of the bar: a link, whose words a screen reader reads and whose look a sighted reader sees.
 * @param {ReturnType<typeof pathState>["walked"][number]} stop @param {string} href */
function barStop(stop, href) {
  const says = `${stop.title}: ${standing(stop)}`;
  const link = Object.assign(document.createElement("a"), { href, title: says, textContent: says });
  const item = document.createElement("li");
  item.dataset.state = stop.done ? "done" : stop.skipped ? "skipped" : stop.begun ? "begun" : "open";
  item.append(link);
  return item;
}

/** @param {import("../../widgets/parts/model.js").Host} host */
function renderYourPath({ model, el }) {
  const root = el.querySelector(".oc-route");
  const form = root.querySelector("form");
  /** @type {NodeListOf<HTMLInputElement>} */
  const radios = form.querySelectorAll('[type="radio"]');
  const line = root.querySelector(".oc-route-next");
  const bar = /** @type {HTMLElement} */ (root.querySelector(".oc-route-bar"));
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const lists = root.querySelectorAll("[data-role]");

  function refresh() {
    const { pages, routes } = model.get("course");
    const role = Object.hasOwn(routes, model.get("role") ?? "") ? model.get("role") : null;
    for (const list of lists) list.hidden = list.dataset.role !== role;
    for (const field of radios) field.checked = field.value === role;
    bar.replaceChildren();
    bar.hidden = true;
    line.textContent = "Choose one, and your path opens here.";
    if (!role) return;
    line.replaceChildren();
    const list = [...lists].find(({ dataset }) => dataset.role === role);
    const state = pathState(routes[role], pages, model.get("answers"));
    list.open = true;
    const returns = state.walked.some((one) => one.begun);
    for (const one of state.walked) {
      const stop = list.querySelector(`[data-stop="${one.page}"]`);
      stop.classList.toggle("is-done", one.done);
      stop.classList.toggle("is-skipped", one.skipped);
      stop.querySelector(".oc-route-done").textContent = standing(one);
      bar.append(barStop(one, stop.querySelector("a").href));
    }
    bar.hidden = false;
    const next = state.walked.find(({ page }) => page === state.next);
    const last = list.querySelector("li:last-child a");
    const link = next ? list.querySelector(`[data-stop="${next.page}"] a`) : last;
    const going = /** @type {HTMLAnchorElement} */ (link.cloneNode());
    if (next) {
      const { says, hash } = goingOn(next, returns);
      going.textContent = says;
      going.hash = hash;
    } else {
      going.hash = "exam-title";
      going.textContent = model.get("certificates")?.length ? "See your certificate" : "See your result";
    }
    const said = leftText(state);
    line.append(going);
    const measure = state.walked.find((one) => one.optional && !one.begun);
    if (measure && !returns) {
      const first = /** @type {HTMLAnchorElement} */ (
        list.querySelector(`[data-stop="${measure.page}"] a`).cloneNode()
      );
      first.className = "oc-route-measure";
      first.textContent = `Measure myself first (${measure.minutes} min)`;
      line.append(first);
    }
    line.append(` ${said.charAt(0).toUpperCase()}${said.slice(1)}.`);
  }

  form.addEventListener("change", () => {
    model.set("role", [...radios].find((field) => field.checked)?.value ?? "");
    model.save_changes();
    line.scrollIntoView({ block: "nearest" }); // where to go on appears below the choice, at times below the screen
  });
  form.hidden = false;
  root.classList.add("is-live");
  refresh();
  if (line.querySelector("a")) form.before(line, bar); // who comes back looks for the way on, not for the choice
  model.on("change:answers", refresh);
  model.on("change:role", refresh);
  model.on("change:certificates", refresh);
}

export const yourPath = { render: renderYourPath };
export default yourPath;
