// The reader's own path, where it is chosen: which role, which pages are done. The list is made by your_path.html.
import { leftText, pathState } from "./path_state.js";

/** @param {import("../../widgets/parts/model.js").Host} host */
function renderYourPath({ model, el }) {
  const root = el.querySelector(".oc-route");
  const form = root.querySelector("form");
  /** @type {NodeListOf<HTMLInputElement>} */
  const radios = form.querySelectorAll('[type="radio"]');
  const line = root.querySelector(".oc-route-next");
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const lists = root.querySelectorAll("[data-role]");

  function refresh() {
    const { pages, routes } = model.get("course");
    const role = Object.hasOwn(routes, model.get("role") ?? "") ? model.get("role") : null;
    for (const list of lists) list.hidden = list.dataset.role !== role;
    for (const field of radios) field.checked = field.value === role;
    line.textContent = "Choose one, and your path opens here.";
    if (!role) return;
    line.replaceChildren();
    const list = [...lists].find(({ dataset }) => dataset.role === role);
    const state = pathState(routes[role], pages, model.get("answers"));
    list.open = true;
    for (const { page, done, begun, answered, asked, step } of state.walked) {
      const stop = list.querySelector(`[data-stop="${page}"]`);
      stop.classList.toggle("is-done", done);
      stop.querySelector(".oc-route-done").textContent = done
        ? "done"
        : step
          ? `at step ${step}`
          : begun
            ? `${answered} of ${asked} answered`
            : "";
    }
    const next = list.querySelector(`[data-stop="${state.next}"] a`);
    const last = list.querySelector("li:last-child a");
    const going = /** @type {HTMLAnchorElement} */ (next?.cloneNode(true) ?? last.cloneNode());
    if (next) going.prepend(state.walked.some((one) => one.begun) ? "Continue where you left: " : "Start: ");
    else {
      going.hash = "exam-title";
      going.textContent = model.get("certificates")?.length ? "See your certificate" : "See your result";
    }
    const said = leftText(state);
    line.append(going, ` ${said.charAt(0).toUpperCase()}${said.slice(1)}.`);
  }

  form.addEventListener("change", () => {
    model.set("role", [...radios].find((field) => field.checked)?.value ?? "");
    model.save_changes();
    line.scrollIntoView({ block: "nearest" }); // where to go on appears below the choice, at times below the screen
  });
  form.hidden = false;
  root.classList.add("is-live");
  refresh();
  if (line.querySelector("a")) form.before(line); // who comes back looks for the way on, not for the choice
  model.on("change:answers", refresh);
  model.on("change:role", refresh);
  model.on("change:certificates", refresh);
}

export const yourPath = { render: renderYourPath };
export default yourPath;
