/**
 * Vertical scales for numbers of any size and sign. Symlog: logarithmic beyond ±knee, linear between them, and the linear part of each sign
 * is as high as one decade. Where everything is positive and zero need not be seen it is a plain logarithm, and where nothing reaches
 * beyond the knee it is linear.
 */
import { ticks } from "../../draw/scales.ts";

export interface Tick {
  readonly value: number;
  /** Minor ticks have no figure. */
  readonly major: boolean;
}
export interface Scale {
  readonly kind: "linear" | "log" | "symlog";
  /** Where the linear part of a symlog axis ends. */
  readonly knee: number;
  readonly ticks: readonly Tick[];
  /** 0 at the lower end of the axis, 1 at the upper; NaN for what has no place there. */
  readonly place: (value: number) => number;
}
export interface Range {
  readonly low: number;
  readonly high: number;
  /** Zero must be on the axis. */
  readonly zero: boolean;
  readonly knee: number;
}

/** Pixels between two figures, and between two ticks without figures, at least. */
const FIGURE_GAP = 26;
const TICK_GAP = 4;
/** Room above and below the data, as a share of the span. */
const MARGIN = 0.04;
/** Units of the axis between two figures: decades, and one unit from zero to the knee. */
const STRIDES = [1, 2, 3, 5, 10, 20, 50, 100, 200];
/** Decades below which powers of ten alone are too few figures. */
const FEW = 2;

/** The power of ten at or below a positive number; exact, as JavaScript reads it. */
function powerBelow(value: number): number {
  return Math.floor(Math.log10(value) + 1e-9);
}
const tenTo = (exponent: number): number => Number(`1e${exponent}`);

/**
 * Where the linear part should end: below it values are told from zero no more, above it each decade takes room.
 * @param magnitudes sizes of values that should be told from zero
 * @param share of them that may lie in the linear part
 * @param decades shown at most between the knee and the largest
 */
export function kneeOf(magnitudes: readonly number[], largest: number, share: number, decades: number): number {
  const sizes = magnitudes.filter((size) => size > 0 && Number.isFinite(size)).toSorted((a, b) => a - b);
  const wanted = sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))];
  if (wanted === undefined) return 1;
  const top = largest > 0 && Number.isFinite(largest) ? powerBelow(largest) : powerBelow(wanted);
  return tenTo(Math.min(top, Math.max(powerBelow(wanted), top - decades)));
}

/** @param size pixels along the axis */
export function makeScale({ low, high, zero, knee }: Range, size: number): Scale {
  if (!(low <= high)) return makeScale({ low: zero ? -1 : 0.1, high: zero ? 1 : 10, zero, knee: 1 }, size);
  const [from, to] = zero ? [Math.min(0, low), Math.max(0, high)] : [low, high];
  if (from > 0) return logScale(from, to, size);
  if (Math.max(-from, to) <= knee) return linearScale(from, to, size);
  const bend = (value: number): number => {
    const size = Math.abs(value);
    // Not the logarithm of the ratio, which may overflow.
    return Math.sign(value) * (size <= knee ? size / knee : 1 + Math.log10(size) - Math.log10(knee));
  };
  const { bottom, span } = padded(bend(from), bend(to), 1);
  return {
    kind: "symlog",
    knee,
    ticks: symlogTicks(knee, bottom, bottom + span, size / span),
    place: (value) => (bend(value) - bottom) / span,
  };
}

/** Rounding alone is no span: values nearer to each other than this share of their size are a constant, which gets a span of `least`. */
const ROUNDING = 1e-9;

function padded(low: number, high: number, least: number, size = Math.max(Math.abs(low), Math.abs(high))): { bottom: number; span: number } {
  const pad = high - low > ROUNDING * size ? MARGIN * (high - low) : least / 2;
  return { bottom: low - pad, span: high - low + 2 * pad };
}

function linearScale(low: number, high: number, size: number): Scale {
  const { bottom, span } = padded(low, high, Math.max(Math.abs(low), 1e-300));
  const values = ticks(bottom, bottom + span, Math.max(2, size / FIGURE_GAP));
  return { kind: "linear", knee: 1, ticks: values.map((value) => ({ value, major: true })), place: (value) => (value - bottom) / span };
}

/** @param unit pixels of one decade */
function symlogTicks(knee: number, bottom: number, top: number, unit: number): Tick[] {
  const stride = STRIDES.find((one) => one * unit >= FIGURE_GAP) ?? 500;
  const first = powerBelow(knee);
  const result: Tick[] = bottom <= 0 && top >= 0 ? [{ value: 0, major: true }] : [];
  for (const sign of [1, -1] as const) {
    const reach = sign > 0 ? top : -bottom;
    for (let units = 1; units <= reach; units++) {
      const value = sign * tenTo(first + units - 1);
      if (units % stride === 0) result.push({ value, major: true });
      else if (unit >= TICK_GAP) result.push({ value, major: false });
    }
  }
  return result;
}

function logScale(low: number, high: number, size: number): Scale {
  // A constant sits in the middle of one decade.
  const { bottom, span } = padded(Math.log10(low), Math.log10(high), 1, 1);
  const candidates: { value: number; main: boolean }[] = [];
  const stride = STRIDES.find((one) => (one * size) / span >= FIGURE_GAP) ?? 500;
  for (let n = Math.floor(bottom); n <= bottom + span; n++) {
    candidates.push({ value: tenTo(n), main: n % stride === 0 });
    for (const m of [2, 3, 4, 5, 6, 7, 8, 9]) candidates.push({ value: Number(`${m}e${n}`), main: span < FEW && (m === 2 || m === 5) });
  }
  const place = (value: number): number => (value > 0 ? (Math.log10(value) - bottom) / span : Number.NaN);
  const inside = candidates.filter(({ value }) => place(value) >= 0 && place(value) <= 1);
  // Less than half a decade: plain round numbers.
  const close = inside.filter(({ main }) => main).length < 2 ? ticks(tenToReal(bottom), tenToReal(bottom + span), size / FIGURE_GAP) : undefined;
  const shown = close?.filter((value) => value > 0).map((value) => ({ value, main: true })) ?? inside;
  const result: Tick[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { value, main } of shown) {
    const at = place(value) * size;
    const major = main && at - last >= FIGURE_GAP * 0.75;
    if (major) last = at;
    if (major || size / span >= TICK_GAP * 12 || Number.isInteger(Math.log10(value))) result.push({ value, major });
  }
  return { kind: "log", knee: 0, ticks: result, place };
}

const tenToReal = (exponent: number): number => 10 ** exponent;
