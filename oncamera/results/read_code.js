// Reads the codes that result_code.js writes, out of whatever a chat has made of them. The same rules as result_code.py.
import { ACTIONS as STEPS, CODED_FORMS as FORM_CODES } from "../content/vocabulary.js";
import { ALPHABET, BASE, checksum, courseTag, encodeResult, hexOf, signsOf, widthOf } from "./result_code.js";

const MARK = /[Oo0][^0-9A-Za-z]{0,8}[Cc][^0-9A-Za-z]{0,8}[Uu][^0-9A-Za-z]{0,8}([0-9])/g;
export const PROBLEM = {
  damaged: "a sign in it is wrong or missing: copy it again",
  short: "its end is missing: copy it again, whole",
  foreign: "it is from another course",
  impossible: "its numbers or its name can't be right, so no page of this course wrote it",
  newer: "it was made by another edition of this course, in a form that this page cannot read",
};

/** @param {number} state @returns {{rating: number, action: string} | null} */
export const decisionOf = (state) =>
  state ? { rating: 1 + Math.floor((state - 1) / STEPS.length), action: STEPS[(state - 1) % STEPS.length] } : null;

/** Every code in a text, whatever stands around it and however it is broken, in order. A mark that a letter touches is
 * reported only when a whole code follows: "docu 1" is plain talk.
 * @param {string} text @param {string} course
 * @returns {{label: string, result?: import("./result_code.js").Result, problem?: string, signs?: string}[]} */
export function findCodes(text, course) {
  const plain = text.normalize("NFKC");
  const marks = [...plain.matchAll(MARK)];
  return marks.flatMap((mark, place) => {
    // No code holds a U, so none reaches past the next mark.
    const found = read(plain.slice(mark.index + mark[0].length, marks[place + 1]?.index), mark[1], course);
    return found.result || !/[A-Za-z]/.test(plain.charAt(mark.index - 1)) ? [found] : [];
  });
}

/** @typedef {import("./result_code.js").Result} Result
 * @typedef {{label: string, result?: Result, problem?: string, signs?: string}} Found */

/** @param {string} after @param {string} layout @param {string} course @returns {Found} */
function read(after, layout, course) {
  const signs = [];
  let wanted = 2;
  // Whatever is no letter or digit is passed over; a U, which the alphabet lacks, ends the code, and so does an ellipsis:
  // there a chat has cut off what it quotes.
  for (const [sign] of after.matchAll(/[0-9A-Za-z]|\.\.\./g)) {
    const value = ALPHABET.indexOf(sign.toUpperCase().replace(/[IL]/, "1").replace("O", "0"));
    if (value < 0) break;
    signs.push(value);
    if (signs.length === 2) wanted = Math.max(2, signsOf((signs[0] << 3) + (signs[1] >> 2)));
    if (signs.length >= wanted) break;
  }
  const said = signs.map((value) => ALPHABET[value]).join("");
  const label = `code OCU${layout}-…${said.slice(-5)}`;
  if (layout !== "1") return { label, problem: PROBLEM.newer };
  if (signs.length < wanted) return { label, problem: PROBLEM.short, signs: said };
  const result = decode(signs, course);
  return typeof result === "string" ? { label, problem: PROBLEM[result] } : { label, result, signs: said };
}

/** @param {number[]} signs values from 0 to 31 @param {string} course
 * @returns {Result | "damaged" | "foreign" | "impossible"} */
function decode(signs, course) {
  const length = (signs[0] << 3) + (signs[1] >> 2);
  const bits = signs.map((value) => value.toString(2).padStart(5, "0")).join("");
  if (length < 16 || /1/.test(bits.slice(8 * length))) return "damaged";
  const bytes = bits
    .slice(0, 8 * length)
    .match(/.{8}/g)
    .map((eight) => parseInt(eight, 2));
  if (hexOf(checksum(bytes.slice(0, -4))) !== hexOf(bytes.slice(-4))) return "damaged";
  if (hexOf(bytes.slice(1, 3)) !== courseTag(course)) return "foreign";
  const result = unpack(bytes);
  // One rule for all that a page can't have written: what is read has to give the same code when it is written again.
  const same =
    result?.parts.every(({ answered, right }) => right <= answered) &&
    encodeResult(result, course).replace(/^OCU1|-/g, "") === signs.map((value) => ALPHABET[value]).join("");
  return same ? result : "impossible";
}

/** The result that the bytes hold, or null. @param {number[]} bytes @returns {Result | null} */
function unpack(bytes) {
  const parts = [];
  let at = 11;
  for (let left = bytes[10]; left; left -= 1) {
    const cases = bytes[at + 4];
    const end = at + 5 + widthOf(cases ?? 0);
    if (!(end < bytes.length) || !FORM_CODES[bytes[at]]) return null;
    let number = BigInt(`0x0${hexOf(bytes.slice(at + 5, end))}`);
    const states = [];
    for (let place = 0; place < cases; place += 1) {
      states.unshift(Number(number % BASE));
      number /= BASE;
    }
    const print = hexOf(bytes.slice(at + 1, at + 4));
    parts.push({ form: FORM_CODES[bytes[at]], print, states, answered: bytes[end] >> 4, right: bytes[end] & 15 });
    at = end + 1;
  }
  try {
    const reader = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const name = reader.decode(new Uint8Array(bytes.slice(at, -4)));
    return { version: bytes.slice(3, 6).join("."), token: hexOf(bytes.slice(6, 10)), parts, name };
  } catch {
    return null; // the name is no UTF-8
  }
}
