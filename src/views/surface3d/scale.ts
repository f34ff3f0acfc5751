/**
 * Losses as heights of the 3-D picture. The lowest loss stands on the ground and the highest reaches the top, linearly or by the logarithm of
 * what lies above the base that log iso-lines are counted from too.
 */
import { chooseLevels } from "../../draw/levels.ts";
import type { Relief } from "../../draw/levels.ts";

export type HeightKind = "linear" | "log";

export interface HeightScale {
  /** `linear` where a log scale was asked for and has no room. */
  readonly kind: HeightKind;
  /** Units of x that one unit of the loss is high, or a factor of ten above the base. */
  readonly factor: number;
  /** The losses at the ground and at the top. */
  readonly low: number;
  readonly high: number;
  /** Losses above this are drawn at its height: outliers, which would flatten everything else. */
  readonly cut: number | undefined;
  /** Height in the world's units, from 0 to the top; NaN where there is no loss. */
  readonly heightOf: (loss: number) => number;
}

/** Share of the points that may be outliers, and how many times as high as the rest the highest may be without being one. */
const TAIL = 0.995;
const REACH = { linear: 2, log: 10 } as const;

function topOf(sorted: Float64Array, from: number, reach: number): number {
  const tail = sorted[Math.min(sorted.length - 1, Math.floor(TAIL * sorted.length))]!;
  const highest = sorted.at(-1)!;
  return highest - from <= reach * (tail - from) ? highest : tail;
}

interface Base {
  readonly base: number;
  /** Added to what lies above the base, so that the bottom of a well stays finite. */
  readonly softening: number;
}

function baseOf(relief: Relief): Base | undefined {
  const levels = chooseLevels("log", relief);
  const base = levels?.base;
  return levels === undefined || base === undefined ? undefined : { base, softening: levels.heights[0]! - base };
}

/** Heights between 0 and `tall`, for losses between the lowest and the highest that count. */
function scaleOf(kind: HeightKind, low: number, high: number, cut: number | undefined, tall: number, unit: number, of: (loss: number) => number): HeightScale {
  const [bottom, top] = [of(low), of(high)];
  const rate = top > bottom ? tall / (top - bottom) : 0;
  const heightOf = (loss: number): number => {
    if (loss === Infinity) return tall;
    if (loss === -Infinity) return 0;
    const height = (of(loss) - bottom) * rate;
    return height < 0 ? 0 : height > tall ? tall : height;
  };
  return { kind, factor: rate * unit, low, high, cut, heightOf };
}

/**
 * @param tall height of the picture in the world's units
 * @param unit how many units of x one of the world's is
 */
export function heightScale(wanted: HeightKind, relief: Relief, tall: number, unit: number): HeightScale {
  const { sorted, floor } = relief;
  const highest = sorted.at(-1)!;
  const found = wanted === "log" ? baseOf(relief) : undefined;
  if (found !== undefined) {
    const { base, softening } = found;
    const top = topOf(sorted, base, REACH.log);
    const of = (loss: number): number => Math.log10(Math.max(0, loss - base) + softening);
    return scaleOf("log", base, top, top < highest ? top : undefined, tall, unit, of);
  }
  const lowest = sorted[0]!;
  const low = floor !== undefined && floor < lowest && lowest - floor < topOf(sorted, lowest, REACH.linear) - lowest ? floor : lowest;
  const top = topOf(sorted, low, REACH.linear);
  return scaleOf("linear", low, top, top < highest ? top : undefined, tall, unit, (loss) => loss);
}
