/** Surfaces of losses that are functions, for tests. */
import type { Block } from "../block.ts";
import { reliefOf } from "../relief.ts";
import { heightScale } from "../scale.ts";
import { gridFor, groundOf, Surface, tallOf } from "../surface.ts";
import type { Window2 } from "../../../draw/scales.ts";
import type { Eye, Vector } from "../orbit.ts";
import type { HeightKind, HeightScale } from "../scale.ts";
import type { Samples } from "../surface.ts";

export type Loss = (x: number, y: number) => number;

function sampled(loss: Loss, window: Window2): Samples {
  const { columns, rows } = gridFor(window);
  const [xlo, xhi, ylo, yhi] = window;
  const values = Float64Array.from({ length: columns * rows }, (_, k) =>
    loss(xlo + ((xhi - xlo) * (k % columns)) / (columns - 1), ylo + ((yhi - ylo) * Math.floor(k / columns)) / (rows - 1)),
  );
  return { window, columns, rows, values };
}
export function built(loss: Loss, window: Window2, kind: HeightKind = "linear", floor?: number): { readonly surface: Surface; readonly scale: HeightScale } {
  const samples = sampled(loss, window);
  const ground = groundOf(window);
  const scale = heightScale(kind, reliefOf(samples, floor)!, tallOf(ground), ground.unit);
  return { surface: new Surface(samples, scale), scale };
}

/** How far below the surface the straight way from a point of it to the eye gets, at most: above 0 something hides it. */
export function coveredBy({ surface }: Block, { position }: Eye, point: Vector): number {
  let most = -Infinity;
  for (let k = 1; k <= 2000; k++) {
    const t = (k / 2000) * 0.6;
    const [x, y, z] = (["x", "y", "z"] as const).map((axis) => point[axis] + t * (position[axis] - point[axis]));
    const height = surface.at(x!, y!);
    if (!Number.isNaN(height)) most = Math.max(most, height - z!);
  }
  return most;
}
