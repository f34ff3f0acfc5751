/** A path to show the chart with: λmin changes sign twice, λmax passes 2/η once, and the run ends where nothing is a number. */
import { COLUMN, COLUMNS, PathCurvature } from "./table.ts";
import type { StabilityRule } from "../../core/analysis/stability.ts";
import type { TrajectoryData } from "../view.ts";

type Row = Partial<Record<keyof typeof COLUMN, number>>;

export function exampleTrajectory(count: number, ended?: "budget" | "diverged", firstStep = 0): TrajectoryData {
  const loss = new Float64Array(count);
  return {
    dim: 2,
    firstStep,
    count,
    points: new Float64Array(2 * count),
    loss,
    gradNorm: loss,
    ended: ended === undefined ? undefined : { kind: ended, code: ended, steps: firstStep + count - 1, message: "" },
  };
}

/** Flat, row by row, as the engine answers. */
export function exampleValues(rows: readonly Row[]): Float64Array {
  const values = new Float64Array(rows.length * COLUMNS).fill(Number.NaN);
  for (const [i, row] of rows.entries()) {
    for (const [name, column] of Object.entries(COLUMN)) values[i * COLUMNS + column] = row[name as keyof typeof COLUMN] ?? Number.NaN;
  }
  return values;
}

export const PLAIN: StabilityRule = { kind: "plain", plain: 2, own: 2, decay: 0 };

export function examplePath(rows: readonly Row[], rule?: StabilityRule, rate = 0.1, ended?: "budget" | "diverged", firstStep = 0): PathCurvature {
  const path = new PathCurvature(exampleTrajectory(rows.length, ended, firstStep), true);
  path.rule = rule;
  path.take(0, exampleValues(rows), new Float64Array(rows.length).fill(rate));
  return path;
}

export const example = examplePath(
  [
    { low: 1, high: 10, gg: 4, ghg: 8, predicted: -1, actual: -0.9 },
    { low: -2, high: 15, gg: 3, ghg: -6, predicted: -2, actual: 1 },
    { low: 0, high: 25, gg: 2, ghg: 4, predicted: 3, actual: 3 },
    { low: 5, high: 30, gg: 0, ghg: 0, predicted: -1, actual: -1 },
    { low: Number.NaN, high: Number.NaN },
  ],
  PLAIN,
);
