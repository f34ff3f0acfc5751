/** What the visible part of the surface looks like in numbers: heights at a lattice of points spread evenly over the view. */
import { SAMPLES } from "./pyramid.ts";
import type { Window2 } from "../../../core/model.ts";
import type { Relief } from "../../../draw/levels.ts";
import type { TilePatch } from "./painter.ts";

const COLUMNS = 54;
const ROWS = 40;

/** Places of a lattice, (k + ½)·size/count, that lie in [from, to). */
function within(from: number, to: number, size: number, count: number): [number, number] {
  return [Math.max(0, Math.ceil((from / size) * count - 0.5)), Math.min(count, Math.ceil((to / size) * count - 0.5))];
}

/**
 * @param patches of a frame of so many pixels
 * @returns undefined where nothing finite is visible
 */
export function reliefOf(patches: readonly TilePatch[], width: number, height: number, floor: number | undefined): Relief | undefined {
  const lattice = new Float64Array(COLUMNS * ROWS).fill(Number.NaN);
  for (const { tile, left, right, top, bottom, u0, u1, v0, v1 } of patches) {
    const [i0, i1] = within(left, right, width, COLUMNS);
    const [j0, j1] = within(top, bottom, height, ROWS);
    for (let j = j0; j < j1; j++) {
      const v = v0 + ((((j + 0.5) / ROWS) * height - top) / (bottom - top)) * (v1 - v0);
      const row = Math.round(v) * SAMPLES;
      for (let i = i0; i < i1; i++) {
        const u = u0 + ((((i + 0.5) / COLUMNS) * width - left) / (right - left)) * (u1 - u0);
        lattice[j * COLUMNS + i] = tile.heights[row + Math.round(u)]!;
      }
    }
  }
  const sorted = lattice.filter((height) => Number.isFinite(height)).toSorted();
  return sorted.length === 0 ? undefined : { sorted, rim: rimOf(lattice), floor };
}

/** Lowest height that has no neighbour on one side: there a surface that falls has no minimum. */
function rimOf(lattice: Float64Array): number {
  let rim = Infinity;
  const lost = (k: number): boolean => !Number.isFinite(lattice[k]!);
  for (let k = 0; k < lattice.length; k++) {
    const height = lattice[k]!;
    // Negated, so that NaN is passed over.
    if (!(height < rim) || height === -Infinity) continue;
    const [i, j] = [k % COLUMNS, Math.floor(k / COLUMNS)];
    const border = i === 0 || j === 0 || i === COLUMNS - 1 || j === ROWS - 1;
    if (border || lost(k - 1) || lost(k + 1) || lost(k - COLUMNS) || lost(k + COLUMNS)) rim = height;
  }
  return rim;
}

/** Pixels of a picture of a window. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** The part of `place` that a tile lying at `tile` shows, in pixels of a picture of `window`; undefined where they do not meet. */
export function patchGeometry(
  tile: Window2,
  place: Window2,
  window: Window2,
  { width, height }: Pixels,
  intervals: number,
): Omit<TilePatch, "tile"> | undefined {
  const [xlo, xhi, ylo, yhi] = window;
  const [sx, sy] = [width / (xhi - xlo), height / (yhi - ylo)];
  // Cut at the view, so that a coarse tile magnified a thousand times keeps its precision in single floats.
  const [x0, x1] = [Math.max(place[0], xlo), Math.min(place[1], xhi)];
  const [y0, y1] = [Math.max(place[2], ylo), Math.min(place[3], yhi)];
  if (!(x1 > x0 && y1 > y0)) return undefined;
  const column = (x: number): number => ((x - tile[0]) / (tile[1] - tile[0])) * intervals;
  const row = (y: number): number => ((y - tile[2]) / (tile[3] - tile[2])) * intervals;
  return {
    left: (x0 - xlo) * sx,
    right: (x1 - xlo) * sx,
    top: (yhi - y1) * sy,
    bottom: (yhi - y0) * sy,
    u0: column(x0),
    u1: column(x1),
    v0: row(y1),
    v1: row(y0),
  };
}
