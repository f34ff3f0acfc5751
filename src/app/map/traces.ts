/** The paths of all runs as pixels show them, kept from paint to paint and extended as steps arrive. */
import { Trace } from "../../draw/trace.ts";
import type { Box } from "../../draw/clip.ts";
import type { MapLayout } from "../../views/map/layout.ts";
import type { Trajectory } from "../trajectories.ts";

/** Rows followed in one frame, of all runs together: about 10 ms. */
const ROWS_PER_FRAME = 400_000;
/** Paths are followed this far beyond the plot, so that strokes and marks at its border are whole. */
const BEYOND = 24;

interface Kept {
  readonly path: Trace;
  readonly average: Trace | undefined;
}

export class Traces {
  private layout: MapLayout | undefined;
  private kept = new Map<Trajectory, Kept>();
  private budget = 0;
  /** Something was left for the next frame. */
  unfinished = false;

  /** Call once at the beginning of each frame. */
  begin(layout: MapLayout, present: ReadonlySet<Trajectory>): void {
    if (layout !== this.layout) this.kept.clear();
    this.layout = layout;
    for (const trajectory of this.kept.keys()) if (!present.has(trajectory)) this.kept.delete(trajectory);
    this.budget = ROWS_PER_FRAME;
    this.unfinished = false;
  }

  follow(trajectory: Trajectory): Kept {
    let kept = this.kept.get(trajectory);
    if (kept === undefined) {
      kept = { path: this.create(), average: trajectory.average === undefined ? undefined : this.create() };
      this.kept.set(trajectory, kept);
    }
    const { points, average, dim, count } = trajectory;
    this.spend(kept.path, points, dim, count);
    if (kept.average !== undefined && average !== undefined) this.spend(kept.average, average, dim, count);
    return kept;
  }

  private spend(trace: Trace, points: Float64Array, dim: number, count: number): void {
    this.budget -= trace.extend(points, dim, count, Math.max(0, this.budget));
    if (trace.rows < count) this.unfinished = true;
  }

  private create(): Trace {
    const { plot, projection } = this.layout!;
    const box: Box = { x: plot.x - BEYOND, y: plot.y - BEYOND, width: plot.width + 2 * BEYOND, height: plot.height + 2 * BEYOND };
    return new Trace(projection, box);
  }
}
