// A form's fields by their names.

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLInputElement} */
export const fieldOf = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
