/** The chart as geometry in pixels: scales, lines thinned to the columns, the ways out, and labels. Pure: what is known comes in, nothing else. */
import { ticks } from "../../../draw/scales.ts";
import { spacingOf } from "./axis.ts";
import { domainOf, shownSteps } from "./domain.ts";
import { countAt } from "../units.ts";
import { placeLabels } from "../labels.ts";
import { makeScale } from "./scale.ts";
import { traceLine } from "./trace.ts";
import type { Unit } from "../../view.ts";
import type { Axis } from "./axis.ts";
import type { ChartRun } from "./domain.ts";
import type { Scale } from "./scale.ts";

export interface ChartInput {
  readonly runs: readonly ChartRun[];
  readonly axis: Axis;
  /** That every run is to make. */
  readonly steps: number;
  readonly unit: Unit;
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Width of a label in the chart's type. */
  readonly measure: (label: string) => number;
  /** What stands where a run leaves: that it diverged, or how far it has got. */
  readonly wordOf: (name: string, to: number | undefined) => string;
}

/** Where a wild run leaves: through the top, through the bottom, or in mid-air where no finite value follows. */
export interface Exit {
  readonly x: number;
  readonly y: number;
  readonly way: "up" | "down" | "here";
  /** Where it has got to; `undefined`: it diverged. */
  readonly to: number | undefined;
}

export interface Line {
  readonly run: ChartRun;
  /** x, y, x, y …; a NaN pair interrupts the line. */
  readonly points: Float64Array;
  /** Several rows in each column: the line is a band, through which others must be seen. */
  readonly thinned: boolean;
  readonly exit: Exit | undefined;
  /** Last place of the line, and whether the run is over there, before the others. */
  readonly end: { readonly x: number; readonly y: number } | undefined;
  readonly over: boolean;
}

/** The word where a run leaves, beside its arrow. */
export interface ExitWord {
  readonly look: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly align: "left" | "right";
}

export interface Label {
  readonly key: number | undefined;
  readonly look: number;
  readonly text: string;
  readonly y: number;
  /** Height of the line that it belongs to. */
  readonly at: number;
}

export interface Chart {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly scale: Scale;
  /** Where the horizontal axis begins and ends, and the figures on it. */
  readonly unit: Unit;
  readonly steps: number;
  readonly stepTicks: readonly number[];
  /** Height of the line below a logarithmic axis for values that have no place on it, where there are any. */
  readonly floor: number | undefined;
  /** What runs along the floor: values ≤ 0, and such that rounding alone decides. */
  readonly zero: boolean;
  readonly dust: boolean;
  /** Whether a value is below zero, whatever the axis. */
  readonly negative: boolean;
  readonly lines: readonly Line[];
  readonly labels: readonly Label[];
  readonly exitWords: readonly ExitWord[];
  readonly x: (place: number) => number;
  /** NaN where the value has no place at all. */
  readonly y: (value: number) => number;
  readonly stepAt: (x: number) => number;
}

/** Pixels: figures left of the axis, room above for arrows, below for the step axis, beside for the names. */
const LEFT = 44;
const TOP = 14;
const BELOW = 24;
const FLOOR_ROOM = 18;
const LABEL_GAP = 8;
const LABEL_LINE = 15;
/** From an arrow to its word: beside an upright one, beyond one that points onwards, and how far above the edge. */
const EXIT_GAP = 8;
const EXIT_GAP_ONWARDS = 14;
const EXIT_RISE = 5;
/** Share of the width that names may take, and pixels that they and the word of the step axis have in any case. */
const MOST_LABEL_SHARE = 0.26;
const LEAST_LABEL = 40;
/** Pixels between two figures on the step axis. */
const STEP_GAP = 56;

export function layoutChart({ runs, axis, steps: planned, unit }: ChartInput, size: ChartSize): Chart {
  const { width, height, measure } = size;
  const steps = shownSteps(runs, planned);
  const widest = runs.reduce((most, { name }) => Math.max(most, measure(name)), LEAST_LABEL);
  const left = LEFT;
  const right = Math.max(left + 1, width - LABEL_GAP - Math.min(widest + 4, width * MOST_LABEL_SHARE));
  const domain = domainOf(runs, axis);
  const axisBottom = Math.max(TOP + 1, height - BELOW);
  const broken = domain.floor || domain.dust;
  const bottom = broken ? Math.max(TOP + 1, axisBottom - FLOOR_ROOM) : axisBottom;
  const floor = broken ? axisBottom - FLOOR_ROOM / 3 : undefined;
  const bare = makeScale(spacingOf(axis), domain.low, domain.high, bottom - TOP);
  const scale = domain.empty ? { ...bare, ticks: [] } : bare;
  const span = Math.max(1, steps - unit.first);
  const x = (place: number): number => left + ((place - unit.first) / span) * (right - left);
  const y = (value: number): number =>
    scale.axis === "log" && (value <= 0 || (domain.dust && value < domain.low)) ? (floor ?? bottom) : bottom - scale.place(value) * (bottom - TOP);
  const stepAt = (at: number): number => Math.round(Math.max(0, unit.first + Math.max(0, Math.min(1, (at - left) / (right - left))) * (steps - unit.first)));
  const frame = { left, right, top: TOP, bottom, scale, unit, steps, floor, zero: domain.floor, dust: domain.dust, negative: domain.negative, x, y, stepAt };
  const lines = runs.map((run) => traceLine(run, frame));
  const stepTicks = ticks(0, countAt(unit, steps), (right - left) / STEP_GAP).filter(Number.isInteger);
  return {
    ...frame,
    stepTicks,
    lines,
    labels: labelsOf(lines, TOP, axisBottom, measure, width - right - LABEL_GAP),
    exitWords: exitWordsOf(lines, frame, size),
  };
}

function labelsOf(lines: readonly Line[], top: number, bottom: number, measure: (label: string) => number, room: number): Label[] {
  // A run that leaves is named where it does.
  const named = lines.filter(({ end, exit }) => end !== undefined && exit === undefined);
  const fitting = Math.max(1, Math.floor((bottom - top + LABEL_LINE) / LABEL_LINE));
  // Where not all names fit, those whose lines reach the names go first: a line must not be taken for another that ended long before.
  const shown = named.length > fitting ? [...named.filter(({ over }) => !over), ...named.filter(({ over }) => over)].slice(0, fitting - 1) : named;
  const labels = shown.map(({ run, end }) => ({
    key: run.key as number | undefined,
    look: run.look,
    text: shorten(run.name, room, measure),
    at: Math.max(top, Math.min(bottom, end!.y)),
  }));
  if (shown.length < named.length) labels.push({ key: undefined, look: 0, text: `+${named.length - shown.length}`, at: bottom });
  const centres = placeLabels(
    labels.map(({ at }) => ({ at, height: LABEL_LINE })),
    top - LABEL_LINE / 2,
    bottom + LABEL_LINE / 2,
  );
  return labels.map((label, i) => ({ ...label, y: centres[i]! }));
}

/** Words side by side where they fit, below one another where they do not. */
function exitWordsOf(
  lines: readonly Line[],
  { left, right, top, bottom }: Pick<Chart, "left" | "right" | "top" | "bottom">,
  { measure, wordOf }: ChartSize,
): ExitWord[] {
  const taken: { from: number; to: number; y: number }[] = [];
  return lines.flatMap(({ run, exit }) => {
    if (exit === undefined) return [];
    const text = wordOf(run.name, exit.to);
    const width = measure(text);
    const gap = exit.way === "here" ? EXIT_GAP_ONWARDS : EXIT_GAP;
    const leftward = exit.x + gap + width > right && exit.x - gap - width >= left;
    const from = leftward ? exit.x - gap - width : exit.x + gap;
    const down = exit.way === "down" || (exit.way === "here" && exit.y > (top + bottom) / 2) ? -1 : 1;
    let y = exit.way === "up" ? top - EXIT_RISE : exit.way === "down" ? bottom - EXIT_RISE : exit.y;
    while (taken.some((other) => from < other.to && other.from < from + width && Math.abs(other.y - y) < LABEL_LINE)) y += down * LABEL_LINE;
    taken.push({ from, to: from + width, y });
    return [{ look: run.look, text, x: leftward ? exit.x - gap : exit.x + gap, y, align: leftward ? ("right" as const) : ("left" as const) }];
  });
}

function shorten(name: string, room: number, measure: (label: string) => number): string {
  if (measure(name) <= room) return name;
  const letters = Array.from(name);
  while (letters.length > 1 && measure(`${letters.join("")}…`) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
