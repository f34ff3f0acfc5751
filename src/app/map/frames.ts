/** From state and trajectories to one picture of the map. */
import { apartOf, armRise, ROOMY } from "../../draw/arms.ts";
import { contains } from "../../draw/clip.ts";
import { coordinatesOf } from "../coordinates.ts";
import { problemName, runNames } from "../names.ts";
import { isShown } from "../store/state.ts";
import { countAt, UNITS } from "../../views/parts/units.ts";
import { arriving } from "../../views/map/late.ts";
import { toPixelX, toPixelY, unitsPerPixel } from "../../views/map/layout.ts";
import { Traces } from "./traces.ts";
import type { CriticalPoint } from "../../core/analysis/critical.ts";
import type { Minimum, StationaryKind } from "../../core/model.ts";
import type { Messages } from "../../text/index.ts";
import type { Figures } from "../../views/map/figures.ts";
import type { FrameRun, MapFrame } from "../../views/map/frame.ts";
import type { MapLayout } from "../../views/map/layout.ts";
import type { MapTheme } from "../../views/map/theme.ts";
import type { ReplayedStep } from "../../protocol/messages.ts";
import type { DocumentRun } from "../store/document.ts";
import type { PageState } from "../store/state.ts";
import type { Trajectories, Trajectory } from "../trajectories.ts";
import type { Replays } from "./replays.ts";

/** A run has come to a minimum when it is nearer than this share of the problem's window. */
const FOUND = 0.01;

const vectors = arriving(() => import("../../views/map/vectors.ts"));

const FINGER = matchMedia("(pointer: coarse)");

export interface FrameInput {
  readonly state: PageState;
  readonly layout: MapLayout;
  readonly theme: MapTheme;
  readonly text: Messages;
  readonly minima: readonly Minimum[];
  readonly critical: readonly CriticalPoint[];
  readonly figures: Figures | undefined;
  readonly hint: boolean;
  /** Half the height of the problem's own window. */
  readonly reach: number;
  readonly arrows: boolean;
  readonly shapes: boolean;
}

interface Shown {
  readonly run: DocumentRun;
  readonly trajectory: Trajectory;
  readonly frame: FrameRun;
}

export class Frames {
  readonly traces = new Traces();
  /** Runs of the picture made last, for those who ask what is under the pointer. */
  shown: readonly Shown[] = [];
  private factor = 0;

  constructor(
    private readonly trajectories: Trajectories,
    private readonly replays: Replays,
  ) {}

  build(input: FrameInput): MapFrame {
    const { state, layout, theme, minima, text } = input;
    const { document, selected, hover } = state;
    const lastStep = this.trajectories.lastPlace;
    const step = Math.min(state.playhead, lastStep);
    const pairs = document.runs.flatMap((run) => {
      const trajectory = isShown(state, run.key) ? this.trajectories.get(run.key) : undefined;
      return trajectory === undefined || trajectory.count === 0 ? [] : [{ run, trajectory }];
    });
    this.traces.begin(layout, new Set(pairs.map(({ trajectory }) => trajectory)));
    const names = runNames(state, text);
    this.shown = pairs.map(({ run, trajectory }) => ({
      run,
      trajectory,
      frame: this.frameRun(run, trajectory, names.get(run.key)!, step, input),
    }));
    const hovered = this.shown.find(({ run }) => run.key === hover?.run);
    const lead = this.shown.find(({ run }) => run.key === selected) ?? this.shown[0];
    const toCome = lead && this.stepOf(lead, input);
    return {
      layout,
      theme,
      words: text.map,
      problem: problemName(state, text),
      coordinates: coordinatesOf(state),
      start: document.start,
      hint: input.hint ? text.map.hints[FINGER.matches ? "touch" : "mouse"] : undefined,
      minima,
      critical: input.critical.length === 0 ? undefined : { points: input.critical, rise: riseOf(input) },
      figures: input.figures,
      runs: this.shown.map(({ frame }) => frame),
      step,
      lastStep,
      spent: state.equal === "steps" ? undefined : `${text.runs.spent(countAt(UNITS.evaluations, step), countAt(UNITS.evaluations, lastStep))}.`,
      hover: hover && hovered && { run: hovered.frame, step: hover.step, at: pointAt(hovered.trajectory, hovered.trajectory.rowAt(hover.step)) },
      arrows: input.arrows && toCome !== undefined ? this.arrowsOf(lead!.frame, toCome, input) : undefined,
      shapes: input.shapes && toCome !== undefined ? shapesOf(toCome) : undefined,
      toCome,
    };
  }

  private frameRun(run: DocumentRun, trajectory: Trajectory, name: string, step: number, { state, theme, minima, reach }: FrameInput): FrameRun {
    const { path, average } = this.traces.follow(trajectory);
    const row = trajectory.rowNow(step);
    const { row: lastRow, found, rests } = endOf(trajectory, minima, reach);
    return {
      look: run.look,
      name,
      style: theme.runs[run.look % theme.runs.length]!,
      trace: path,
      average,
      firstStep: trajectory.firstStep,
      rows: trajectory.count,
      row,
      at: pointAt(trajectory, row),
      last: pointAt(trajectory, lastRow),
      loss: trajectory.loss[row]!,
      gradNorm: trajectory.gradNorm[row]!,
      ended: trajectory.ended,
      found,
      rests,
      fork: run.options.from === undefined ? undefined : pointAt(trajectory, 0),
      receded: state.selected !== undefined && state.selected !== run.key,
    };
  }

  private stepOf({ run, frame }: Shown, { state }: FrameInput): ReplayedStep | undefined {
    // At the end there is no step to come.
    if (frame.row >= frame.rows - 1) return undefined;
    return this.replays.stepFrom(state.document, run.key, frame.firstStep + frame.row, frame.at);
  }

  private arrowsOf(run: FrameRun, step: ReplayedStep, { layout }: FrameInput): MapFrame["arrows"] {
    // Where the ring is out of view, so is what the arrows belong to.
    if (!contains(layout.plot, toPixelX(layout, run.at[0]), toPixelY(layout, run.at[1]))) return undefined;
    const arrows = vectors()?.arrowsOf(step, unitsPerPixel(layout), this.factor);
    this.factor = arrows?.factor ?? 0;
    return arrows && { run, ...arrows };
  }
}

/** Crowded points have no arms. */
function riseOf({ critical, layout }: FrameInput): number {
  return apartOf(critical.length, layout.plot) < ROOMY ? 0 : armRise(critical, unitsPerPixel(layout));
}

function shapesOf({ theta, next, figures, trials }: ReplayedStep): MapFrame["shapes"] {
  // A ruler has no size: it is no shape.
  if (trials.length === 0 && figures.every(({ kind }) => kind === "ruler")) return undefined;
  const point = (at: Float64Array): readonly [number, number] => [at[0]!, at[1]!];
  return { at: point(theta), next: point(next), figures, trials };
}

/** The last row that is a place, the minimum that is found there, and the kind of critical point that the run has come to rest on. */
export function endOf(
  trajectory: Trajectory,
  minima: readonly Minimum[],
  reach: number,
): { readonly row: number; readonly found: Minimum | undefined; readonly rests: StationaryKind | undefined } {
  const { ended } = trajectory;
  const row = lastFiniteRow(trajectory);
  const last = pointAt(trajectory, row);
  const near = (at: readonly number[]): boolean => Math.hypot(at[0]! - last[0], at[1]! - last[1]) <= 2 * FOUND * reach;
  const found = ended === undefined || ended.kind === "diverged" ? undefined : minima.find(({ at }) => near(at));
  return { row, found, rests: ended?.stationary ?? (found && "minimum") };
}

function pointAt({ points, dim }: Trajectory, row: number): readonly [number, number] {
  return [points[row * dim]!, points[row * dim + 1]!];
}

/** A run that diverged may end on a row that is not a place. */
function lastFiniteRow(trajectory: Trajectory): number {
  let row = trajectory.count - 1;
  while (row > 0 && !pointAt(trajectory, row).every(Number.isFinite)) row--;
  return row;
}
