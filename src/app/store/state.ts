/** What the page knows, besides the trajectories, which live outside (../trajectories.ts). */
import type { Issue } from "../../core/knobs.ts";
import type { Catalogue, Page } from "../../scenario/index.ts";
import type { Unit } from "../../views/view.ts";
import type { Document, RunKey } from "./document.ts";

/** How heights are spread over bands and iso-lines. */
export type Spacing = "linear" | "log" | "quantile";
export const SPACINGS: readonly Spacing[] = ["log", "quantile", "linear"];

/** The budget at which runs are compared: steps, or evaluations of the loss and its derivatives. */
export type Equal = Unit["name"];

/** What is under the pointer or the keyboard's focus: linked between map, charts and tables. */
export interface Hover {
  readonly run: RunKey;
  readonly step: number;
}

/** The visible part of the plane: centre and half its height, in units of x and y. `undefined` is the problem's window. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly halfHeight: number;
}

/** The Taylor lens: where its centre is put, its radius in units of x and y, the order of the model that it draws. */
export interface Lens {
  readonly at: readonly [number, number];
  readonly radius: number;
  readonly order: 1 | 2;
  /** What its centre follows; `at` is where it was put last. */
  readonly follows: "nothing" | "playhead" | "cursor";
}

/** Something that happened, told once, in words by code. */
export interface Notice {
  readonly code: "restored" | "engine-restarted" | "engine-lost" | "copied" | "copy-failed" | "file-opened" | "file-failed" | "branches-removed" | "rule";
  readonly detail?: string;
  /** Changes with each notice, so that the same one can be told twice. */
  readonly serial: number;
}

export interface PageState {
  readonly catalogue: Catalogue;
  readonly document: Document;
  readonly past: readonly Document[];
  readonly future: readonly Document[];
  /** Of the last text read: link, file or message. */
  readonly issues: readonly Issue[];
  /** Of the engine, about the document as it is now: a formula that does not parse, a refused run. */
  readonly engineIssues: readonly Issue[];
  /** The sentence of the present preset was sent away. */
  readonly captionDismissed: boolean;
  /** Step shown; `Infinity`: the end of whatever has arrived. */
  readonly playhead: number;
  readonly playing: boolean;
  /** Steps per second. */
  readonly speed: number;
  readonly hover: Hover | undefined;
  readonly selected: RunKey | undefined;
  readonly muted: ReadonlySet<RunKey>;
  readonly solo: RunKey | undefined;
  readonly camera: Camera | undefined;
  /** The 3-D picture as links write it after the camera's numbers (../map3d/view.ts reads it): the third one says whether it is shown. */
  readonly view3d: readonly number[];
  readonly lens: Lens | undefined;
  readonly spacing: Spacing;
  /** What is equal for all runs where they are compared. */
  readonly equal: Equal;
  readonly language: string;
  /** Chosen here or by the link, and so part of the link; otherwise it is the browser's, and whoever opens the link sees theirs. */
  readonly languageChosen: boolean;
  readonly theme: "light" | "dark" | "system";
  /** Page keys that are kept for the link: lesson, hidden controls, open views, charts side by side, marks of distances, embedding. */
  readonly page: Pick<Page, "view" | "charts" | "marks" | "ball" | "draws" | "lesson" | "hide" | "embed">;
  readonly notice: Notice | undefined;
}

/** Runs that are drawn: all but the muted ones, or only the one on solo. */
export function isShown(state: Pick<PageState, "muted" | "solo">, key: RunKey): boolean {
  return state.solo === undefined ? !state.muted.has(key) : state.solo === key;
}
