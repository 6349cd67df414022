// How a set of verdicts is judged: the same rules as measure.py, told the same worked examples.

/** @param {number} rating from 1 to 6 */
export function isFlag(rating) {
  return rating >= 4;
}

/** @param {{rating: number, impostor: boolean}[]} judged */
export function countVerdicts(judged) {
  /** @param {boolean} impostor @param {boolean} flag */
  const number = (impostor, flag) =>
    judged.filter((one) => one.impostor === impostor && isFlag(one.rating) === flag).length;
  return {
    caught: number(true, true),
    missed: number(true, false),
    cleared: number(false, false),
    flagged: number(false, true),
  };
}

/** The inverse of the standard normal distribution: P. J. Acklam's approximation, relative error under 1.2e-9.
 * @param {number} p between 0 and 1 @returns {number} */
export function normalQuantile(p) {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
  /** @param {number[]} list @param {number} x */
  const sum = (list, x) => list.reduce((total, next) => total * x + next, 0);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return sum(c, q) / sum(d, q);
  }
  if (p > 1 - 0.02425) return -normalQuantile(1 - p);
  const q = p - 0.5;
  return (q * sum(a, q * q)) / sum(b, q * q);
}

/** @param {number} hits @param {number} trials @returns {[number, number]} */
export function wilson(hits, trials) {
  if (!trials) return [0, 1];
  const z = normalQuantile(0.975);
  const share = hits / trials;
  const middle = share + (z * z) / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}

/** The 95% interval of a difference of two independent shares: Newcombe (1998), method 10. See measure.py.
 * @param {[number, number]} now hits and trials @param {[number, number]} before @returns {[number, number]} */
export function differenceInterval(now, before) {
  if (!now[1] || !before[1]) return [-1, 1];
  const share = now[0] / now[1];
  const earlier = before[0] / before[1];
  const [low, high] = wilson(...now);
  const [earlierLow, earlierHigh] = wilson(...before);
  const change = share - earlier;
  return [
    change - Math.hypot(share - low, earlierHigh - earlier),
    change + Math.hypot(high - share, earlier - earlierLow),
  ];
}

/** Sensitivity and bias, or null without both kinds of people. See measure.py for the correction.
 * @param {{caught: number, missed: number, cleared: number, flagged: number}} counts */
export function dPrime(counts) {
  const impostors = counts.caught + counts.missed;
  const genuine = counts.cleared + counts.flagged;
  if (!impostors || !genuine) return null;
  const part = impostors / (impostors + genuine);
  const hit = normalQuantile((counts.caught + part) / (impostors + 2 * part));
  const alarm = normalQuantile((counts.flagged + 1 - part) / (genuine + 2 * (1 - part)));
  return { dPrime: hit - alarm, criterion: -(hit + alarm) / 2 };
}

/** @param {{action: string, best: string, acceptable: string[]}[]} chosen */
export function actionScore(chosen) {
  const points = chosen.map((one) => (one.action === one.best ? 1 : one.acceptable.includes(one.action) ? 0.5 : 0));
  return points.length ? points.reduce((/** @type {number} */ total, next) => total + next, 0) / points.length : 0;
}

/** @param {Record<string, number[]>} ratings by pair @returns {[number, number]} alike, whole pairs */
export function pairsAlike(ratings) {
  const whole = Object.values(ratings).filter((both) => both.length === 2);
  return [whole.filter(([first, second]) => isFlag(first) === isFlag(second)).length, whole.length];
}
