/**
 * What the search could not throw away, gathered into connected clusters: a degenerate point, a point without a gradient, a continuum,
 * or a line along which the gradient jumps. A cluster's index is the winding number of the gradient around it.
 */
import { eigenOf, gradNorm } from "./critical-field.ts";
import { across, settle } from "./critical-continua.ts";
import { contains, covers, polish } from "./critical-roots.ts";
import { LOCAL, ROUGH, winding } from "./critical-winding.ts";
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
  /** A degenerate critical point, and the box in which rounding hides it. */
  | { readonly kind: "point"; readonly jet: Jet; readonly index: number | undefined; readonly region: Box; readonly smooth: boolean }
  /** No gradient here. */
  | { readonly kind: "kink"; readonly index: number | undefined; readonly region: Box }
  | { readonly kind: "nothing" }
  | { readonly kind: "continuum" }
  | { readonly kind: "unresolved" };

/** A rectangle around a cluster grows by this factor until the gradient does not vanish on it. */
const GROWTH = 3;
const GROWINGS = 24;
/** Smallest such rectangle, in windows: jumps of the gradient are read off its border, which needs some room. */
const ROOM = 1e-8;
/** A rectangle larger than this part of the window is no neighbourhood any more. */
const WIDEST = 0.01;
/** Directions in which the gradient is looked at around a point, and the distances, in windows. */
const DIRECTIONS = 8;
const FAR = 1e-5;
const CLOSE = 1e-9;
/** A gradient that shrinks by less than this from far to close does not go to 0: |x|^1.1 shrinks by 0.4. */
const SHRINKS = 0.6;

interface Surroundings {
  readonly index: number | undefined;
  /** The rectangle around which the gradient was followed; everything in it has been counted. */
  readonly region: Box;
}

/** Index of a cluster: the winding number around a rectangle that holds nothing else. */
function surround(search: Search, hull: Box): Surroundings {
  const { field } = search;
  let rx = Math.max(hull.rx * 1.25, field.width * ROOM);
  let ry = Math.max(hull.ry * 1.25, field.height * ROOM);
  for (let k = 0; k < GROWINGS && rx < WIDEST * field.width && ry < WIDEST * field.height; k++) {
    const around: Box = { x: hull.x, y: hull.y, rx, ry };
    if (search.roots.some(({ jet }) => contains(around, jet.x, jet.y))) break;
    const { turns } = winding(field, around, LOCAL);
    if (turns !== undefined) return { index: turns, region: around };
    rx *= GROWTH;
    ry *= GROWTH;
  }
  return { index: undefined, region: hull };
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
function goesToZero(field: Field, x: number, y: number): boolean {
  const far = ring(field, x, y, FAR);
  return far === 0 || ring(field, x, y, CLOSE) < SHRINKS * far;
}

/** Coordinates are tried with this many decimals, in windows: degenerate points are often where they can be written down. */
const DECIMALS = [1e3, 1e6, 1e9];
/** A gradient this small beside that of the neighbourhood is 0 where bounds have not ruled it out. */
const NEGLIGIBLE = 1e-8;
/** Growth of the part of a valley in which rounding hides the point, and its largest size in windows. */
const WIDER = 2;
const HIDDEN = 0.01;
const LEAST = 1e-12;

/** The point of least gradient that can be found near a cluster. */
function leastGradient(field: Field, { boxes, hull }: Cluster): Jet | undefined {
  const reach: Box = { x: hull.x, y: hull.y, rx: Math.max(8 * hull.rx, 1e-6 * field.width), ry: Math.max(8 * hull.ry, 1e-6 * field.height) };
  let best: Jet | undefined;
  let least = Infinity;
  let flattest = Infinity;
  const offer = (jet: Jet | undefined): void => {
    if (jet === undefined || !contains(reach, jet.x, jet.y)) return;
    // Among points where rounding is all that is left of the gradient, the one of least curvature is the degenerate one.
    const size = field.vanishes(jet.x, jet.y) ? 0 : gradNorm(jet);
    const [low, high] = eigenOf(jet).values;
    const curvature = Math.min(Math.abs(low), Math.abs(high));
    if (!(size < least || (size === least && curvature < flattest))) return;
    [best, least, flattest] = [jet, size, curvature];
  };
  for (const box of [hull, ...boxes.slice(0, 16)]) {
    offer(field.jet(box.x, box.y));
    offer(polish(field, box.x, box.y));
    offer(settle(field, box.x, box.y, reach));
  }
  const { x, y } = best ?? hull;
  for (const decimals of DECIMALS) {
    const round = (value: number, size: number): number => {
      const unit = decimals / tenfold(size);
      return Math.round(value * unit) / unit;
    };
    offer(field.jet(round(x, field.width), round(y, field.height)));
  }
  return best;
}

/** The power of ten next above a size. */
function tenfold(size: number): number {
  let power = 1;
  while (power < size) power *= 10;
  while (power > 10 * size) power /= 10;
  return power;
}

/** How far from a degenerate point its flattest direction cannot be told from flat. */
function hidden(field: Field, jet: Jet, hull: Box): Box {
  const { values, vectors } = eigenOf(jet);
  const [a, b] = [Math.abs(values[0]), Math.abs(values[1])];
  let { rx, ry } = hull;
  for (const [[u, v], side] of vectors.flatMap((vector, i) =>
    isSingular(jet) && (i === 0 ? a > b : b > a) ? [] : [[vector, 1] as const, [vector, -1] as const],
  )) {
    let reach = LEAST * Math.max(field.width * Math.abs(u), field.height * Math.abs(v));
    while (reach * Math.abs(u) < HIDDEN * field.width && reach * Math.abs(v) < HIDDEN * field.height && faint(field, jet, side * reach * u, side * reach * v)) {
      reach *= WIDER;
    }
    rx = Math.max(rx, 2 * reach * Math.abs(u));
    ry = Math.max(ry, 2 * reach * Math.abs(v));
  }
  return { x: jet.x, y: jet.y, rx: rx + Math.abs(hull.x - jet.x), ry: ry + Math.abs(hull.y - jet.y) };
}

function faint(field: Field, jet: Jet, dx: number, dy: number): boolean {
  const near = isSingular(jet) ? across(field, jet.x + dx, jet.y + dy, jet) : field.jet(jet.x + dx, jet.y + dy);
  return field.vanishes(near.x, near.y);
}

/** Distances at which a Hessian is read off around a point where the formula has none, in windows, and how well they must agree. */
const OUTER = 2e-4;
const INNER = 1e-4;
const AGREEMENT = 1e-2;

function isFiniteJet({ loss, gx, gy, xx, xy, yy }: Jet): boolean {
  return [loss, gx, gy, xx, xy, yy].every((value) => Number.isFinite(value));
}

/** Mean over a small ring; odd terms cancel. */
function meanJet(field: Field, x: number, y: number, distance: number): Jet {
  const jets = RING.map(([u, v]) => field.jet(x + distance * field.width * u, y + distance * field.height * v));
  const mean = (of: (jet: Jet) => number): number => jets.reduce((sum, jet) => sum + of(jet) / RING.length, 0);
  return { x, y, loss: mean((jet) => jet.loss), gx: 0, gy: 0, xx: mean((jet) => jet.xx), xy: mean((jet) => jet.xy), yy: mean((jet) => jet.yy) };
}

/** The derivatives at a point where the formula has none but they have limits, as cos√(x² + y²) at 0; `undefined` if they have not. */
function limitAt(field: Field, x: number, y: number): Jet | undefined {
  const outer = meanJet(field, x, y, OUTER);
  const inner = meanJet(field, x, y, INNER);
  // Errors go with the square of the distance: one step of extrapolation.
  const extrapolate = (a: number, b: number): number => b + (b - a) / ((OUTER / INNER) * (OUTER / INNER) - 1);
  const size = Math.max(Math.abs(inner.xx), Math.abs(inner.xy), Math.abs(inner.yy));
  const apart = Math.max(Math.abs(inner.xx - outer.xx), Math.abs(inner.xy - outer.xy), Math.abs(inner.yy - outer.yy));
  if (!(apart <= AGREEMENT * size)) return undefined;
  const { loss } = field.jet(x, y);
  return {
    ...inner,
    loss: Number.isFinite(loss) ? loss : extrapolate(outer.loss, inner.loss),
    xx: extrapolate(outer.xx, inner.xx),
    xy: extrapolate(outer.xy, inner.xy),
    yy: extrapolate(outer.yy, inner.yy),
  };
}

/** A cluster that has shrunk to a point, or as far as rounding lets it. */
export function judge(search: Search, cluster: Cluster): Verdict {
  const { field } = search;
  const { hull } = cluster;
  const best = leastGradient(field, cluster);
  const { x, y } = best ?? hull;
  if (search.known(x, y) !== undefined) return { kind: "nothing" };
  if (search.roots.some(({ jet }) => contains(hull, jet.x, jet.y))) return { kind: "continuum" };
  const flags = field.boundGradient(x, x, y, y);
  if (best === undefined || !isFiniteJet(best) || !goesToZero(field, x, y)) {
    const limit = goesToZero(field, x, y) ? limitAt(field, x, y) : undefined;
    const around = surround(search, hull);
    if (limit !== undefined) return { kind: "point", jet: limit, smooth: false, ...around };
    return around.index === 0 ? { kind: "nothing" } : { kind: "kink", ...around };
  }
  if (!field.vanishes(x, y) && gradNorm(best) > NEGLIGIBLE * ring(field, x, y, FAR)) {
    return surround(search, hull).index === 0 ? { kind: "nothing" } : { kind: "unresolved" };
  }
  return { kind: "point", jet: best, smooth: flags === 0, ...surround(search, hidden(field, best, hull)) };
}

/** Boxes of a large cluster that are looked at. */
const SAMPLES = 60;
/** Part of them from which a critical point must be found nearby, for a continuum. */
const MAJORITY = 0.5;

/** Newton starts on a continuum, in search of isolated points beside it. */
const PROBES = 500;
/** A Hessian whose eigenvalues differ more than this is singular for the purpose of recognizing a valley. */
const SINGULAR = 1e-4;

function isSingular(jet: Jet): boolean {
  const [a, b] = eigenOf(jet).values.map((value) => Math.abs(value)) as [number, number];
  return Math.min(a, b) <= SINGULAR * Math.max(a, b);
}

/** A gradient that shrinks to this part on the way down a valley goes to 0, however slowly Newton gets there. */
const SHRUNK = 1e-9;

/** Whether a box lies on a set of critical points: a singular one is found next to it. */
function onContinuum(search: Search, box: Box): boolean {
  const { field } = search;
  const jet = settle(field, box.x, box.y, box);
  if (jet === undefined || search.known(jet.x, jet.y) !== undefined || !isSingular(jet)) return false;
  return field.vanishes(jet.x, jet.y) || gradNorm(jet) <= SHRUNK * gradNorm(field.jet(box.x, box.y));
}

/** A little around a box, which may have been shrunk to a line. */
function thicken({ x, y, rx, ry }: Box, field: Field): Box {
  return { x, y, rx: rx + ROOM * field.width, ry: ry + ROOM * field.height };
}

/** A cluster that has not shrunk: a continuum, boxes to go on with, or neither. */
export function* judgeLarge(search: Search, cluster: Cluster): Generator<undefined, { readonly continuum: boolean; readonly rest: readonly Box[] }> {
  const { field } = search;
  const isJump = (box: Box): boolean => {
    const around = winding(field, thicken(box, field), ROUGH);
    return around.turns === undefined && around.fault === "jump";
  };
  const boxes: Box[] = [];
  for (const box of cluster.boxes) {
    field.boundGradient(box.x - box.rx, box.x + box.rx, box.y - box.ry, box.y + box.ry);
    const { bounds } = field.enclosure;
    if (bounds[0]! <= 0 && bounds[1]! >= 0 && bounds[2]! <= 0 && bounds[3]! >= 0) boxes.push(box);
    yield;
  }
  const stride = Math.max(1, Math.ceil(boxes.length / SAMPLES));
  let looked = 0;
  let hits = 0;
  for (let k = 0; k < boxes.length; k += stride) {
    looked++;
    if (onContinuum(search, boxes[k]!) || isJump(boxes[k]!)) hits++;
    yield;
  }
  if (hits > MAJORITY * looked) {
    // Isolated points next to a continuum are still to be had.
    const step = Math.ceil(boxes.length / PROBES);
    for (let k = 0; k < boxes.length; k += step) {
      search.probe(boxes[k]!.x, boxes[k]!.y);
      yield;
    }
    return { continuum: true, rest: [] };
  }
  const rest: Box[] = [];
  for (const box of boxes) {
    yield;
    const known = search.probe(box.x, box.y);
    if (known !== undefined && covers(known.box, box)) continue;
    if (winding(field, thicken(box, field), ROUGH).turns !== 0) rest.push(box);
  }
  return { continuum: false, rest };
}
