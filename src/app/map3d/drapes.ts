/** The paths of all runs as they lie on the surface, kept from paint to paint and extended as steps arrive. */
import { Drape } from "../../views/surface3d/drape.ts";
import type { HeightScale } from "../../views/surface3d/scale.ts";
import type { Surface } from "../../views/surface3d/surface.ts";
import type { Trajectory } from "../trajectories.ts";

/** Rows followed in one frame, of all runs together. */
const ROWS_PER_FRAME = 100_000;

export class Drapes {
  private kept = new Map<Trajectory, Drape>();
  private budget = 0;
  /** Something was left for the next frame. */
  unfinished = false;

  /** Call once at the beginning of each frame. */
  begin(present: ReadonlySet<Trajectory>): void {
    for (const trajectory of this.kept.keys()) if (!present.has(trajectory)) this.kept.delete(trajectory);
    this.budget = ROWS_PER_FRAME;
    this.unfinished = false;
  }

  follow(trajectory: Trajectory, surface: Surface, scale: HeightScale): Drape {
    let drape = this.kept.get(trajectory);
    if (drape?.surface !== surface || drape.scale !== scale) {
      drape = new Drape(surface, scale);
      this.kept.set(trajectory, drape);
    }
    const { points, loss, dim, count } = trajectory;
    this.budget -= drape.extend(points, loss, dim, count, Math.max(0, this.budget));
    if (drape.rows < count) this.unfinished = true;
    return drape;
  }
}
