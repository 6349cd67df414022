// The certificate's words and code: the same as certificate.py, told the same golden case.
import { sha256 } from "./sha256.js";

/** @typedef {{name: string, role?: string, date: string, version: string, form: string, score: number, code: string}} Certificate */

/** A name as it is kept: one line, no blanks at its ends; "" when nothing is left.
 * @param {string} typed */
export const cleanName = (typed) =>
  typed
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .trim();

/** The answers to a form as one text: a line each, in order of id.
 * @param {string[]} ids @param {import("../widgets/parts/judge.js").Answers} answers */
export function answersText(ids, answers) {
  return [...ids]
    .sort()
    .filter((id) => Object.hasOwn(answers, id))
    .map((id) => {
      const { picked, rating, v } = answers[id];
      return `${id} ${[...picked].sort().join(",")} ${rating || "-"} ${v}`;
    })
    .join("\n");
}

/** The code: `3F9C-2B10-77AA-01D2-9E4C`. See certificate.py for its parts.
 * @param {{name: string, role: string, date: string, version: string, form: string, score: number}} certificate
 * @param {string} course @param {string} answered */
export function codeOf(certificate, course, answered) {
  const { name, role, date, version, form, score } = certificate;
  const whole = [course, version, name, role, date, form, String(score), answered].join("\n");
  const digits = sha256(answered).slice(0, 4) + sha256(name).slice(0, 4) + sha256(whole).slice(0, 12);
  return digits.toUpperCase().match(/.{4}/g).join("-");
}

/** The certificate as plain text, for a file.
 * @param {{name: string, role: string, date: string, version: string, score: number, code: string}} said role in words
 * @param {string} form in words */
export function certificateText(said, form) {
  const lines = [
    "On Camera: vetting remote IT workers well",
    "Certificate",
    "",
    said.name,
    `has passed the exam of this course (${form}) with ${said.score} of 100.`,
    "",
  ];
  if (said.role) lines.push(`Role: ${said.role}`);
  lines.push(`Date: ${said.date}`, `Course version: ${said.version}`, `Code: ${said.code}`, "");
  lines.push(
    "A record, made in the reader's own browser from the reader's own answers. It is no proof against a cheat.",
    "",
  );
  return lines.join("\n");
}
