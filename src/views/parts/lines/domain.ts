/**
 * The range of values that the chart shows: everything, except where a run that diverges, or has grown beyond all measure without
 * an overflow yet, would flatten all the others. Such a run is followed for a while and then leaves, with an arrow and a word.
 */
import { spacingOf } from "./axis.ts";
import { none } from "../extremes.ts";
import type { TrajectoryData } from "../../view.ts";
import type { Axis, Spacing } from "./axis.ts";
import type { Extremes, ExtremesIndex } from "../extremes.ts";

export interface ChartRun {
  readonly key: number;
  readonly name: string;
  readonly look: number;
  readonly trajectory: TrajectoryData;
  /** Of the quantity that is shown, up to date with the trajectory. */
  readonly index: ExtremesIndex;
  /** The quantity at a row. */
  readonly valueAt: (row: number) => number;
  /** Where a row stands on the horizontal axis. */
  readonly placeOf: (row: number) => number;
}

export interface Domain {
  readonly low: number;
  readonly high: number;
  /** A value is below zero, and not by rounding. */
  readonly negative: boolean;
  /** Values go too far for a linear axis. */
  readonly far: boolean;
  /** A shown value is ≤ 0 on a logarithmic axis. */
  readonly floor: boolean;
  /** A shown value is positive but lies below the axis, where rounding alone decides. */
  readonly dust: boolean;
  /** Nothing has a place on the axis: its bounds mean nothing. */
  readonly empty: boolean;
}

/** A wild run on its own is followed up to so many times where it began. */
const FOLLOWED_LOG = 1000;
const FOLLOWED_LINEAR = 10;
/** A run that ends so many times above where it began would flatten all the others. */
const WILD: Readonly<Record<Spacing, number>> = { log: 1e12, symlog: 1e12, linear: 1e3 };
/** Where nothing can be shown (no rows, no finite value) the axis runs over this. */
const EMPTY = { low: 0.1, high: 10, dust: false, empty: true };
/** Share of the highest value below which differences are those of rounding: half the spacing of doubles at 1 is 1.1e-16. */
const ROUNDING = 1e-16;
/** Below zero by less than this share of the highest value is zero: the sum that made it cancelled. */
const ZERO = 1e-12;

/** Beyond this, most of what happens is lost on a linear axis. */
const FAR = 1000;

export function domainOf(runs: readonly ChartRun[], axis: Axis): Domain {
  const spacing = spacingOf(axis);
  const tame = none();
  const starts = none();
  const all = none();
  let wild = 0;
  /** The largest size that a wild run begins with. */
  let size = 0;
  for (const run of runs) {
    const { low, high, lowPositive } = run.index.over(0, run.trajectory.count);
    widen(all, low, high, lowPositive);
    if (!isWild(run, spacing)) {
      widen(tame, low, high, lowPositive);
      continue;
    }
    wild++;
    size = Math.max(size, firstSize(run));
    const first = firstFinite(run);
    if (Number.isFinite(first)) widen(starts, first, first, first > 0 ? first : Number.POSITIVE_INFINITY);
  }
  const shown = { ...tame };
  widen(shown, starts.low, starts.high, starts.lowPositive);
  if (wild > 0) follow(shown, tame, size, all, spacing);
  const { high } = shown;
  const floor = spacing === "log" && all.low <= 0;
  const highest = Math.max(starts.high, tame.high);
  const negative = all.low < 0 && !(highest > 0 && all.low >= -ZERO * highest);
  const far = Math.max(-all.low, all.high) > FAR;
  const lowest = spacing === "log" ? shown.lowPositive : shown.low;
  if (!(lowest <= high && Number.isFinite(lowest) && Number.isFinite(high))) return { ...EMPTY, floor, negative, far };
  const dust = axis === "log" && lowest < high * ROUNDING;
  return { low: dust ? high * ROUNDING : lowest, high, floor, negative, far, dust, empty: false };
}

/** Steps that the axis spans: all that are to be made, or as many as were made once every run is over. */
export function shownSteps(runs: readonly ChartRun[], steps: number): number {
  if (runs.length === 0 || runs.some(({ trajectory }) => trajectory.ended === undefined)) return steps;
  return Math.max(1, Math.min(steps, lastPlace(runs)));
}

/** The last place of the playhead at which there is something new to see. */
export function lastPlace(runs: readonly ChartRun[]): number {
  return runs.reduce((most, { trajectory: { count }, placeOf }) => Math.max(most, Math.ceil(placeOf(count - 1))), 0);
}

/** The first row for which something holds that holds for all after it; their number where it holds for none. */
function firstRow({ trajectory: { count }, placeOf }: ChartRun, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(placeOf(middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first row that does not stand before a place; their number where all do. */
export function rowFrom(run: ChartRun, place: number): number {
  return firstRow(run, (one) => one >= place);
}

/** The row at which a run is when the playhead is at a place; `undefined` before its first one and after it is over. */
export function rowAt(run: ChartRun, place: number): number | undefined {
  const row = firstRow(run, (one) => one > place) - 1;
  const { count, ended } = run.trajectory;
  return row < 0 || (row === count - 1 && ended !== undefined && place > Math.ceil(run.placeOf(row))) ? undefined : row;
}

export function isWild(run: ChartRun, axis: Spacing): boolean {
  const { ended, count } = run.trajectory;
  if (ended?.kind === "diverged") return true;
  const first = Math.abs(firstFinite(run));
  return first > 0 && Math.abs(run.valueAt(count - 1)) > first * WILD[axis];
}

/** Lets the range grow towards what the wild runs do, within bounds. */
function follow(shown: Extremes, tame: Extremes, size: number, all: Extremes, axis: Spacing): void {
  const alone = !(tame.low <= tame.high);
  if (axis === "log") {
    if (all.lowPositive < shown.lowPositive) shown.lowPositive = all.lowPositive;
    if (alone) shown.high = Math.min(all.high, size * FOLLOWED_LOG);
    return;
  }
  if (axis === "symlog") {
    const reach = FOLLOWED_LOG * size;
    shown.low = Math.min(shown.low, Math.max(all.low, -reach));
    if (alone) shown.high = Math.max(shown.high, Math.min(all.high, reach));
    return;
  }
  const reach = alone ? FOLLOWED_LINEAR * Math.max(size, Number.MIN_VALUE) : shown.high - shown.low;
  shown.low = Math.max(Math.min(all.low, shown.low), shown.low - reach);
  if (alone) shown.high = Math.min(Math.max(all.high, shown.high), shown.high + reach);
}

function widen(into: Extremes, low: number, high: number, lowPositive: number): void {
  into.low = Math.min(into.low, low);
  into.high = Math.max(into.high, high);
  into.lowPositive = Math.min(into.lowPositive, lowPositive);
}

/** A step's length begins with row 1; nothing begins later than that unless it diverged at once. */
function firstFinite(run: ChartRun): number {
  const first = run.valueAt(0);
  return Number.isFinite(first) || run.trajectory.count < 2 ? first : run.valueAt(1);
}

/** How large it is where it begins; of what begins at zero, where it first is not. */
function firstSize({ valueAt, trajectory: { count } }: ChartRun): number {
  for (let row = 0; row < count; row++) {
    const size = Math.abs(valueAt(row));
    if (size > 0 && size < Number.POSITIVE_INFINITY) return size;
  }
  return 0;
}
