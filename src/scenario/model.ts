/**
 * What a scenario is: everything that a run depends on, with every default filled in, so that nothing after this layer knows
 * what a default is. The catalogue is the plain data that reading and writing need; no method is loaded for it.
 */
import type { CoreCatalogue } from "../core/catalogue.ts";
import type { Issue, Values } from "../core/knobs.ts";
import type { RunOptions } from "../core/options.ts";

/** Version of the format. Its defaults never change once released; a new meaning is a new version. */
export const VERSION = 1;
/** Revision of the numerics: raised when the same scenario starts to give other bits. Links carry it from 2 on. */
export const REVISION = 1;

export const MOST_STEPS = 1_000_000;
export const MOST_RUNS = 32;
export const MOST_DRAWS = 10_000;

export interface Catalogue extends CoreCatalogue {
  readonly views: readonly { readonly id: string }[];
  /** Of the marks of distances on the map. */
  readonly marks: readonly string[];
  readonly lessons: readonly { readonly id: string }[];
  readonly languages: readonly string[];
}

export interface Scenario {
  /** `VERSION`, or the newer one that the text names; then there are no runs. */
  readonly v: number;
  readonly problem: ProblemChoice;
  /** Empty where nothing can be run: an unknown problem or a newer version. */
  readonly runs: readonly RunScenario[];
  /** Empty where the problem is not known. */
  readonly start: readonly number[];
  readonly seed: number;
  readonly steps: number;
  readonly tolerance: number;
  readonly page: Page;
}

export interface ProblemChoice {
  readonly id: string;
  /** False: the id is kept as it was given, and nothing else is known of it. */
  readonly known: boolean;
  readonly values: Values;
}

export interface RunScenario {
  readonly optimizer: string;
  /** False: the run stays in its place, under the name that was given, only to fail. */
  readonly known: boolean;
  /** The optimizer's own knobs. */
  readonly values: Values;
  /** What every run understands. */
  readonly options: RunOptions;
}

/** What the page shows and how; no number depends on it. */
export interface Page {
  /** Playhead. */
  readonly step: number | undefined;
  readonly view: readonly string[] | undefined;
  /** Charts of the family of distributions that stand side by side; absent: only the map of the problem's own. */
  readonly charts: readonly string[] | undefined;
  /** Camera; its meaning is the view's. */
  readonly cam: readonly number[] | undefined;
  /** The Taylor lens on the map: x, y, radius, order; without x and y it is at the playhead. */
  readonly lens: readonly number[] | undefined;
  /** Marks of distances on the map that are on; absent: those that the problem begins with. */
  readonly marks: readonly string[] | undefined;
  /** Their level c. */
  readonly ball: number | undefined;
  /** How many labels of the model they draw. */
  readonly draws: number | undefined;
  /** What is equal for all runs where they are compared; absent: their steps. */
  readonly budget: "evaluations" | undefined;
  readonly lang: string | undefined;
  readonly lesson: string | undefined;
  /** Controls that a teacher hides. */
  readonly hide: readonly string[] | undefined;
  /** Absent: whatever the system prefers. */
  readonly theme: "light" | "dark" | undefined;
  readonly embed: boolean;
}

export const EMPTY_PAGE: Page = Object.freeze({
  step: undefined,
  view: undefined,
  charts: undefined,
  cam: undefined,
  lens: undefined,
  marks: undefined,
  ball: undefined,
  draws: undefined,
  budget: undefined,
  lang: undefined,
  lesson: undefined,
  hide: undefined,
  theme: undefined,
  embed: false,
});

export interface Reading {
  /** `undefined`: nothing here can be read as a scenario, and the issues say why. */
  readonly scenario: Scenario | undefined;
  /** The page keys, which mean something even where there is no scenario (`?lang=ko`). */
  readonly page: Page;
  readonly issues: readonly Issue[];
}
