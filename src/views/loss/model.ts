/** Keeps what the chart needs of each run up to date: the value at a row and its extremes, taken in once as rows arrive. */
import { ExtremesIndex } from "../parts/extremes.ts";
import { valueAt } from "./quantities.ts";
import type { TrajectoryData, ViewSource } from "../view.ts";
import type { ChartRun } from "../parts/lines/domain.ts";
import type { Quantity } from "./def.ts";

/** How much of a run the last `update` saw. */
interface Seen {
  readonly run: ChartRun;
  count: number;
  ended: TrajectoryData["ended"];
}

function placesOf(trajectory: TrajectoryData): ChartRun["placeOf"] {
  return (row) => trajectory.placeOf?.(row) ?? trajectory.firstStep + row;
}

export class ChartModel {
  runs: readonly ChartRun[] = [];
  private readonly seen = new Map<number, Seen>();

  constructor(
    private readonly source: ViewSource,
    private readonly quantity: Quantity,
  ) {}

  /** Takes in what has arrived. @returns whether anything did */
  update(): boolean {
    let changed = false;
    const runs: ChartRun[] = [];
    for (const { key, name, look } of this.source.runs) {
      const trajectory = this.source.trajectory(key);
      if (trajectory === undefined || trajectory.count === 0) continue;
      let seen = this.seen.get(key);
      if (seen?.run.trajectory !== trajectory) {
        const value = (row: number): number => valueAt(this.quantity, trajectory, row, this.source.minima ?? []);
        seen = {
          run: { key, name, look, trajectory, index: new ExtremesIndex(value), valueAt: value, placeOf: placesOf(trajectory) },
          count: -1,
          ended: undefined,
        };
        this.seen.set(key, seen);
      }
      if (seen.count !== trajectory.count || seen.ended !== trajectory.ended) changed = true;
      seen.run.index.extend(trajectory.count);
      seen.count = trajectory.count;
      seen.ended = trajectory.ended;
      runs.push(seen.run);
    }
    changed ||= runs.length !== this.runs.length || runs.some((run, i) => run !== this.runs[i]);
    this.runs = runs;
    return changed;
  }
}
