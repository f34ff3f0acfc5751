/** From state and trajectories to the runs of the 3-D picture. */
import { runNames } from "../names.ts";
import { endOf } from "../map/frames.ts";
import { isShown } from "../store/state.ts";
import { Drapes } from "./drapes.ts";
import type { Minimum } from "../../core/model.ts";
import type { Messages } from "../../text/index.ts";
import type { MapTheme } from "../../views/map/theme.ts";
import type { OverlayRun, Point3 } from "../../views/surface3d/overlay.ts";
import type { HeightScale } from "../../views/surface3d/scale.ts";
import type { Surface } from "../../views/surface3d/surface.ts";
import type { PageState } from "../store/state.ts";
import type { Trajectories, Trajectory } from "../trajectories.ts";

interface Input {
  readonly state: PageState;
  readonly surface: Surface;
  readonly scale: HeightScale;
  readonly theme: MapTheme;
  readonly text: Messages;
  readonly minima: readonly Minimum[];
  /** Half the height of the problem's own window. */
  readonly reach: number;
}

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

  build({ state, surface, scale, theme, text, minima, reach }: Input): readonly OverlayRun[] {
    const { document, playhead, selected, hover } = state;
    const step = Math.min(playhead, this.trajectories.lastPlace);
    const pairs = document.runs.flatMap((run) => {
      const trajectory = isShown(state, run.key) ? this.trajectories.get(run.key) : undefined;
      return trajectory === undefined || trajectory.count === 0 || trajectory.dim !== 2 ? [] : [{ run, trajectory }];
    });
    this.drapes.begin(new Set(pairs.map(({ trajectory }) => trajectory)));
    const names = runNames(state, text);
    return pairs.map(({ run, trajectory }) => {
      const row = trajectory.rowNow(step);
      const { row: last, rests } = endOf(trajectory, minima, reach);
      const { ended, count } = trajectory;
      return {
        look: run.look,
        name: names.get(run.key)!,
        drape: this.drapes.follow(trajectory, surface, scale),
        style: theme.runs[run.look % theme.runs.length]!,
        row,
        receded: selected !== undefined && selected !== run.key,
        // At its end a run wears its own mark.
        at: ended !== undefined && row >= count - 1 ? undefined : pointAt(trajectory, row),
        end: ended === undefined ? undefined : pointAt(trajectory, last),
        rests,
        hover: hover?.run === run.key ? pointAt(trajectory, trajectory.rowAt(hover.step)) : undefined,
      };
    });
  }
}
