// What a certificate says of its holder, in words: each by the `data-said` of its place.

const MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

/** A day as people write it: `Dec. 1, 2026`. @param {string} day `2026-12-01` */
export function dateText(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${MONTHS[month - 1]} ${date}, ${year}`;
}

/** The words of each place. What was shown needs the answers: while they aren't all here, it's "".
 * @param {import("../../results/certificate.js").Certificate} certificate
 * @param {{form_name: string, roles: Record<string, string>}} exam
 * @param {import("../../results/exam.js").Result} result
 * @returns {Record<string, string>} */
export function certificateWords(certificate, exam, result) {
  /** @param {number} count @param {number} all */
  const of = (count, all) => (result.whole ? `${count} of ${all}` : "");
  return {
    ...certificate,
    score: String(certificate.score),
    form: exam.form_name,
    role: exam.roles[certificate.role] ?? "",
    date: dateText(certificate.date),
    caught: of(result.caught, result.impostors),
    cleared: of(result.cleared, result.genuine),
    right: of(result.right, result.questions),
  };
}
