/**
 * Clusters that have shrunk to a point, or as far as rounding lets them: degenerate critical points and points without a gradient.
 * Their index is the winding number of the gradient around them.
 */
import { eigenOf, gradNorm, isSingular } from "./critical-field.ts";
import { across, settle } from "./critical-continua.ts";
import { judgeAt } from "./critical-judge.ts";
import { FAR, goesToZero, limitAt, ring, sameSigns } from "./critical-limits.ts";
import { contains, polish } from "./critical-roots.ts";
import { roundings } from "./critical-written.ts";
import { LOCAL, winding } from "./critical-winding.ts";
import type { Cluster } from "./critical-clusters.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { Box } from "./critical-roots.ts";
import type { Verdict } from "./critical-judge.ts";
import type { Search } from "./critical-search.ts";

/** A rectangle around a cluster grows by this factor until the gradient does not vanish on it. */
const GROWTH = 3;
const GROWINGS = 24;
/** Smallest such rectangle, in windows: jumps of the gradient are read off its border, which needs some room. */
const ROOM = 1e-8;
/** A rectangle larger than this part of the window is no neighbourhood any more. */
const WIDEST = 0.01;
/** Largest cluster, in windows, that may be all about one point. */
const REMOVABLE = 1 / 16;
interface Surroundings {
  readonly index: number | undefined;
  /** The rectangle around which the gradient was followed; everything in it has been counted. */
  readonly region: Box;
}

/** Index of a cluster: the winding number around a rectangle that holds nothing else. */
export function surround(search: Search, hull: Box): Surroundings {
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
    if (!(size < least || (size === least && curvature <= flattest))) return;
    [best, least, flattest] = [jet, size, curvature];
  };
  for (const box of [hull, ...boxes.slice(0, 16)]) {
    offer(field.jet(box.x, box.y));
    offer(polish(field, box.x, box.y));
    offer(settle(field, box.x, box.y, reach));
  }
  for (const [x, y] of roundings(field, best ?? hull)) offer(field.jet(x, y));
  return best;
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

function spreadOf({ rx, ry }: Box): readonly [number, number] {
  return [rx, ry];
}

/** Of a cluster with a kink, or a place where the formula divides 0 by 0. */
function judgeKink(search: Search, { hull }: Cluster, best: Jet | undefined): Verdict {
  const { field } = search;
  const around = surround(search, hull);
  const verdict = judgeAt(field, best ?? field.jet(hull.x, hull.y), spreadOf(hull), around, hull);
  if (verdict.kind !== "kink") return verdict;
  // Where the gradient vanishes like a root, Newton does not find the place.
  const jet = search.valleys.gradual(hull);
  return jet === undefined ? verdict : judgeAt(field, jet, spreadOf(hull), around);
}

/**
 * A cluster that does not shrink, as rounding and cancellation next to a place where the formula divides 0 by 0 keep bounds wide: a point,
 * if derivatives have limits there, and all around, as far as the cluster reaches, curvatures have the signs of the limit.
 */
export function judgeRemovable(search: Search, { hull }: Cluster): Verdict | undefined {
  const { field } = search;
  if (!(hull.rx < REMOVABLE * field.width && hull.ry < REMOVABLE * field.height)) return undefined;
  if ((field.boundGradient(hull.x - hull.rx, hull.x + hull.rx, hull.y - hull.ry, hull.y + hull.ry) || field.boundHessian()) === 0) return undefined;
  for (const [x, y] of roundings(field, hull)) {
    if (!contains(hull, x, y) || !goesToZero(field, x, y)) continue;
    const limit = limitAt(field, x, y);
    if (limit === undefined || limit.singular) continue;
    const reach = Math.max((Math.abs(x - hull.x) + hull.rx) / field.width, (Math.abs(y - hull.y) + hull.ry) / field.height);
    const index = limit.jet.xx * limit.jet.yy > limit.jet.xy * limit.jet.xy ? 1 : -1;
    if (sameSigns(field, limit.jet, 2 * reach))
      return { kind: "point", ...limit, spread: [0, 0], index, region: { ...hull, rx: 2 * hull.rx, ry: 2 * hull.ry } };
  }
  return undefined;
}

/** A cluster that has shrunk to a point, or as far as rounding lets it. */
export function judge(search: Search, cluster: Cluster): Verdict {
  const { field } = search;
  const { hull } = cluster;
  const best = leastGradient(field, cluster);
  const { x, y } = best ?? hull;
  if (search.known(x, y) !== undefined) return { kind: "nothing" };
  if (search.roots.some(({ jet }) => contains(hull, jet.x, jet.y))) return { kind: "unresolved" };
  const flags = field.boundGradient(hull.x - hull.rx, hull.x + hull.rx, hull.y - hull.ry, hull.y + hull.ry) || field.boundHessian();
  // Estimated bounds do not see kinks; proven ones know better than a look at the neighbourhood, which may be all rounding.
  if (flags !== 0 || (!field.proven && !goesToZero(field, x, y))) return judgeKink(search, cluster, best);
  if (best === undefined || (!field.vanishes(x, y) && gradNorm(best) > NEGLIGIBLE * ring(field, x, y, FAR))) {
    return surround(search, hull).index === 0 ? { kind: "nothing" } : { kind: "unresolved" };
  }
  return { kind: "point", jet: best, spread: spreadOf(hull), singular: true, ...surround(search, hidden(field, best, hull)) };
}
