/**
 * How far to go along a direction for a given KL: by the quadratic model ½t²dᵀMd = c, or by the true divergence KL(p_θ‖p_{θ−td}) = c.
 * Source: Schulman et al., Trust region policy optimization (2015), appendix C, for the first. The second is a bracketed secant method (the Illinois
 * variant of false position: Dowell, Jarratt, BIT 11, 1971) on √KL − √c, which is nearly linear in t because KL is nearly quadratic.
 */
import { squaredLength } from "./fisher.ts";
import type { Distribution } from "../../model.ts";

/** √(2c/dᵀMd); not finite where the length of d in the metric underflows. */
export function quadraticLength(matrix: Float64Array, d: Float64Array, c: number): number {
  return Math.sqrt((2 * c) / squaredLength(matrix, d));
}

const MOST_TRIALS = 200;
/** √KL within so many roundings of √c is as close as it gets. */
const CLOSE = 4 * 2.220446049250313e-16;
/** And by no more than this where there is no double any nearer. */
const ROUNDED = 1e-6;

/**
 * The first t > 0 that brackets and secants find with KL(p_θ‖p_{θ−td}) = c. Beyond the border of the family the divergence counts as infinite.
 * @param first where to look first
 * @returns `undefined` where the divergence stays below c however far one goes, or up to the border
 */
export function exactLength(family: Distribution, theta: Float64Array, d: Float64Array, c: number, first: number): number | undefined {
  const goal = Math.sqrt(c);
  const excess = (t: number): number => {
    const kl = family.divergence(
      theta,
      theta.map((value, i) => value - t * d[i]!),
    );
    return Number.isNaN(kl) ? Infinity : Math.sqrt(kl) - goal;
  };
  let [low, below] = [0, -goal];
  let high = first < Infinity ? first : 1;
  let above = excess(high);
  // Doublings end at the largest number: what hardly ever happens counts only very far out.
  while (above < 0) {
    if (!(2 * high < Infinity)) return undefined;
    [low, below] = [high, above];
    high *= 2;
    above = excess(high);
  }
  if (above <= CLOSE * goal) return high;
  /** Which end stayed at the last trial: −1 low, 1 high. */
  let stayed = 0;
  for (let k = 0; k < MOST_TRIALS; k++) {
    const secant = above < Infinity ? low - (below * (high - low)) / (above - below) : Number.NaN;
    const t = secant > low && secant < high ? secant : low + (high - low) / 2;
    if (!(t > low && t < high)) break;
    const value = excess(t);
    if (Math.abs(value) <= CLOSE * goal) return t;
    if (value < 0) {
      [low, below] = [t, value];
      if (stayed === 1) above /= 2;
      stayed = 1;
    } else {
      [high, above] = [t, value];
      if (stayed === -1) below /= 2;
      stayed = -1;
    }
  }
  // Rounding may leave a little; a border that comes first leaves more.
  return above === Infinity && excess(low) < -ROUNDED * goal ? undefined : low;
}
