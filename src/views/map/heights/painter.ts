/** What paints a frame of the height field: on the graphics card, or on a plain canvas. */
import type { Patch } from "../../../draw/height-image.ts";
import type { HeightColours } from "../../../draw/height-tones.ts";
import type { Levels } from "../../../draw/levels.ts";
import type { Tile } from "./tiles.ts";

/** A tile, or a part of it, where it appears: later ones cover earlier ones. All have the coordinates of the frame's levels. */
export interface TilePatch extends Patch {
  readonly tile: Tile;
}

export interface Frame {
  readonly patches: readonly TilePatch[];
  /** Absent while nothing has arrived. */
  readonly levels: Levels | undefined;
  readonly colours: HeightColours;
  readonly ratio: number;
  /** Device pixels from the canvas's lower left corner, rightwards and upwards, to the origin of x and y. */
  readonly origin: readonly [x: number, y: number];
}

export interface Painter {
  readonly mode: "webgl2" | "canvas";
  /** False while what paints has yet to arrive; then it asks for a frame. */
  readonly ready: boolean;
  paint(frame: Frame): void;
  /** A tile will not come again. */
  release(tile: Tile): void;
  dispose(): void;
}

/** What remains of a division, never negative. */
export function modulo(value: number, period: number): number {
  return value - period * Math.floor(value / period);
}
