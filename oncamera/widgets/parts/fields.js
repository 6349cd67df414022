// A form's fields by their names, and how long a text in one may be.

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLInputElement} */
export const fieldOf = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** Why a text can't be taken; "" when it can. It's refused in words: cutting it would change what its writer reads nowhere.
 * @param {string} what @param {string} text @param {number} most */
export function tooLong(what, text, most = 80) {
  const { length } = [...text];
  return length > most ? `${what} may have ${most} characters, and this has ${length}. Shorten it.` : "";
}
