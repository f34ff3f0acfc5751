/** The walls below the border of the surface and of its holes, down to the ground: with them the surface is a block, and none of it is seen from below. */
import type { Surface } from "./surface.ts";

/** Corners by threes, unit normals that point outwards, and triangles by threes of corners. */
export interface Walls {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly triangles: Uint32Array;
  /** Upper edges of the walls, two corners each. */
  readonly rims: Float32Array;
}

/** A side of a cell: its two samples, counter-clockwise about the cell, and the cell beyond it. */
const SIDES = [
  { from: [0, 0], to: [1, 0], beyond: [0, -1] },
  { from: [1, 0], to: [1, 1], beyond: [1, 0] },
  { from: [1, 1], to: [0, 1], beyond: [0, 1] },
  { from: [0, 1], to: [0, 0], beyond: [-1, 0] },
] as const;

interface Side {
  readonly from: number;
  readonly to: number;
  readonly outwards: readonly [number, number];
}

function sidesOf(surface: Surface): readonly Side[] {
  const { columns, rows } = surface;
  const sides: Side[] = [];
  for (let j = 0; j < rows - 1; j++) {
    for (let i = 0; i < columns - 1; i++) {
      if (!surface.hasCell(i, j)) continue;
      for (const { from, to, beyond } of SIDES) {
        if (surface.hasCell(i + beyond[0], j + beyond[1])) continue;
        sides.push({ from: (j + from[1]) * columns + i + from[0], to: (j + to[1]) * columns + i + to[0], outwards: beyond });
      }
    }
  }
  return sides;
}

export function wallsOf(surface: Surface): Walls {
  const top = surface.positions;
  const sides = sidesOf(surface);
  const [positions, normals] = [new Float32Array(12 * sides.length), new Float32Array(12 * sides.length)];
  const triangles = new Uint32Array(6 * sides.length);
  const rims = new Float32Array(6 * sides.length);
  for (const [k, { from, to, outwards }] of sides.entries()) {
    for (const [c, [sample, isUp]] of (
      [
        [from, false],
        [to, false],
        [to, true],
        [from, true],
      ] as const
    ).entries()) {
      const at = 12 * k + 3 * c;
      positions.set([top[3 * sample]!, top[3 * sample + 1]!, isUp ? top[3 * sample + 2]! : 0], at);
      normals.set([outwards[0], outwards[1], 0], at);
    }
    triangles.set([4 * k, 4 * k + 1, 4 * k + 2, 4 * k, 4 * k + 2, 4 * k + 3], 6 * k);
    rims.set(top.subarray(3 * from, 3 * from + 3), 6 * k);
    rims.set(top.subarray(3 * to, 3 * to + 3), 6 * k + 3);
  }
  return { positions, normals, triangles, rims };
}
