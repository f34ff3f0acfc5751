/** Vertical scales of the chart: linear, logarithmic on one side or on both, with round ticks that leave room for their figures. */
import { ticks } from "../../../draw/scales.ts";
import { kneeOf, makeScale as signedScale } from "../signed-scale.ts";
import type { Spacing } from "./axis.ts";

export interface Tick {
  readonly value: number;
  /** Minor ticks have no figure. */
  readonly major: boolean;
  /** Exponent n of a figure written 10ⁿ; absent: the value itself is written. */
  readonly exponent?: number;
}

export interface Scale {
  readonly axis: Spacing;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
  /** 0 at `low`, 1 at `high`; NaN for what has no place on the axis (≤ 0 on a logarithmic one). */
  readonly place: (value: number) => number;
}

/** Pixels between two figures, at least: two lines of the small type; figures of decades stand closer, as nothing else is read between them. */
const FIGURE_GAP = 32;
const DECADE_GAP = 22;
/** Exponents of ten up to which the numbers themselves are written: 0.001 and 10000 have room beside the axis and are read at once. */
const PLAIN: readonly [number, number] = [-3, 4];
/** Room above and below the data, as a share of the span. */
const MARGIN = 0.04;
/** Decades below which powers of ten alone are too few figures. */
const FEW_DECADES = 2;
/** Decades within which values are one: rounding alone parts them. */
const ROUNDING = 1e-9;
/** Pixels between two ticks without figures, at least. */
const TICK_GAP = 5;
/** Pixels of a decade from which on 2 … 9 have ticks of their own, and from which on 2 and 5. */
const ROOM_FOR_ALL = 64;
const ROOM_FOR_TWO = 20;

/** @param size pixels along the axis */
export function makeScale(axis: Spacing, low: number, high: number, size: number): Scale {
  switch (axis) {
    case "log":
      return logScale(low, high, size);
    case "symlog":
      return symlogScale(low, high, size);
    case "linear":
      return linearScale(low, high, size);
  }
}

/** Zero is always on it; what is so many decades smaller than the largest size is not told from it. */
const SIGNED_DECADES = 6;

function symlogScale(low: number, high: number, size: number): Scale {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const knee = kneeOf([Math.abs(low), Math.abs(high)], largest, 0, SIGNED_DECADES);
  const scale = signedScale({ low, high, zero: true, knee: Math.min(knee, 1) }, size);
  return { axis: "symlog", low, high, ticks: scale.ticks.map((tick) => withExponent(tick)), place: scale.place };
}

function withExponent({ value, major }: { readonly value: number; readonly major: boolean }): Tick {
  const exponent = Math.round(Math.log10(Math.abs(value)));
  const power = Number(`1e${exponent}`) === Math.abs(value);
  // One digit less than elsewhere: the sign has its place too.
  return power && (exponent < PLAIN[0] || exponent >= PLAIN[1]) ? { value, major, exponent } : { value, major };
}

function linearScale(low: number, high: number, size: number): Scale {
  // A constant is drawn in the middle of a span of its own size.
  const span = high > low ? high - low : Math.max(Math.abs(low), Number.MIN_VALUE * 1e9);
  // Halves first: the span of ±1e308 is not finite.
  const [bottom, top] = [low - MARGIN * span, high + MARGIN * span].map((bound) => Math.max(-Number.MAX_VALUE / 4, Math.min(Number.MAX_VALUE / 4, bound))) as [
    number,
    number,
  ];
  const values = ticks(bottom, top, Math.max(2, size / FIGURE_GAP));
  return {
    axis: "linear",
    low: bottom,
    high: top,
    ticks: thin(values, size).map((value) => ({ value, major: true })),
    place: (value) => (value - bottom) / (top - bottom),
  };
}

/** Every second value until there is room for the figures. */
function thin(values: readonly number[], size: number): readonly number[] {
  let kept = values;
  while (kept.length > 2 && size / kept.length < FIGURE_GAP * 0.75) kept = kept.filter((_, i) => i % 2 === 0);
  return kept;
}

function logScale(low: number, high: number, size: number): Scale {
  const [from, to] = [Math.log10(low), Math.log10(high)];
  // A constant, but for rounding, sits in the middle of one decade.
  const pad = to - from > ROUNDING ? MARGIN * (to - from) : 0.5;
  const [bottom, top] = [from - pad, to + pad];
  return {
    axis: "log",
    low: 10 ** bottom,
    high: 10 ** top,
    ticks: top - bottom < FEW_DECADES ? closeTicks(bottom, top, size) : decadeTicks(bottom, top, size),
    place: (value) => (value > 0 ? (Math.log10(value) - bottom) / (top - bottom) : Number.NaN),
  };
}

function decadeTicks(bottom: number, top: number, size: number): Tick[] {
  const decades = top - bottom;
  const perDecade = size / decades;
  const every = [1, 2, 3, 5, 10, 20, 50, 100, 200].find((step) => perDecade * step >= DECADE_GAP) ?? 500;
  const between = perDecade >= ROOM_FOR_ALL ? [2, 3, 4, 5, 6, 7, 8, 9] : perDecade >= ROOM_FOR_TWO ? [2, 5] : [];
  const plain = Math.ceil(bottom) >= PLAIN[0] && Math.floor(top) <= PLAIN[1];
  const result: Tick[] = [];
  for (let n = Math.floor(bottom); n <= top; n++) {
    const value = Number(`1e${n}`);
    if (n >= bottom && n % every === 0) result.push({ value, major: true, ...(plain ? {} : { exponent: n }) });
    else if (n >= bottom && perDecade >= TICK_GAP) result.push({ value, major: false });
    for (const m of between) {
      const value = m * Number(`1e${n}`);
      const at = Math.log10(value);
      if (at >= bottom && at <= top) result.push({ value, major: false });
    }
  }
  return result.filter(({ value }) => value > 0);
}

/** Less than two decades: 1, 2, 5 with figures where there is room, plain round numbers where even those are too few. */
function closeTicks(bottom: number, top: number, size: number): Tick[] {
  const inside = (value: number): boolean => value > 0 && Math.log10(value) >= bottom && Math.log10(value) <= top;
  const candidates: number[] = [];
  for (let n = Math.floor(bottom); n <= top; n++) for (const m of [1, 2, 5]) candidates.push(m * Number(`1e${n}`));
  const mantissas = candidates.filter(inside);
  const round = ticks(10 ** bottom, 10 ** top, Math.max(2, size / FIGURE_GAP)).filter(inside);
  const values = mantissas.length >= 3 ? mantissas : round;
  const result: Tick[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    const at = ((Math.log10(value) - bottom) / (top - bottom)) * size;
    const major = at - last >= FIGURE_GAP * 0.75;
    if (major) last = at;
    result.push({ value, major });
  }
  return result;
}
