/** Where a data set's dots are on their chart, and what a hand there means: pure numbers. */
import { ticks } from "../../draw/scales.ts";
import type { Sheet } from "./dots.ts";

export interface Span {
  readonly low: number;
  readonly high: number;
}
/** The part of the plane that is shown; it stands still while a hand is on it. */
export interface Reach {
  readonly x: Span;
  readonly y: Span;
}
export interface Plot extends Reach {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room around the dots, as a share of their extent, and what a single place is given. */
const MARGIN = 0.15;
const ALONE = 1;
const LEFT = 32;
const EDGE = 10;
const BELOW = 20;
const TOP = 8;
const ACROSS = 4;

function around(values: readonly number[], [low, high]: Sheet["range"] = [-Infinity, Infinity]): Span {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = most > least ? MARGIN * (most - least) : ALONE;
  // All of a bounded line is worth seeing.
  return { low: low > -Infinity ? Math.floor(low) : least - margin, high: high < Infinity ? Math.ceil(high) : most + margin };
}

/** Outwards to round figures, so that the chart does not tremble with every dot. */
function rounded({ low, high }: Span): Span {
  const [first = 0, second = 1] = ticks(low, high, 8);
  const unit = Math.abs(second - first) / 2 || 1;
  const tidy = (value: number): number => Number(value.toPrecision(12));
  return { low: tidy(Math.floor(low / unit) * unit), high: tidy(Math.ceil(high / unit) * unit) };
}

/** What of the plane is worth showing of these dots. */
export function reachOf({ kind, dots, range }: Sheet): Reach {
  const xs = dots.map(({ x }) => x);
  const ys = dots.map(({ y }) => y);
  switch (kind) {
    case "classes":
      return { x: rounded(around([...xs, 0])), y: rounded(around([...ys, 0])) };
    case "points":
      return { x: rounded(around(xs)), y: rounded(around(ys)) };
    case "strip":
      return { x: rounded(around(xs, range)), y: { low: 0, high: 1 } };
    case "bars":
      return { x: { low: -0.5, high: dots.length - 0.5 }, y: rounded(around([...ys, 0], range)) };
    case "shares":
      return { x: { low: -0.5, high: dots.length - 0.5 }, y: { low: 0, high: 1 } };
  }
}

export function plotOf({ kind }: Sheet, reach: Reach, width: number, height: number): Plot {
  const left = kind === "strip" ? EDGE : LEFT;
  return { ...reach, left, right: Math.max(left + 1, width - EDGE), top: TOP, bottom: Math.max(TOP + 1, height - BELOW) };
}

export const pixelX = ({ x, left, right }: Plot, value: number): number => left + ((value - x.low) / (x.high - x.low)) * (right - left);
export const pixelY = ({ y, top, bottom }: Plot, value: number): number => bottom - ((value - y.low) / (y.high - y.low)) * (bottom - top);

/** To the figures that a pixel tells apart. */
export function tidy(value: number, unit: number): number {
  const digits = Math.max(0, Math.min(12, Math.ceil(-Math.log10(unit))));
  const power = 10 ** Math.floor(Math.log10(unit));
  return digits > 0 ? Number(value.toFixed(digits)) + 0 : Math.round(value / power) * power + 0;
}

export const unitX = ({ x, left, right }: Plot): number => (x.high - x.low) / (right - left);
export const unitY = ({ y, top, bottom }: Plot): number => (y.high - y.low) / (bottom - top);

export function valueAt(plot: Plot, px: number, py: number): readonly [x: number, y: number] {
  const [ux, uy] = [unitX(plot), unitY(plot)];
  return [tidy(plot.x.low + (px - plot.left) * ux, ux), tidy(plot.y.low + (plot.bottom - py) * uy, uy)];
}

/** Height of a dot's mark: numbers on a line all stand on it. */
export const markY = (sheet: Sheet, plot: Plot, y: number): number => (sheet.kind === "strip" ? plot.bottom - ACROSS : pixelY(plot, y));

/** The dot under a hand. @param grasp pixels */
export function dotAt(sheet: Sheet, plot: Plot, px: number, py: number, grasp: number): number | undefined {
  if (!sheet.free) {
    const at = Math.round(plot.x.low + (px - plot.left) * unitX(plot));
    return at >= 0 && at < sheet.dots.length ? at : undefined;
  }
  let best: number | undefined;
  let least = grasp;
  for (const [i, { x, y }] of sheet.dots.entries()) {
    // A number has the whole height of its line.
    const distance = Math.hypot(px - pixelX(plot, x), sheet.kind === "strip" ? 0 : py - pixelY(plot, y));
    if (distance <= least) [best, least] = [i, distance];
  }
  return best;
}
