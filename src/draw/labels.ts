/** Places short texts beside points so that they cover neither each other nor what must stay visible. */
import type { Box } from "./clip.ts";

export interface LabelWish {
  /** The point that the text names, and how far to stay off it. */
  readonly x: number;
  readonly y: number;
  readonly gap: number;
  readonly width: number;
  readonly height: number;
  /** The side on which the text is best, y downwards: where an arrow points. */
  readonly towards?: readonly [number, number];
  /** Points that the text must not be taken to name. */
  readonly others?: readonly (readonly [number, number])[];
  /** Only beside the point, or nowhere. */
  readonly attached?: boolean;
}
export interface PlacedLabel {
  /** Upper left corner. */
  readonly x: number;
  readonly y: number;
}

/** Sides in order of preference: where the text lies as seen from the point, −1, 0 or 1 for each axis. */
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const;
/** Rings about the point in which a free place is looked for, as multiples of the gap. */
const RINGS = [1, 2.5, 4.5] as const;
/** Overlap with other things, as a share of the text's own area, beyond which a text is rather left out. */
const MOST_OVERLAP = 0.35;

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function boxAt({ x, y, gap, width, height }: LabelWish, [sx, sy]: readonly [number, number], ring: number): Box {
  const off = gap * ring * (sx !== 0 && sy !== 0 ? Math.SQRT1_2 : 1);
  return { x: x + sx * off + (width * (sx - 1)) / 2, y: y + sy * off + (height * (sy - 1)) / 2, width, height };
}

/** What lying nearer another's point than its own costs, as a share of the text's area. */
const MISTAKEN = 2;

function distance({ x, y, width, height }: Box, px: number, py: number): number {
  return Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));
}

/** Whether a text there would be read as the name of something else. */
function isMistaken({ x, y, others = [] }: LabelWish, box: Box): boolean {
  const own = distance(box, x, y);
  return others.some(([px, py]) => distance(box, px, py) < own);
}

/** What covering something costs a text that has a wanted side: rather another side than that. */
const COVERING = 4;

/** What lying on the opposite of the wanted side costs, as a share of the text's area. */
const AWAY = 1;

function cost(wish: LabelWish, box: Box, [sx, sy]: readonly [number, number], crossed: Crossed): number {
  const area = wish.width * wish.height;
  const sum = CROSSING * crossed(box) + (isMistaken(wish, box) ? MISTAKEN * area : 0);
  if (wish.towards === undefined) return sum;
  const [tx, ty] = wish.towards;
  const along = (sx * tx + sy * ty) / (Math.hypot(sx, sy) * Math.hypot(tx, ty));
  return sum + (AWAY * area * (1 - along)) / 2;
}

/** How many cells of a box are crossed by lines that are better not covered, and never keep a text away. */
export type Crossed = (box: Box) => number;
/** What crossing one cell of a line costs, in square pixels covered. */
const CROSSING = 8;

/**
 * Looks for the best place beside the point; nearer ones win over equally good ones farther off.
 * @param taken boxes to keep clear; that of the text is added to it
 * @param within where texts must lie
 * @returns `undefined` where there is no place that would not cover something else
 */
export function placeLabel(wish: LabelWish, taken: Box[], crossed: Crossed, within: Box): PlacedLabel | undefined {
  let best: Box | undefined;
  let least = Infinity;
  const most = MOST_OVERLAP * wish.width * wish.height;
  for (const ring of wish.attached === true ? RINGS.slice(0, 1) : RINGS) {
    for (const side of SIDES) {
      const box = boxAt(wish, side, ring);
      if (box.x < within.x || box.y < within.y || box.x + box.width > within.x + within.width || box.y + box.height > within.y + within.height) continue;
      let covered = 0;
      for (const other of taken) covered += overlap(box, other);
      if (covered > most || covered >= least) continue;
      const total = (wish.towards === undefined ? 1 : COVERING) * covered + cost(wish, box, side, crossed);
      if (total < least) [best, least] = [box, total];
      if (total === 0) break;
    }
    if (least === 0) break;
  }
  if (best === undefined) return undefined;
  taken.push(best);
  return { x: best.x, y: best.y };
}
