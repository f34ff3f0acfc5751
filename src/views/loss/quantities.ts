/** What the chart can show of a run, as a function of the row. */
import type { Minimum } from "../../core/model.ts";
import type { TrajectoryData } from "../view.ts";
import type { Quantity } from "./def.ts";

/** Euclidean distance between row `row` and a point given by `other[offset…]`; NaN where it is not finite. */
function distance(points: Float64Array, dim: number, row: number, other: ArrayLike<number>, offset: number): number {
  let sum = 0;
  for (let i = 0; i < dim; i++) {
    const difference = points[row * dim + i]! - other[offset + i]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/**
 * The value of a quantity at a row of a trajectory. The length of a step belongs to the row that it led to, so row 0 has none (NaN).
 * @param minima for the distance: that to the nearest of them
 */
export function valueAt(quantity: Quantity, trajectory: TrajectoryData, row: number, minima: readonly Minimum[]): number {
  const { loss, gradNorm, points, dim } = trajectory;
  switch (quantity) {
    case "loss":
      return loss[row]!;
    case "gradient":
      return gradNorm[row]!;
    case "step":
      return row === 0 ? Number.NaN : distance(points, dim, row, points, (row - 1) * dim);
    case "distance": {
      let nearest = Number.NaN;
      for (const { at } of minima) {
        const length = distance(points, dim, row, at, 0);
        if (!(length >= nearest)) nearest = length;
      }
      return nearest;
    }
  }
}
