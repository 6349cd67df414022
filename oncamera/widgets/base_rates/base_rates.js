// How often a flag is right: the same formula as base_rates.py, told the same golden cases, behind a small form.
import { fieldOf } from "../parts/fields.js";

/** Count what a check does with 1,000 applicants, in whole people who add up (largest remainders).
 * @param {number} baseRate @param {number} sensitivity @param {number} specificity shares from 0 to 1 */
export function countOutcomes(baseRate, sensitivity, specificity, people = 1000) {
  const [impostors, honest] = [people * baseRate, people * (1 - baseRate)];
  const exact = [
    impostors * sensitivity,
    honest * (1 - specificity),
    impostors * (1 - sensitivity),
    honest * specificity,
  ];
  const whole = exact.map(Math.floor);
  const left = people - whole.reduce((sum, part) => sum + part, 0);
  const byLoss = [0, 1, 2, 3].sort((a, b) => whole[a] - exact[a] - (whole[b] - exact[b]));
  for (const index of byLoss.slice(0, left)) whole[index] += 1;
  const [caught, wronglyFlagged, missed, cleared] = whole;
  return { caught, wrongly_flagged: wronglyFlagged, missed, cleared };
}

/** The share of flags that are right, or null when nobody is flagged. `checks` independent checks must all flag.
 * @param {number} baseRate @param {number} sensitivity @param {number} specificity shares from 0 to 1 */
export function shareRight(baseRate, sensitivity, specificity, checks = 1) {
  const caught = baseRate * sensitivity ** checks;
  const flagged = caught + (1 - baseRate) * (1 - specificity) ** checks;
  return flagged ? caught / flagged : null;
}

/** @param {number | null} share */
export function sayShare(share) {
  if (share === null) return "none: nobody is flagged";
  const inHundred = Math.floor(share * 100 + 0.5);
  if (inHundred === 0 && share > 0) return "fewer than 1 in every 100";
  if (inHundred === 100 && share < 1) return "more than 99 in every 100";
  return `${share > 0 && share < 1 ? "about " : ""}${inHundred} in every 100`;
}

/** All that the page shows for three numbers: 1 in `oneIn`, and two out of every 100.
 * @param {number} oneIn @param {number} ofImpostors @param {number} ofHonest @returns {Record<string, string | number>} */
export function baseRatesResult(oneIn, ofImpostors, ofHonest) {
  /** @type {[number, number, number]} */
  const rates = [1 / oneIn, ofImpostors / 100, ofHonest / 100];
  const counts = countOutcomes(...rates);
  return {
    ...counts,
    flagged: counts.caught + counts.wrongly_flagged,
    one_in: oneIn,
    of_impostors: ofImpostors,
    of_honest: ofHonest,
    share: sayShare(shareRight(...rates)),
    twice: sayShare(shareRight(...rates, 2)),
  };
}

/** @param {import("../parts/model.js").Host} host */
function renderBaseRates({ model, el }) {
  if (model.get("html")) el.innerHTML = model.get("html");
  const form = el.querySelector("form");
  const fields = ["one_in", "of_impostors", "of_honest"].map((name) => fieldOf(form, name));
  const [oneIn, ofImpostors, ofHonest] = fields;
  const marks = [...el.querySelectorAll(".oc-rates-marks rect")];
  const note = form.querySelector(".oc-rates-note");

  function show() {
    const outside = fields
      .map((field) => {
        const wrong =
          field.value === "" || Number(field.value) < Number(field.min) || Number(field.value) > Number(field.max);
        field.setAttribute("aria-invalid", String(wrong));
        return wrong ? field : null;
      })
      .find(Boolean);
    // Until the number is mended the last result stays: its words name the numbers that it is for.
    const most = outside && Number(outside.max).toLocaleString("en");
    note.textContent = outside ? `Write a number from ${outside.min} to ${most}. Below stands the last result.` : "";
    if (outside) return;
    const result = baseRatesResult(Number(oneIn.value), Number(ofImpostors.value), Number(ofHonest.value));
    for (const slot of el.querySelectorAll("[data-show]")) {
      const text = String(result[slot.dataset.show]);
      if (slot.textContent !== text) slot.textContent = text;
    }
    const kinds = ["caught", "missed", "wrongly_flagged", "cleared"].flatMap((kind) =>
      Array(Number(result[kind])).fill(kind),
    );
    marks.forEach((mark, index) => {
      if (mark.getAttribute("class") !== kinds[index]) mark.setAttribute("class", kinds[index]);
    });
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
}

export const baseRates = { render: renderBaseRates };
export default baseRates;
