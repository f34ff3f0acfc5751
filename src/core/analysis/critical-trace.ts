/**
 * A valley's floor, or a ridge's crest, followed beyond the box in which it was met, for as long as rounding hides the slope along it:
 * a step along the tangent, then back to the floor across it (predictor and corrector; Allgower and Georg, Introduction to Numerical
 * Continuation Methods, 2003, ch. 2).
 */
import { directions, floorPoint } from "./critical-floor.ts";
import { BARELY, isHidden } from "./critical-scan.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { FloorPoint, Vector } from "./critical-floor.ts";

/** How far outside the window a floor is followed. */
const OUTSIDE = 0.05;
const MOST_STEPS = 3000;
/** Longest and shortest step, in windows. */
const LONGEST = 1 / 64;
const SHORTEST = 1e-13;
const GROWTH = 1.4;
/** Part of a window on which rounding next to a place that is not smooth may hide the slope. */
const SHORT = 1 / 64;
/** The floor must be found within this part of a step. */
const NEAR = 0.3;
/** From this ratio of curvatures on it is no valley any more. */
const ROUND = 0.3;
const CORRECTIONS = 8;
/** Times its rounding error that the slope should reach at the end, if it does within some steps. */
const PLAIN = 1e4;
const AFTER = 12;

export interface Trail {
  /** Along the floor, `s` being the way from where the search began. */
  readonly points: readonly FloorPoint[];
  /** Whether the slope is seen at both ends. */
  readonly ends: boolean;
  /** It is short, and leads to a place where the function is not smooth. */
  readonly isBlocked: boolean;
}

/** From (x, y) along n to n·∇f = 0, if it is near. */
function drop(field: Field, x: number, y: number, n: Vector, reach: number): Jet | undefined {
  let jet = field.jet(x, y);
  for (let step = 0; step < CORRECTIONS; step++) {
    const slope = n[0] * jet.gx + n[1] * jet.gy;
    const length = slope / (n[0] * (jet.xx * n[0] + 2 * jet.xy * n[1]) + n[1] * jet.yy * n[1]);
    const next = field.jet(jet.x - length * n[0], jet.y - length * n[1]);
    if (!(Math.abs(next.x - x) + Math.abs(next.y - y) <= reach)) return undefined;
    const still = next.x === jet.x && next.y === jet.y;
    jet = next;
    if (still) break;
  }
  return jet;
}

/** One way along the floor, until the slope is seen plainly. @returns the points, and whether it was seen at all */
function follow(field: Field, start: Jet, way: Vector, first: number): { readonly points: FloorPoint[]; readonly seen: boolean; readonly blocked: boolean } {
  const points: FloorPoint[] = [];
  const size = Math.max(field.width, field.height);
  let jet = start;
  let tangent = way;
  let length = first;
  let s = 0;
  let after = 0;
  let blocked = false;
  for (let k = 0; k < MOST_STEPS && length > SHORTEST * size; k++) {
    const { n } = directions(jet);
    blocked = false;
    const next = drop(field, jet.x + length * tangent[0], jet.y + length * tangent[1], n, NEAR * length);
    if (next === undefined) {
      length /= 2;
      continue;
    }
    // Where the function is not smooth, its curves may end.
    const [xlo, xhi, ylo, yhi] = [Math.min(jet.x, next.x), Math.max(jet.x, next.x), Math.min(jet.y, next.y), Math.max(jet.y, next.y)];
    if (field.boundGradient(xlo, xhi, ylo, yhi) !== 0) {
      length /= 2;
      blocked = true;
      continue;
    }
    const here = directions(next);
    if (!(here.ratio <= ROUND) || !field.inside(next.x, next.y, OUTSIDE)) break;
    s += length;
    tangent = here.t[0] * tangent[0] + here.t[1] * tangent[1] > 0 ? here.t : [-here.t[0], -here.t[1]];
    const point = floorPoint(field, next, here.n, tangent, s, Math.max(Math.abs(next.x), Math.abs(next.y)));
    const seen = !isHidden(point);
    const last = points.at(-1);
    // Once seen, the slope is to grow: else the next critical point is near.
    if (after > 0 && !(last !== undefined && Math.abs(point.slope) > Math.abs(last.slope) && point.slope > 0 === last.slope > 0)) break;
    points.push(point);
    if (seen && (++after > AFTER || Math.abs(point.slope) > PLAIN * point.noise)) break;
    // Back where it began: a ring.
    if (k > 8 && Math.abs(next.x - start.x) + Math.abs(next.y - start.y) < length) break;
    jet = next;
    length = Math.min(length * GROWTH, LONGEST * size);
  }
  const end = points.at(-1);
  return { points, seen: end !== undefined && Math.abs(end.slope) > BARELY * end.noise, blocked: blocked && s < SHORT * size };
}

/** The floor both ways from a point where the slope is hidden. */
export function trace(field: Field, start: FloorPoint, n: Vector, t: Vector, step: number): Trail {
  const ahead = follow(field, start.jet, t, step);
  const behind = follow(field, start.jet, [-t[0], -t[1]], step);
  const middle = floorPoint(field, start.jet, n, t, 0, Math.max(Math.abs(start.jet.x), Math.abs(start.jet.y)));
  const mirrored = behind.points.map((point) => ({ ...point, s: -point.s, slope: -point.slope })).toReversed();
  const isBlocked = (ahead.blocked && (behind.blocked || behind.seen)) || (behind.blocked && ahead.seen);
  return { points: [...mirrored, middle, ...ahead.points], ends: ahead.seen && behind.seen, isBlocked };
}

/** The floor at a place of a trail. */
export function along(field: Field, { points }: Trail, s: number): Jet {
  const k = Math.max(
    1,
    points.findIndex((point) => point.s >= s),
  );
  const [a, b] = [points[k - 1]!, points[k]!];
  const part = (s - a.s) / (b.s - a.s);
  const x = a.jet.x + part * (b.jet.x - a.jet.x);
  const y = a.jet.y + part * (b.jet.y - a.jet.y);
  const nearest = part < 0.5 ? a : b;
  return drop(field, x, y, directions(nearest.jet).n, b.s - a.s) ?? field.jet(x, y);
}

/** Distance of a place from a trail. */
export function distance({ points }: Trail, x: number, y: number): number {
  let least = Infinity;
  for (let k = 1; k < points.length; k++) {
    const [a, b] = [points[k - 1]!.jet, points[k]!.jet];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const part = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy)));
    const [ex, ey] = [x - a.x - part * dx, y - a.y - part * dy];
    const size = Math.max(Math.abs(ex), Math.abs(ey));
    if (size < least) least = size;
  }
  return least;
}
