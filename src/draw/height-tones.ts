/** How a height field looks: its colours, and what its two ways of painting (by the shader, and pixel by pixel) agree on. */

type Rgb = readonly [number, number, number];

export interface HeightColours {
  /** Lowest to highest, three bytes each. */
  readonly tones: readonly Rgb[];
  readonly ink: Rgb;
  /** Opacity of an iso-line, and of an index line. */
  readonly alpha: number;
  readonly indexAlpha: number;
  readonly hatch: Rgb;
  /** Under the hatching where there is no value at all. */
  readonly paper: Rgb;
}

/** CSS pixels from hatching line to hatching line, across both. */
export const HATCH_PERIOD = 11.3;
/** CSS pixels between two lines: lines fade out from the second to the first value, bands melt together from the fourth to the third. */
export const LINES_FADE = [2.5, 5] as const;
export const BANDS_FADE = [1.5, 3] as const;
/** Slopes in levels per CSS pixel at which a surface counts as flat, and no longer: on a plateau at a level's height everything would be line. */
export const FLAT = [1e-4, 6e-4] as const;

/** The colour of a band: its tones are spread evenly over the bands of the levels low … high. Band b lies between levels b and b + 1. */
export function toneOf(tones: readonly Rgb[], low: number, high: number, band: number): Rgb {
  const place = Math.max(0, Math.min(1, (band + 1 - low) / (high - low + 1))) * (tones.length - 1);
  const below = Math.min(tones.length - 2, Math.floor(place));
  const [a, b] = [tones[below]!, tones[below + 1]!];
  const mix = (i: 0 | 1 | 2): number => a[i] + (b[i] - a[i]) * (place - below);
  return [mix(0), mix(1), mix(2)];
}
