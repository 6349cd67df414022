// What is kept here and what a file brings, made into one: the newer answer to each question.

/** @typedef {import("../widgets/parts/judge.js").Answer} Answer
 * @typedef {import("./certificate.js").Certificate} Certificate
 * @typedef {{controls?: string[], company?: string, owner?: string, cadence?: string}} Plan
 * @typedef {{answers: Record<string, Answer>, plan?: Plan, role?: string, certificates?: Certificate[]}} Kept
 * @typedef {"added" | "changed" | "stays"} Fate */

/** Whether two answers say the same. @param {Answer} one @param {Answer} other */
export const alike = (one, other) => {
  const [mine, theirs] = [one, other].map((a) =>
    JSON.stringify([a.picked, a.rating ?? 0, a.tries ?? 1, a.v, a.branches ?? [], a.open ?? false]),
  );
  return mine === theirs;
};

/** Whether the file's answer wins: the one to today's wording, then the newer, then the one with more tries or steps,
 * and at last the file's. An answer without a time counts as older than any other, and so does one from the future,
 * since a clock that is wrong must not win for good.
 * @param {Answer} here @param {Answer} there @param {string | undefined} v today's fingerprint @param {string} now */
function fileWins(here, there, v, now) {
  /** @param {Answer} a */
  const rank = (a) => [
    a.v === v,
    a.at && a.at <= now ? a.at : "",
    a.tries ?? 1,
    [a.picked, ...(a.branches ?? [])].flat().length,
  ];
  const [mine, theirs] = [rank(here), rank(there)];
  const place = mine.findIndex((value, index) => value !== theirs[index]);
  return place < 0 || theirs[place] > mine[place];
}

/** Merge. A certificate's code is worked out from its form's answers, so these come from the side that it comes from.
 * Of two certificates for one form the later one wins; your work and your plan stay as they are here.
 * @param {Kept} here @param {Kept} file
 * @param {Record<string, string[]>} forms the ids that each exam form asks
 * @param {Map<string, string>} current today's fingerprints, by id @param {string} now as `minuteNow` gives it
 * @returns {{kept: Kept, fate: Map<string, Fate>, certificates: Map<string, Fate>}} */
export function mergeKept(here, file, forms, current, now) {
  /** @type {Map<string, Fate>} */
  const fate = new Map();
  /** @type {Map<string, Fate>} */
  const certificates = new Map();
  /** @type {Map<string, boolean>} */
  const fromFile = new Map(); // by id, what a certificate has settled
  const made = new Map((here.certificates ?? []).map((one) => [one.form, one]));
  /** @param {Certificate} certificate */
  const rank = ({ date }) => (date <= now.slice(0, 10) ? date : "");
  for (const one of file.certificates ?? []) {
    const mine = made.get(one.form);
    if (mine?.code === one.code) continue;
    const wins = !mine || rank(one) > rank(mine);
    certificates.set(one.form, !mine ? "added" : wins ? "changed" : "stays");
    if (wins) made.set(one.form, one);
  }
  for (const form of made.keys())
    for (const id of forms[form] ?? []) fromFile.set(id, ["added", "changed"].includes(certificates.get(form)));
  const answers = new Map(Object.entries(here.answers));
  for (const [id, there] of Object.entries(file.answers)) {
    const mine = answers.get(id);
    const wins = !mine || (fromFile.get(id) ?? fileWins(mine, there, current.get(id), now));
    fate.set(id, !mine ? "added" : wins && !alike(mine, there) ? "changed" : "stays");
    if (wins) answers.set(id, there);
  }
  const plan = here.plan ?? file.plan ?? undefined;
  const role = here.role ?? file.role ?? undefined;
  return {
    kept: {
      answers: Object.fromEntries(answers),
      plan,
      role,
      certificates: made.size ? [...made.values()] : undefined,
    },
    fate,
    certificates,
  };
}
