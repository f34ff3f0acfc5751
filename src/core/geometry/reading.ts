/** Everything that a map asks about distances at once: balls at a point, of any surface and of distributions, the metric on a lattice, shortest ways, sampled labels. */
import { CHARTS, chartNames } from "../problems/distributions/parts/gaussian-charts.ts";
import { ballsAt, fieldOn } from "./balls.ts";
import { gaussianGeodesic } from "./gaussian-geodesic.ts";
import { geodesic, straightLength } from "./geodesic.ts";
import { ballOfDrop, matrixBall, normsAt, normsOfDrop } from "./norms.ts";
import { sampleScores } from "./scores.ts";
import type { Distribution, Problem } from "../model.ts";
import type { Plan } from "../plan.ts";
import type { Balls, BallsWish, Lattice } from "./balls.ts";
import type { Metric, Point } from "./metric.ts";
import type { MatrixBall, Norms } from "./norms.ts";
import type { Scores } from "./scores.ts";

export interface DistanceWish extends BallsWish {
  readonly hessian?: boolean | undefined;
  /** Balls are of the size at which their steps drop by c. */
  readonly drop?: boolean | undefined;
  readonly empirical?: boolean | undefined;
  /** Diagonal of another ruler: what a run's method divides by. */
  readonly ruler?: Point | undefined;
  /** How many labels of the model are drawn. */
  readonly draws?: { readonly seed: number; readonly count: number } | undefined;
  readonly lattice?: Lattice | undefined;
  /** Ends of shortest ways. */
  readonly ways?: readonly (readonly [from: Point, to: Point])[] | undefined;
}

/** A shortest way, and the length of the straight line beside it; without points where none was found. */
export interface Way {
  readonly from: Point;
  readonly to: Point;
  readonly points: Float64Array | undefined;
  readonly length: number;
  readonly straight: number;
}

export interface DistanceReading {
  readonly norms: Norms;
  /** Absent where the problem is no family of distributions. */
  readonly balls: Balls | undefined;
  readonly fisher: MatrixBall | undefined;
  /** By the Fisher information that the data's own labels make, and by the one of the labels that were drawn. */
  readonly empirical: MatrixBall | undefined;
  readonly sampled: MatrixBall | undefined;
  readonly ruler: MatrixBall | undefined;
  readonly scores: Scores | undefined;
  /** Rows of `FIELD_COLUMNS` numbers, where a lattice was asked about. */
  readonly field: Float64Array | undefined;
  readonly ways: readonly Way[];
}

function wayBetween(choice: Plan["problem"], family: Distribution, from: Point, to: Point): Way | undefined {
  if (!family.isMember(from) || !family.isMember(to) || (from[0] === to[0] && from[1] === to[1])) return undefined;
  const chart = choice.id === "gaussian" ? chartNames.find((name) => name === choice.values["chart"]) : undefined;
  const found = chart === undefined ? geodesic(family, from, to) : gaussianGeodesic(CHARTS[chart], from, to);
  return { from, to, points: found?.points, length: found?.length ?? Number.NaN, straight: straightLength(family, from, to) };
}

/** @returns `undefined` where there are not two parameters */
export function readDistances(choice: Plan["problem"], problem: Problem, wish: DistanceWish): DistanceReading | undefined {
  const { at, level, hessian = false, drop = false, ruler, draws } = wish;
  const norms = normsAt(problem, { at, level, hessian });
  if (norms === undefined) return undefined;
  const family = problem.distribution;
  const balls = ballsAt(problem, wish);
  const known = norms.defined;
  const scores = known && draws !== undefined ? sampleScores(problem, { at, ...draws }) : undefined;
  const ballOf = (matrix: Metric | undefined): MatrixBall | undefined => {
    const ball = known && matrix !== undefined ? matrixBall(matrix, norms.gradient, level) : undefined;
    return drop ? ballOfDrop(ball, norms.gradient, level) : ball;
  };
  return {
    norms: drop ? normsOfDrop(norms) : norms,
    balls,
    fisher: ballOf(balls?.metric),
    empirical: ballOf(wish.empirical === true ? empiricalAt(family, at) : undefined),
    sampled: ballOf(scores?.outer),
    ruler: ballOf(ruler && [ruler[0], 0, ruler[1]]),
    scores,
    field: wish.lattice && fieldOn(problem, wish.lattice),
    ways: family === undefined ? [] : (wish.ways ?? []).flatMap(([from, to]) => wayBetween(choice, family, from, to) ?? []),
  };
}

function empiricalAt(family: Distribution | undefined, at: Point): Metric | undefined {
  if (family?.empiricalFisher === undefined) return undefined;
  const matrix = new Float64Array(4);
  family.empiricalFisher(at, matrix);
  return [matrix[0]!, matrix[1]!, matrix[3]!];
}
