// The rules of playing a scenario, without a page: pure functions over the graph and the kept answer.

/** @typedef {{id: string, v: string, start: string, steps: Record<string, [string, string][]>}} Graph by step, each choice and where it leads */
/** @typedef {import("../widgets/parts/judge.js").Answer} PathAnswer */

const MOST_BRANCHES = 20;

/** Follow kept choices from the start; stops before a choice that its step does not have.
 * @param {Graph} graph @param {string[]} picked */
export function followPath(graph, picked) {
  const made = [];
  let at = graph.start;
  for (const choice of picked) {
    const way = graph.steps[at].find(([id]) => id === choice);
    if (!way) break;
    made.push({ step: at, choice });
    at = way[1];
  }
  return { made, at, ended: graph.steps[at].length === 0 };
}

/** The path that is being played: the last branch, or the first path.
 * @param {PathAnswer | null} answer */
export function pathNow(answer) {
  return answer?.branches?.at(-1) ?? answer?.picked ?? [];
}

/** The answer after one more choice. A first path that has not ended is marked `open`.
 * @param {Graph} graph @param {PathAnswer | null} answer @param {string} choice */
export function addChoice(graph, answer, choice) {
  const { open, ...before } = answer ?? { picked: [], tries: 1, v: graph.v };
  // From where the page stands: a kept choice that its step doesn't have leads nowhere.
  const path = [...followPath(graph, pathNow(before)).made.map((one) => one.choice), choice];
  if (before.branches?.length) {
    return { ...before, ...(open && { open }), branches: [...before.branches.slice(0, -1), path] };
  }
  return { ...before, picked: path, ...(!followPath(graph, path).ended && { open: true }) };
}

/** The answer after going back to the choice at a place of the path now played: a new branch begins there.
 * @param {PathAnswer} answer @param {number} place */
export function goBack(answer, place) {
  const branches = [...(answer.branches ?? []), pathNow(answer).slice(0, place)];
  return { ...answer, branches: branches.slice(-MOST_BRANCHES), tries: Math.min((answer.tries ?? 1) + 1, 10_000) };
}

/** The answer without the branch now played.
 * @param {PathAnswer} answer */
export function leaveBranch(answer) {
  const { branches, ...rest } = answer;
  return branches.length > 1 ? { ...rest, branches: branches.slice(0, -1) } : rest;
}

/** Add up what choices did, by line.
 * @param {[string, number][]} changes */
export function sumChanges(changes) {
  /** @type {Record<string, number>} */
  const sums = Object.create(null); // a line may be called anything
  for (const [line, change] of changes) sums[line] = (sums[line] ?? 0) + change;
  return sums;
}

/** A sum as it is written: with its sign, and a real minus.
 * @param {number} sum */
export function signed(sum) {
  return sum > 0 ? `+${sum}` : sum < 0 ? `−${-sum}` : "0";
}
