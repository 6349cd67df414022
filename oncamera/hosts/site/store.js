// What the site keeps about its reader: one text in localStorage, read and written with every care.
import { unfitPlaces } from "../../results/answers.js";
import { newToken } from "../../widgets/parts/token.js";

/** @typedef {import("../../results/merge_answers.js").Kept} Said what the reader's own answers file holds, too */

const SCHEMA = 1;
const ASIDE = ["", ".2", ".3", ".4"]; // a second text that can't be read doesn't take the first one's place

/** Now, or so many milliseconds later, to the minute and in UTC: to tell the newer answer takes no more than that. */
export const minuteNow = (later = 0) => `${new Date(Date.now() + later).toISOString().slice(0, 16)}Z`;

/** Read the kept text by the rules of an answers file, piece by piece: what fits is given, and `lost` says that
 * something did not.
 * @param {string | null} text @returns {Said & {lost: boolean}} */
export function parseStore(text) {
  if (text === null) return { answers: {}, lost: false };
  try {
    const { course, ...kept } = JSON.parse(text);
    const places = unfitPlaces(kept);
    if (places.some(([part]) => part === undefined || part === "schema")) return { answers: {}, lost: true };
    for (const [part, key] of places) {
      if (key === undefined || !["answers", "certificates"].includes(String(part))) delete kept[part];
      else delete kept[part][key];
    }
    const { answers = {}, plan, role, certificates } = kept;
    return {
      answers,
      plan: plan ?? undefined,
      role: role ?? undefined,
      certificates: certificates?.filter(Boolean),
      lost: places.length > 0,
    };
  } catch {
    return { answers: {}, lost: true };
  }
}

/** The store of one course. `storage` may be missing, full or forbidden: then answers last as long as the page.
 * @param {string} course @param {() => Storage} storage opened late, since merely naming it may throw */
export function openStore(course, storage) {
  const key = `${course}.answers.v${SCHEMA}`;
  /** @type {string | null} */
  let memory = null;
  let stuck = false; // an unreadable text could not be set aside, so nothing may be written over it
  /** @template T @param {(place: Storage) => T} action @returns {T | undefined} */
  const attempt = (action) => {
    try {
      return action(storage());
    } catch {
      return undefined;
    }
  };
  const readText = () => memory ?? attempt((kept) => kept.getItem(key)) ?? null;
  /** @param {Storage} place */
  const ours = (place) => Object.keys(place).filter((name) => name.startsWith(`${course}.`));
  /** @param {string} text */
  const setAside = (text) =>
    attempt((place) => {
      const name = ASIDE.map((ending) => `${key}.unreadable${ending}`).find((one) =>
        [null, text].includes(place.getItem(one)),
      );
      if (name) place.setItem(name, text);
      return Boolean(name) && place.getItem(name) === text;
    });
  /** @param {(kept: Said) => void} edit */
  function change(edit) {
    const text = readText();
    const kept = parseStore(text);
    if (kept.lost && !setAside(text)) stuck = true;
    edit(kept);
    const { lost, ...said } = kept;
    const next = JSON.stringify({ schema: SCHEMA, course, ...said });
    /** @param {Storage} place */
    const write = (place) => {
      place.setItem(key, next);
      return place.getItem(key);
    };
    const there = !stuck && attempt(write) === next;
    memory = there ? null : next;
    return there;
  }
  /** @type {string | null} */
  let token = null;
  return {
    key,
    /** A random number that tells this browser from others, so that a result handed in twice counts once. */
    token() {
      const kept = attempt((place) => place.getItem(`${course}.token`));
      token = /^[0-9a-f]{8}$/.test(kept) ? kept : (token ?? newToken());
      attempt((place) => place.setItem(`${course}.token`, token));
      return token;
    },
    read: () => parseStore(readText()),
    /** Whether what was last changed will be there after the page is closed. */
    keeps: () => memory === null,
    /** Whether this browser keeps anything: only trying tells. */
    works: () =>
      Boolean(
        attempt((place) => {
          place.setItem(`${course}.try`, "1");
          const there = place.getItem(`${course}.try`);
          place.removeItem(`${course}.try`);
          return there;
        }),
      ),
    /** Change what is kept; returns whether it will be there after the page is closed. */
    change,
    /** Put a whole answers file in place of what is kept; returns as `change` does. */
    /** @param {Said} said */
    replace: ({ answers, plan, role, certificates }) =>
      change((all) => Object.assign(all, { answers, plan, role, certificates })),
    /** Erase all that is kept; returns whether it is gone. */
    erase() {
      memory = token = null;
      stuck = false;
      return (
        attempt((place) => {
          for (const name of ours(place)) place.removeItem(name);
          return !ours(place).length;
        }) ?? false
      );
    },
    /** All that is kept, word for word, for the download. */
    everything() {
      const kept = attempt((place) => Object.fromEntries(ours(place).map((name) => [name, place.getItem(name)]))) ?? {};
      return { schema: SCHEMA, course, ...parseStore(readText()), kept };
    },
  };
}
