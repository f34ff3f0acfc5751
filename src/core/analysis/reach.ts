/**
 * How far θ may go along the natural gradient until the distribution has moved by δ nats: by the quadratic model ½t²dᵀFd = δ, and by KL itself, the way
 * down the loss and the way up. Source: Schulman et al., Trust Region Policy Optimization (2015), section 4 and appendix C.
 */
import { naturalDirection } from "../optimizers/parts/fisher.ts";
import { exactLength, quadraticLength } from "../optimizers/parts/kl-length.ts";
import type { Problem } from "../model.ts";

export interface Reach {
  /** ‖Δθ‖ by the quadratic model, the same both ways; NaN where there is no direction. */
  readonly quadratic: number;
  /** ‖Δθ‖ by KL: along the natural gradient's descent of the loss, and against it. `Infinity`: the distribution never moves that far. */
  readonly better: number;
  readonly worse: number;
}

const NOWHERE: Reach = { quadratic: Number.NaN, better: Number.NaN, worse: Number.NaN };

/** @returns `undefined` where the problem has no distribution */
export function reachOf(problem: Problem, at: readonly number[], level: number): Reach | undefined {
  const family = problem.distribution;
  if (family === undefined) return undefined;
  const theta = Float64Array.from(at);
  const gradient = new Float64Array(theta.length);
  const loss = problem.lossAndGradient(theta, gradient);
  const fisher = new Float64Array(theta.length * theta.length);
  family.fisher(theta, fisher);
  const natural = naturalDirection({ theta, loss, gradient, t: 1 }, fisher, 0);
  if ("kind" in natural) return NOWHERE;
  const { direction } = natural;
  const length = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
  const unit = direction.map((value) => value / length);
  const quadratic = quadraticLength(natural.matrix, unit, level);
  const exact = (d: Float64Array): number => exactLength(family, theta, d, level, quadratic) ?? Infinity;
  // `exactLength` goes along −d, and −F⁻¹g is the way down.
  return { quadratic, better: exact(unit), worse: exact(unit.map((value) => -value)) };
}
