// What a reader's file is called.

/** A file's name, with the reader's own once there is a certificate, so that forty files fit into one folder.
 * @param {string} stem @param {{name: string, code: string}[]} certificates @param {string} ending */
export function fileName(stem, certificates, ending) {
  const last = certificates.at(-1);
  const plain = last?.name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `${[stem, last && (plain || last.code.toLowerCase())].filter(Boolean).join("-")}.${ending}`;
}
