/** The map's colours, read from the design tokens of the page. */
import type { HeightColours } from "../../draw/height-image.ts";

export interface MapTheme {
  readonly heights: HeightColours;
  readonly runs: readonly { readonly colour: string; readonly dash: readonly number[] }[];
  readonly text: string;
  readonly label: string;
  readonly casing: string;
  readonly font: string;
}

const TONES = 9;
const RUNS = 8;

function bytes(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.trim().slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function readTheme(element: Element): MapTheme {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    heights: {
      tones: Array.from({ length: TONES }, (_, i) => bytes(token(`--height-${i}`))),
      ink: bytes(token("--contour")),
      alpha: Number(token("--contour-thin")),
      hatch: bytes(token("--hatch")),
    },
    runs: Array.from({ length: RUNS }, (_, i) => ({
      colour: token(`--run-${i + 1}`),
      dash:
        token(`--run-${i + 1}-dash`) === "none"
          ? []
          : token(`--run-${i + 1}-dash`)
              .split(" ")
              .map(Number),
    })),
    text: token("--text"),
    label: token("--text-2"),
    casing: token("--casing"),
    font: `12px ${token("--font")}`,
  };
}
