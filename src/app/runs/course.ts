/** Where a run is heading that no ending tells: out of the picture for good, or uphill without end. Judged by its trajectory alone. */
import type { Window2 } from "../../core/model.ts";
import type { TrajectoryData } from "../../views/view.ts";

export type Course = { readonly kind: "off"; readonly since: number } | { readonly kind: "climbing" };

/** Rows below which a rise is no trend yet: three in each quarter. */
const FEWEST_ROWS = 12;

/** @param windows what can be seen of the plane; a run is off where it is in none of them. Empty: nothing is known of what is seen */
export function courseOf(trajectory: TrajectoryData, windows: readonly Window2[]): Course | undefined {
  const since = offSince(trajectory, windows);
  if (since !== undefined) return { kind: "off", since };
  return isClimbing(trajectory) ? { kind: "climbing" } : undefined;
}

/** First step of the stretch outside that the trajectory ends with. */
function offSince({ dim, points, count, firstStep }: TrajectoryData, windows: readonly Window2[]): number | undefined {
  if (dim !== 2 || windows.length === 0) return undefined;
  let row = count;
  while (row > 0 && !windows.some((window) => isInside(window, points[2 * row - 2]!, points[2 * row - 1]!))) row--;
  return row < count ? firstStep + row : undefined;
}

function isInside([xlo, xhi, ylo, yhi]: Window2, x: number, y: number): boolean {
  return x >= xlo && x <= xhi && y >= ylo && y <= yhi;
}

/**
 * Above the start all through the last quarter, and there higher than in the quarter before, at its lowest as at its highest: a run
 * that leaps about high up, but without a trend, does not climb.
 */
function isClimbing({ loss, count }: TrajectoryData): boolean {
  if (count < FEWEST_ROWS) return false;
  const quarter = Math.floor(count / 4);
  const before = range(loss, count - 2 * quarter, count - quarter);
  const now = range(loss, count - quarter, count);
  return now.low > loss[0]! && now.low > before.low && now.high > before.high;
}

function range(values: Float64Array, from: number, to: number): { readonly low: number; readonly high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return { low, high };
}
