/**
 * One fit in another chart of its family: the same problem, the start that names the same member, and a window in which its path can be seen.
 * Nothing else of a scenario depends on the chart.
 */
import { convert } from "./problems/distributions/charts.ts";
import { shapeOf, variantOf } from "./shape.ts";
import type { ProblemEntry } from "./catalogue.ts";
import type { ChartMaps, Window2 } from "./model.ts";
import type { Plan } from "./plan.ts";

type Placed = Pick<Plan, "problem" | "start">;

/** Numbers that differ by so little are the same after two roundings. */
const ROUNDING = 1e-15;
/** Points of a window, in each direction, whose images say where it lies in another chart. */
const POINTS = 33;
/** A window that is so many times as wide as high, or as high as wide, shows nothing; one so many times larger than the listed one hardly more. */
const MOST_ASPECT = 6;
const LARGEST = 12;
/** Room left about a start that the window has to be widened for, as a share of its size. */
const MARGIN = 0.08;

/** Charts of a problem, in the order of its knob; none where it has none. */
export function chartsOf({ variants }: Pick<ProblemEntry, "variants">): readonly string[] {
  return variants === undefined ? [] : Object.keys(variants.of);
}

const same = (a: number, b: number): boolean => Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
const isWindow = (value: unknown): value is Window2 => Array.isArray(value) && value.length === 4;

/** The box about the images of a window's points, as far as they name members. */
function imageOf([xlo, xhi, ylo, yhi]: Window2, send: (at: readonly [number, number]) => readonly [number, number]): Window2 {
  const box: [number, number, number, number] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < POINTS * POINTS; i++) {
    const [x, y] = send([xlo + ((xhi - xlo) * (i % POINTS)) / (POINTS - 1), ylo + ((yhi - ylo) * Math.floor(i / POINTS)) / (POINTS - 1)]);
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    box[0] = Math.min(box[0], x);
    box[1] = Math.max(box[1], x);
    box[2] = Math.min(box[2], y);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function isUsable([xlo, xhi, ylo, yhi]: Window2, listed: Window2): boolean {
  const [width, height] = [xhi - xlo, yhi - ylo];
  const largest = LARGEST * Math.max(listed[1] - listed[0], listed[3] - listed[2]);
  return width > 0 && height > 0 && width <= MOST_ASPECT * height && height <= MOST_ASPECT * width && Math.max(width, height) <= largest;
}

/** The window, widened where it does not show the start. */
function showing(window: Window2, start: readonly number[]): Window2 {
  const [xlo, xhi, ylo, yhi] = window;
  const [x, y] = start as readonly [number, number];
  if (!Number.isFinite(x) || !Number.isFinite(y) || (x >= xlo && x <= xhi && y >= ylo && y <= yhi)) return window;
  const [dx, dy] = [MARGIN * (xhi - xlo), MARGIN * (yhi - ylo)];
  return [Math.min(xlo, x - dx), Math.max(xhi, x + dx), Math.min(ylo, y - dy), Math.max(yhi, y + dy)];
}

/**
 * @param scenario whatever has a problem and a start
 * @returns the scenario as it is where it is in that chart already, or where the problem has none of that name
 */
export function inChart<T extends Placed>(scenario: T, chart: string, entry: ProblemEntry, maps: ChartMaps): T {
  const { problem, start } = scenario;
  const { variants } = entry;
  const from = variantOf(entry, problem.values);
  const listed = variants?.of[chart];
  if (variants === undefined || from === undefined || from === chart || listed === undefined || maps.of[chart] === undefined) return scenario;
  const send = (at: readonly number[]): readonly [number, number] => convert(maps, from, chart, at);
  const sent = send(start);
  // The listed starts name one member; a link need not say the same once more.
  const begin = sent.every((value, i) => same(value, listed.start[i]!)) ? listed.start : sent;
  const values = { ...problem.values, [variants.knob]: chart };
  return { ...scenario, problem: { ...problem, values: { ...values, window: showing(windowIn(problem, entry, listed.window, send), begin) } }, start: begin };
}

/** The image of a window that somebody chose; the listed one instead of the listed one, and where the image is of no use. */
function windowIn(problem: Placed["problem"], entry: ProblemEntry, listed: Window2, send: (at: readonly number[]) => readonly [number, number]): Window2 {
  const { window } = problem.values;
  const own = shapeOf(entry, problem.values).window;
  if (!isWindow(window) || own === undefined || window.every((value, i) => value === own[i])) return listed;
  const image = imageOf(window, send);
  return isUsable(image, listed) ? image : listed;
}
