/** The map's colours, read from the design tokens of the page. */
import type { HeightColours } from "../../draw/height-tones.ts";

export interface RunStyle {
  readonly colour: string;
  readonly dash: readonly number[];
}

export interface MapTheme {
  readonly heights: HeightColours;
  readonly runs: readonly RunStyle[];
  readonly text: string;
  readonly label: string;
  readonly surface: string;
  readonly casing: string;
  readonly gradient: string;
  readonly velocity: string;
  readonly hessian: string;
  readonly step: string;
  readonly bad: string;
  /** Figures on iso-lines. */
  readonly figure: string;
  /** Figures and captions; names. */
  readonly font: string;
  readonly strongFont: string;
}

const TONES = 9;
const RUNS = 8;

/** Of `#rrggbb`, or of `#rgb`, to which built style sheets shorten what they can. */
export function bytes(colour: string): readonly [number, number, number] {
  const digits = colour.trim().slice(1);
  const value = Number.parseInt(digits.length === 3 ? digits.replaceAll(/./g, "$&$&") : digits, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Pixels to which a browser's own size of text is set where nobody has changed it: what the picture's own lengths are drawn for. */
const USUAL_REM = 16;

/** A size of the design in pixels, whatever the reader's size of text is: the picture as a whole is scaled for it. */
function usualSize(size: string): string {
  const value = Number.parseFloat(size);
  return `${size.endsWith("rem") ? value * USUAL_REM : value}px`;
}

/** Windows at least this wide are seen from afar, or on a screen of fine pixels: the picture grows with them, from what is usual on. */
const VERY_WIDE = 2560;
const WIDE = 1920;

/** How much larger than usual the picture is: with the reader's size of text, and on very wide screens. */
export function mapScale(rem: number, windowWidth: number): number {
  return Math.max(rem / USUAL_REM, windowWidth >= VERY_WIDE ? windowWidth / WIDE : 1);
}

/** @param element inherits the tokens; where colours are forced, its text and background are the ones to use */
export function readTheme(element: Element): MapTheme {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const forced = matchMedia("(forced-colors: active)").matches;
  const dashOf = (index: number): readonly number[] => {
    const dash = token(`--run-${index + 1}-dash`);
    return dash === "none" || dash === "" ? [] : dash.split(" ").map(Number);
  };
  return {
    heights: {
      tones: Array.from({ length: TONES }, (_, i) => bytes(token(`--height-${i}`))),
      ink: bytes(token("--contour")),
      alpha: Number(token("--contour-thin")),
      indexAlpha: Number(token("--contour-index")),
      hatch: bytes(token("--hatch")),
      paper: bytes(token("--surface")),
    },
    runs: Array.from({ length: RUNS }, (_, i) => ({ colour: token(`--run-${i + 1}`), dash: dashOf(i) })),
    text: token("--text"),
    label: forced ? "CanvasText" : token("--text-2"),
    surface: forced ? "Canvas" : token("--surface"),
    casing: token("--casing"),
    gradient: token("--sym-g"),
    velocity: token("--sym-v"),
    hessian: token("--sym-h"),
    step: token("--sym-s"),
    bad: token("--bad"),
    figure: token("--map-label"),
    font: `${usualSize(token("--fs-label"))} ${token("--font")}`,
    strongFont: `${token("--w-strong")} ${usualSize(token("--fs-body"))} ${token("--font")}`,
  };
}
