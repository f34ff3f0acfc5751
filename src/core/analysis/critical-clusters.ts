/**
 * What the search could not throw away, gathered into connected clusters: a degenerate point, a point without a gradient, a continuum,
 * or a line along which the gradient jumps. A cluster's index is the winding number of the gradient around it.
 */
import { gradNorm } from "./critical-field.ts";
import { settle } from "./critical-continua.ts";
import { contains, polish } from "./critical-roots.ts";
import { winding } from "./critical-winding.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { Box } from "./critical-roots.ts";
import type { Search } from "./critical-search.ts";

export interface Cluster {
  readonly boxes: readonly Box[];
  /** Around all of its boxes. */
  readonly hull: Box;
  /** Longest side, in boxes of its level. */
  readonly span: number;
}

/** Boxes whose edges meet belong together. Boxes are at most `rx` × `ry` in half sides. */
export function clusters(boxes: readonly Box[], rx: number, ry: number): Cluster[] {
  const cells = new Map<string, number[]>();
  const key = (i: number, j: number): string => `${i},${j}`;
  const column = (box: Box): number => Math.floor(box.x / (2 * rx));
  const row = (box: Box): number => Math.floor(box.y / (2 * ry));
  boxes.forEach((box, index) => {
    const at = key(column(box), row(box));
    const list = cells.get(at);
    if (list === undefined) cells.set(at, [index]);
    else list.push(index);
  });
  const seen = new Uint8Array(boxes.length);
  const result: Cluster[] = [];
  for (let first = 0; first < boxes.length; first++) {
    if (seen[first] === 1) continue;
    seen[first] = 1;
    const members = [first];
    for (let k = 0; k < members.length; k++) {
      const box = boxes[members[k]!]!;
      for (let i = -1; i <= 1; i++) {
        for (let j = -1; j <= 1; j++) {
          for (const other of cells.get(key(column(box) + i, row(box) + j)) ?? []) {
            if (seen[other] === 1 || !touch(box, boxes[other]!, rx, ry)) continue;
            seen[other] = 1;
            members.push(other);
          }
        }
      }
    }
    const own = members.map((index) => boxes[index]!);
    const hull = hullOf(own);
    result.push({ boxes: own, hull, span: Math.max(hull.rx / rx, hull.ry / ry) });
  }
  return result;
}

/** Slack for the rounding of edges, in boxes. */
const SLACK = 1e-3;
function touch(a: Box, b: Box, rx: number, ry: number): boolean {
  return Math.abs(a.x - b.x) <= a.rx + b.rx + SLACK * rx && Math.abs(a.y - b.y) <= a.ry + b.ry + SLACK * ry;
}

function hullOf(boxes: readonly Box[]): Box {
  let [xlo, xhi, ylo, yhi] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, rx, ry } of boxes) {
    xlo = Math.min(xlo, x - rx);
    xhi = Math.max(xhi, x + rx);
    ylo = Math.min(ylo, y - ry);
    yhi = Math.max(yhi, y + ry);
  }
  return { x: xlo / 2 + xhi / 2, y: ylo / 2 + yhi / 2, rx: xhi / 2 - xlo / 2, ry: yhi / 2 - ylo / 2 };
}

export type Verdict =
  /** A degenerate critical point. */
  | { readonly kind: "point"; readonly jet: Jet; readonly index: number | undefined }
  /** No gradient here. */
  | { readonly kind: "kink"; readonly index: number | undefined; readonly x: number; readonly y: number }
  | { readonly kind: "nothing" }
  | { readonly kind: "continuum" }
  | { readonly kind: "unresolved" };

/** A rectangle around a cluster grows by this factor until the gradient does not vanish on it. */
const GROWTH = 3;
const GROWINGS = 24;
/** A rectangle larger than this part of the window is no neighbourhood any more. */
const WIDEST = 0.01;
/** Directions in which the gradient is looked at around a point, and the distances, in windows. */
const DIRECTIONS = 8;
const FAR = 1e-5;
const CLOSE = 1e-9;
/** A gradient that shrinks by less than this from far to close does not go to 0: |x|^1.1 shrinks by 0.4. */
const SHRINKS = 0.6;

/** Index of a cluster: the winding number around a rectangle that holds nothing else. */
export function indexAround(search: Search, hull: Box): number | undefined {
  const { field } = search;
  let rx = Math.max(hull.rx, field.width * 1e-13) * 1.25;
  let ry = Math.max(hull.ry, field.height * 1e-13) * 1.25;
  for (let k = 0; k < GROWINGS && rx < WIDEST * field.width && ry < WIDEST * field.height; k++) {
    const around: Box = { x: hull.x, y: hull.y, rx, ry };
    if (search.roots.some(({ jet }) => contains(around, jet.x, jet.y))) return undefined;
    const { turns } = winding(field, hull.x - rx, hull.x + rx, hull.y - ry, hull.y + ry);
    if (turns !== undefined) return turns;
    rx *= GROWTH;
    ry *= GROWTH;
  }
  return undefined;
}

/** Largest gradient on a small ring around a point; infinite where it is not defined. */
function ring(field: Field, x: number, y: number, distance: number): number {
  let largest = 0;
  for (let k = 0; k < DIRECTIONS; k++) {
    const [u, v] = RING[k]!;
    const size = gradNorm(field.jet(x + distance * field.width * u, y + distance * field.height * v));
    if (!(size <= largest)) largest = size === size ? size : Infinity;
  }
  return largest;
}
// Eight directions, none along an axis or a diagonal, where symmetric functions are special.
const RING: readonly (readonly [number, number])[] = [
  [0.956, 0.292],
  [0.469, 0.883],
  [-0.292, 0.956],
  [-0.883, 0.469],
  [-0.956, -0.292],
  [-0.469, -0.883],
  [0.292, -0.956],
  [0.883, -0.469],
];

/** Whether the gradient goes to 0 towards a point, from everywhere. */
export function goesToZero(field: Field, x: number, y: number): boolean {
  const far = ring(field, x, y, FAR);
  return far === 0 || ring(field, x, y, CLOSE) < SHRINKS * far;
}

/** A cluster that has shrunk to a point. */
export function judge(search: Search, { boxes, hull }: Cluster): Verdict {
  const { field } = search;
  const index = indexAround(search, hull);
  const reach: Box = { x: hull.x, y: hull.y, rx: Math.max(8 * hull.rx, 1e-6 * field.width), ry: Math.max(8 * hull.ry, 1e-6 * field.height) };
  let best: Jet | undefined;
  for (const box of [hull, ...boxes.slice(0, 16)]) {
    for (const jet of [polish(field, box.x, box.y), settle(field, box.x, box.y, reach)]) {
      if (jet === undefined || !contains(reach, jet.x, jet.y)) continue;
      if (best === undefined || gradNorm(jet) < gradNorm(best)) best = jet;
    }
  }
  const { x, y } = best ?? hull;
  if (!goesToZero(field, x, y)) return index === 0 ? { kind: "nothing" } : { kind: "kink", index, x, y };
  if (best === undefined || !field.vanishes(best.x, best.y)) return index === 0 ? { kind: "nothing" } : { kind: "unresolved" };
  if (search.known(x, y) !== undefined) return { kind: "nothing" };
  return { kind: "point", jet: best, index };
}

/** Boxes of a large cluster that are looked at. */
const SAMPLES = 60;
/** Part of them from which a critical point must be found nearby, for a continuum. */
const MAJORITY = 0.5;

/** A cluster that has not shrunk: a continuum, boxes to go on with, or neither. */
export function judgeLarge(search: Search, { boxes }: Cluster): { readonly continuum: boolean; readonly rest: readonly Box[] } {
  const { field } = search;
  const stride = Math.max(1, Math.floor(boxes.length / SAMPLES));
  let looked = 0;
  let hits = 0;
  for (let k = 0; k < boxes.length; k += stride) {
    const box = boxes[k]!;
    const jet = settle(field, box.x, box.y, box);
    looked++;
    if (jet !== undefined && search.known(jet.x, jet.y) === undefined && field.vanishes(jet.x, jet.y)) hits++;
  }
  if (hits > MAJORITY * looked) {
    // Isolated points next to a continuum are still to be had.
    for (const box of boxes) search.probe(box.x, box.y);
    return { continuum: true, rest: [] };
  }
  const rest: Box[] = [];
  let jumps = 0;
  for (const box of boxes) {
    if (search.probe(box.x, box.y) !== undefined && search.roots.some((root) => contains(root.box, box.x, box.y))) {
      rest.push(box);
      continue;
    }
    const around = winding(field, box.x - box.rx, box.x + box.rx, box.y - box.ry, box.y + box.ry);
    if (around.turns === undefined && around.fault === "jump") jumps++;
    else if (around.turns !== 0) rest.push(box);
  }
  return { continuum: jumps > MAJORITY * boxes.length, rest };
}
