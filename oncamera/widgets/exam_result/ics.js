// A calendar file (RFC 5545) with all-day events some days after a date.

/** A line in pieces of at most 75 octets, the later ones begun with a blank; no character is cut in two. @param {string} line */
function fold(line) {
  const pieces = [""];
  let octets = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (octets + size > 75) {
      pieces.push(" ");
      octets = 1;
    }
    pieces[pieces.length - 1] += sign;
    octets += size;
  }
  return pieces.join("\r\n");
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
/** @param {Date} when */
const compact = (when) => when.toISOString().slice(0, 10).replaceAll("-", "");

/** The file's text.
 * @param {string} day of completion, `2026-11-25` @param {string} stamp now, `20261125T101500Z`
 * @param {string} id what makes the events this reader's own
 * @param {{days: number, title: string, address: string, says: string}[]} events */
export function icsText(day, stamp, id, events) {
  /** @param {number} days */
  const after = (days) => {
    const when = new Date(`${day}T00:00:00Z`);
    when.setUTCDate(when.getUTCDate() + days);
    return compact(when);
  };
  const lines = events.flatMap(({ days, title, address, says }) => [
    "BEGIN:VEVENT",
    `UID:${id}-${days}@on-camera.example`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${after(days)}`,
    `DTEND;VALUE=DATE:${after(days + 1)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(`${says}\n${address}`)}`,
    `URL:${address}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//On Camera//course//EN", ...lines, "END:VCALENDAR", ""]
    .map(fold)
    .join("\r\n");
}
