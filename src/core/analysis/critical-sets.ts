/**
 * Clusters that have not shrunk: continua of critical points, lines along which the gradient jumps, or functions that only need smaller
 * boxes. A sample decides; continua and lines of jumps are not followed any further.
 */
import { gradNorm, isSingular } from "./critical-field.ts";
import { settle } from "./critical-continua.ts";
import { covers } from "./critical-roots.ts";
import { FINE, ROUGH, winding } from "./critical-winding.ts";
import type { Cluster } from "./critical-clusters.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { Box } from "./critical-roots.ts";
import type { Search } from "./critical-search.ts";
import type { Fineness } from "./critical-winding.ts";

/** Smallest rectangle around which a gradient is followed, in windows. */
const ROOM = 1e-8;
/** Boxes of a large cluster that are looked at. */
const SAMPLES = 60;
/** Part of them from which a critical point must be found nearby, for a continuum. */
const MAJORITY = 0.5;

/** Newton starts on a continuum, in search of isolated points beside it. */
const PROBES = 500;
/** A gradient that shrinks to this part on the way down a valley that flattens goes to 0, however slowly Newton gets there. */
const SHRUNK = 1e-9;
const FLATTER = 1e-3;

function bend({ xx, xy, yy }: Jet): number {
  return Math.max(Math.abs(xx), Math.abs(xy), Math.abs(yy));
}

/** Whether a box lies on a set of critical points: a singular one is found next to it. */
function onContinuum(search: Search, box: Box): boolean {
  const { field } = search;
  const jet = settle(field, box.x, box.y, box);
  if (jet === undefined || search.known(jet.x, jet.y) !== undefined || !isSingular(jet)) return false;
  if (field.vanishes(jet.x, jet.y)) return true;
  const start = field.jet(box.x, box.y);
  return gradNorm(jet) <= SHRUNK * gradNorm(start) && bend(jet) <= FLATTER * bend(start);
}

/** A little around a box, which may have been shrunk to a line. */
function thicken({ x, y, rx, ry }: Box, field: Field): Box {
  return { x, y, rx: Math.max(rx, ROOM * field.width), ry: Math.max(ry, ROOM * field.height) };
}

/** In smaller boxes gradients on both sides of a line of kinks are more nearly opposite, and so are those about a single point. */
function roughly(field: Field, box: Box): Fineness {
  const part = Math.max(box.rx / field.width, box.ry / field.height) * ROUGH_BOXES;
  return { ...ROUGH, opposite: Math.max(FINE.opposite, ROUGH.opposite * Math.min(1, part)) };
}
/** Boxes of the window for which the rough check is made. */
const ROUGH_BOXES = 1024;

/** A cluster that has not shrunk: a continuum, boxes to go on with, or neither. */
export function* judgeLarge(search: Search, cluster: Cluster): Generator<undefined, { readonly continuum: boolean; readonly rest: readonly Box[] }> {
  const { field } = search;
  const isJump = (box: Box): boolean => {
    const around = winding(field, thicken(box, field), roughly(field, box));
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
    // Where it is smooth, smaller boxes will tell. Along a kink they never do, but hardly any has an index.
    const smooth = field.boundGradient(box.x - box.rx, box.x + box.rx, box.y - box.ry, box.y + box.ry) === 0;
    if (smooth || winding(field, thicken(box, field), roughly(field, box)).turns !== 0) rest.push(box);
  }
  return { continuum: false, rest };
}
