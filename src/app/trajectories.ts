/**
 * Trajectories outside React: append-only typed arrays that grow by doubling, one per run, and a way to hear that they grew.
 * While a new start is being computed the old path stays; it gives way to the new one with that one's first chunk.
 */
import type { CostedRows } from "../core/costs.ts";
import type { Ended, TrajectoryChunk } from "../core/model.ts";
import type { RunKey } from "./store/document.ts";

const FIRST_ROWS = 256;

export class Trajectory {
  dim = 2;
  /** Step number of row 0: 0, or the fork of a branch. */
  firstStep = 0;
  /** Rows recorded. */
  count = 0;
  /** Row-major count × dim; longer than what is recorded. */
  points = new Float64Array(FIRST_ROWS * 2);
  loss = new Float64Array(FIRST_ROWS);
  gradNorm = new Float64Array(FIRST_ROWS);
  /** Averaged iterates, where there are any. */
  average: Float64Array | undefined;
  ended: Ended | undefined;
  /** What the rows cost, chunk by chunk. */
  readonly costs: CostedRows[] = [];

  /** Number of the last recorded step; −1 before the first. */
  get lastStep(): number {
    return this.firstStep + this.count - 1;
  }

  /** Row of a step, the nearest one where the run has not been or is over. */
  rowAt(step: number): number {
    return Math.max(0, Math.min(this.count - 1, step - this.firstStep));
  }

  /** Row at a place of the playhead, which is a step unless runs are compared by what they cost. */
  rowNow(place: number): number {
    return this.rowAt(place);
  }
  /** Where the playhead comes upon a row: whole where a place is a step. */
  placeOf(row: number): number {
    return this.firstStep + row;
  }
  get lastPlace(): number {
    return this.lastStep;
  }
  /** Evaluations up to a row, where runs are compared by them. */
  spent(_row: number): number | undefined {
    return undefined;
  }

  append(chunk: TrajectoryChunk): void {
    if (this.count === 0) {
      this.firstStep = chunk.firstStep;
      this.dim = chunk.dim;
      if (chunk.average !== undefined) this.average = new Float64Array(this.loss.length * chunk.dim);
    }
    const { firstStep, count, dim, costs } = chunk;
    this.costs.push({ firstStep, count, dim, costs });
    this.reserve(this.count + count);
    this.points.set(chunk.points, this.count * this.dim);
    this.loss.set(chunk.loss, this.count);
    this.gradNorm.set(chunk.gradNorm, this.count);
    if (chunk.average !== undefined) this.average?.set(chunk.average, this.count * this.dim);
    this.count += chunk.count;
  }

  private reserve(rows: number): void {
    if (rows <= this.loss.length && this.points.length >= rows * this.dim) return;
    const capacity = Math.max(rows, 2 * this.loss.length);
    const grown = (from: Float64Array, length: number): Float64Array<ArrayBuffer> => {
      const to = new Float64Array(length);
      to.set(from.subarray(0, Math.min(from.length, length)));
      return to;
    };
    this.points = grown(this.points, capacity * this.dim);
    this.loss = grown(this.loss, capacity);
    this.gradNorm = grown(this.gradNorm, capacity);
    if (this.average !== undefined) this.average = grown(this.average, capacity * this.dim);
  }
}

export class Trajectories {
  /** Grows with every change; a painted view compares it with the one that it has drawn. */
  version = 0;
  /** How runs are seen where they are not compared at equal steps: see fairness/lens.ts. */
  lens: ((whole: Trajectory) => Trajectory) | undefined;
  private readonly byRun = new Map<RunKey, Trajectory>();
  private readonly listeners = new Set<() => void>();

  get(run: RunKey): Trajectory | undefined {
    const whole = this.byRun.get(run);
    return whole && this.lens !== undefined ? this.lens(whole) : whole;
  }

  set(run: RunKey, trajectory: Trajectory): void {
    this.byRun.set(run, trajectory);
  }

  /** Keeps only these runs. */
  retain(runs: ReadonlySet<RunKey>): void {
    for (const key of this.byRun.keys()) if (!runs.has(key)) this.byRun.delete(key);
  }

  /** The last place of the playhead that any run has reached: a step unless runs are compared by what they cost. */
  get lastPlace(): number {
    let last = 0;
    for (const run of this.byRun.keys()) last = Math.max(last, this.get(run)!.lastPlace);
    return last;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}
