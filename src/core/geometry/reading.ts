/** Everything that a map asks about distances between distributions at once: balls at a point, the metric on a lattice, shortest ways. */
import { CHARTS, chartNames } from "../problems/distributions/parts/gaussian-charts.ts";
import { ballsAt, fieldOn } from "./balls.ts";
import { gaussianGeodesic } from "./gaussian-geodesic.ts";
import { geodesic, straightLength } from "./geodesic.ts";
import type { Distribution, Problem } from "../model.ts";
import type { Plan } from "../plan.ts";
import type { Balls, BallsWish, Lattice } from "./balls.ts";
import type { Point } from "./metric.ts";

export interface DistanceWish extends BallsWish {
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
  readonly balls: Balls;
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

/** @returns `undefined` where the problem is not a family of two parameters */
export function readDistances(choice: Plan["problem"], problem: Problem, wish: DistanceWish): DistanceReading | undefined {
  const balls = ballsAt(problem, wish);
  const family = problem.distribution;
  if (balls === undefined || family === undefined) return undefined;
  const ways = (wish.ways ?? []).flatMap(([from, to]) => wayBetween(choice, family, from, to) ?? []);
  return { balls, field: wish.lattice && fieldOn(problem, wish.lattice), ways };
}
