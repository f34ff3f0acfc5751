/** When levels may stay although the view has moved: lines that jump at every small pan would make the surface unreadable. */
import { chooseLevels } from "./levels.ts";
import type { Levels, Relief, Spacing } from "./levels.ts";

/** Lines in the view: outside these limits the picture is too empty or too full. */
const FEWEST_LINES = 6;
const MOST_LINES = 28;
/** Share of the area that may lie beyond the lowest and the highest tone more than at best, and share of the tones that must be in use. */
const BEYOND_TONES = 0.15;
const LEAST_TONES = 0.4;
/** The gap between base and view may grow to this share of (median − lowest); nothing may lie below the base by more than the second. */
const WIDEST_GAP = 0.5;
const BELOW_BASE = 0.05;
/** A quantile level may be wrong by this share of the area, and so many of them may be missing. */
const RANK_ERROR = 0.07;
const MISSING = 2;
/** Outliers at each end that do not count. */
const TAIL = 0.005;

/** Number of heights that are less than `value`. */
function rank(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function quantilesFit(levels: Levels, ideal: Levels, { sorted }: Relief): boolean {
  const count = levels.heights.length;
  if (Math.abs(count - ideal.heights.length) > MISSING) return false;
  return ideal.heights.every((height, k) => {
    const level = levels.heights[Math.min(k, count - 1)]!;
    return Math.abs(rank(sorted, level) - rank(sorted, height)) <= RANK_ERROR * sorted.length;
  });
}

function baseFits(levels: Levels, ideal: Levels, { sorted }: Relief): boolean {
  if (levels.base === undefined) return ideal.base === undefined;
  const lowest = sorted[0]!;
  const spread = sorted[sorted.length >> 1]! - lowest;
  return lowest - levels.base <= WIDEST_GAP * spread && levels.base - lowest <= BELOW_BASE * spread;
}

export function stillFit(levels: Levels, spacing: Spacing, relief: Relief): boolean {
  const ideal = chooseLevels(spacing, relief);
  if (levels.spacing !== spacing || ideal === undefined) return false;
  if (spacing === "quantile") return quantilesFit(levels, ideal, relief);
  if (!baseFits(levels, ideal, relief)) return false;
  const { sorted } = relief;
  const { heights, low, high } = levels;
  // A broad valley lies below the first of even levels in any case.
  const more = BEYOND_TONES * sorted.length;
  if (rank(sorted, heights[low]!) > rank(sorted, ideal.heights[ideal.low]!) + more) return false;
  if (rank(sorted, heights[high]!) < rank(sorted, ideal.heights[ideal.high]!) - more) return false;
  const bottom = sorted[Math.floor(TAIL * sorted.length)]!;
  const top = sorted[Math.ceil((1 - TAIL) * sorted.length) - 1]!;
  const lines = rank(heights, top) - rank(heights, bottom);
  const idealLines = ideal.high - ideal.low + 1;
  return lines >= Math.min(FEWEST_LINES, idealLines) && lines <= Math.max(MOST_LINES, idealLines) && lines >= LEAST_TONES * (high - low);
}
