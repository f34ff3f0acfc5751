/**
 * What kind of point a method has come to rest on, by the signs of the Hessian's eigenvalues.
 * Source: Nocedal, Wright, Numerical Optimization (2006), theorems 2.3 and 2.4.
 */
import { symmetricEigen } from "../numerics/symmetric-eigen.ts";
import type { Numbers, Problem, StationaryKind } from "../model.ts";

export interface Stationary {
  readonly kind: StationaryKind;
  /** Ascending. */
  readonly eigenvalues: readonly number[];
}

/** An eigenvalue this small beside the largest one, or beside 1, says nothing of the sign: higher derivatives decide. */
const FLAT = 1e-8;
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

/** @returns `undefined` where the problem has no Hessian, or none there */
export function classify(problem: Problem, theta: Numbers): Stationary | undefined {
  const n = problem.dim;
  if (problem.hessian === undefined || n > MOST_PARAMETERS) return undefined;
  const hessian = new Float64Array(n * n);
  const values = new Float64Array(n);
  problem.hessian(theta, hessian, new Float64Array(n));
  if (!symmetricEigen(hessian, n, values, new Float64Array(n * n))) return undefined;
  return { kind: kindOf(values), eigenvalues: [...values] };
}

const SENTENCE: Record<StationaryKind, string> = {
  minimum: "a minimum",
  maximum: "a maximum, not a minimum",
  saddle: "a saddle, not a minimum",
  degenerate: "a degenerate point, where second derivatives do not decide",
};

/** One clause of English; the page translates by the kind. */
export function describe({ kind, eigenvalues }: Stationary): string {
  const listed = eigenvalues.slice(0, SHORT_LIST).join(", ");
  return `by its curvature ${SENTENCE[kind]} (Hessian eigenvalues ${listed}${eigenvalues.length > SHORT_LIST ? ", …" : ""})`;
}
