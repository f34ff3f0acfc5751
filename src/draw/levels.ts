/**
 * Heights of iso-lines, chosen so that valleys and walls both read, and kept while the view moves a little.
 * Linear and log levels are round numbers; quantile levels divide the view into parts of equal area.
 */
import { curveLeveller, evenLeveller } from "./level-field.ts";
import type { Leveller } from "./level-field.ts";

export type Spacing = "linear" | "log" | "quantile";

/** What is visible, as far as levels depend on it. */
export interface Relief {
  /** Finite heights at points spread evenly over the view, ascending; not empty. */
  readonly sorted: Float64Array;
  /** Lowest height at the border of the view or of the surface's domain. */
  readonly rim: number;
  /** Lowest height that the surface has anywhere, where that is known. */
  readonly floor: number | undefined;
}

export interface Levels {
  readonly spacing: Spacing;
  /** Ascending; more than are visible, so that the view can move. */
  readonly heights: Float64Array;
  /** Levels low … high get tones of their own: low to high − 1 + 2 bands. */
  readonly low: number;
  readonly high: number;
  /** Every `period`-th level, those with number ≡ phase, is an index line. */
  readonly period: number;
  readonly phase: number;
  /** What log levels are counted from. */
  readonly base: number | undefined;
  readonly toCoordinates: Leveller;
}

/** Whether a level's line is drawn stronger. */
export function isIndex({ period, phase }: Pick<Levels, "period" | "phase">, level: number): boolean {
  return (((level - phase) % period) + period) % period === 0;
}

/** First digits of heights that are round enough for a figure of their own, beside those of index lines. */
const ROUND = /^[25]e/;

/** Whether a line between index lines is at 2 or 5 times a power of ten over what log levels are counted from. */
export function isRound({ heights, base }: Pick<Levels, "heights" | "base">, level: number): boolean {
  return base !== undefined && ROUND.test(Number((heights[level]! - base).toPrecision(6)).toExponential());
}

/** Lines in a view at most, at even steps and on a log scale, where many are small rings: the pictures of the design have 13 to 20. */
const MOST_LEVELS = 20;
const MOST_LOG_LEVELS = 24;
/** Levels kept ready below and above the view. */
const MARGIN = 24;
/** Shares of the area that outliers may take: a pole must not flatten everything else. */
const LOW_TAIL = 0.005;
const HIGH_TAIL = 0.995;
/** The true maximum is taken where it lies within this factor of the tail's height. */
const TAIL_REACH = { linear: 2, log: 10 } as const;
/** Below this ratio of heights a log scale has no room: even steps then. */
const LEAST_RATIO = 20;
/** A known minimum serves as base while the gap below the view is at most this share of (median − lowest). */
const NEAR_FLOOR = 0.25;
/** The base may lie so far below the lowest height for the sake of roundness, as a share of (median − lowest). */
const BASE_GAP = 0.02;
/** A minimum is inside the view if the rim is higher by this share of (median − lowest). */
const INSIDE = 0.02;
/** Half of the area below this share of the height: valleys need a log scale, wherever the lowest point is. */
const SKEWED = 0.2;
/** Steps below this share of the heights themselves drown in rounding. */
const COARSEST = 1e-14;
/** Of a level: room below the largest number. */
const LARGEST_EXPONENT = 300;
const QUANTILE_LEVELS = 19;
const QUANTILE_PERIOD = 5;
/** Mantissas of log levels within a decade, most to fewest. */
const MANTISSAS = [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] as const;
const DECADE_STRIDES = [2, 3, 5, 10, 20, 50] as const;

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

function powerOfTen(exponent: number): number {
  // As decimal text, because 10 ** −3 is not the double nearest to 0.001 everywhere.
  return Number(`1e${exponent}`);
}

/** The largest of 1, 2, 5 times a power of ten that is at most `value`, or the smallest that is at least it. */
function nice(value: number, direction: "down" | "up"): { readonly mantissa: number; readonly exponent: number } {
  const exponent = Math.floor(Math.log10(value));
  const ratio = value / powerOfTen(exponent);
  if (direction === "down") return { mantissa: ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1, exponent };
  if (ratio > 5) return { mantissa: 1, exponent: exponent + 1 };
  return { mantissa: ratio > 2 ? 5 : ratio > 1 ? 2 : 1, exponent };
}

/** Top of the heights that are shown apart. */
function topOf(sorted: Float64Array, from: number, reach: number): number {
  const [tail, highest] = [quantile(sorted, HIGH_TAIL), sorted.at(-1)!];
  return highest - from <= reach * (tail - from) ? highest : tail;
}

function even(spacing: Spacing, bottom: number, top: number): Levels | undefined {
  if (!(top > bottom)) return undefined;
  const { mantissa, exponent } = nice((top - bottom) / MOST_LEVELS, "up");
  const step = mantissa * powerOfTen(exponent);
  // Steps that floating point cannot tell apart at this height: the view is flat.
  if (step < COARSEST * Math.max(Math.abs(bottom), Math.abs(top))) return undefined;
  const start = Math.ceil(bottom / step) - MARGIN;
  const count = Math.floor(top / step) - start + 1 + MARGIN;
  // Index lines at 5, 10, 20: every fifth step of 1 or 2, every fourth or second of 5.
  const period = mantissa === 5 ? 4 : 5;
  const heights = Float64Array.from({ length: count }, (_, i) => Number(((start + i) * step).toPrecision(12)));
  const toCoordinates = evenLeveller(start * step, step, count);
  const phase = ((-start % period) + period) % period;
  return { spacing, heights, low: MARGIN, high: Math.max(MARGIN, count - 1 - MARGIN), period, phase, base: undefined, toCoordinates };
}

/** The part of log levels that are m·10^e over the base, from `bottom` up to `top`, then a margin. */
function logLevels(base: number, bottom: number, top: number): Levels {
  const first = Math.floor(Math.log10(bottom));
  const decades = Math.log10(top / bottom);
  const mantissas = MANTISSAS.find((set) => decades * set.length <= MOST_LOG_LEVELS) ?? [1];
  const stride = mantissas.length > 1 || decades <= MOST_LOG_LEVELS ? 1 : (DECADE_STRIDES.find((s) => decades / s <= MOST_LOG_LEVELS) ?? 100);
  const over: number[] = [];
  let phase = -1;
  let high = 0;
  for (let exponent = Math.floor(first / stride) * stride; over.length < high + 1 + MARGIN && exponent <= LARGEST_EXPONENT; exponent += stride) {
    for (const mantissa of mantissas) {
      const height = Number(`${mantissa}e${exponent}`);
      if (height < bottom * (1 - 1e-9)) continue;
      if (mantissa === 1 && phase < 0) phase = over.length;
      over.push(height);
      if (height <= top) high = over.length - 1;
    }
  }
  const period = mantissas.length > 1 ? mantissas.length : 3;
  // Levels so close to a large base that they coincide in floating point would have no curve through them.
  const heights = Float64Array.from(new Set(over.map((height) => Number((base + height).toPrecision(15))).filter((height) => height > base)));
  const knots = Float64Array.of(base, ...heights, heights.at(-1)! + (heights.at(-1)! - base));
  const toCoordinates = curveLeveller(knots, { base, softening: over[0]! });
  return { spacing: "log", heights, low: 0, high: Math.min(high, heights.length - 1), period, phase: Math.max(0, phase) % period, base, toCoordinates };
}

/** The roundest number below the lowest height that leaves a small gap, so that levels counted from it are round too. */
function roundBase(lowest: number, spread: number): number {
  const exponent = Math.ceil(Math.log10(Math.max(Math.abs(lowest), spread)));
  for (let e = exponent; ; e--) {
    for (const mantissa of [5, 2, 1]) {
      const unit = Number(`${mantissa}e${e}`);
      // A minimum of −1e−17 where 0 is meant must not cost a whole unit.
      const base = Number((Math.floor(lowest / unit + 1e-3) * unit).toPrecision(12));
      if (lowest - base <= BASE_GAP * spread) return base;
      // Rounded to less than this, the base is the lowest height itself.
      if (unit < COARSEST * Math.abs(lowest)) return lowest;
    }
  }
}

/** What log spacing counts from here, if a log scale suits. */
function logBase({ sorted, rim, floor }: Relief): number | undefined {
  const lowest = sorted[0]!;
  const spread = quantile(sorted, 0.5) - lowest;
  if (!(spread > 0)) return undefined;
  if (floor !== undefined && lowest - floor <= NEAR_FLOOR * spread) return roundBase(Math.min(floor, lowest), spread);
  const inside = rim - lowest > INSIDE * spread;
  return inside || spread < SKEWED * (topOf(sorted, lowest, TAIL_REACH.log) - lowest) ? roundBase(lowest, spread) : undefined;
}

function logOrEven(relief: Relief): Levels | undefined {
  const { sorted } = relief;
  const base = logBase(relief);
  if (base === undefined) return even("log", sorted[0]!, topOf(sorted, sorted[0]!, TAIL_REACH.linear));
  const top = topOf(sorted, base, TAIL_REACH.log) - base;
  const { mantissa, exponent } = nice(Math.max(quantile(sorted, LOW_TAIL) - base, top * Number.EPSILON), "down");
  const bottom = Number(`${mantissa}e${exponent}`);
  return top / bottom < LEAST_RATIO ? even("log", sorted[0]!, top + base) : logLevels(base, bottom, top);
}

/** A height of this rank; where many points share it, as on a plateau, one halfway to the next lower: a plateau cannot be a line. */
function betweenTies(sorted: Float64Array, rank: number): number {
  const height = sorted[rank]!;
  if (sorted[rank - 1] !== height && sorted[rank + 1] !== height) return height;
  const first = sorted.indexOf(height);
  return first > 0 ? (sorted[first - 1]! + height) / 2 : height;
}

function quantiles({ sorted }: Relief): Levels | undefined {
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!];
  const heights: number[] = [];
  for (let k = 1; k <= QUANTILE_LEVELS; k++) {
    const height = betweenTies(sorted, Math.floor((k / (QUANTILE_LEVELS + 1)) * sorted.length));
    if (height > (heights.at(-1) ?? lowest) && height < highest) heights.push(height);
  }
  if (heights.length === 0) return even("quantile", lowest, highest);
  return {
    spacing: "quantile",
    heights: Float64Array.from(heights),
    low: 0,
    high: heights.length - 1,
    period: QUANTILE_PERIOD,
    phase: QUANTILE_PERIOD - 1,
    base: undefined,
    toCoordinates: curveLeveller(Float64Array.of(lowest, ...heights, highest)),
  };
}

/** Where everything visible has one height: one band, of a middle tone, and no line. */
export function noLevels(spacing: Spacing): Levels {
  const toCoordinates: Leveller = (heights, coordinates) => {
    evenLeveller(0, 1, 1)(heights, coordinates);
    for (let i = 0; i < heights.length; i++) if (Number.isFinite(heights[i]!)) coordinates[i] = 0.5;
  };
  return { spacing, heights: Float64Array.of(0), low: -1, high: 1, period: 1, phase: 0, base: undefined, toCoordinates };
}

/** Levels for a view; undefined where all of it has one height. */
export function chooseLevels(spacing: Spacing, relief: Relief): Levels | undefined {
  switch (spacing) {
    case "linear": {
      const { sorted } = relief;
      const [lowest, tail] = [sorted[0]!, quantile(sorted, 1 - HIGH_TAIL)];
      const top = topOf(sorted, tail, TAIL_REACH.linear);
      return even("linear", top - lowest <= TAIL_REACH.linear * (top - tail) ? lowest : tail, top);
    }
    case "log":
      return logOrEven(relief);
    case "quantile":
      return quantiles(relief);
  }
}
