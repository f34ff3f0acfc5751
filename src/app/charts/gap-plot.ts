/** Gaps between charts against the rate as geometry: both axes logarithmic, so that an order is a slope. */
import { slopeOf } from "../../core/experiments/charts.ts";
import { readable } from "../../draw/scales.ts";
import type { Gaps } from "../../core/experiments/charts.ts";

export interface GapLine {
  /** Look of the run, and the place of the chart that is compared with the first. */
  readonly look: number;
  readonly place: number;
  readonly path: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Rates at which a path did not last to the end: they stand in a lane above. */
  readonly missing: readonly number[];
}
interface Tick {
  readonly at: number;
  readonly label: string;
}
export interface GapPlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Height of the lane of what has no gap; `undefined` where nothing stands in it. */
  readonly lane: number | undefined;
  readonly lines: readonly GapLine[];
  readonly rates: readonly Tick[];
  readonly gaps: readonly Tick[];
  /** Lines of slope 1, a decade apart. */
  readonly guides: string;
}

export interface Measured {
  readonly look: number;
  readonly gaps: Gaps;
}

/** Pixels: figures left and below. */
const LEFT = 44;
const RIGHT = 12;
const TOP = 24;
const BELOW = 32;
const LANE = 18;
/** Gaps below this are rounding, and have no place on a logarithmic axis. */
const LEAST = 1e-13;
/** Free on each side of the rates, in decades. */
const MARGIN = 0.08;
/** Decades of gaps at least, and those between two figures where there are many. */
const LEAST_DECADES = 2;
const MANY_DECADES = 5;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function tenTo(exponent: number): string {
  if (exponent >= -3 && exponent <= 3) return readable(10 ** exponent);
  return `10${exponent < 0 ? "⁻" : ""}${String(Math.abs(exponent)).replaceAll(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!)}`;
}

function decades(low: number, high: number, step = 1): readonly number[] {
  const first = Math.ceil(low - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor((high - first) / step + 1e-9) + 1) }, (_, i) => first + i * step);
}

export function plotGaps(measured: readonly Measured[], width: number, height: number): GapPlot {
  const rates = measured.flatMap(({ gaps }) => gaps.rates).map(Math.log10);
  const known = measured.flatMap(({ gaps }) => gaps.gaps.flat()).filter((gap) => gap > LEAST);
  const logs = known.map(Math.log10);
  const missed = measured.some(({ gaps }) => gaps.gaps.some((line) => line.some(Number.isNaN)));
  const [left, right, top, bottom] = [LEFT, width - RIGHT, missed ? TOP + LANE : TOP, height - BELOW];
  const [low, high] = rates.length === 0 ? [-2, 0] : [Math.min(...rates) - MARGIN, Math.max(...rates) + MARGIN];
  const ceiling = logs.length === 0 ? 0 : Math.ceil(Math.max(...logs));
  const floor = Math.min(ceiling - LEAST_DECADES, logs.length === 0 ? 0 : Math.floor(Math.min(...logs)));
  const x = (log: number): number => left + ((log - low) / (high - low)) * (right - left);
  const y = (log: number): number => bottom - ((log - floor) / (ceiling - floor)) * (bottom - top);
  const lines = measured.flatMap(({ look, gaps }) =>
    gaps.gaps.map((line, i): GapLine => {
      const points = line.flatMap((gap, k) => (gap > LEAST ? [{ x: x(Math.log10(gaps.rates[k]!)), y: y(Math.log10(gap)) }] : []));
      const missing = line.flatMap((gap, k) => (Number.isNaN(gap) ? [x(Math.log10(gaps.rates[k]!))] : []));
      return { look, place: i + 1, path: points.map((point, k) => `${k === 0 ? "M" : "L"}${point.x} ${point.y}`).join(""), points, missing };
    }),
  );
  // log gap = log rate + c, cut to the plot.
  const guides = decades(floor - high, ceiling - low).map((c) => {
    const [from, to] = [Math.max(low, floor - c), Math.min(high, ceiling - c)];
    return from < to ? `M${x(from)} ${y(from + c)}L${x(to)} ${y(to + c)}` : "";
  });
  const tick = (place: (log: number) => number) => (exponent: number) => ({ at: place(exponent), label: tenTo(exponent) });
  return {
    left,
    right,
    top,
    bottom,
    lane: missed ? TOP + LANE / 2 : undefined,
    lines,
    rates: decades(low, high).map(tick(x)),
    gaps: decades(floor, ceiling, ceiling - floor > MANY_DECADES ? 2 : 1).map(tick(y)),
    guides: guides.join(""),
  };
}

/** To two digits, without a sign at zero. */
export function slopeText(slope: number): string {
  return slope
    .toFixed(2)
    .replace(/^-(?=.*[1-9])/, "−")
    .replace("-", "");
}

/** What the measurement of one run says: of first order, of another one, none; that nothing but rounding differs; or that no paths last long enough. */
export type Verdict = "first" | "order" | "none" | "same" | "lost";

/** Slopes nearer to a whole number than this are taken for it. */
const NEAR = 0.15;

export function verdictOf({ rates, gaps }: Gaps): Verdict {
  const known = gaps.map((line) => slopeOf(rates, line)).filter((slope) => !Number.isNaN(slope));
  if (known.length === 0) return gaps.some((line) => line.some((gap) => gap <= LEAST)) ? "same" : "lost";
  if (known.every((slope) => Math.abs(slope - 1) <= NEAR)) return "first";
  return known.every((slope) => Math.abs(slope) <= NEAR) ? "none" : "order";
}
