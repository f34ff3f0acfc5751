/** One run as a line in pixels. More rows than columns: each column keeps its first, lowest, highest and last value, so that no spike is lost. */
import { isWild, rowFrom } from "./domain.ts";
import type { ChartRun } from "./domain.ts";
import type { Chart, Exit, Line } from "./layout.ts";

type Frame = Pick<Chart, "left" | "right" | "top" | "bottom" | "floor" | "scale" | "x" | "y" | "steps" | "unit">;

/** Rows in a column of pixels from which on thinning pays. */
const DENSE = 4;
/** Lines run on beyond the frame (it clips them), but not to where canvases lose their precision. */
const BEYOND = 2000;

export function traceLine(run: ChartRun, frame: Frame): Line {
  const { trajectory, placeOf } = run;
  const { count, ended } = trajectory;
  const columns = Math.max(1, Math.round(frame.right - frame.left));
  const perColumn = frame.steps / columns;
  const thinned = perColumn >= DENSE;
  const points = thinned ? everyColumn(run, frame, columns) : everyRow(run, frame);
  const lastPlace = lastFinite(points);
  const exit = isWild(run, frame.scale.axis) ? exitOf(run, frame, points) : undefined;
  const over = ended !== undefined && ended.kind !== "diverged" && placeOf(count - 1) < frame.steps;
  return { run, points, thinned, exit, end: lastPlace, over };
}

function everyRow({ trajectory, valueAt, placeOf }: ChartRun, { x, y, top, bottom }: Frame): Float64Array {
  const { count } = trajectory;
  const points = new Float64Array(2 * count);
  for (let row = 0; row < count; row++) {
    points[2 * row] = x(placeOf(row));
    points[2 * row + 1] = bounded(y(valueAt(row)), top, bottom);
  }
  return points;
}

function everyColumn(run: ChartRun, { x, y, top, bottom, steps, unit }: Frame, columns: number): Float64Array {
  const { valueAt, placeOf, index } = run;
  const placed = (column: number): number => unit.first + (column * (steps - unit.first)) / columns;
  const points = new Float64Array(8 * (columns + 1));
  let length = 0;
  const put = (at: number, value: number): void => {
    points[length++] = at;
    points[length++] = bounded(y(value), top, bottom);
  };
  for (let column = 0; column <= columns; column++) {
    const from = rowFrom(run, placed(column));
    const to = rowFrom(run, placed(column + 1));
    if (from >= to) continue;
    const { low, high } = index.over(from, to);
    put(x(placeOf(from)), valueAt(from));
    if (low <= high) {
      const middle = (x(placeOf(from)) + x(placeOf(to - 1))) / 2;
      put(middle, low);
      put(middle, high);
    }
    put(x(placeOf(to - 1)), valueAt(to - 1));
  }
  return points.slice(0, length);
}

function bounded(y: number, top: number, bottom: number): number {
  return Math.max(top - BEYOND, Math.min(bottom + BEYOND, y));
}

function lastFinite(points: Float64Array): { x: number; y: number } | undefined {
  for (let i = points.length - 2; i >= 0; i -= 2) if (Number.isFinite(points[i + 1]!)) return { x: points[i]!, y: points[i + 1]! };
  return undefined;
}

/** Where the line crosses the frame for good, else its last finite place. */
function exitOf(run: ChartRun, { top, bottom: base, floor }: Frame, points: Float64Array): Exit | undefined {
  const bottom = floor ?? base;
  const { ended, count } = run.trajectory;
  const last = lastFinite(points);
  if (last === undefined) return undefined;
  const way = last.y < top ? "up" : last.y > bottom ? "down" : "here";
  const diverged = ended?.kind === "diverged";
  // One that has grown wild without diverging and is still inside has nothing to leave.
  if (way === "here") return diverged ? { ...last, way, to: undefined } : undefined;
  const to = diverged ? undefined : run.valueAt(count - 1);
  const edge = way === "up" ? top : bottom;
  for (let i = points.length - 4; i >= 0; i -= 2) {
    const [x0, y0, x1, y1] = [points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!];
    const inside = way === "up" ? y0 >= top : y0 <= bottom;
    if (!inside) continue;
    const share = Number.isFinite(y1) ? (edge - y0) / (y1 - y0) : 0;
    return { x: x0 + share * (x1 - x0), y: edge, way, to };
  }
  return { x: points[0]!, y: edge, way, to };
}
