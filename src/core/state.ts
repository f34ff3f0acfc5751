/** Optimizer state as plain data: copied, checkpointed and branched without knowing the method. */
import type { Cost } from "./costs.ts";
import type { State } from "./model.ts";

export function cloneState(state: State): State {
  const result: State = {};
  for (const [name, value] of Object.entries(state)) result[name] = typeof value === "number" ? value : value.slice();
  return result;
}

/** The full state of a run after a step: enough to go on from there bit for bit. */
export interface Snapshot {
  readonly step: number;
  readonly theta: Float64Array;
  readonly state: State;
  /** Cost of the run up to here, this position's own loss and gradient included. */
  readonly cost: Cost;
  /** The Hessian here is paid, by steps that were rejected. */
  readonly paidHessian?: boolean;
  readonly average?: AverageState;
}
export interface AverageState {
  readonly kind: string;
  readonly value: Float64Array;
  /** Iterates averaged so far. */
  readonly count: number;
}

/** How many snapshots a run keeps before it thins them out. */
const MOST_KEPT = 128;
const FIRST_STRIDE = 64;

/** Snapshots at growing, even distances: replaying any step costs at most `stride` steps, and memory stays bounded. */
export class Checkpoints {
  private stride = FIRST_STRIDE;
  private kept: Snapshot[] = [];
  /** The step at which the next snapshot is due. */
  next = 0;

  add(snapshot: Snapshot): void {
    this.kept.push(snapshot);
    if (this.kept.length > MOST_KEPT) {
      this.stride *= 2;
      const first = this.kept[0]!.step;
      this.kept = this.kept.filter((one) => (one.step - first) % this.stride === 0);
    }
    const first = this.kept[0]!.step;
    this.next = first + (Math.floor((snapshot.step - first) / this.stride) + 1) * this.stride;
  }

  /** The latest snapshot at or before `step`. */
  before(step: number): Snapshot | undefined {
    return this.kept.findLast((one) => one.step <= step);
  }
}
