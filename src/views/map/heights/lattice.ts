/** Level coordinates of what is visible at a lattice of points, read off its tiles: enough to follow iso-lines by. */
import { MARK } from "../../../draw/level-field.ts";
import { INTERVALS, SAMPLES } from "./pyramid.ts";
import type { LevelLattice } from "../../../draw/crossings.ts";
import type { TilePatch } from "./painter.ts";

/**
 * @param patches of a frame of width × height pixels; later ones cover earlier ones
 * @param step pixels from point to point
 */
export function latticeOf(patches: readonly TilePatch[], width: number, height: number, step: number): LevelLattice {
  const [columns, rows] = [Math.floor(width / step) + 1, Math.floor(height / step) + 1];
  const values = new Float32Array(columns * rows).fill(Number.NaN);
  for (const { tile, left, right, top, bottom, u0, u1, v0, v1 } of patches) {
    const { coordinates } = tile;
    if (coordinates === undefined) continue;
    for (let j = Math.max(0, Math.ceil(top / step)); j < rows && j * step <= bottom; j++) {
      const v = v0 + ((j * step - top) / (bottom - top)) * (v1 - v0);
      for (let i = Math.max(0, Math.ceil(left / step)); i < columns && i * step <= right; i++) {
        values[j * columns + i] = bilinear(coordinates, u0 + ((i * step - left) / (right - left)) * (u1 - u0), v);
      }
    }
  }
  return { columns, rows, step, values };
}

function bilinear(coordinates: Float32Array, u: number, v: number): number {
  const [i, j] = [Math.max(0, Math.min(INTERVALS - 1, Math.floor(u))), Math.max(0, Math.min(INTERVALS - 1, Math.floor(v)))];
  const at = j * SAMPLES + i;
  const [a, b, c, d] = [coordinates[at]!, coordinates[at + 1]!, coordinates[at + SAMPLES]!, coordinates[at + SAMPLES + 1]!];
  if (Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d)) >= MARK) return Number.NaN;
  const low = a + (b - a) * (u - i);
  return low + (c + (d - c) * (u - i) - low) * (v - j);
}
