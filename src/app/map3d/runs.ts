/** From state and trajectories to the paths and marks of the 3-D picture. */
import { isShown } from "../store/state.ts";
import { Drapes } from "./drapes.ts";
import type { MapTheme } from "../../views/map/theme.ts";
import type { OverlayRun, Point3 } from "../../views/surface3d/overlay.ts";
import type { HeightScale } from "../../views/surface3d/scale.ts";
import type { ScenePath } from "../../views/surface3d/scene.ts";
import type { Surface } from "../../views/surface3d/surface.ts";
import type { PageState } from "../store/state.ts";
import type { Trajectories, Trajectory } from "../trajectories.ts";

function pointAt({ points, loss, dim }: Trajectory, row: number): Point3 {
  return { x: points[row * dim]!, y: points[row * dim + 1]!, loss: loss[row]! };
}

export class Runs3d {
  private readonly drapes = new Drapes();

  constructor(private readonly trajectories: Trajectories) {}

  /** Something was left for the next frame. */
  get unfinished(): boolean {
    return this.drapes.unfinished;
  }

  build(
    state: PageState,
    surface: Surface,
    scale: HeightScale,
    theme: MapTheme,
  ): { readonly paths: readonly ScenePath[]; readonly marks: readonly OverlayRun[] } {
    const { document, playhead, selected, hover } = state;
    const step = Math.min(playhead, this.trajectories.lastStep);
    const pairs = document.runs.flatMap((run) => {
      const trajectory = isShown(state, run.key) ? this.trajectories.get(run.key) : undefined;
      return trajectory === undefined || trajectory.count === 0 || trajectory.dim !== 2 ? [] : [{ run, trajectory }];
    });
    this.drapes.begin(new Set(pairs.map(({ trajectory }) => trajectory)));
    const paths: ScenePath[] = [];
    const marks: OverlayRun[] = [];
    for (const { run, trajectory } of pairs) {
      const row = trajectory.rowAt(step);
      const style = theme.runs[run.look % theme.runs.length]!;
      paths.push({ key: run.key, drape: this.drapes.follow(trajectory, surface, scale), style, row, receded: selected !== undefined && selected !== run.key });
      marks.push({
        look: run.look,
        colour: style.colour,
        at: pointAt(trajectory, row),
        end: trajectory.ended !== undefined && row >= trajectory.count - 1 ? pointAt(trajectory, row) : undefined,
        hover: hover?.run === run.key ? pointAt(trajectory, trajectory.rowAt(hover.step)) : undefined,
      });
    }
    return { paths, marks };
  }
}
