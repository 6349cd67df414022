// Reads the codes that result_code.js writes, out of whatever a chat has made of them. The same rules as result_code.py.
import { ALPHABET, FORM_CODES, STATES, STEPS, checksum, courseTag, hexOf, signsOf, widthOf } from "./result_code.js";

const MARK = /(?:^|[^A-Za-z])[Oo0][^0-9A-Za-z]{0,8}[Cc][^0-9A-Za-z]{0,8}[Uu][^0-9A-Za-z]{0,8}([0-9])/g;
const PROBLEM = {
  damaged: "a sign in it is wrong or missing: copy it again",
  short: "its end is missing: copy it again, whole",
  foreign: "it is from another course",
  newer: "it was made by another edition of this course, in a form that this page cannot read",
};

/** @param {number} state @returns {{rating: number, action: string} | null} */
export const decisionOf = (state) => (state
  ? { rating: 1 + Math.floor((state - 1) / STEPS.length), action: STEPS[(state - 1) % STEPS.length] } : null);

/** Every code in a text, whatever stands around it and however it is broken, in order.
 * @param {string} text @param {string} course @returns {{label: string, result?: import("./result_code.js").Result, problem?: string}[]} */
export function findCodes(text, course) {
  const plain = text.normalize("NFKC");
  return [...plain.matchAll(MARK)].map((match) => read(plain.slice(match.index + match[0].length), match[1], course));
}

function read(after, layout, course) {
  const signs = [];
  let wanted = 0;
  // Whatever is no letter or digit is passed over; a U, which the alphabet lacks, ends the code.
  for (const [sign] of after.matchAll(/[0-9A-Za-z]/g)) {
    const value = ALPHABET.indexOf(sign.toUpperCase().replace(/[IL]/, "1").replace("O", "0"));
    if (value < 0) break;
    signs.push(value);
    if (signs.length === 2) wanted = signsOf((signs[0] << 3) + (signs[1] >> 2));
    if (signs.length >= Math.max(2, wanted)) break;
  }
  const label = `code OCU${layout}-…${signs.slice(-5).map((value) => ALPHABET[value]).join("")}`;
  if (layout !== "1") return { label, problem: PROBLEM.newer };
  if (signs.length < Math.max(2, wanted)) return { label, problem: PROBLEM.short };
  const result = decode(signs, course);
  return typeof result === "string" ? { label, problem: PROBLEM[result] } : { label, result };
}

function decode(signs, course) {
  const length = (signs[0] << 3) + (signs[1] >> 2);
  const bits = signs.map((value) => value.toString(2).padStart(5, "0")).join("");
  if (length < 16 || /1/.test(bits.slice(8 * length))) return "damaged";
  const bytes = bits.slice(0, 8 * length).match(/.{8}/g).map((eight) => parseInt(eight, 2));
  if (hexOf(checksum(bytes.slice(0, -4))) !== hexOf(bytes.slice(-4))) return "damaged";
  if (hexOf(bytes.slice(1, 3)) !== courseTag(course)) return "foreign";
  const parts = [];
  let at = 11;
  for (let left = bytes[10]; left; left -= 1) {
    const cases = bytes[at + 4];
    const end = at + 5 + widthOf(cases ?? 0);
    if (end >= length || bytes[at] >= FORM_CODES.length) return "damaged";
    let number = BigInt(`0x0${hexOf(bytes.slice(at + 5, end))}`);
    const states = [];
    for (let place = 0; place < cases; place += 1) {
      states.unshift(Number(number % STATES));
      number /= STATES;
    }
    parts.push({ form: FORM_CODES[bytes[at]], print: hexOf(bytes.slice(at + 1, at + 4)), states, answered: bytes[end] >> 4, right: bytes[end] & 15 });
    at = end + 1;
  }
  const name = new TextDecoder().decode(new Uint8Array(bytes.slice(at, -4)));
  return { version: bytes.slice(3, 6).join("."), token: hexOf(bytes.slice(6, 10)), parts, name };
}
