/**
 * Up to which curvature the steps of a run contract, where that is known: gradient descent and its momentum variants on a quadratic
 * (Cohen, Kaur, Li, Kolter and Talwalkar 2021, "Gradient descent on neural networks typically occurs at the edge of stability", appendix B).
 * Along an eigenvector of curvature λ a step is linear in position and velocity; both eigenvalues of that map lie inside the unit circle
 * exactly while η·(λ + weight decay) < `own`. Methods that rescale the gradient by its history, line searches and second-order methods
 * have no such number. A step shortened by clipping contracts further out than is said here; minibatches, less far.
 * Deviation from the paper: dampening multiplies the gradients that enter the velocity, so it divides the threshold of the heavy ball.
 */
import { isConstant, multiplier } from "../schedule.ts";
import type { PlanRun } from "../plan.ts";

/** Thresholds of η·(λ + decay): the curvature where a step begins to grow is threshold/η − decay. */
export interface StabilityRule {
  readonly kind: "plain" | "heavy-ball" | "nesterov";
  /** Gradient descent without momentum: 2. */
  readonly plain: number;
  /** This run's. */
  readonly own: number;
  /** Weight decay, which adds to every curvature. */
  readonly decay: number;
}

/** @returns `undefined` where no such threshold is known: for every method but `sgd` */
export function stabilityRule({ optimizer, values, options }: PlanRun): StabilityRule | undefined {
  if (optimizer !== "sgd" || options.batchSize !== undefined) return undefined;
  const number = (name: string): number => (typeof values[name] === "number" ? values[name] : 0);
  const momentum = number("momentum");
  const rule = { plain: 2, decay: number("weightDecay") };
  if (momentum === 0) return { ...rule, kind: "plain", own: 2 };
  // The two eigenvalues of a heavy-ball step multiply to μ, those of a Nesterov step to μ·(1 − η·λ): from μ = 1 on the first never contracts, and
  // beyond it the second only from some curvature on.
  const nesterov = values["nesterov"] === true;
  if (nesterov ? momentum > 1 : momentum >= 1) return undefined;
  if (nesterov) return { ...rule, kind: "nesterov", own: (2 + 2 * momentum) / (1 + 2 * momentum) };
  const share = 1 - number("dampening");
  return share > 0 ? { ...rule, kind: "heavy-ball", own: (2 + 2 * momentum) / share } : undefined;
}

/** Learning rates of the steps that lead away from positions `from`, `from + 1`, … of a run that is to make `steps`. */
export function scheduledRates({ values, options }: PlanRun, steps: number, from: number, count: number): Float64Array {
  const rate = typeof values["lr"] === "number" ? values["lr"] : Number.NaN;
  const rates = new Float64Array(count).fill(rate);
  if (!isConstant(options.schedule)) for (let i = 0; i < count; i++) rates[i] = rate * multiplier(options.schedule, from + i + 1, steps);
  return rates;
}
