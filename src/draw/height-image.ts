/** A height field as pixels: bands of tone and anti-aliased iso-lines, as the shader draws them, for canvases without WebGL. */
import { bandOf } from "./levels.ts";

export interface HeightColours {
  /** Lowest to highest, three bytes each. */
  readonly tones: readonly (readonly [number, number, number])[];
  readonly ink: readonly [number, number, number];
  /** Opacity of an iso-line. */
  readonly alpha: number;
  readonly hatch: readonly [number, number, number];
}

/** Half the width of an iso-line in pixels. */
const HALF_LINE = 0.6;
/** Distance in pixels between the hatching lines of what has no value. */
const HATCH = 6;

/** Share of the pixel that the nearest level's line covers: |f − level| / |∇f| is the distance to it in pixels. */
function coverage(levels: Float64Array, band: number, height: number, slope: number): number {
  if (!(slope > 0)) return 0;
  const below = band > 0 ? height - levels[band - 1]! : Infinity;
  const above = band < levels.length ? levels[band]! - height : Infinity;
  return Math.max(0, Math.min(1, HALF_LINE + 0.5 - Math.min(below, above) / slope));
}

/**
 * Paints rows from the top (highest y) down.
 * @param values columns × rows heights, row by row from the lowest y upwards
 * @param pixels caller-owned, 4 bytes per value
 */
export function paintHeights(
  values: Float64Array,
  columns: number,
  rows: number,
  levels: Float64Array,
  colours: HeightColours,
  pixels: Uint8ClampedArray,
): void {
  const { tones, ink, alpha, hatch } = colours;
  const steps = Math.max(1, levels.length);
  for (let row = 0; row < rows; row++) {
    const target = (rows - 1 - row) * columns;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const height = values[at]!;
      const pixel = (target + column) * 4;
      pixels[pixel + 3] = 255;
      if (Number.isNaN(height)) {
        const tone = (row + column) % HATCH === 0 ? hatch : tones.at(-1)!;
        for (let k = 0; k < 3; k++) pixels[pixel + k] = tone[k]!;
        continue;
      }
      const band = bandOf(levels, height);
      // A field one sample wide has no neighbour on that axis, hence no slope along it.
      const dx = (values[column + 1 < columns ? at + 1 : at - 1] ?? height) - height;
      const dy = (values[row + 1 < rows ? at + columns : at - columns] ?? height) - height;
      const line = alpha * coverage(levels, band, height, Math.sqrt(dx * dx + dy * dy));
      const tone = tones[Math.round((band / steps) * (tones.length - 1))]!;
      for (let k = 0; k < 3; k++) pixels[pixel + k] = tone[k]! + (ink[k]! - tone[k]!) * line;
    }
  }
}
