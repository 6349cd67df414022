// Hands the reader a file that the page has made: not every browser saves one, and none tells the page whether it did.

let address = ""; // of the file that was made last; the browser drops it with the page

/** Take the last file's link and text off the page, as after erasing what it holds. */
export function dropFile() {
  document.querySelector(".oc-saved")?.remove();
  if (address) URL.revokeObjectURL(address);
  address = "";
}

/** @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {string} text @param {Partial<HTMLElementTagNameMap[K]>} more */
function element(name, text, more = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, more);
}

/** Offer a file for saving, and its link and its text below the button that was pressed.
 * @param {string} name @param {string} type @param {string} text */
export function saveFile(name, type, text) {
  dropFile();
  address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = element("a", "Save the file", { href: address, download: name });
  const said = element("p", "");
  const copy = element("details", "");
  const field = element("textarea", "", { readOnly: true, rows: 6, value: text });
  const box = element("div", "", { className: "oc-saved" });
  said.setAttribute("role", "status");
  field.setAttribute("aria-label", `The text of ${name}`);
  field.addEventListener("focus", () => field.select());
  copy.append(element("summary", "Or copy its text"), field);
  box.append(said, link, copy);
  const pressed = window.event?.target?.closest?.("button") ?? document.activeElement; // Safari doesn't focus a button
  const beside = pressed?.closest(".oc-buttons") ?? pressed;
  if (beside && beside !== document.body) beside.after(box);
  else document.body.append(box);
  // A status is read out when it changes, so it has to be there first.
  setTimeout(() => {
    said.textContent = `The file is ready as ${name}. If your browser didn't save it, use this link, or copy the text.`;
  }, 50);
  link.click();
}
