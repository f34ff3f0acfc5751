/**
 * A step length that meets the strong Wolfe conditions: φ(α) ≤ φ(0) + c₁αφ′(0) and |φ′(α)| ≤ c₂|φ′(0)|.
 * Source: Nocedal and Wright 2006, algorithms 3.5 (bracketing) and 3.6 (zoom), cubic interpolation (3.59). The safeguards are those of
 * minFunc (Schmidt 2005), which torch.optim.LBFGS uses: while bracketing, the next length is between α + 0.01·(α − α₋) and 10·α; while zooming, a trial
 * within a tenth of the interval's ends is allowed once, then moved to that tenth. So paths agree with torch's.
 * Deviations: a trial that is not finite ends the bracket and is halved away from; the zoom ends where rounding leaves nothing
 * between its ends, not at a fixed width; a point that ends the search without meeting the conditions says so.
 */
import type { Probe, Ray, Search } from "./line-search.ts";

/** Trials of one search at most; torch allows 25. Halving 40 times leaves nothing of a length. */
const MOST_TRIALS = 40;
const LEAST_GROWTH = 0.01;
const MOST_GROWTH = 10;
const MARGIN = 0.1;

/** Minimizer of the cubic through both values and slopes, kept within [low, high]; their middle where the cubic has none. */
function cubicMinimizer(a: Probe, b: Probe, low: number, high: number): number {
  const [left, right] = a.alpha <= b.alpha ? [a, b] : [b, a];
  const d1 = left.slope + right.slope - (3 * (left.loss - right.loss)) / (left.alpha - right.alpha);
  const square = d1 * d1 - left.slope * right.slope;
  if (!(square >= 0)) return (low + high) / 2;
  const d2 = Math.sqrt(square);
  const minimizer = right.alpha - (right.alpha - left.alpha) * ((right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2));
  // A quotient of zeros: both ends are alike.
  if (Number.isNaN(minimizer)) return (low + high) / 2;
  return Math.min(Math.max(minimizer, low), high);
}

/** @returns the lowest point found that decreases the loss enough; `undefined` where there is none */
export function strongWolfe(ray: Ray, first: number, c2: number): Search | undefined {
  const { origin } = ray;
  const flat = -c2 * origin.slope;
  let previous = origin;
  let next = ray.probe(first);
  for (let count = 1; count < MOST_TRIALS; count++) {
    const higher = count > 1 && next.loss >= previous.loss && !ray.level(next, previous);
    if (next.loss === Infinity || !ray.decreases(next) || higher) return zoom(ray, previous, next, flat, count);
    if (Math.abs(next.slope) <= flat) return ray.accepts(next) ? { probe: next, met: true } : undefined;
    if (next.slope >= 0) return zoom(ray, next, previous, flat, count);
    const alpha = cubicMinimizer(previous, next, next.alpha + LEAST_GROWTH * (next.alpha - previous.alpha), next.alpha * MOST_GROWTH);
    previous = next;
    next = ray.probe(alpha);
  }
  // The loss falls and falls: the last point that is still a number.
  const last = next.loss === Infinity ? previous : next;
  return ray.accepts(last) ? { probe: last, met: false } : undefined;
}

/** @param low the lower end, with a slope towards `high` */
function zoom(ray: Ray, low: Probe, high: Probe, flat: number, made: number): Search | undefined {
  let hesitated = false;
  for (let count = made; count < MOST_TRIALS; count++) {
    if (ray.coincide(low.alpha, high.alpha)) break;
    const left = Math.min(low.alpha, high.alpha);
    const right = Math.max(low.alpha, high.alpha);
    let alpha = high.loss === Infinity ? (left + right) / 2 : cubicMinimizer(low, high, left, right);
    const margin = MARGIN * (right - left);
    if (Math.min(right - alpha, alpha - left) >= margin) {
      hesitated = false;
    } else if (hesitated || alpha >= right || alpha <= left) {
      alpha = right - alpha < alpha - left ? right - margin : left + margin;
      hesitated = false;
    } else {
      hesitated = true;
    }
    // Nothing lies between neighbours.
    if (alpha === left || alpha === right) break;
    const next = ray.probe(alpha);
    // On a plateau of rounding only the slope tells on which side the minimum is.
    const higher = next.loss >= low.loss && !ray.level(next, low);
    if (next.loss === Infinity || !ray.decreases(next) || higher) {
      high = next;
    } else {
      if (Math.abs(next.slope) <= flat) return ray.accepts(next) ? { probe: next, met: true } : undefined;
      if (next.slope * (high.alpha - low.alpha) >= 0) high = low;
      low = next;
    }
  }
  return ray.accepts(low) ? { probe: low, met: false } : undefined;
}
