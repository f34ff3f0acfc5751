/** What the engine has told of the curvature along one path: grows block by block, as the path does. */
import type { CURVATURE, CURVATURE_COLUMNS } from "../../core/analysis/curvature.ts";
import type { StabilityRule } from "../../core/analysis/stability.ts";
import type { TrajectoryData } from "../view.ts";

/** The engine's columns: a view takes over types of the core, not values, and so the compiler compares them. */
export const COLUMN: typeof CURVATURE = { low: 0, high: 1, gg: 2, ghg: 3, predicted: 4, actual: 5 };
export const COLUMNS: typeof CURVATURE_COLUMNS = 6;
export type Column = keyof typeof COLUMN;

const FIRST_ROWS = 256;

export class PathCurvature {
  /** Rows that have arrived; changes of the loss are known of all but the last. */
  count = 0;
  /** Where the run's steps stop contracting; `undefined` where nothing of the kind is known. */
  rule: StabilityRule | undefined;
  private values = new Float64Array(FIRST_ROWS * COLUMNS);
  private rates = new Float64Array(FIRST_ROWS);

  constructor(
    readonly trajectory: TrajectoryData,
    /** The rate is the same at every step. */
    readonly steady: boolean,
  ) {}

  /** Takes over rows from `from` on; those that were there before are written anew. */
  take(from: number, values: Float64Array, rates: Float64Array): void {
    const count = from + rates.length;
    if (count > this.rates.length) {
      const capacity = Math.max(count, 2 * this.rates.length);
      this.values = grown(this.values, capacity * COLUMNS);
      this.rates = grown(this.rates, capacity);
    }
    this.values.set(values, from * COLUMNS);
    this.rates.set(rates, from);
    this.count = Math.max(this.count, count);
  }

  /** Rows whose step away is made, or may be: all but the last one. Only there do a learning rate and its limit mean anything. */
  get steps(): number {
    return Math.max(0, this.count - 1);
  }

  at(row: number, column: Column): number {
    return this.values[row * COLUMNS + COLUMN[column]]!;
  }
  /** Learning rate of the step that leads away from a row; NaN where the method has none. */
  rateAt(row: number): number {
    return this.rates[row]!;
  }
  /** The largest curvature that the step away from a row still contracts; NaN where nothing of the kind is known. */
  limitAt(row: number, which: "plain" | "own"): number {
    return this.rule === undefined ? Number.NaN : this.rule[which] / this.rates[row]! - this.rule.decay;
  }
}

function grown(from: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const to = new Float64Array(length);
  to.set(from);
  return to;
}
