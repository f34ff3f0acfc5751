/**
 * Tiles of the height field: squares of 128 × 128 intervals whose sample spacing is a power of two, so that sample positions are exact
 * and a border belongs to both neighbours with the same bits. Level e has spacing 2^e; four tiles of level e lie in one of level e + 1.
 */
import type { Window2 } from "../../../core/model.ts";

export const INTERVALS = 128;
export const SAMPLES = INTERVALS + 1;

/** The exponents of the spacing in x and y: they differ only where the aspect is not equal. */
export interface Level {
  readonly ex: number;
  readonly ey: number;
}
export interface Address extends Level {
  readonly i: number;
  readonly j: number;
}

/** CSS pixels between two samples at most: lines stay smooth, and a view takes 40 to 100 tiles. */
const WIDEST_SPACING = 1.3;
/** Tiles of a view at most; larger screens get wider spacing. */
const MOST_TILES = 120;
/** Bits of a sample's index at most: positions must stay exact, and finer ones would be the same numbers anyway. */
const INDEX_BITS = 50;

export function keyOf({ ex, ey, i, j }: Address): string {
  return `${ex},${ey},${i},${j}`;
}

/** The power of two, computed without error. */
export function spacingOf(exponent: number): number {
  let spacing = 1;
  for (let k = 0; k < Math.abs(exponent); k++) spacing *= exponent < 0 ? 0.5 : 2;
  return spacing;
}

export function ancestor({ ex, ey, i, j }: Address, up: number): Address {
  const size = spacingOf(up);
  return { ex: ex + up, ey: ey + up, i: Math.floor(i / size), j: Math.floor(j / size) };
}

export function children({ ex, ey, i, j }: Address): Address[] {
  return [0, 1].flatMap((b) => [0, 1].map((a) => ({ ex: ex - 1, ey: ey - 1, i: 2 * i + a, j: 2 * j + b })));
}

function exponentFor(low: number, high: number, pixels: number): number {
  const fine = Math.floor(Math.log2(((high - low) / pixels) * WIDEST_SPACING));
  // A view of 1 + 1e−15 … 1 + 3e−15 has no more numbers than these.
  const exact = Math.ceil(Math.log2(Math.max(Math.abs(low), Math.abs(high)))) - INDEX_BITS;
  return Math.max(fine, exact);
}

/** The level whose samples are at most so many pixels apart that the picture is smooth. */
export function levelFor([xlo, xhi, ylo, yhi]: Window2, width: number, height: number): Level {
  const tiles = (width / INTERVALS + 1) * (height / INTERVALS + 1) * (2 / WIDEST_SPACING) ** 2;
  // Each coarser level has a quarter of the tiles.
  const coarser = Math.max(0, Math.ceil(Math.log2(tiles / MOST_TILES) / 2));
  return { ex: exponentFor(xlo, xhi, width) + coarser, ey: exponentFor(ylo, yhi, height) + coarser };
}

/** The tiles of a level that cover a window, nearest to its centre first. */
export function cover([xlo, xhi, ylo, yhi]: Window2, { ex, ey }: Level): Address[] {
  const [width, height] = [INTERVALS * spacingOf(ex), INTERVALS * spacingOf(ey)];
  const [ci, cj] = [(xlo + xhi) / (2 * width) - 0.5, (ylo + yhi) / (2 * height) - 0.5];
  const found: (Address & { far: number })[] = [];
  for (let j = Math.floor(ylo / height); j * height < yhi; j++) {
    for (let i = Math.floor(xlo / width); i * width < xhi; i++) found.push({ ex, ey, i, j, far: (i - ci) ** 2 + (j - cj) ** 2 });
  }
  return found.toSorted((a, b) => a.far - b.far).map(({ far: _, ...address }) => address);
}

/** Where a tile lies: [xlo, xhi, ylo, yhi]. */
export function extent({ ex, ey, i, j }: Address): Window2 {
  const [width, height] = [INTERVALS * spacingOf(ex), INTERVALS * spacingOf(ey)];
  return [i * width, (i + 1) * width, j * height, (j + 1) * height];
}
