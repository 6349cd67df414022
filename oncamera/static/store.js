// What the site keeps about its reader: one text in localStorage, read and written with every care.

const SCHEMA = 1;

/** A random number that tells browsers apart, and nothing else. */
export const newToken = () => (globalThis.crypto?.getRandomValues?.(new Uint32Array(1))[0] ?? Math.floor(Math.random() * 2 ** 32))
  .toString(16).padStart(8, "0");

/** Read the kept text. Whatever it holds, the result is usable; `lost` tells that something was not.
 * @param {string | null} text */
export function parseStore(text) {
  const empty = { answers: {}, lost: false };
  if (text === null) return empty;
  try {
    const kept = JSON.parse(text);
    const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
    if (!isRecord(kept) || kept.schema !== SCHEMA || !isRecord(kept.answers)) return { ...empty, lost: true };
    return {
      answers: kept.answers,
      plan: isRecord(kept.plan) ? kept.plan : undefined,
      role: typeof kept.role === "string" ? kept.role : undefined,
      certificates: Array.isArray(kept.certificates) ? kept.certificates.filter(isRecord) : undefined,
      lost: false,
    };
  } catch {
    return { ...empty, lost: true };
  }
}

/** The store of one course. `storage` may be missing, full or forbidden: then answers last as long as the page.
 * @param {string} course @param {() => Storage} storage opened late, since merely naming it may throw */
export function openStore(course, storage) {
  const key = `${course}.answers.v${SCHEMA}`;
  let memory = null;
  const attempt = (action) => {
    try {
      return action(storage());
    } catch {
      return undefined;
    }
  };
  const readText = () => memory ?? attempt((kept) => kept.getItem(key)) ?? null;
  function change(edit) {
    const text = readText();
    const kept = parseStore(text);
    // Another program's text, or a broken one, is set aside rather than overwritten.
    if (kept.lost) attempt((place) => place.setItem(`${key}.unreadable`, text));
    edit(kept);
    const { lost, ...said } = kept;
    const next = JSON.stringify({ schema: SCHEMA, course, ...said });
    memory = attempt((place) => (place.setItem(key, next), place.getItem(key))) === next ? null : next;
    return memory === null;
  }
  let token = null;
  return {
    key,
    /** A random number that tells this browser from others, so that a result handed in twice counts once. */
    token() {
      token = attempt((place) => place.getItem(`${course}.token`)) ?? token ?? newToken();
      attempt((place) => place.setItem(`${course}.token`, token));
      return token;
    },
    read: () => parseStore(readText()),
    /** Change what is kept; returns whether it will be there after the page is closed. */
    change,
    /** Put a whole answers file in place of what is kept; returns as `change` does. */
    replace: ({ answers, plan, role, certificates }) => change((all) => Object.assign(all, { answers, plan, role, certificates })),
    erase() {
      memory = token = null;
      attempt((place) => {
        for (const name of Object.keys(place)) if (name.startsWith(`${course}.`)) place.removeItem(name);
      });
    },
    /** All that is kept, word for word, for the download. */
    everything() {
      const found = {};
      attempt((place) => {
        for (const name of Object.keys(place)) if (name.startsWith(`${course}.`)) found[name] = place.getItem(name);
      });
      return { schema: SCHEMA, course, ...parseStore(readText()), kept: found };
    },
  };
}
