// What an answers file may hold: the same rules as answers.py, told the same golden files.
import { COURSE, RATINGS, ROLES, SCORED } from "../content/vocabulary.js";

const ID_FORM = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const LARGEST_FILE = 2_000_000; // bytes; a file with an answer to everything has about 40,000

/** @typedef {(string | number)[]} Place
 * A rule says true, false, or gives the places inside that do not fit.
 * @typedef {(value: any, at: Place) => boolean | Place[]} Rule */

/** @param {unknown} value */
const plainRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @type {Rule} */
const isId = (value) => typeof value === "string" && value.length <= 60 && ID_FORM.test(value);
/** @param {RegExp} pattern @returns {(value: unknown) => boolean} */
const matches = (pattern) => (value) => typeof value === "string" && pattern.test(value);
/** @param {unknown[]} list @returns {Rule} */
const among = (list) => (value) => list.includes(value);
/** @param {number} low @param {number} high @returns {Rule} */
const whole = (low, high) => (value) => Number.isInteger(value) && value >= low && value <= high;
/** @param {Rule} rule @returns {Rule} */
const orNone = (rule) => (value, at) => value === null || rule(value, at);
/** @param {number} most @returns {Rule} */
const text = (most) => (value) => typeof value === "string" && !/\p{Cs}/u.test(value) && [...value].length <= most;
/** @type {Rule} */
const flag = (value) => typeof value === "boolean";

/** @param {Rule} rule @param {number} low @param {number} high @returns {Rule} */
const listOf = (rule, low, high) => (value, at) => {
  if (!Array.isArray(value) || value.length < low || value.length > high) return false;
  return value.flatMap((item, index) => misfits(rule, item, [...at, index]));
};
/** @param {Rule} isKey @param {Rule} rule @returns {Rule} */
const mapOf = (isKey, rule) => (value, at) => {
  if (!plainRecord(value)) return false;
  return Object.entries(value).flatMap(([key, item]) =>
    isKey(key, at) ? misfits(rule, item, [...at, key]) : [[...at, key]],
  );
};
/** @param {Record<string, Rule>} fields @returns {Rule} */
const recordOf = (fields) => (value, at) => {
  if (!plainRecord(value)) return false;
  const rules = new Map(Object.entries(fields).map(([name, rule]) => [name.replace("?", ""), rule])); // a name may be any
  const missing = Object.keys(fields)
    .filter((name) => !name.endsWith("?") && !Object.hasOwn(value, name))
    .map((name) => [...at, name]);
  return [
    ...missing,
    ...Object.entries(value).flatMap(([name, item]) => {
      const rule = rules.get(name);
      return rule ? misfits(rule, item, [...at, name]) : [[...at, name]];
    }),
  ];
};

/** @param {Rule} rule @param {unknown} value @param {Place} at @returns {Place[]} */
function misfits(rule, value, at) {
  const said = rule(value, at);
  return said === true ? [] : said === false ? [at] : said;
}

/** @param {string} value */
function isDay(value) {
  if (!matches(/^\d{4}-\d{2}-\d{2}$/)(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) && !value.startsWith("0000");
}

/** A minute as the page stamps it, in UTC: `2026-11-25T14:05Z`. @type {Rule} */
const isMinute = (value) => matches(/^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\dZ$/)(value) && isDay(value.slice(0, 10));

const NAME = /^[^\p{White_Space}\p{Cc}](?:[^\p{Cc}\u2028\u2029]*[^\p{White_Space}\p{Cc}])?$/u;
/** @type {Rule} */
const isName = (value) => matches(NAME)(value) && [...value].length <= 80 && !/\p{Cs}/u.test(value);
/** @param {number} low */
const path = (low) => listOf(isId, low, 24);
const ANSWER = recordOf({
  picked: path(1),
  "rating?": orNone(whole(1, RATINGS.length)),
  "tries?": whole(1, 10_000),
  v: matches(/^[0-9a-f]{8}$/),
  "branches?": orNone(listOf(path(0), 0, 20)),
  "open?": orNone(among([true])),
  "at?": orNone(isMinute),
});
const CERTIFICATE = recordOf({
  name: isName,
  "role?": among([...ROLES, ""]),
  date: isDay,
  version: matches(/^[0-9A-Za-z.+-]{1,20}$/),
  form: among(SCORED),
  score: whole(0, 100),
  code: matches(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/),
});
const PLAN = recordOf({
  controls: listOf(isId, 0, 200),
  "company?": text(200),
  "owner?": text(200),
  "cadence?": text(200),
});
const FILE = recordOf({
  schema: among([1]),
  "course?": among([COURSE]),
  answers: mapOf(isId, ANSWER),
  "plan?": orNone(PLAN),
  "role?": orNone(among(ROLES)),
  "certificates?": listOf(CERTIFICATE, 0, SCORED.length),
  "lost?": flag,
  "kept?": orNone(mapOf(text(LARGEST_FILE), text(LARGEST_FILE))),
});

/** The places in a kept record that do not fit, by the rules of an answers file. @param {unknown} kept */
export const unfitPlaces = (kept) => misfits(FILE, kept, []);
