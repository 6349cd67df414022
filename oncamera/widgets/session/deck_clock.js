// The clocks of a session's slides: one for each part, and what a reload needs of them.

/** Seconds as a clock says them; below zero, how far it is over.
 * @param {number} seconds */
export function clockText(seconds) {
  const whole = Math.abs(Math.ceil(seconds));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return Math.ceil(seconds) < 0 ? `${text} over` : `${text} left`;
}

/** What each part has used, in seconds: only the part that is shown runs.
 * @param {() => number} now in seconds @param {Record<string, number>} before what was used before a reload */
export function makeClocks(now, before = {}) {
  let used = new Map(Object.entries(before));
  /** @type {string | null} */
  let running = null;
  let since = 0;
  const settle = () => {
    if (running !== null) used.set(running, (used.get(running) ?? 0) + now() - since);
    since = now();
  };
  return {
    /** @param {string | null} part */
    run(part) {
      settle();
      running = part;
    },
    /** @param {string} part */
    used(part) {
      settle();
      return used.get(part) ?? 0;
    },
    total() {
      settle();
      return [...used.values()].reduce((sum, one) => sum + one, 0);
    },
    all() {
      settle();
      return Object.fromEntries(used);
    },
    /** Go on from what another window's clocks say. @param {Record<string, number>} all */
    take(all) {
      settle();
      used = new Map(Object.entries(all));
    },
  };
}

/** Whether something is seconds by part: what another window or a browser's storage says may be anything.
 * @param {unknown} used */
export const isUsed = (used) =>
  typeof used === "object" && used !== null && Object.values(used).every((one) => Number.isFinite(one) && one >= 0);

const STALE = 30 * 60; // seconds: a rehearsal's clock is not the session's

/** What a tab kept of its clocks and its audience, if it is readable and not from another time.
 * @param {string | null} text @param {number} now in seconds
 * @returns {{used: Record<string, number>, audience?: string}} */
export function keptClocks(text, now) {
  try {
    const { when, used, audience } = JSON.parse(text);
    const whole = now - when < STALE && isUsed(used);
    return whole ? { used, audience } : { used: {} };
  } catch {
    return { used: {} };
  }
}
