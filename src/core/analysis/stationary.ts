/**
 * What kind of point a method has come to rest on, by the signs of the Hessian's eigenvalues.
 * Source: Nocedal, Wright, Numerical Optimization (2006), theorems 2.3 and 2.4; that a gradient is to be judged beside the sizes of loss and
 * position: Dennis, Schnabel, Numerical Methods for Unconstrained Optimization (1983), section 7.2.
 */
import { norm2 } from "../numerics/vectors.ts";
import { symmetricEigen } from "../numerics/symmetric-eigen.ts";
import { hasKink } from "./kink.ts";
import type { Numbers, Problem, StationaryKind } from "../model.ts";

export interface Stationary {
  readonly kind: StationaryKind;
  /** Ascending. */
  readonly eigenvalues: readonly number[];
  /** Why its kind is not told, or not to be trusted. */
  readonly doubt: Doubt | undefined;
}

/** At a kink derivatives say nothing; otherwise an eigenvalue is 0, or not, but too small to count: see `FLAT`. */
export type Doubt = "kink" | "singular" | "small";

/** An eigenvalue this small beside the largest one, or beside 1, says nothing of the sign: higher derivatives decide. */
const FLAT = 1e-8;
/** Eigenvalues are exact to this share of the largest one. */
const ROUNDING = 8 * 2.220446049250313e-16;
/** Never is a gradient above this negligible: beside a kink, as in Ackley's cusp, ‖H‖ is as large as it likes and means nothing. */
const LARGEST_NEGLIGIBLE = 0.01;
/**
 * Where the Hessian is singular, the gradient counts as 0 up to 1e-6·max(1, ‖H‖·max(1, ‖θ‖)), so where rounding or a displacement of a millionth
 * of θ explains it. The size of the loss is no excuse: it may be a constant.
 */
const NEGLIGIBLE = 1e-6;
/**
 * A definite kind is said only of a point that Newton's method would hardly leave. Up to the first share of θ's size, at least of 1, a step is
 * rounding; up to the second it must leave no more than `LEFT` of the gradient: beside a degenerate point it leaves a quarter or more.
 */
const NO_STEP = 1e-10;
const SMALL_STEP = 1e-3;
const LEFT = 0.1;
/** Above this many parameters all eigenvalues take longer than the run itself. */
const MOST_PARAMETERS = 100;
/** Eigenvalues that a sentence lists. */
const SHORT_LIST = 6;

export function kindOf(eigenvalues: Numbers): StationaryKind {
  const lowest = eigenvalues[0]!;
  const highest = eigenvalues[eigenvalues.length - 1]!;
  const small = FLAT * Math.max(Math.abs(lowest), Math.abs(highest), 1);
  for (let i = 0; i < eigenvalues.length; i++) if (!(Math.abs(eigenvalues[i]!) > small)) return "degenerate";
  if (lowest > 0) return "minimum";
  return highest < 0 ? "maximum" : "saddle";
}

/** True for an eigenvalue that is 0, or no more than rounding beside the largest one. */
export function isVanishing(value: number, largest: number): boolean {
  return Math.abs(value) <= ROUNDING * Math.abs(largest);
}

/** Why `kindOf` leaves the kind open, if it does. */
export function doubtOf(eigenvalues: Numbers): Doubt | undefined {
  if (kindOf(eigenvalues) !== "degenerate") return undefined;
  const largest = Math.max(Math.abs(eigenvalues[0]!), Math.abs(eigenvalues[eigenvalues.length - 1]!));
  for (let i = 0; i < eigenvalues.length; i++) if (isVanishing(eigenvalues[i]!, largest)) return "singular";
  return "small";
}

/** Whether Newton's step from a point with a regular Hessian is tiny, and leads to where there is hardly any gradient left. */
function isNear(problem: Problem, theta: Numbers, gradient: Float64Array, values: Float64Array, vectors: Float64Array): boolean {
  const n = theta.length;
  const there = Float64Array.from(theta);
  const step = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    let along = 0;
    for (let i = 0; i < n; i++) along += vectors[k * n + i]! * gradient[i]!;
    for (let i = 0; i < n; i++) step[i] = step[i]! - (along / values[k]!) * vectors[k * n + i]!;
  }
  const size = Math.max(1, norm2(there));
  const length = norm2(step);
  if (length <= NO_STEP * size) return true;
  if (!(length <= SMALL_STEP * size)) return false;
  for (let i = 0; i < n; i++) there[i] = there[i]! + step[i]!;
  const left = new Float64Array(n);
  problem.lossAndGradient(there, left);
  return norm2(left) <= LEFT * norm2(gradient);
}

/** @returns `undefined` where the problem has no Hessian, or none there, or where the point is not stationary */
export function classify(problem: Problem, theta: Numbers): Stationary | undefined {
  const n = problem.dim;
  if (problem.hessian === undefined || n > MOST_PARAMETERS) return undefined;
  const hessian = new Float64Array(n * n);
  const values = new Float64Array(n);
  const gradient = new Float64Array(n);
  problem.hessian(theta, hessian, gradient);
  const vectors = new Float64Array(n * n);
  if (!(norm2(gradient) <= LARGEST_NEGLIGIBLE) || !symmetricEigen(hessian, n, values, vectors)) return undefined;
  const flatness = NEGLIGIBLE * Math.max(1, norm2(hessian) * Math.max(1, norm2(Float64Array.from(theta))));
  const stationary = kindOf(values) === "degenerate" ? norm2(gradient) <= flatness : isNear(problem, theta, gradient, values, vectors);
  if (!stationary) return undefined;
  return { kind: kindOf(values), eigenvalues: [...values], doubt: hasKink(problem, theta) ? "kink" : doubtOf(values) };
}

const SENTENCE: Record<StationaryKind, string> = {
  minimum: "a minimum",
  maximum: "a maximum, not a minimum",
  saddle: "a saddle, not a minimum",
  degenerate: "a degenerate point, where second derivatives do not decide",
};

const SMALL = "undecided, as an eigenvalue is too small, or too small beside the others, to count";

/** One clause of English; the page translates by the kind. */
export function describe({ kind, eigenvalues, doubt }: Stationary): string {
  if (doubt === "kink") return "at a kink of the loss, where there is no gradient and curvature decides nothing";
  const listed = eigenvalues.slice(0, SHORT_LIST).join(", ");
  return `by its curvature ${doubt === "small" ? SMALL : SENTENCE[kind]} (Hessian eigenvalues ${listed}${eigenvalues.length > SHORT_LIST ? ", …" : ""})`;
}
