/**
 * Whether a loss has a kink at a point: the gradient jumps across it, by as much however near the two sides are.
 * On a smooth loss the difference of two gradients shrinks with their distance (Taylor's theorem); elementary, no source.
 */
import { norm2 } from "../numerics/vectors.ts";
import type { Numbers, Problem } from "../model.ts";

/** Distances to the two sides, in sizes of the coordinate, at least of 1: near and nearer, and far for comparison. */
const NEAR = 1e-5;
const NEARER = 1e-8;
const FAR = 1e-2;
/** A jump that keeps this share of itself so much nearer does not fade. */
const KEPT = 0.5;
/** Beside the gradients themselves, a difference up to this share is rounding; and so it is beside the jump from far. */
const ROUNDING = 1e-6;
const ROUNDING_FAR = 1e-4;

/** Looks along each coordinate; a kink that neither crosses is not seen. */
export function hasKink(problem: Problem, theta: Numbers): boolean {
  const n = theta.length;
  const point = Float64Array.from(theta);
  const [ahead, behind] = [new Float64Array(n), new Float64Array(n)];
  let [jump, size] = [0, 0];
  const look = (i: number, distance: number): boolean => {
    const step = distance * Math.max(1, Math.abs(theta[i]!));
    point[i] = theta[i]! + step;
    problem.lossAndGradient(point, ahead);
    point[i] = theta[i]! - step;
    problem.lossAndGradient(point, behind);
    point[i] = theta[i]!;
    size = norm2(ahead) + norm2(behind);
    for (let j = 0; j < n; j++) ahead[j] = ahead[j]! - behind[j]!;
    jump = norm2(ahead);
    return jump < Infinity;
  };
  for (let i = 0; i < n; i++) {
    if (!look(i, NEAR)) continue;
    const wide = jump;
    if (!look(i, NEARER) || !(jump > ROUNDING * size) || !(jump >= KEPT * wide)) continue;
    const kept = jump;
    if (!look(i, FAR) || kept > ROUNDING_FAR * jump) return true;
  }
  return false;
}
