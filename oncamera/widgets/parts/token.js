// What tells one browser's results from another's.

/** A random number that tells browsers apart, and nothing else. */
export const newToken = () =>
  (globalThis.crypto?.getRandomValues?.(new Uint32Array(1))[0] ?? Math.floor(Math.random() * 2 ** 32))
    .toString(16)
    .padStart(8, "0");
