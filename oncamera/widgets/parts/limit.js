// A text that is too long is refused in words: cutting it would change what its writer reads nowhere.

/** Why a text can't be taken; "" when it can. @param {string} what @param {string} text @param {number} most */
export function tooLong(what, text, most = 80) {
  const { length } = [...text];
  return length > most ? `${what} may have ${most} characters, and this has ${length}. Shorten it.` : "";
}
