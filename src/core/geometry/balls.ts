/**
 * What "as far as c" means at one point of a family with two parameters: the exact sets KL(p_θ‖p_φ) = c and KL(p_φ‖p_θ) = c, the ellipse ½dᵀFd = c that
 * both are near to, and the circle ½dᵀd = c that knows nothing of distributions; and the step of each along which g·d falls most.
 *
 * Source: Amari, Information Geometry and Its Applications (2016), sections 1.3 and 12.1. On the circle −√(2c)·g/‖g‖, on the ellipse
 * −√(2c/gᵀF⁻¹g)·F⁻¹g; on the exact curves the least g·d is searched for. Where F is singular it is a strip: F⁻¹ is the pseudo-inverse then.
 */
import { hypot } from "../elementary/index.ts";
import { eigen2 } from "../numerics/eigen2.ts";
import { traceLevel } from "./kl-level.ts";
import { MetricField, curvature, rankOf, solveMetric, squareLength } from "./metric.ts";
import type { Problem } from "../model.ts";
import type { KlLevel } from "./kl-level.ts";
import type { Metric, Point } from "./metric.ts";

export interface BallsWish {
  readonly at: Point;
  /** c, in nats. */
  readonly level: number;
  /** How far a chord of a curve may lie from its arc, and how far from `at` anything is of interest. */
  readonly tolerance: number;
  readonly reach: number;
  /** Which of the exact sets are asked for. */
  readonly forward: boolean;
  readonly reverse: boolean;
}

export interface Balls {
  readonly at: Point;
  readonly level: number;
  /** Whether there is a distribution at all at this point; nothing else is known where there is none. */
  readonly member: boolean;
  readonly gradient: Point;
  readonly metric: Metric;
  /** Directions that the Fisher information tells apart: an ellipse, a strip, or the whole plane. */
  readonly rank: 0 | 1 | 2;
  /** Half axes of the ellipse ½dᵀFd = c; of a strip, the direction that it runs along and the way across it to its border. */
  readonly axes: readonly [Point, Point];
  readonly natural: Point | undefined;
  /** Radius of the circle ½dᵀd = c. */
  readonly radius: number;
  readonly plain: Point | undefined;
  /** {φ: KL(p_θ‖p_φ) = c} */
  readonly forward: KlLevel | undefined;
  /** {φ: KL(p_φ‖p_θ) = c} */
  readonly reverse: KlLevel | undefined;
  /** Gaussian curvature of the family. */
  readonly curvature: number;
}

/** How much longer than the other axis the one without information is taken to be when rays are shot. */
const LONG = 100;

/** @returns `undefined` where the problem is not a family of two parameters */
export function ballsAt(problem: Problem, wish: BallsWish): Balls | undefined {
  const family = problem.distribution;
  if (family === undefined || problem.dim !== 2) return undefined;
  const { at, level, reach, tolerance } = wish;
  const slopes = new Float64Array(2);
  problem.lossAndGradient(at, slopes);
  const gradient: Point = [slopes[0]!, slopes[1]!];
  const metric = new MetricField(family).at(at);
  const member = family.isMember(at) && metric.every(Number.isFinite) && gradient.every(Number.isFinite);
  const { values, vectors } = eigen2(...metric);
  const rank = member ? rankOf({ values, vectors }) : 0;
  const radius = Math.sqrt(2 * level);
  const across = rank === 0 ? radius : radius / Math.sqrt(values[1]);
  const along = rank === 2 ? radius / Math.sqrt(values[0]) : LONG * across;
  const axes = [scaled(vectors[0], along), scaled(vectors[1], across)] as const;
  const trace = (divergence: (phi: Point) => number): KlLevel | undefined =>
    member ? traceLevel({ centre: at, divergence, level, axes, tolerance, reach, gradient }) : undefined;
  const slope = hypot(gradient[0], gradient[1]);
  return {
    at,
    level,
    member,
    gradient,
    metric,
    rank,
    axes,
    natural: member && rank > 0 && slope > 0 ? naturalStep(metric, gradient, level) : undefined,
    radius,
    plain: member && slope > 0 ? scaled(gradient, -radius / slope) : undefined,
    forward: wish.forward ? trace((phi) => family.divergence(at, phi)) : undefined,
    reverse: wish.reverse ? trace((phi) => family.divergence(phi, at)) : undefined,
    curvature: rank === 2 ? curvature(family, at) : Number.NaN,
  };
}

const scaled = ([x, y]: Point, by: number): Point => [x * by, y * by];

/** −√(2c/gᵀF⁻¹g)·F⁻¹g, with its length taken from the step itself, so that it lies on the ellipse to rounding. */
function naturalStep(metric: Metric, gradient: Point, level: number): Point | undefined {
  const direction = solveMetric(metric, gradient);
  const square = squareLength(metric, direction);
  return square > 0 ? scaled(direction, -Math.sqrt((2 * level) / square)) : undefined;
}

/** Columns of a row of `fieldOn`: x, y, the metric's three entries, and unit vectors along −g and −F⁻¹g (0, 0 where there is none). */
export const FIELD_COLUMNS = 9;

export interface Lattice {
  readonly origin: Point;
  readonly spacing: Point;
  readonly columns: number;
  readonly rows: number;
}

/** Metric and directions of descent at the points of a lattice that are members of the family. */
export function fieldOn(problem: Problem, { origin, spacing, columns, rows }: Lattice): Float64Array {
  const family = problem.distribution;
  if (family === undefined || problem.dim !== 2) return new Float64Array(0);
  const field = new MetricField(family);
  const slopes = new Float64Array(2);
  const found: number[] = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const at: Point = [origin[0] + i * spacing[0], origin[1] + j * spacing[1]];
      if (!family.isMember(at)) continue;
      const metric = field.at(at);
      problem.lossAndGradient(at, slopes);
      const gradient: Point = [slopes[0]!, slopes[1]!];
      if (!metric.every(Number.isFinite) || !gradient.every(Number.isFinite)) continue;
      found.push(...at, ...metric, ...unit(gradient), ...unit(solveMetric(metric, gradient)));
    }
  }
  return Float64Array.from(found);
}

/** Against a direction, of length 1. */
function unit([x, y]: Point): Point {
  const length = hypot(x, y);
  return length > 0 && length < Infinity ? [-x / length, -y / length] : [0, 0];
}
