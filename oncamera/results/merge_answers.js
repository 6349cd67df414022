// What is kept here and what a file brings, made into one: the newer answer to each question.

const alike = (one, other) => {
  const [mine, theirs] = [one, other].map((a) =>
    JSON.stringify([a.picked, a.rating ?? 0, a.tries ?? 1, a.v, a.branches ?? [], a.open ?? false]),
  );
  return mine === theirs;
};

/** Whether the file's answer wins: the one to today's wording, then the newer, then the one with more tries or steps,
 * and at last the file's. An answer without a time counts as older than any other, and so does one from the future,
 * since a clock that is wrong must not win for good.
 * @param {string | undefined} v today's fingerprint @param {string} now */
function fileWins(here, there, v, now) {
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
 * @param {{answers: object, plan?: object, role?: string, certificates?: object[]}} here @param {typeof here} file
 * @param {Record<string, string[]>} forms the ids that each exam form asks
 * @param {Map<string, string>} current today's fingerprints, by id @param {string} now as `minuteNow` gives it
 * @returns {{kept: typeof here, fate: Map<string, "added" | "changed" | "stays">, certificates: Map<string, string>}} */
export function mergeKept(here, file, forms, current, now) {
  const fate = new Map();
  const certificates = new Map();
  const fromFile = new Map(); // by id, what a certificate has settled
  const made = new Map((here.certificates ?? []).map((one) => [one.form, one]));
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
  const [plan, role] = ["plan", "role"].map((name) => here[name] ?? file[name] ?? undefined);
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
