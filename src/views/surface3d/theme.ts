/** Colours of the 3-D picture, as the page's tokens say. */
import type { HeightColours } from "../../draw/height-image.ts";

export interface PathStyle {
  readonly colour: string;
  readonly dash: readonly number[];
}

export interface SurfaceTheme {
  readonly heights: HeightColours;
  readonly text: string;
  readonly label: string;
  readonly casing: string;
  readonly font: string;
}

/** Of `#rrggbb`, or of `#rgb`, to which built style sheets shorten what they can: three shares of 1. */
export function sharesOf(colour: string): readonly [number, number, number] {
  const digits = colour.trim().slice(1);
  const value = Number.parseInt(digits.length === 3 ? digits.replaceAll(/./g, "$&$&") : digits, 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
