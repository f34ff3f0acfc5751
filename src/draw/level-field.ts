/**
 * Heights → level coordinates: 0 at the first level, 1 at the next, so that iso-lines are whole numbers whatever the spacing.
 * Computed in float64; what is kept (float32) has a resolution of a millionth of the distance between two lines.
 */
import { Staircase } from "./spline.ts";

/** In place of a coordinate where there is none. Anything beyond ±MARK is such a mark: WebGL does not promise to keep NaN. */
export const MARK = 1e9;
export const NOWHERE = 4e9;
export const ABOVE_ALL = 2e9;
export const BELOW_ALL = -2e9;

/** Writes the level coordinate, or a mark, of each height. */
export type Leveller = (heights: Float64Array, coordinates: Float32Array) => void;

/** Room that heights below the first or above the last level have, in levels: short of the next whole number, which would be a line. */
const ROOM = 0.9;

function mark(height: number): number {
  if (Number.isNaN(height)) return NOWHERE;
  return height > 0 ? ABOVE_ALL : BELOW_ALL;
}

/** Levels at first, first + step, … */
export function evenLeveller(first: number, step: number, count: number): Leveller {
  const top = count - 1 + ROOM;
  return (heights, coordinates) => {
    for (let i = 0; i < heights.length; i++) {
      const height = heights[i]!;
      coordinates[i] = Number.isFinite(height) ? Math.max(-ROOM, Math.min(top, (height - first) / step)) : mark(height);
    }
  };
}

/** Heights counted from a base, on a logarithmic scale. */
export interface LogScale {
  readonly base: number;
  /** Added to the height over the base before the logarithm is taken: the bottom of a well stays finite. */
  readonly softening: number;
}

/**
 * Any levels, joined by a smooth increasing curve of the height or of its logarithm.
 * @param knots strictly ascending: a height below the first level, the levels, a height above the last
 */
export function curveLeveller(knots: Float64Array, scale?: LogScale): Leveller {
  const rise = scale === undefined ? 0 : scale.softening - scale.base;
  const curve = new Staircase(scale === undefined ? knots : knots.map((knot) => Math.log(knot + rise)));
  const lowest = curve.knots[0]!;
  const highest = curve.knots.at(-1)!;
  const top = knots.length - 3 + ROOM;
  return (heights, coordinates) => {
    let piece = 0;
    for (let i = 0; i < heights.length; i++) {
      const height = heights[i]!;
      if (!Number.isFinite(height)) {
        coordinates[i] = mark(height);
        continue;
      }
      // Below the base there is no logarithm; the cubic must not be followed beyond its ends.
      const value = scale === undefined ? height : Math.log(Math.max(0, height + rise));
      const inside = Math.max(lowest, Math.min(highest, value));
      piece = curve.piece(inside, piece);
      coordinates[i] = Math.max(-ROOM, Math.min(top, curve.at(inside, piece)));
    }
  };
}
