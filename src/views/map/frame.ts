/** What one picture of the map is made of: plain data, put together by whoever knows the state, painted by the layers. */
import type { CriticalPoint } from "../../core/analysis/critical.ts";
import type { Ended, Figure, Minimum, StationaryKind, Trial } from "../../core/model.ts";
import type { Trace } from "../../draw/trace.ts";
import type { ReplayedStep } from "../../protocol/messages.ts";
import type { Messages } from "../../text/index.ts";
import type { DistancePicture } from "./distances/picture.ts";
import type { Figures } from "./figures.ts";
import type { LensPicture } from "./lens/picture.ts";
import type { MapLayout } from "./layout.ts";
import type { MapTheme, RunStyle } from "./theme.ts";

export interface FrameRun {
  /** Chooses the mark at its end. */
  readonly look: number;
  readonly name: string;
  /** What stands at its mark in place of the name; nothing where it is empty. */
  readonly label?: string;
  readonly style: RunStyle;
  readonly trace: Trace;
  /** Averaged iterates, where there are any. */
  readonly average: Trace | undefined;
  /** Step number of row 0. */
  readonly firstStep: number;
  /** Rows recorded, and the row at the playhead. */
  readonly rows: number;
  readonly row: number;
  /** θ at the playhead, and at the last row. */
  readonly at: readonly [number, number];
  readonly last: readonly [number, number];
  readonly loss: number;
  readonly gradNorm: number;
  readonly ended: Ended | undefined;
  /** The known minimum that the run has come to, as far as it has got. */
  readonly found: Minimum | undefined;
  /** The kind of critical point that it stands on at its end. */
  readonly rests: StationaryKind | undefined;
  /** Another run is selected: what is still to come steps back. */
  readonly receded: boolean;
  /** Where a branch leaves its parent. */
  readonly fork: readonly [number, number] | undefined;
}

/** The step to come, or a vector that goes into it, from the position at the playhead. */
export interface FrameArrow {
  readonly label: string;
  readonly symbol: "gradient" | "velocity" | "decay" | "step";
  readonly value: readonly [number, number];
  /** Where it begins, as seen from the position at the playhead: one that the step adds up from begins where the one before it ends. */
  readonly from?: readonly [number, number];
}

export interface MapFrame {
  readonly layout: MapLayout;
  readonly theme: MapTheme;
  readonly words: Messages["map"];
  readonly problem: string;
  /** What the coordinates are called. */
  readonly coordinates: readonly string[];
  readonly start: readonly number[];
  /** What stands at the start in place of its name: how it is used. */
  readonly hint: string | undefined;
  readonly minima: readonly Minimum[];
  /** Critical points in view, and the height that their arms stand for. */
  readonly critical: { readonly points: readonly CriticalPoint[]; readonly rise: number } | undefined;
  /** The figures on iso-lines, which keep their places from picture to picture. */
  readonly figures: Figures | undefined;
  /** What the lens shows, once it is there. */
  readonly lens?: LensPicture | undefined;
  /** Distances between distributions, once they are there. */
  readonly distances?: DistancePicture | undefined;
  readonly runs: readonly FrameRun[];
  /** Place of the playhead, the last one that any run has reached, and what they are called where they are no steps. */
  readonly step: number;
  readonly lastStep: number;
  readonly spent: string | undefined;
  readonly hover: { readonly run: FrameRun; readonly at: readonly [number, number]; readonly step: number } | undefined;
  readonly arrows: { readonly run: FrameRun; readonly vectors: readonly FrameArrow[]; readonly factor: number } | undefined;
  /** The step to come of the run that is looked at. */
  readonly toCome: ReplayedStep | undefined;
  /** What made the step to come, of the run that the arrows belong to. */
  readonly shapes:
    | {
        readonly at: readonly [number, number];
        readonly next: readonly [number, number];
        readonly figures: readonly Figure[];
        readonly trials: readonly Trial[];
      }
    | undefined;
}
