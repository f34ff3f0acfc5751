/** Coordinates that can be written down: degenerate points, which rounding hides, are often there. */
import type { Field } from "./critical-field.ts";

/** Coordinates are tried with this many decimals, in windows. */
const DECIMALS = [1e1, 1e2, 1e3, 1e6, 1e9];

/** A point with fewer and fewer decimals left out. */
export function roundings(field: Field, { x, y }: { readonly x: number; readonly y: number }): readonly (readonly [number, number])[] {
  return DECIMALS.map((decimals) => {
    const across = decimals / tenfold(field.width);
    const up = decimals / tenfold(field.height);
    return [Math.round(x * across) / across, Math.round(y * up) / up];
  });
}

/** The power of ten next above a size. */
function tenfold(size: number): number {
  let power = 1;
  while (power < size) power *= 10;
  while (power > 10 * size) power /= 10;
  return power;
}
