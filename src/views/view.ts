/**
 * What a view is and what it gets to see. A view knows neither the store nor the engine: it reads a `ViewSource`, paints on animation
 * frames when told that something changed, and says through the same source what a reader pointed at.
 */
import type { ComponentType, ReactNode } from "react";
import type { Knobs } from "../core/knobs.ts";
import type { Ended, Minimum, Words } from "../core/model.ts";
import type { Plan, PlanRun } from "../core/plan.ts";
import type { Answer, Question, ReplayedStep } from "../protocol/messages.ts";
import type { Messages } from "../text/index.ts";

export interface ViewDef {
  readonly id: string;
  readonly knobs: Knobs;
}

/** A recorded run as a view reads it; it grows between two paints, and its arrays are longer than what is recorded. */
export interface TrajectoryData {
  readonly dim: number;
  readonly firstStep: number;
  readonly count: number;
  readonly points: Float64Array;
  readonly loss: Float64Array;
  readonly gradNorm: Float64Array;
  readonly ended: Ended | undefined;
  /** Where the playhead comes upon a row, and the row at a place of the playhead; steps where they are absent. */
  readonly placeOf?: (row: number) => number;
  readonly rowNow?: (place: number) => number;
}

/** What places of the playhead count: the number shown for place p is offset + scale·p, and axes begin at place `first`, which shows 0. */
export interface Unit {
  readonly name: "steps" | "evaluations";
  readonly first: number;
  readonly offset: number;
  readonly scale: number;
}

export interface ViewRun {
  readonly key: number;
  /** As the table of runs names it. */
  readonly name: string;
  /** Its look: colour, dash and marker, 0 … 7. */
  readonly look: number;
}

/** What a view has found on the way of a run: where an eigenvalue of the Hessian changes sign, where the largest rises over the run's limit. */
export interface Annotation {
  readonly kind: "sign" | "over";
  readonly step: number;
}
export interface Annotations {
  readonly run: number;
  /** In the order of the steps. */
  readonly events: readonly Annotation[];
  /** The limit as a formula, where there is one. */
  readonly limit: string | undefined;
}

export interface ViewSource {
  /** Runs that are drawn, in the order of the table of runs. The same array until something about them changes. */
  readonly runs: readonly ViewRun[];
  /** Steps that every run is to make, which is also the last place of the playhead. */
  readonly steps: number;
  readonly unit: Unit;
  /** What the coordinates of θ are called. */
  readonly coordinates: readonly string[];
  /** Known minima; empty where none is known, `undefined` while nobody has answered yet. */
  readonly minima: readonly Minimum[] | undefined;
  readonly trajectory: (run: number) => TrajectoryData | undefined;
  /** The place of the playhead; of a run, the step at which it stands there. `Infinity`: the end of what has arrived. */
  readonly playhead: (run?: number) => number;
  readonly hovered: () => { readonly run: number; readonly step: number } | undefined;
  readonly selected: () => number | undefined;
  /** Hears of new rows, of the playhead and of the hovered step. @returns a function that ends it */
  readonly subscribe: (listener: () => void) => () => void;
  /** To a place, or to a step of a run. */
  readonly seek: (place: number, run?: number) => void;
  readonly hover: (run: number, step: number) => void;
  readonly unhover: () => void;
  /** What the path of a run depends on, as it stands now: the same objects until something about them changes. */
  readonly plan: (run: number) => { readonly problem: Plan["problem"]; readonly run: PlanRun } | undefined;
  /** Asks the engine. Rejects where it refuses, with its code. */
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Answer>;
  /** Shows events of a run above the timeline for as long as they are not replaced or, with `undefined`, taken back. */
  readonly annotate: (annotations: Annotations | undefined) => void;
  /** Steps of the runs with what went into them, once they are here: asking for one that is not sends for it. */
  readonly replays: {
    /** The step that leads away from position `step` of a run, which stands at `theta` there; before the fork of a branch its parent's. */
    readonly from: (run: number, step: number, theta: readonly number[] | undefined) => ReplayedStep | undefined;
    /** Hears when steps have come. */
    readonly subscribe: (listener: () => void) => () => void;
  };
  /** What there is to say about a method, and how to say it in the page's language. */
  readonly words: (optimizer: string) => Promise<{ readonly words: Words; readonly say: (english: string) => string }>;
  /** Why a run is over, as a sentence; empty while it is not, or where all its steps are made. */
  readonly ending: (run: number) => string;
  /** Goes on from a step of a run in a run of its own. `undefined`: there is no room for another. */
  readonly branch: ((run: number, step: number) => void) | undefined;
  /** Puts text on the clipboard and says so. */
  readonly copy: (text: string) => void;
}

export interface ViewProps {
  readonly source: ViewSource;
  readonly text: Messages["panels"];
  /** Values of the view's knobs that differ from the defaults, kept by whoever shows the view. */
  readonly values: Readonly<Record<string, string>>;
  readonly selected: number | undefined;
  readonly onValue: (name: string, value: string) => void;
  /** What the frame puts at the end of the view's first row. */
  readonly corner?: ReactNode;
}

export interface ViewModule {
  readonly View: ComponentType<ViewProps>;
}
