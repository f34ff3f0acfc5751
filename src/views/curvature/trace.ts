/** Series and limits as lines in pixels. More rows than columns: each column keeps its first, lowest, highest and last value, so that no spike is lost. */
import type { Frame, Line } from "./layout.ts";
import type { Series } from "./series.ts";
import type { PathCurvature } from "./table.ts";

/** This run's own limit, and that of plain gradient descent with the same rate. */
export type Limit = "own" | "plain";

/** Rows in a column of pixels from which on thinning pays. */
const DENSE = 2;
/** Lines run on beyond the frame (it clips them), but not to where canvases lose their precision. */
const BEYOND = 2000;

export function traceSeries({ id, valueAt, index }: Series, count: number, frame: Frame): Line {
  const { left, right, top, bottom, steps, firstStep, x, y } = frame;
  const height = (value: number): number => (Number.isFinite(value) ? Math.max(top - BEYOND, Math.min(bottom + BEYOND, y(value))) : Number.NaN);
  const columns = Math.max(1, Math.round(right - left));
  if (steps / columns < DENSE) {
    const points = new Float64Array(2 * count);
    for (let row = 0; row < count; row++) {
      points[2 * row] = x(firstStep + row);
      points[2 * row + 1] = height(valueAt(row));
    }
    return { id, points, thinned: false };
  }
  const points = new Float64Array(8 * (columns + 1));
  let length = 0;
  const put = (at: number, value: number): void => {
    points[length++] = at;
    points[length++] = height(value);
  };
  for (let column = 0; column <= columns; column++) {
    const from = Math.max(0, Math.ceil((column * steps) / columns) - firstStep);
    const to = Math.min(count, Math.ceil(((column + 1) * steps) / columns) - firstStep);
    if (from >= to) continue;
    const { low, high } = index.over(from, to);
    put(x(firstStep + from), valueAt(from));
    if (low <= high) {
      const middle = x(firstStep + (from + to - 1) / 2);
      put(middle, low);
      put(middle, high);
    }
    put(x(firstStep + to - 1), valueAt(to - 1));
  }
  return { id, points: points.slice(0, length), thinned: true };
}

/** A limit is a straight line from end to end where the rate never changes; else it follows the rate as far as it is known. */
export function traceLimit(table: PathCurvature, which: Limit, { left, right, top, bottom, steps, firstStep, x, y }: Frame): Float64Array {
  const { steps: made } = table;
  const height = (row: number): number => {
    const value = table.limitAt(row, which);
    return Number.isNaN(value) ? Number.NaN : value === Infinity ? top - BEYOND : Math.max(top - BEYOND, Math.min(bottom + BEYOND, y(value)));
  };
  if (table.steady) return Float64Array.of(left, height(0), right, height(0));
  const columns = Math.max(1, Math.round(right - left));
  const stride = Math.max(1, steps / columns);
  const points: number[] = [];
  for (let at = 0; at < made; at += stride) {
    const row = Math.floor(at);
    points.push(x(firstStep + row), height(row));
  }
  return Float64Array.from(points);
}
