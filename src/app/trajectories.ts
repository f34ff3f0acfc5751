/** Trajectories outside React: append-only, so that a streamed chunk costs no render. */
import type { Ended, TrajectoryChunk } from "../core/model.ts";

export interface Trajectory {
  /** x and y in turn. */
  readonly points: number[];
  loss: number;
  gradNorm: number;
  step: number;
  ended: Ended | undefined;
}

export function emptyTrajectory(): Trajectory {
  return { points: [], loss: Number.NaN, gradNorm: Number.NaN, step: 0, ended: undefined };
}

export function append(trajectory: Trajectory, chunk: TrajectoryChunk): void {
  for (let row = 0; row < chunk.count; row++) trajectory.points.push(chunk.points[row * chunk.dim]!, chunk.points[row * chunk.dim + 1]!);
  trajectory.loss = chunk.loss[chunk.count - 1]!;
  trajectory.gradNorm = chunk.gradNorm[chunk.count - 1]!;
  trajectory.step = chunk.firstStep + chunk.count - 1;
}
