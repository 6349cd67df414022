// The answers file in the browser, read and written as answers.py does it.
import { LARGEST_FILE, unfitPlaces } from "./answers.js";

/** @typedef {import("./merge_answers.js").Kept & {schema: number, course?: string, kept?: Record<string, string>}} AnswersFile */

/** Read an answers file. Either `file` is all of it, or `problems` holds every reason and nothing is taken.
 * @param {string} text @returns {{file: AnswersFile | null, problems: string[]}} */
export function readAnswersFile(text) {
  if (new TextEncoder().encode(text).length > LARGEST_FILE)
    return { file: null, problems: ["The file is too long to be an answers file."] };
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { file: null, problems: ["The file is not JSON."] };
  }
  const places = unfitPlaces(file);
  if (places.length) return { file: null, problems: places.map((at) => `“${at.join(" → ")}” does not fit.`) };
  return { file, problems: [] };
}

/** The answers as a table for a spreadsheet, as answers.py writes it.
 * @param {import("../widgets/parts/judge.js").Answers} answers */
export function answersCsv(answers) {
  const rows = Object.entries(answers)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, answer]) => {
      const first = answer.open ? [...answer.picked, ">"] : answer.picked;
      const walked = [first, ...(answer.branches ?? [])].map((steps) => steps.join(" ")).join(" / ");
      return [id, walked, answer.rating ?? "", answer.tries ?? 1, answer.v].join(",");
    });
  return ["id,picked,rating,tries,v", ...rows, ""].join("\n");
}
