/** The key of the heights: bands side by side, figures at levels where they do not touch. */
import { readable } from "../../draw/scales.ts";
import type { HeightsLegend } from "./heights/index.ts";

export interface LegendLayout {
  /** How heights are spaced; shifted: on a log scale that does not count from 0. */
  readonly scale: HeightsLegend["spacing"] | "shifted";
  readonly bands: readonly string[];
  /** Share of the key's width, and the figure. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Width of a figure of the label size, about, and the least room between two labels, in pixels. */
const FIGURE = 7;
const GAP = 8;
const FEWEST_DIGITS = 3;
const MOST_DIGITS = 12;

/** Digits with which neighbouring levels differ: far in, they share the first ones. */
function tellingDigits(heights: readonly number[]): number {
  for (let digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
    if (new Set(heights.map((height) => readable(height, digits))).size === heights.length) return digits;
  }
  return MOST_DIGITS;
}

/** Figures of heights, with as many digits as tell them apart. */
export function figuresOf(heights: readonly number[]): string[] {
  const digits = tellingDigits(heights);
  return heights.map((height) => readable(height, digits));
}

export function layoutLegend({ bands, levels, spacing, base }: HeightsLegend, width: number): LegendLayout {
  const ticks: { at: number; label: string }[] = [];
  const digits = tellingDigits(levels.map(({ height }) => height));
  const taken: (readonly [number, number])[] = [];
  const place = ({ height, band }: HeightsLegend["levels"][number]): void => {
    const text = readable(height, digits);
    const at = band / bands.length;
    const half = (FIGURE * text.length) / 2;
    const [from, to] = [at * width - half, at * width + half];
    if (taken.some(([a, b]) => from < b + GAP && to > a - GAP)) return;
    taken.push([from, to]);
    ticks.push({ at, label: text });
  };
  // Levels that are drawn heavier have rounder figures; among equals the outer ones tell more than the inner ones.
  const spread = (some: HeightsLegend["levels"]): void => {
    const [first] = some;
    const last = some.at(-1);
    if (first !== undefined) place(first);
    if (last !== undefined && last !== first) place(last);
    for (const level of some.slice(1, -1)) place(level);
  };
  spread(levels.filter(({ index }) => index));
  if (ticks.length < 2) spread(levels);
  const scale = spacing === "log" && base !== 0 ? "shifted" : spacing;
  return { scale, bands: bands.map(([r, g, b]) => `rgb(${r} ${g} ${b})`), ticks: ticks.toSorted((a, b) => a.at - b.at) };
}
