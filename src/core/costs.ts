/**
 * What a run costs, in evaluations of the problem: functions, gradients and Hessians, as scipy counts them (nfev, njev, nhev).
 *
 * A position that the loop has to know costs one function and one gradient, once: what a method has already paid at the very same θ in the
 * step that led there is neither evaluated nor counted again, and a rejected step leaves nothing new to evaluate: the Hessian of a position
 * is paid once too, however many trials from it are rejected. A Hessian costs one Hessian where loss and gradient are known, and all three
 * elsewhere. Residuals with their Jacobian count as the function and the gradient that they contain.
 *
 * Of a family of distributions: a Fisher matrix counts as a Hessian, for it too is `dim` products with a vector, each about a gradient (Schraudolph,
 * Fast curvature matrix-vector products, Neural Computation 14, 2002). An empirical Fisher matrix counts as the gradient whose per-example parts it
 * multiplies. KL(p_θ‖p_φ) is one pass through the model at φ, as the loss there is: it counts as one function, and where the step has already
 * paid for φ, or φ is where it stands, as none. Probabilities and scores of a policy count as the function and the gradient that they make up.
 *
 * Where runs are compared at equal cost, the three are added up: see `evaluationsOf`.
 */
import type { Distribution, Numbers, Problem, TrajectoryChunk } from "./model.ts";

export interface Cost {
  readonly functions: number;
  readonly gradients: number;
  readonly hessians: number;
}

/** Numbers of one row of `TrajectoryChunk.costs`. */
export const COST_COLUMNS = 3;

/** A stretch of a run as far as its costs go. */
export type CostedRows = Pick<TrajectoryChunk, "firstStep" | "count" | "dim"> & { readonly costs?: Float64Array | undefined };

/** Cost of a row of a chunk: cumulative since the start of the run, the row's own loss and gradient included. */
export function costOf(chunk: CostedRows, row: number): Cost {
  const { costs } = chunk;
  if (costs === undefined) {
    const evaluations = chunk.firstStep + row + 1;
    return { functions: evaluations, gradients: evaluations, hessians: 0 };
  }
  const at = row * COST_COLUMNS;
  return { functions: costs[at]!, gradients: costs[at + 1]!, hessians: costs[at + 2]! };
}

/**
 * A cost as one number, in evaluations of a loss in `dim` coordinates. A function counts as one and a gradient as one. A Hessian counts as
 * `dim` gradients: each of its columns is a product H·v, which costs about as much as a gradient (Pearlmutter, Fast exact multiplication by the
 * Hessian, Neural Computation 6, 1994; Nocedal & Wright, Numerical Optimization, 2nd ed., section 7.1), as do the differences of gradients that
 * stand in for it. A product H·v alone would count as one.
 */
export function evaluationsOf({ functions, gradients, hessians }: Cost, dim: number): number {
  return functions + gradients + dim * hessians;
}

/**
 * The last step reached within a budget of evaluations (see `evaluationsOf`), so that methods may be compared by what they cost.
 * @param chunks of one run, in order
 * @returns `undefined` where not even the first row fits
 */
export function stepWithin(chunks: readonly CostedRows[], budget: number): number | undefined {
  const fits = (chunk: CostedRows, row: number): boolean => evaluationsOf(costOf(chunk, row), chunk.dim) <= budget;
  const chunk = chunks.findLast((one) => one.count > 0 && fits(one, 0));
  if (chunk === undefined) return undefined;
  // Costs never fall, so the rows that fit come first.
  let low = 0;
  let high = chunk.count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(chunk, middle)) low = middle;
    else high = middle;
  }
  return chunk.firstStep + low;
}

/** How much of a point a step has paid for: its loss, also its gradient, and whether both are at hand. */
const LOSS = 1;
const GRADIENT = 2;
const AT_HAND = 3;

/** A point that a step asked about. */
export interface Known {
  readonly theta: Float64Array;
  readonly gradient: Float64Array;
  loss: number;
  level: number;
}

/** Equal to the bit: 0 and −0 differ, as they may for a loss. */
export function sameBits(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

/**
 * A problem as methods see it: every evaluation of the current step is counted and remembered.
 * The loop never evaluates through it, so that first-order methods, which do not ask, pay nothing.
 */
export class Meter {
  readonly problem: Problem;
  /** True once the current step has asked for anything. */
  asked = false;
  functions = 0;
  gradients = 0;
  hessians = 0;
  /** True once the Hessian of the position is paid, in this step or in one before it that was rejected. */
  paidHessian = false;
  /** That Hessian, where this meter has seen it: a branch from a rejected step has not. */
  private held: { readonly hessian: Float64Array; readonly gradient: Float64Array; loss: number; valid: boolean } | undefined;
  private readonly pool: Known[] = [];
  private size = 0;

  /** @param position θ of the step being made, whose loss and gradient are known */
  constructor(
    private readonly metered: Problem,
    private readonly position: () => ArrayLike<number>,
  ) {
    // No Object.create(metered): an object that becomes a prototype is slower to call for everybody (measured: 9 % of a run of Adam).
    const view: { readonly [Name in keyof Required<Problem>]: Problem[Name] | undefined } = {
      dim: metered.dim,
      minimumValue: metered.minimumValue,
      residualCount: metered.residualCount,
      examples: metered.examples,
      loss: (theta) => {
        const loss = metered.loss(theta);
        this.asked = true;
        this.functions++;
        this.remember(theta, LOSS).loss = loss;
        return loss;
      },
      lossAndGradient: (theta, gradient) => {
        const loss = metered.lossAndGradient(theta, gradient);
        this.asked = true;
        // The gradient of the point whose loss was asked last: that loss is paid.
        const last = this.size === 0 ? undefined : this.pool[this.size - 1];
        if (last?.level !== LOSS || !sameBits(last.theta, theta)) this.functions++;
        this.gradients++;
        const known = this.remember(theta, AT_HAND);
        known.loss = loss;
        known.gradient.set(gradient);
        return loss;
      },
      hessian:
        metered.hessian &&
        ((theta, hessian, gradient) => {
          this.payGradient(theta);
          if (sameBits(theta, this.position())) return this.hessianHere(theta, hessian, gradient);
          this.hessians++;
          return metered.hessian!(theta, hessian, gradient);
        }),
      residuals:
        metered.residuals &&
        ((theta, r, jacobian) => {
          this.payGradient(theta);
          metered.residuals!(theta, r, jacobian);
        }),
      distribution: metered.distribution && this.meterFamily(metered.distribution),
      policy: metered.policy && {
        rewards: metered.policy.rewards,
        logProbabilities: (theta, logs, scores) => {
          if (scores === undefined) this.payLoss(theta);
          else this.payGradient(theta);
          metered.policy!.logProbabilities(theta, logs, scores);
        },
      },
      enclosure: metered.enclosure && (() => metered.enclosure!()),
      gridRow: metered.gridRow && ((x0, dx, y, count, out) => metered.gridRow!(x0, dx, y, count, out)),
    };
    // Every ability is listed, so that a new one does not compile before it is thought of here; absent ones are undefined.
    this.problem = view as Problem;
  }

  /** Forgets the step that was made. */
  reset(): void {
    this.asked = false;
    this.functions = 0;
    this.gradients = 0;
    this.hessians = 0;
    this.size = 0;
  }

  /** The position is another one from now on. */
  leave(): void {
    this.paidHessian = false;
    if (this.held !== undefined) this.held.valid = false;
  }

  private hessianHere(theta: ArrayLike<number>, hessian: Float64Array, gradient: Float64Array): number {
    if (!this.paidHessian) this.hessians++;
    this.paidHessian = true;
    this.held ??= { hessian: new Float64Array(hessian.length), gradient: new Float64Array(gradient.length), loss: Number.NaN, valid: false };
    const { held } = this;
    if (held.valid) {
      hessian.set(held.hessian);
      gradient.set(held.gradient);
    } else {
      held.loss = this.metered.hessian!(theta, hessian, gradient);
      held.hessian.set(hessian);
      held.gradient.set(gradient);
      held.valid = true;
    }
    return held.loss;
  }

  /** What the step has paid at exactly this θ: the most of it. */
  recall(theta: ArrayLike<number>): { readonly loss: boolean; readonly gradient: boolean; readonly atHand: Known | undefined } {
    let best: Known | undefined;
    for (let i = this.size - 1; i >= 0; i--) {
      const known = this.pool[i]!;
      if (known.level > (best?.level ?? 0) && sameBits(known.theta, theta)) best = known;
    }
    return { loss: best !== undefined, gradient: best !== undefined && best.level >= GRADIENT, atHand: best?.level === AT_HAND ? best : undefined };
  }

  private meterFamily(family: Distribution): Distribution {
    return {
      isMember: (theta) => family.isMember(theta),
      fisher: (theta, fisher) => {
        this.asked = true;
        this.hessians++;
        family.fisher(theta, fisher);
      },
      ...(family.empiricalFisher && {
        empiricalFisher: (theta: Numbers, fisher: Float64Array) => {
          this.payGradient(theta);
          family.empiricalFisher!(theta, fisher);
        },
      }),
      divergence: (theta, phi) => {
        this.payLoss(theta);
        this.payLoss(phi);
        return family.divergence(theta, phi);
      },
      ...(family.singularity && { singularity: (theta: Numbers) => family.singularity!(theta) }),
      ...(family.natural && { natural: family.natural }),
    };
  }

  /** A pass through the model at a point, as its loss is: paid once a step. */
  private payLoss(theta: ArrayLike<number>): void {
    this.asked = true;
    if (sameBits(theta, this.position()) || this.recall(theta).loss) return;
    this.functions++;
    this.remember(theta, LOSS);
  }

  /** Loss and gradient, or what contains them, at a point: paid once a step. */
  private payGradient(theta: ArrayLike<number>): void {
    this.asked = true;
    if (sameBits(theta, this.position())) return;
    const paid = this.recall(theta);
    if (!paid.loss) this.functions++;
    if (paid.gradient) return;
    this.gradients++;
    this.remember(theta, GRADIENT);
  }

  private remember(theta: ArrayLike<number>, level: number): Known {
    let known = this.pool[this.size];
    if (known === undefined) {
      known = { theta: new Float64Array(theta.length), gradient: new Float64Array(theta.length), loss: Number.NaN, level };
      this.pool.push(known);
    }
    this.size++;
    known.theta.set(theta);
    known.level = level;
    return known;
  }
}
