/**
 * What methods that use second derivatives share: evaluating them, ending where nothing moves any more, and showing them.
 * The Hessian comes with the gradient as it is, while `here.gradient` may have been clipped.
 */
import { norm2 } from "../../numerics/vectors.ts";
import { symmetricEigen } from "../../numerics/symmetric-eigen.ts";
import { showNumber, showStep } from "./autopsy.ts";
import { MOVED } from "../../model.ts";
import type { Here, Numbers, Outcome, Problem, StepParts } from "../../model.ts";

/** A gradient shorter by less than this share is one that was added up in another order. */
const CLIPPED = 1e-9;

export interface Curvature {
  /** Second derivatives, or those of the model that stands for them. */
  readonly hessian: Float64Array;
  /** Unclipped. */
  readonly gradient: Float64Array;
}

/** @throws where the problem has no Hessian: such a pairing is refused before a step is made */
export function curvatureAt(problem: Problem, theta: Numbers): Curvature {
  if (problem.hessian === undefined) throw new Error("the problem has no Hessian");
  const hessian = new Float64Array(problem.dim * problem.dim);
  const gradient = new Float64Array(problem.dim);
  problem.hessian(theta, hessian, gradient);
  return { hessian, gradient };
}

/**
 * The gradient at another point, to be measured by the one `here`, whose unclipped form is given. A Hessian is asked for its sake only where
 * clipping has shortened the one here: then it may shorten the other as well.
 */
export function gradientAt(problem: Problem, here: Here, unclipped: Numbers, theta: Numbers): Float64Array {
  if (norm2(here.gradient) < norm2(unclipped) * (1 - CLIPPED)) return curvatureAt(problem, theta).gradient;
  const gradient = new Float64Array(problem.dim);
  problem.lossAndGradient(theta, gradient);
  return gradient;
}

export function isZero(v: Numbers): boolean {
  for (let i = 0; i < v.length; i++) if (v[i] !== 0) return false;
  return true;
}

export function isFinite(v: Numbers): boolean {
  for (let i = 0; i < v.length; i++) if (!(Math.abs(v[i]!) < Infinity)) return false;
  return true;
}

export function dot(u: Numbers, v: Numbers): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += u[i]! * v[i]!;
  return sum;
}

/** A·v for a row-major square matrix. */
export function times(a: Numbers, v: Numbers): Float64Array {
  const n = v.length;
  const product = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) product[i] = product[i]! + a[i * n + j]! * v[j]!;
  return product;
}

/** gᵀs + ½·sᵀHs: by how much the quadratic model changes along s. */
export function modelChange(gradient: Numbers, hessian: Numbers, s: Float64Array): number {
  return dot(gradient, s) + dot(s, times(hessian, s)) / 2;
}

/** H + a·I as a fresh matrix. */
export function damped(hessian: Numbers, n: number, damping: number): Float64Array {
  const sum = Float64Array.from(hessian);
  for (let i = 0; i < n; i++) sum[i * n + i] = sum[i * n + i]! + damping;
  return sum;
}

export const NO_SLOPE: Outcome = Object.freeze({ kind: "converged", by: "no-movement", message: "the gradient is exactly 0" });
export const NO_MOVE: Outcome = Object.freeze({ kind: "converged", by: "no-movement", message: "the step is too short to change any coordinate" });
export const AT_FLOOR: Outcome = Object.freeze({ kind: "converged", by: "no-movement", message: "rounding hides any further progress" });

/** Trials became shorter and shorter, and none had a loss. */
export const NO_POINT: Outcome = Object.freeze({
  kind: "failed",
  error: "no-point",
  message: "no acceptable point: no trial has a finite loss, however short",
});

export function failed(error: string, message: string): Outcome {
  return { kind: "failed", error, message };
}
export const at = (theta: Numbers): string => `(${Array.from(theta).join(", ")})`;

/** Where the Hessian vanishes with the gradient, a linear system for the step says nothing: the plateau of MATH, not a point of rest. */
export function flat(theta: Numbers): Outcome {
  return failed("singular", `gradient and Hessian are both 0 at ${at(theta)}: the step is undefined`);
}

/** A gradient within this many roundings of the terms that it is made of is not told from 0. */
const ROUNDINGS = 16;
const EPSILON = 2.220446049250313e-16;
/** Where terms underflow, they are rounded to multiples of this. */
const SMALLEST = 5e-324;

/** True where every component of the gradient is what rounding θ and the terms hᵢⱼθⱼ of the gradient may make of 0. */
function isRounding(gradient: Numbers, hessian: Numbers, theta: Numbers): boolean {
  const n = gradient.length;
  for (let i = 0; i < n; i++) {
    let terms = 0;
    for (let j = 0; j < n; j++) terms += Math.abs(hessian[i * n + j]! * theta[j]!);
    if (!(Math.abs(gradient[i]!) <= ROUNDINGS * Math.max(EPSILON * terms, SMALLEST))) return false;
  }
  return true;
}

/**
 * The end of a step θ ← θ + lr·d of a method without a test of its own: nothing moved in floating point, or the gradients before and
 * after the step are both no more than rounding, and the second is no shorter. Anywhere else a short step may be the first of many
 * that lead away, from a saddle say.
 * @param slopeAt at any point
 */
export function finish(here: Here, out: Float64Array, lr: number, slopeHere: Curvature, slopeAt: (theta: Numbers) => Curvature, parts?: StepParts): Outcome {
  const { theta } = here;
  if (parts !== undefined) showStep(parts, theta, out);
  // A rate of 0 is the user's standstill, not the method's.
  if (lr === 0) return MOVED;
  if (out.every((value, i) => value === theta[i])) return NO_MOVE;
  if (!isRounding(slopeHere.gradient, slopeHere.hessian, theta)) return MOVED;
  const next = slopeAt(out);
  return isRounding(next.gradient, next.hessian, out) && norm2(next.gradient) >= norm2(slopeHere.gradient) ? AT_FLOOR : MOVED;
}

/** Eigenvalues take n³ operations: not for the sake of a picture beyond this. */
const MOST_SHOWN = 100;

/** Extreme eigenvalues, and how many are negative: the signs say what a Newton step is drawn to. */
export function showSpectrum(parts: StepParts, hessian: Float64Array): void {
  const n = Math.round(Math.sqrt(hessian.length));
  const values = new Float64Array(n);
  if (n > MOST_SHOWN || !symmetricEigen(hessian, n, values, new Float64Array(n * n))) return;
  showNumber(parts, "smallest eigenvalue", "\\lambda_1", values[0]!);
  showNumber(parts, "largest eigenvalue", "\\lambda_n", values[n - 1]!);
  showNumber(
    parts,
    "negative eigenvalues",
    "\\#\\{\\lambda_i < 0\\}",
    values.reduce((sum, value) => sum + (value < 0 ? 1 : 0), 0),
  );
}

/** The quadratic model about θ, of which the step is the stationary point. */
export function showModel(parts: StepParts, here: Here, hessian: Float64Array): void {
  parts.figures.push({
    name: "quadratic model",
    kind: "model",
    centre: here.theta.slice(),
    loss: here.loss,
    gradient: here.gradient.slice(),
    hessian: hessian.slice(),
  });
}
