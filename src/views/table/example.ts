/** A run to show the table with: two steps of gradient descent on x² + y². */
import type { TrajectoryData } from "../view.ts";

export const example: TrajectoryData = {
  dim: 2,
  firstStep: 0,
  count: 3,
  points: Float64Array.of(3, 4, 1.5, 2, 0.75, 1),
  loss: Float64Array.of(25, 6.25, 1.5625),
  gradNorm: Float64Array.of(10, 5, 2.5),
  ended: { kind: "budget", code: "budget", steps: 2, message: "" },
};
