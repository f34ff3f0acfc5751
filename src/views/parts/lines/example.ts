/** Runs to show the chart with: one that falls steadily, one that reaches zero and is over, one that diverges. */
import { ExtremesIndex } from "../extremes.ts";
import type { Ended } from "../../../core/model.ts";
import type { TrajectoryData } from "../../view.ts";
import type { ChartRun } from "./domain.ts";

/** @param loss values in the order of the steps; points and gradients are not looked at */
export function exampleRun(key: number, name: string, loss: readonly number[], ended: Ended["kind"] | undefined, firstStep = 0): ChartRun {
  const count = loss.length;
  const trajectory: TrajectoryData = {
    dim: 2,
    firstStep,
    count,
    points: new Float64Array(2 * count),
    loss: Float64Array.from(loss),
    gradNorm: new Float64Array(count),
    ended: ended === undefined ? undefined : { kind: ended, code: ended, steps: firstStep + count - 1, message: "" },
  };
  const valueAt = (row: number): number => trajectory.loss[row]!;
  const index = new ExtremesIndex(valueAt);
  index.extend(count);
  return { key, name, look: key, trajectory, index, valueAt, placeOf: (row) => firstStep + row };
}

export const STEPS = 10;

export const example: readonly ChartRun[] = [
  exampleRun(0, "Adam", [100, 50, 25, 12.5, 6.25, 3.125, 1.5625, 0.78125, 0.390625, 0.1953125, 0.09765625], "budget"),
  exampleRun(1, "Newton", [100, 10, 0], "converged"),
  exampleRun(2, "SGD", [100, 1e4, 1e8, 1e16, Number.POSITIVE_INFINITY], "diverged"),
];
