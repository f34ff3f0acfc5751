/**
 * The loss along a ray θ + α·d as line searches see it, and Armijo's backtracking.
 * Source: Nocedal and Wright, Numerical Optimization (2006), section 3.1, algorithm 3.1; Armijo, Pacific J. Math. 16 (1966).
 * Deviations: a trial whose loss or slope is not finite counts as infinitely high, so it is only ever too far. No accepted point is higher than where the
 * search began. Near a minimum rounding makes a plateau of the loss: there Armijo's condition compares noise, so searches that know slopes take it as met
 * (as in Hager and Zhang, SIAM J. Optim. 16 (2005), section 4), and accept a point only if its gradient is clearly shorter. Armijo's search knows losses
 * alone and takes them at their word, down to the last bit. So a search neither walks in circles nor creeps.
 */
import { norm2 } from "../../numerics/vectors.ts";
import type { Here, Numbers, Problem } from "../../model.ts";

/** Share of the promised decrease that must be there (Nocedal and Wright, page 33). */
const C1 = 1e-4;

/** Losses that differ by this share are equal up to the rounding of a formula of some dozen operations: 2⁻⁴⁷, 32 to 64 units in the last place. */
const NOISE = 7.105427357601002e-15;
/** On a plateau the gradient must shrink to this share: any progress worth its trials. */
const FLATTER = 0.9;

/** A place on the ray. */
export interface Probe {
  readonly alpha: number;
  readonly theta: Float64Array;
  /** Infinity where the problem gave anything not finite. */
  readonly loss: number;
  /** What the problem gave. */
  readonly measured: number;
  /** Derivative of the loss along the ray; NaN where only the loss was asked for, or where it is not finite. */
  readonly slope: number;
  readonly gradient: Float64Array | undefined;
}

export interface Search {
  readonly probe: Probe;
  /** True where the point is known to meet all conditions of its search: the strong Wolfe conditions, a slope of 0 to rounding, Armijo's condition. */
  readonly met: boolean;
}

export function dot(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

const isFinite = (value: number): boolean => value - value === 0;

export class Ray {
  /** α = 0: where the search begins. */
  readonly origin: Probe;
  /** In the order in which they were made. */
  readonly trials: Probe[] = [];
  private readonly gradNorm: number;
  private readonly noise: number;

  constructor(
    private readonly problem: Problem,
    here: Here,
    readonly direction: Float64Array,
  ) {
    const { theta, loss, gradient } = here;
    this.origin = { alpha: 0, theta, loss, measured: loss, slope: dot(gradient, direction), gradient };
    this.gradNorm = norm2(gradient);
    this.noise = NOISE * Math.abs(loss);
  }

  /** True where the loss falls along the ray. */
  get descends(): boolean {
    return this.origin.slope < 0 && isFinite(this.origin.slope);
  }

  /** The loss alone. */
  look(alpha: number): Probe {
    const theta = this.point(alpha);
    const measured = this.problem.loss(theta);
    return this.keep({ alpha, theta, loss: isFinite(measured) ? measured : Infinity, measured, slope: Number.NaN, gradient: undefined });
  }

  /** Loss and slope. */
  probe(alpha: number): Probe {
    const theta = this.point(alpha);
    const gradient = new Float64Array(theta.length);
    const measured = this.problem.lossAndGradient(theta, gradient);
    const slope = dot(gradient, this.direction);
    const finite = isFinite(measured) && isFinite(slope);
    return this.keep({ alpha, theta, loss: finite ? measured : Infinity, measured, slope: finite ? slope : Number.NaN, gradient });
  }

  /** Armijo's condition, as far as rounding lets it be told. */
  decreases({ alpha, loss }: Probe): boolean {
    const { origin } = this;
    const promise = -alpha * origin.slope;
    return loss <= origin.loss - C1 * promise || (promise <= this.noise && loss <= origin.loss + this.noise);
  }

  /** True for losses that only rounding tells apart. */
  level(a: Probe, b: Probe): boolean {
    return Math.abs(a.loss - b.loss) <= this.noise;
  }

  /** True for a point that is better than the origin: lower, or on a plateau no higher and flatter. */
  accepts({ alpha, loss, gradient }: Probe): boolean {
    const gain = this.origin.loss - loss;
    if (alpha === 0 || !(gain >= 0)) return false;
    return gain > this.noise || (gradient !== undefined && norm2(gradient) <= FLATTER * this.gradNorm);
  }

  /** Armijo's condition with nothing forgiven: any decrease that a double can hold counts, if the promise is no larger. */
  armijo({ alpha, loss }: Probe): boolean {
    const gain = this.origin.loss - loss;
    return gain > 0 && gain >= -C1 * alpha * this.origin.slope;
  }

  /** True where two lengths give the same θ, so that nothing lies between them. */
  coincide(a: number, b: number): boolean {
    const { direction } = this;
    const { theta } = this.origin;
    for (let i = 0; i < theta.length; i++) if (theta[i]! + a * direction[i]! !== theta[i]! + b * direction[i]!) return false;
    return true;
  }

  private point(alpha: number): Float64Array {
    const { direction } = this;
    return this.origin.theta.map((value, i) => value + alpha * direction[i]!);
  }

  private keep(probe: Probe): Probe {
    this.trials.push(probe);
    return probe;
  }
}

/**
 * Armijo's backtracking: first, first·shrink, first·shrink², … until the loss has fallen enough. It asks for losses alone.
 * @param toTheBit takes losses at their word; else a decrease within rounding does not count
 * @returns `undefined` where θ + α·d has become θ itself
 */
export function backtrack(ray: Ray, first: number, shrink: number, toTheBit: boolean): Search | undefined {
  for (let alpha = first; !ray.coincide(alpha, 0); alpha *= shrink) {
    const probe = ray.look(alpha);
    if (toTheBit ? ray.armijo(probe) : ray.decreases(probe) && ray.accepts(probe)) return { probe, met: true };
  }
  return undefined;
}
