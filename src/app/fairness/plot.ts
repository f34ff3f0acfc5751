/** The loss at the end of the budget against the rate, as geometry: logarithmic in the rate, and in the loss where all losses are positive. */
import { readable } from "../../draw/scales.ts";
import { RATE_RANGE } from "../../core/experiments/parts/rate-terms.ts";
import type { TunedRate } from "../../core/experiments/rates.ts";

export interface RatePoint {
  readonly x: number;
  readonly y: number;
  readonly rate: number;
  /** Infinite, or so much above where gentle steps end that it stands at the upper edge. */
  readonly kind: "finite" | "diverged" | "beyond";
}
export interface RatePlot {
  readonly width: number;
  readonly height: number;
  readonly points: readonly RatePoint[];
  /** The finite points of neighbouring rates, joined. */
  readonly path: string;
  readonly current: RatePoint;
  readonly best: RatePoint | undefined;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Height at which diverged rates stand. */
  readonly above: number;
  readonly rates: readonly { readonly x: number; readonly exponent: number }[];
  readonly losses: readonly { readonly y: number; readonly label: string }[];
}

/** Pixels: figures left and below, and a lane above for what diverged. */
const LEFT = 52;
const RIGHT = 14;
const LANE = 12;
const BELOW_LANE = 30;
const BELOW = 20;
/** Losses so many times where the smallest rate ends are shown at the edge: one of 1e90 would flatten all the others. */
const MOST_RISE = 100;
/** Share of the highest loss below which rounding alone decides. */
const ROUNDING = 1e-16;
/** Every second decade has a figure. */
const DECADES = 2;

export function plotRates({ trials, current, best }: TunedRate, width: number, height: number): RatePlot {
  const sorted = trials.toSorted((a, b) => a.rate - b.rate);
  const finite = sorted.map(({ loss }) => loss).filter(Number.isFinite);
  const positive = finite.filter((loss) => loss > 0);
  // A loss of 0 has no logarithm and stands at the foot; below that nothing does.
  const log = positive.length > 0 && finite.every((loss) => loss >= 0);
  const gentle = finite[0] ?? 1;
  const lowest = Math.min(gentle, ...finite);
  const highest = Math.max(gentle, ...finite);
  const high = Math.min(highest, log ? gentle * MOST_RISE : gentle + Math.max(gentle - lowest, Math.abs(gentle)));
  const low = log ? Math.max(Math.min(...positive), high * ROUNDING) : lowest;
  const [left, right, top, bottom] = [LEFT, width - RIGHT, BELOW_LANE, height - BELOW];
  const of = (value: number): number => (log ? Math.log10(Math.max(value, low)) : value);
  const span = of(high) - of(low);
  const y = (loss: number): number => (span > 0 ? bottom - ((of(Math.min(loss, high)) - of(low)) / span) * (bottom - top) : (top + bottom) / 2);
  const [from, to] = RATE_RANGE.map(Math.log10) as [number, number];
  const x = (rate: number): number => left + (Math.max(0, Math.min(1, (Math.log10(rate) - from) / (to - from))) || 0) * (right - left);
  const place = ({ rate, loss }: { readonly rate: number; readonly loss: number }): RatePoint =>
    loss === Infinity ? { x: x(rate), y: LANE, rate, kind: "diverged" } : { x: x(rate), y: y(loss), rate, kind: loss > high ? "beyond" : "finite" };
  const points = sorted.map(place);
  const foot = log && lowest < low ? lowest : low;
  const figures = log && span > 0 ? [high, Math.sqrt(high) * Math.sqrt(low), foot] : span > 0 ? [high, low] : [high];
  return {
    width,
    height,
    points,
    path: points
      .map((point, i) => (point.kind === "diverged" ? "" : `${points[i - 1]?.kind === "diverged" || i === 0 ? "M" : "L"}${point.x} ${point.y}`))
      .join(""),
    current: place(current),
    best: best && place(best),
    left,
    right,
    top,
    bottom,
    above: LANE,
    rates: Array.from({ length: Math.floor((to - from) / DECADES) + 1 }, (_, i) => ({ x: x(10 ** (from + i * DECADES)), exponent: from + i * DECADES })),
    losses: finite.length === 0 ? [] : figures.map((loss) => ({ y: y(loss), label: loss > 0 && loss < low ? `< ${readable(low, 2)}` : readable(loss, 2) })),
  };
}
