// A learner's result as a short code that survives a chat: the same codes as result_code.py, which says what is in them.
// Reading one is apart, in read_code.js: a learner's page only writes.
import { ACTIONS as STEPS, CODED_FORMS as FORM_CODES, STATES } from "../content/vocabulary.js";
import { sha256 } from "./sha256.js";

export const BASE = BigInt(STATES);
export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** @param {number} length in bytes */
export const signsOf = (length) => Math.ceil((8 * length) / 5);
/** @param {number} cases */
export const widthOf = (cases) => (cases ? Math.ceil((BASE ** BigInt(cases) - 1n).toString(2).length / 8) : 0);
/** @param {number[]} bytes */
export const hexOf = (bytes) => bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
/** @param {string} hex */
export const bytesOf = (hex) => (hex.match(/../g) ?? []).map((two) => parseInt(two, 16));
/** @param {number[]} bytes */
export const checksum = (bytes) => bytesOf(sha256(hexOf(bytes)).slice(0, 8));
/** @param {string} course */
export const courseTag = (course) => sha256(course).slice(0, 4);

/** @param {number} rating from 1 to 6 @param {string} action */
export const stateOf = (rating, action) => 1 + STEPS.length * (rating - 1) + STEPS.indexOf(action);

// What no name on one line holds: controls, blanks, half characters, and signs that turn the direction of a text.
const NOT_IN_A_NAME =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  /[\x00-\x20\x7f-\xa0\s\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ud800-\udfff]+/gu;

/** A name on one line. @param {string} typed */
export const lineOf = (typed) => typed.normalize("NFC").replace(NOT_IN_A_NAME, " ").trim();

/** A name on one line, of 60 bytes at most. @param {string} typed */
export function shortName(typed) {
  const line = lineOf(typed);
  const bytes = new TextEncoder().encode(line).slice(0, 60);
  return new TextDecoder()
    .decode(bytes)
    .replace(/\uFFFD+$/, "")
    .trim();
}

/** @typedef {{form: string, print: string, states: number[], answered: number, right: number}} Part
 * @typedef {{version: string, token: string, parts: Part[], name: string}} Result */

/** The code of a result. @param {Result} result @param {string} course */
export function encodeResult(result, course) {
  const numbers = [...(result.version.match(/\d+/g) ?? []).map((number) => Number(number) % 256), 0, 0, 0].slice(0, 3);
  const body = [...bytesOf(courseTag(course)), ...numbers, ...bytesOf(result.token), result.parts.length];
  for (const { form, print, states, answered, right } of result.parts) {
    const number = states.reduce((sum, state) => sum * BASE + BigInt(state), 0n);
    const width = widthOf(states.length);
    body.push(
      FORM_CODES.indexOf(form),
      ...bytesOf(print),
      states.length,
      ...bytesOf(width ? number.toString(16).padStart(2 * width, "0") : ""),
      16 * answered + right,
    );
  }
  body.push(...new TextEncoder().encode(shortName(result.name)));
  body.unshift(body.length + 5);
  const bytes = [...body, ...checksum(body)];
  const bits = bytes
    .map((byte) => byte.toString(2).padStart(8, "0"))
    .join("")
    .padEnd(5 * signsOf(bytes.length), "0");
  const signs = bits
    .match(/.{5}/g)
    .map((five) => ALPHABET[parseInt(five, 2)])
    .join("");
  return ["OCU1", ...signs.match(/.{1,5}/g)].join("-");
}
