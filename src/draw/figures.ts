/**
 * Places for the figures of iso-lines: on the line, along it, where it is nearly straight over the width of the figure and its
 * neighbours are not too close. Pure: what else lies on the map is the business of whoever chooses among the places.
 *
 * A line is followed on a lattice of level coordinates u, bilinear between its points: a step along it, at right angles to ∇u, then back
 * onto it by Newton's method along ∇u.
 */

import { Crossings } from "./crossings.ts";
import type { LevelLattice } from "./crossings.ts";

export interface FigureWish {
  readonly level: number;
  /** Pixels that the figure takes along the line. */
  readonly width: number;
  /** How much other lines are preferred. */
  readonly reluctance: number;
}

export interface FigurePlace {
  readonly level: number;
  /** Middle of the figure. */
  readonly x: number;
  readonly y: number;
  /** Direction of the text, within ±90°, so that it is never upside down. */
  readonly angle: number;
  readonly width: number;
  /** The same for all places of one line; unknown for none at all. */
  readonly line: number | undefined;
  /** Lower is better. */
  readonly cost: number;
}

/** Pixels from point to point when following a line. */
const STRIDE = 3;
/** Pixels that one correction may move a point back onto its line: more would be another line. */
const FARTHEST = 3;
const CORRECTIONS = 3;
/** Pixels that a line may bend away from the figure's own straight line, to either side. */
const MOST_BEND = 1.6;
/** Pixels between neighbouring lines below which no figure fits, and from which on they do not matter. */
const CLOSEST = 4;
const ROOMY = 12;
/** Levels per pixel below which nothing is a line: the map draws none there. */
const FLAT = 6e-4;
/** What leaning by 90°, bending as far as may be, and neighbours as close as may be cost, each. */
const LEANING = 0.7;
const BENDING = 0.5;
const CROWDING = 1;
/** Side of the squares, in pixels, in each of which a line is tried at one point. */
const BIN = 32;
/** Half the height of a figure, and the room that it keeps to the border. */
const HALF_HEIGHT = 7;
const BORDER = 4;

/** The lattice between its points: `look` leaves value and slopes here. */
class Field {
  u = 0;
  ux = 0;
  uy = 0;
  readonly width: number;
  readonly height: number;

  constructor(private readonly lattice: LevelLattice) {
    this.width = (lattice.columns - 1) * lattice.step;
    this.height = (lattice.rows - 1) * lattice.step;
  }

  look(x: number, y: number): boolean {
    const { columns, step, values } = this.lattice;
    if (!(x >= 0 && y >= 0 && x < this.width && y < this.height)) return false;
    const [i, j] = [Math.floor(x / step), Math.floor(y / step)];
    const [fx, fy] = [x / step - i, y / step - j];
    const at = j * columns + i;
    const [a, b, c, d] = [values[at]!, values[at + 1]!, values[at + columns]!, values[at + columns + 1]!];
    const [top, bottom] = [a + (b - a) * fx, c + (d - c) * fx];
    this.u = top + (bottom - top) * fy;
    this.ux = (b - a + (d - c - b + a) * fy) / step;
    this.uy = (bottom - top) / step;
    return !Number.isNaN(this.u);
  }

  /** Leads a point onto the line of a level. @returns undefined where there is none nearby */
  onto(level: number, x: number, y: number): readonly [number, number] | undefined {
    for (let k = 0; k < CORRECTIONS; k++) {
      if (!this.look(x, y)) return undefined;
      const slope = this.ux * this.ux + this.uy * this.uy;
      const off = (level - this.u) / slope;
      if (!(slope >= FLAT * FLAT) || Math.abs(off) * Math.sqrt(slope) > FARTHEST) return undefined;
      x += off * this.ux;
      y += off * this.uy;
    }
    return this.look(x, y) ? [x, y] : undefined;
  }

  /** Adds points of a line, from one on it, over a length in one direction. @returns whether the line goes on that far */
  follow(level: number, from: readonly [number, number], length: number, sign: 1 | -1, points: (readonly [number, number])[]): boolean {
    let [x, y] = from;
    for (let left = length; left > 0; left -= STRIDE) {
      if (!this.look(x, y)) return false;
      const reach = (sign * Math.min(STRIDE, left)) / Math.hypot(this.ux, this.uy);
      const next = this.onto(level, x - reach * this.uy, y + reach * this.ux);
      if (next === undefined) return false;
      points.push(next);
      [x, y] = next;
    }
    return true;
  }
}

function placeNear(field: Field, { level, width, reluctance }: FigureWish, x: number, y: number, line: number | undefined): FigurePlace | undefined {
  const middle = field.onto(level, x, y);
  if (middle === undefined) return undefined;
  const apart = 1 / Math.hypot(field.ux, field.uy);
  if (apart < CLOSEST) return undefined;
  const points = [middle];
  if (!field.follow(level, middle, width / 2, 1, points)) return undefined;
  const [bx, by] = points.at(-1)!;
  if (!field.follow(level, middle, width / 2, -1, points)) return undefined;
  const [ax, ay] = points.at(-1)!;
  const length = Math.hypot(bx - ax, by - ay);
  const [tx, ty] = [(bx - ax) / length, (by - ay) / length];
  let [least, most] = [0, 0];
  for (const [px, py] of points) {
    const off = (py - ay) * tx - (px - ax) * ty;
    least = Math.min(least, off);
    most = Math.max(most, off);
  }
  const bend = (most - least) / 2;
  // Of a line that curls up the ends are nearer to each other than the figure is wide.
  if (!(bend <= MOST_BEND) || length < 0.8 * width) return undefined;
  const off = (most + least) / 2;
  const turned = tx < 0 ? -1 : 1;
  const place = { level, line, width, x: (ax + bx) / 2 - off * ty, y: (ay + by) / 2 + off * tx, angle: Math.atan2(turned * ty, turned * tx) };
  const [halfX, halfY] = [Math.abs(tx) * (width / 2) + Math.abs(ty) * HALF_HEIGHT, Math.abs(ty) * (width / 2) + Math.abs(tx) * HALF_HEIGHT];
  const inside = Math.min(place.x - halfX, field.width - place.x - halfX, place.y - halfY, field.height - place.y - halfY) >= BORDER;
  if (!inside) return undefined;
  const crowd = Math.max(0, (ROOMY - apart) / (ROOMY - CLOSEST));
  const cost = reluctance + (LEANING * Math.abs(place.angle)) / (Math.PI / 2) + (BENDING * bend) / MOST_BEND + CROWDING * crowd;
  return { ...place, cost };
}

/** How much better the place is that a figure has already: more than any other can be. */
const KEEPING = 100;

/**
 * All places worth a thought.
 * @param kept where figures are already: these places are better than all others, as long as there is still one
 */
export function figurePlaces(
  lattice: LevelLattice,
  wishes: readonly FigureWish[],
  kept: readonly Pick<FigurePlace, "level" | "x" | "y">[] = [],
): readonly FigurePlace[] {
  const field = new Field(lattice);
  const byLevel = new Map(wishes.map((wish) => [wish.level, wish]));
  const crossings = new Crossings(lattice, [...byLevel.keys()], BIN);
  const places: (FigurePlace | undefined)[] = kept.map(({ level, x, y }) => {
    const wish = byLevel.get(level);
    return wish && placeNear(field, { ...wish, reluctance: wish.reluctance - KEEPING }, x, y, crossings.lineAt(level, x, y));
  });
  for (const { level, x, y, line } of crossings) places.push(placeNear(field, byLevel.get(level)!, x, y, line));
  return places.filter((place) => place !== undefined);
}

/** Pixels between the middles of two figures of one line at least, of two lines of one height, and between the ends of any two. */
const LINE_APART = 260;
const SAME_APART = 110;
const APART = 20;
/** What a figure costs more for one of its line, or of its height, that stands as near as may be, and less the farther: others tell more. */
const AGAIN_LINE = 1;
const AGAIN_HEIGHT = 0.1;
/** Costs at which a map is better off without a figure. */
const MOST_COST = 1.9;

/** What a place costs more beside a figure that stands already; infinitely much where it is too near. */
function besides(place: FigurePlace, figure: FigurePlace): number {
  const distance = Math.hypot(place.x - figure.x, place.y - figure.y);
  if (place.level !== figure.level) return distance < APART + (place.width + figure.width) / 2 ? Infinity : 0;
  const [least, again] = place.line === figure.line ? [LINE_APART, AGAIN_LINE] : [SAME_APART, AGAIN_HEIGHT];
  return distance < least ? Infinity : (again * least) / distance;
}

/**
 * A few of the places, none near another.
 * @param free whether nothing else lies there
 */
export function chooseFigures(places: readonly FigurePlace[], most: number, free: (place: FigurePlace) => boolean): FigurePlace[] {
  const chosen: FigurePlace[] = [];
  let left = places;
  while (chosen.length < most) {
    const best = left.reduce<FigurePlace | undefined>((least, place) => (place.cost < (least?.cost ?? MOST_COST) ? place : least), undefined);
    if (best === undefined) break;
    const isFree = free(best);
    if (isFree) chosen.push(best);
    left = left.filter((place) => place !== best);
    if (isFree) left = left.map((place) => ({ ...place, cost: place.cost + besides(place, best) }));
  }
  return chosen;
}

/** Boxes that together cover a figure, whichever way it leans. */
export function boxesOf({ x, y, angle, width }: Pick<FigurePlace, "x" | "y" | "angle" | "width">): { x: number; y: number; width: number; height: number }[] {
  const count = Math.ceil(width / (2 * HALF_HEIGHT));
  const [dx, dy] = [Math.cos(angle) * width, Math.sin(angle) * width];
  return Array.from({ length: count }, (_, i) => {
    const share = (i + 0.5) / count - 0.5;
    return { x: x + share * dx - HALF_HEIGHT, y: y + share * dy - HALF_HEIGHT, width: 2 * HALF_HEIGHT, height: 2 * HALF_HEIGHT };
  });
}
