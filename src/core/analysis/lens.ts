/**
 * One point of a 2-D problem under the lens: exact derivatives, what they say of the point, and the Taylor models of first and second order
 * (Nocedal and Wright 2006, theorem 2.1) beside the surface itself, over a square about the point and along circles.
 */
import { cos, hypot, sin } from "../elementary/index.ts";
import { analyzeLocally } from "./local.ts";
import { hasKink } from "./kink.ts";
import { doubtOf, isVanishing, kindOf } from "./stationary.ts";
import { taylorValue } from "./taylor.ts";
import type { Problem, StationaryKind } from "../model.ts";
import type { LocalAnalysis } from "./local.ts";
import type { Doubt } from "./stationary.ts";
import type { TaylorModel } from "./taylor.ts";

/** Largest |f − model| found on a circle; `undefined` where the surface or the models are not finite somewhere on it. */
export interface Rim {
  readonly radius: number;
  readonly tangent: number | undefined;
  readonly quadratic: number | undefined;
}

export interface Examination {
  readonly local: LocalAnalysis;
  /** Loss, gradient and Hessian are all finite: only then is there anything to say besides. */
  readonly finite: boolean;
  readonly gradNorm: number;
  /** The gradient counts as 0. */
  readonly critical: boolean;
  /** What the Hessian alone says, as of a critical point; degenerate: it leaves the kind open. */
  readonly curved: StationaryKind;
  /** Why the kind is left open, or not to be trusted. */
  readonly doubt: Doubt | undefined;
  /** Negative eigenvalues, however small; 0 is none. */
  readonly index: number;
  /** |λ|max / |λ|min. */
  readonly condition: number;
}

export interface LensReading extends Examination {
  readonly radius: number;
  /** Points on each side of the square of half width `radius`, row by row from below. */
  readonly side: number;
  readonly values: Float64Array;
  readonly tangent: Float64Array;
  readonly quadratic: Float64Array;
  /** At the radius and at half of it. */
  readonly rims: readonly [Rim, Rim];
  /** Errors up to this are rounding. */
  readonly rounding: number;
}

/**
 * A gradient is 0 where a displacement of so many times the size of θ, at least of 1, explains it along each eigenvector of the Hessian: points
 * of the search for critical points are polished further than that, and no point that a hand chose among pixels is as near by chance.
 */
const NEGLIGIBLE = 1e-10;
/** Curvature below this share of the largest one explains nothing. */
const FLAT = 1e-8;
const SIDE = 81;
const AROUND = 180;
const ULPS = 8 * 2.220446049250313e-16;

/** @returns `undefined` where the problem is not 2-D or has no Hessian */
export function examine(problem: Problem, at: readonly [number, number]): Examination | undefined {
  const local = analyzeLocally(problem, at);
  if (local === undefined) return undefined;
  const { loss, gradient, hessian, eigenvalues } = local;
  const [low, high] = [eigenvalues[0]!, eigenvalues[1]!];
  const finite = [loss, ...gradient, ...hessian.flat()].every((value) => Number.isFinite(value));
  const gradNorm = hypot(gradient[0]!, gradient[1]!);
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const curved = kindOf(eigenvalues);
  const explained = (value: number, [u, v]: readonly number[]): boolean =>
    Math.abs(gradient[0]! * u! + gradient[1]! * v!) <= NEGLIGIBLE * Math.max(1, hypot(at[0], at[1])) * Math.max(Math.abs(value), FLAT * largest);
  return {
    local,
    finite,
    gradNorm,
    critical: finite && eigenvalues.every((value, i) => explained(value, local.eigenvectors[i]!)),
    curved,
    doubt: finite && hasKink(problem, at) ? "kink" : doubtOf(eigenvalues),
    index: eigenvalues.filter((value) => value < 0 && !isVanishing(value, largest)).length,
    condition: largest / Math.min(Math.abs(low), Math.abs(high)),
  };
}

/** @returns `undefined` where the problem is not 2-D or has no Hessian */
export function lookThrough(problem: Problem, at: readonly [number, number], radius: number): LensReading | undefined {
  const examination = examine(problem, at);
  if (examination === undefined) return undefined;
  const { loss, gradient, hessian } = examination.local;
  const model: TaylorModel = {
    at,
    loss,
    gradient: [gradient[0]!, gradient[1]!],
    hessian: [hessian[0]![0]!, hessian[0]![1]!, hessian[1]![1]!],
  };
  const spacing = (2 * radius) / (SIDE - 1);
  const [x0, y0] = [at[0] - radius, at[1] - radius];
  const [values, tangent, quadratic] = [new Float64Array(SIDE * SIDE), new Float64Array(SIDE * SIDE), new Float64Array(SIDE * SIDE)];
  for (let row = 0; row < SIDE; row++) {
    const y = y0 + row * spacing;
    for (let column = 0; column < SIDE; column++) {
      const [x, k] = [x0 + column * spacing, row * SIDE + column];
      values[k] = problem.loss([x, y]);
      // By the displacement that rounding has left, not the one that was meant.
      tangent[k] = taylorValue(model, 1, x - at[0], y - at[1]);
      quadratic[k] = taylorValue(model, 2, x - at[0], y - at[1]);
    }
  }
  const steep = examination.gradNorm + Math.max(...model.hessian.map(Math.abs)) * radius;
  const size = Math.max(Math.abs(loss), largestOnCircle(problem, at, radius)) + steep * Math.max(Math.abs(at[0]), Math.abs(at[1]), radius);
  return {
    ...examination,
    radius,
    side: SIDE,
    values,
    tangent,
    quadratic,
    rims: [rimOf(problem, model, radius), rimOf(problem, model, radius / 2)],
    rounding: ULPS * size,
  };
}

function circle(at: readonly [number, number], radius: number, visit: (x: number, y: number) => void): void {
  for (let k = 0; k < AROUND; k++) {
    const angle = (2 * Math.PI * k) / AROUND;
    visit(at[0] + radius * cos(angle), at[1] + radius * sin(angle));
  }
}

function largestOnCircle(problem: Problem, at: readonly [number, number], radius: number): number {
  let largest = 0;
  circle(at, radius, (x, y) => {
    const size = Math.abs(problem.loss([x, y]));
    if (size < Infinity) largest = Math.max(largest, size);
  });
  return largest;
}

/** The largest errors of both models on a circle about their point. */
function rimOf(problem: Problem, model: TaylorModel, radius: number): Rim {
  const largest = [0, 0];
  circle(model.at, radius, (x, y) => {
    const loss = problem.loss([x, y]);
    for (const order of [1, 2] as const) {
      const error = Math.abs(loss - taylorValue(model, order, x - model.at[0], y - model.at[1]));
      largest[order - 1] = Math.max(largest[order - 1]!, error);
    }
  });
  const [tangent, quadratic] = largest.map((error) => (Number.isFinite(error) ? error : undefined));
  return { radius, tangent, quadratic };
}
