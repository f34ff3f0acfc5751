/** What a policy's run has cost and gained so far: samples, when they first told something, when half of the reward was back. Pure. */
import type { TrajectoryData } from "../view.ts";

export interface Counters {
  /** Actions sampled up to the row; `undefined`: the gradient is exact. */
  readonly samples: number | undefined;
  /** Samples until θ first moved; `undefined`: it has not. */
  readonly first: number | undefined;
  /** Step at which the expected reward was back half-way between the worst and the best action's; `undefined`: it is not. */
  readonly back: number | undefined;
  /** Whether it ever was below. */
  readonly fallen: boolean;
}

interface Scan {
  readonly trajectory: TrajectoryData;
  row: number;
  first: number | undefined;
  back: number | undefined;
  fallen: boolean;
}

function hasMoved(points: Float64Array, dim: number, row: number): boolean {
  return points.subarray(row * dim, (row + 1) * dim).some((value, i) => value !== points[(row - 1) * dim + i]);
}

/** Looks at each row of a run once, however often it is asked. */
export class CounterScan {
  private readonly scans = new Map<number, Scan>();

  /**
   * @param rewards of the actions; the loss is the expected one with its sign changed
   * @param perStep samples of each step, 0 where the gradient is exact
   * @param until the row that the playhead stands at
   */
  read(run: number, trajectory: TrajectoryData, rewards: readonly number[], perStep: number, until: number): Counters {
    let scan = this.scans.get(run);
    if (scan?.trajectory !== trajectory) this.scans.set(run, (scan = { trajectory, row: 0, first: undefined, back: undefined, fallen: false }));
    const half = -(Math.max(...rewards) + Math.min(...rewards)) / 2;
    const { dim, points, loss, count, firstStep } = trajectory;
    for (; scan.row < count && (scan.first === undefined || scan.back === undefined); scan.row++) {
      const { row } = scan;
      if (loss[row]! > half) scan.fallen = true;
      else if (scan.fallen && loss[row]! <= half) scan.back ??= firstStep + row;
      if (scan.first === undefined && row > 0 && hasMoved(points, dim, row)) scan.first = row;
    }
    const sampled = perStep > 0;
    return {
      samples: sampled ? perStep * until : undefined,
      first: sampled && scan.first !== undefined ? perStep * scan.first : undefined,
      back: scan.back,
      fallen: scan.fallen,
    };
  }
}

/** A step of just the KL that is allowed comes out a rounding above it as often as below. */
const ROUNDING = 1e-9;

/** Whether a step moves the distribution farther than the limit allows. */
export function isOver(kl: number, level: number): boolean {
  return kl > level * (1 + ROUNDING);
}
