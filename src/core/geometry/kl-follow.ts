/**
 * A level curve followed beyond the last ray that meets it: along its tangent, and back onto it across, by the secant method on √(D/c) − 1. For sets
 * that are not seen whole from their middle. Source: Allgower, Georg, Introduction to Numerical Continuation Methods (2003), section 2.2.
 */
import { hypot } from "../elementary/index.ts";
import type { KlLevel, LevelArc, LevelWish } from "./kl-level.ts";
import type { Point } from "./metric.ts";

interface Followed {
  /** Vertices after the one that it starts from. */
  readonly points: readonly Point[];
  /** The end of an arc that it came to, by its place in the list; or why it ends. */
  readonly end: number | "border" | "reach" | "folded";
}

const MOST_VERTICES = 300;
const MOST_CORRECTIONS = 10;
const ACCURATE = 2e-9;
/** Of the distance from the middle: steps of differences, and those too short to go on. */
const DIFFERENCE = 1e-6;
const SHORTEST = 1e-5;
/** Cosine of the angle between two steps below which the second is tried again, shorter; and above which the next is longer. */
const BENT = 0.95;
const STRAIGHT = 0.999;

/** @param ends where other arcs begin */
function follow(
  wish: Pick<LevelWish, "centre" | "divergence" | "level" | "reach" | "tolerance">,
  before: Point,
  from: Point,
  ends: readonly Point[],
): Followed {
  const { centre, divergence, level, reach, tolerance } = wish;
  const height = (x: number, y: number): number => Math.sqrt(divergence([x, y]) / level) - 1;
  const distance = ([x, y]: Point): number => hypot(x - centre[0], y - centre[1]);
  const points: Point[] = [];
  let here = from;
  let length = hypot(from[0] - before[0], from[1] - before[1]);
  let [ux, uy] = [(from[0] - before[0]) / length, (from[1] - before[1]) / length];
  length = Math.max(length, 4 * tolerance);
  let outside = false;
  while (points.length < MOST_VERTICES) {
    if (length < SHORTEST * distance(here)) return { points, end: outside ? "border" : "folded" };
    const h = DIFFERENCE * distance(here);
    const [gx, gy] = [(height(here[0] + h, here[1]) - height(here[0] - h, here[1])) / h, (height(here[0], here[1] + h) - height(here[0], here[1] - h)) / h];
    const slope = hypot(gx, gy);
    // A difference reaches beyond the border.
    if (!(slope > 0)) return { points, end: "border" };
    const [nx, ny] = [gx / slope, gy / slope];
    const side = -ny * ux + nx * uy < 0 ? -1 : 1;
    const ahead: Point = [here[0] - side * ny * length, here[1] + side * nx * length];
    const next = correct(height, ahead, [nx, ny], slope / 2, length);
    outside = Number.isNaN(height(...ahead));
    const [dx, dy] = next === undefined ? [0, 0] : [next[0] - here[0], next[1] - here[1]];
    const walked = hypot(dx, dy);
    const turn = next === undefined ? -1 : (dx * ux + dy * uy) / walked;
    // How far the arc lies from its chord, about: an eighth of length times the angle turned.
    const sagitta = (walked * Math.sqrt(Math.max(0, 2 - 2 * turn))) / 8;
    if (next === undefined || turn < BENT || sagitta > 2 * tolerance) {
      length /= 2;
      continue;
    }
    const met = ends.findIndex((end) => hypot(end[0] - next[0], end[1] - next[1]) <= walked);
    if (met >= 0) return { points, end: met };
    if (distance(next) > reach) return { points, end: "reach" };
    points.push(next);
    here = next;
    [ux, uy] = [dx / walked, dy / walked];
    if (turn > STRAIGHT || sagitta < tolerance / 2) length *= 1.5;
  }
  return { points, end: "folded" };
}

/** From a point beside the curve onto it, along a direction. */
function correct(height: (x: number, y: number) => number, [x, y]: Point, [nx, ny]: Point, slope: number, most: number): Point | undefined {
  let [s, last, before] = [0, Number.NaN, Number.NaN];
  for (let k = 0; k < MOST_CORRECTIONS; k++) {
    const f = height(x + s * nx, y + s * ny);
    if (Math.abs(f) <= ACCURATE) return [x + s * nx, y + s * ny];
    const move = f / (k === 0 ? slope : (f - before) / (s - last));
    [last, before] = [s, f];
    s -= move;
    if (!(Math.abs(s) <= most)) return undefined;
  }
  return undefined;
}

interface Line {
  readonly points: Point[];
  closed: boolean;
}

/** Open arcs, each followed from both of its ends; those that meet become one. */
export function extend(
  wish: LevelWish,
  open: readonly LevelArc[],
): { readonly arcs: LevelArc[]; readonly open: KlLevel["open"]; readonly added: readonly Point[] } {
  const lines: (Line | undefined)[] = open.map(({ points }) => ({
    points: Array.from({ length: points.length / 2 }, (_, i): Point => [points[2 * i]!, points[2 * i + 1]!]),
    closed: false,
  }));
  const added: Point[] = [];
  const reasons: KlLevel["open"][] = [];
  const starts = lines.map((line) => line!.points[0]!);
  for (const [i, line] of lines.entries()) {
    if (line === undefined) continue;
    let end: Followed["end"] | undefined;
    while (end === undefined || (typeof end === "number" && end !== i)) {
      // Starts of arcs that are gone are out of the way.
      const ends = lines.map((one, k): Point => (one === undefined ? [Number.NaN, Number.NaN] : starts[k]!));
      const more = follow(wish, line.points.at(-2)!, line.points.at(-1)!, ends);
      end = more.end;
      added.push(...more.points);
      line.points.push(...more.points);
      if (typeof end !== "number" || end === i) continue;
      line.points.push(...lines[end]!.points);
      lines[end] = undefined;
    }
    if (end === i) line.closed = true;
    else if (typeof end !== "number") reasons.push(end);
  }
  for (const line of lines) {
    if (line === undefined || line.closed) continue;
    const { points, end } = follow(wish, line.points[1]!, line.points[0]!, []);
    added.push(...points);
    line.points.unshift(...points.toReversed());
    if (typeof end !== "number") reasons.push(end);
  }
  const arcs = lines.flatMap((line) => (line === undefined ? [] : [{ points: Float64Array.from(line.points.flat()), closed: line.closed }]));
  return { arcs, added, open: (["border", "folded", "reach"] as const).find((reason) => reasons.includes(reason)) };
}
