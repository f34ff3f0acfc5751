/**
 * "As long as r" by several rulers about one point of a plane, and the step of each along which the linear model g·d falls most: the greedy coordinate for
 * L1, −g for L2, −sign(g) for L∞, −M⁻¹g for dᵀMd with a positive definite matrix M.
 *
 * Source: Boyd, Vandenberghe, Convex Optimization (2004), section 9.4 (steepest descent in a norm; 9.4.1 quadratic norms, 9.4.2 L1). All balls have the
 * radius r = √(2c) by their own ruler, so that those of matrices are ½dᵀMd = c; or each has the size at which its step drops by c, and all of them touch one
 * level line of g·d. Where M is not positive definite there is no ball: an indefinite M has an open hyperbola, on which g·d has no least value.
 */
import { hypot } from "../elementary/index.ts";
import { eigen2 } from "../numerics/eigen2.ts";
import type { Problem } from "../model.ts";
import type { Metric, Point } from "./metric.ts";

/** One of the steps of a ball, and whether all points of an edge are as good. */
export interface NormStep {
  readonly step: Point;
  readonly tie: boolean;
  /** Of the ball, by its own ruler. */
  readonly radius: number;
}

export interface MatrixBall {
  readonly matrix: Metric;
  /** c of ½dᵀMd = c. */
  readonly level: number;
  /** What ½dᵀMd = c is: a strip where M is singular, nothing at all where no eigenvalue is positive. */
  readonly shape: "ellipse" | "strip" | "hyperbola" | "nothing";
  /** Half axes of the ellipse; of a strip the direction along it and the way across; of a hyperbola those of dᵀMd = −2c and dᵀMd = 2c. */
  readonly axes: readonly [Point, Point];
  /** Where g·d is least on it; of a strip, of those across it. Absent where there is no such place, and where there is no slope. */
  readonly step: Point | undefined;
  /** −M⁻¹g, whatever its length; by the pseudo-inverse where M is singular. */
  readonly whole: Point;
}

export interface Norms {
  readonly at: Point;
  readonly level: number;
  /** r = √(2c) */
  readonly radius: number;
  /** Whether there are a loss and a slope at this point; nothing else is known where there are none. */
  readonly defined: boolean;
  readonly gradient: Point;
  /** Absent where the slope is 0: no step is steeper than others. */
  readonly l1: NormStep | undefined;
  readonly l2: NormStep | undefined;
  readonly linf: NormStep | undefined;
  /** By the Hessian, where it was asked for and the problem has one. */
  readonly hessian: MatrixBall | undefined;
}

/** Parts that differ by less, relatively, are as large as each other; and what is smaller than this share of the largest is 0. */
const TIE = 1e-12;

export function l1Step([x, y]: Point, radius: number): NormStep | undefined {
  const [a, b] = [Math.abs(x), Math.abs(y)];
  const high = Math.max(a, b);
  if (!(high > 0)) return undefined;
  const tie = Math.abs(a - b) <= TIE * high;
  return { step: a >= b || tie ? [-radius * sign(x), 0] : [0, -radius * sign(y)], tie, radius };
}

export function l2Step([x, y]: Point, radius: number): NormStep | undefined {
  const length = hypot(x, y);
  return length > 0 ? { step: [(-radius * x) / length, (-radius * y) / length], tie: false, radius } : undefined;
}

export function linfStep([x, y]: Point, radius: number): NormStep | undefined {
  const least = TIE * Math.max(Math.abs(x), Math.abs(y));
  const part = (slope: number): number => (Math.abs(slope) > least ? -radius * sign(slope) : 0);
  const step: Point = [part(x), part(y)];
  if (step[0] === 0 && step[1] === 0) return undefined;
  return { step, tie: step[0] === 0 || step[1] === 0, radius };
}

const sign = (value: number): 1 | -1 => (value < 0 ? -1 : 1);
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
const scaled = ([x, y]: Point, by: number): Point => [x * by, y * by];

/** How far a strip's own direction is drawn, as a multiple of its width. */
const LONG = 100;

/** @returns `undefined` where the matrix is not finite */
export function matrixBall(matrix: Metric, gradient: Point, level: number): MatrixBall | undefined {
  const { values, vectors } = eigen2(...matrix);
  if (!values.every(Number.isFinite)) return undefined;
  const least = TIE * Math.max(Math.abs(values[0]), Math.abs(values[1]));
  const [low, high] = values.map((value) => (Math.abs(value) > least ? value : 0)) as [number, number];
  const radius = Math.sqrt(2 * level);
  const across = high > 0 ? scaled(vectors[1], radius / Math.sqrt(high)) : ([0, 0] as const);
  const along = scaled(vectors[0], low === 0 ? LONG * hypot(...across) : radius / Math.sqrt(Math.abs(low)));
  const shape = !(high > 0) ? "nothing" : low > 0 ? "ellipse" : low < 0 ? "hyperbola" : "strip";
  let whole: Point = [0, 0];
  for (const [i, value] of [low, high].entries()) {
    if (value === 0) continue;
    const axis = vectors[i as 0 | 1];
    const share = -dot(axis, gradient) / value;
    whole = [whole[0] + share * axis[0], whole[1] + share * axis[1]];
  }
  const fall = -dot(whole, gradient);
  const hasLeast = (shape === "ellipse" || shape === "strip") && fall > 0;
  return { matrix, level, shape, axes: [along, across], step: hasLeast ? scaled(whole, radius / Math.sqrt(fall)) : undefined, whole };
}

/** The same ball, of the size at which its step drops by `drop`; as it is where it has no step. */
export function ballOfDrop(ball: MatrixBall | undefined, gradient: Point, drop: number): MatrixBall | undefined {
  if (ball?.step === undefined) return ball;
  const by = drop / -dot(ball.step, gradient);
  const [along, across] = ball.axes;
  return { ...ball, level: ball.level * by * by, axes: [scaled(along, by), scaled(across, by)], step: scaled(ball.step, by) };
}

function normOfDrop(norm: NormStep | undefined, gradient: Point, drop: number): NormStep | undefined {
  if (norm === undefined) return undefined;
  const by = drop / -dot(norm.step, gradient);
  return { ...norm, step: scaled(norm.step, by), radius: norm.radius * by };
}

/** All balls of the size at which their steps drop by their level c. */
export function normsOfDrop(norms: Norms): Norms {
  const { gradient, level, l1, l2, linf, hessian } = norms;
  return {
    ...norms,
    l1: normOfDrop(l1, gradient, level),
    l2: normOfDrop(l2, gradient, level),
    linf: normOfDrop(linf, gradient, level),
    hessian: ballOfDrop(hessian, gradient, level),
  };
}

export interface NormsWish {
  readonly at: Point;
  readonly level: number;
  readonly hessian: boolean;
}

/** @returns `undefined` where there are not two parameters */
export function normsAt(problem: Problem, { at, level, hessian }: NormsWish): Norms | undefined {
  if (problem.dim !== 2) return undefined;
  const slopes = new Float64Array(2);
  const loss = problem.lossAndGradient(at, slopes);
  const gradient: Point = [slopes[0]!, slopes[1]!];
  const defined = Number.isFinite(loss) && gradient.every(Number.isFinite);
  const radius = Math.sqrt(2 * level);
  const rest = { at, level, radius, defined, gradient };
  if (!defined) return { ...rest, l1: undefined, l2: undefined, linf: undefined, hessian: undefined };
  const curvature = hessian ? hessianAt(problem, at) : undefined;
  return {
    ...rest,
    l1: l1Step(gradient, radius),
    l2: l2Step(gradient, radius),
    linf: linfStep(gradient, radius),
    hessian: curvature && matrixBall(curvature, gradient, level),
  };
}

function hessianAt(problem: Problem, at: Point): Metric | undefined {
  if (problem.hessian === undefined) return undefined;
  const matrix = new Float64Array(4);
  problem.hessian(at, matrix, new Float64Array(2));
  return [matrix[0]!, (matrix[1]! + matrix[2]!) / 2, matrix[3]!];
}
