/**
 * One operation of an expression graph on intervals. An interval that is nowhere defined is [NaN, NaN]; bounds may be infinite.
 * Rules: Moore, Kearfott and Cloud (2009), ch. 2, 5; monotone functions by their end points, sin and cos by the extremes they pass.
 */
import { apply1, apply2 } from "./ops.ts";
import { OPCODES } from "./interval-codes.ts";
import type { Intervals } from "./interval-codes.ts";
import type { Op1 } from "./ops.ts";
import { Flag } from "../model.ts";

const O = OPCODES;
const MONOTONE = new Map<number, (u: number) => number>(
  (["exp", "expm1", "log", "log1p", "log2", "log10", "asin", "atan", "sinh", "tanh", "sigmoid", "softplus"] as Op1[]).map((op) => [O[op], apply1[op]]),
);
/** Where a monotone function begins and ends. */
const DOMAIN = new Map<number, readonly [number, number]>([
  [O.log, [0, Infinity]],
  [O.log2, [0, Infinity]],
  [O.log10, [0, Infinity]],
  [O.log1p, [-1, Infinity]],
  [O.asin, [-1, 1]],
  [O.acos, [-1, 1]],
]);
const POSITIVE: ReadonlySet<number> = new Set([O.exp, O.sigmoid, O.softplus]);

/** Half a unit in the last place, rounded up; the elementary functions are good to two units. */
const ROUNDING = 1.2e-16;
const ELEMENTARY = 5e-16;
const TINY = 5e-324;
const LARGEST = 1.7976931348623157e308;
const TWO_PI = 6.283185307179586;
/** Slack of an argument in turns, so that an extreme at the very end of an interval counts. */
const TURN_SLACK = 1e-15;

function set(cells: Intervals, id: number, low: number, high: number, error: number): void {
  // Finite bounds are by far the most common.
  if (low - low === 0 && high - high === 0) {
    cells.lo[id] = low - Math.abs(low) * error;
    cells.hi[id] = high + Math.abs(high) * error;
    return;
  }
  if (Number.isNaN(low) && Number.isNaN(high)) {
    cells.lo[id] = low;
    cells.hi[id] = high;
    return;
  }
  // What has overflowed is still finite.
  cells.lo[id] = Number.isNaN(low) ? -Infinity : Math.min(low, LARGEST);
  cells.hi[id] = Number.isNaN(high) ? Infinity : Math.max(high, -LARGEST);
}

function nowhere(cells: Intervals, id: number): void {
  cells.lo[id] = Number.NaN;
  cells.hi[id] = Number.NaN;
}

/** A product of bounds: 0·∞ is 0, as no point of the box is infinite, and what underflows keeps its sign. */
function times(p: number, q: number): number {
  const product = p * q;
  if (product !== 0 && !Number.isNaN(product)) return product;
  if (Number.isNaN(product)) return p === 0 || q === 0 ? 0 : product;
  if (p !== 0 && q !== 0) return p < 0 === q < 0 ? TINY : -TINY;
  return product;
}

function multiply(cells: Intervals, id: number, a: number, b: number): void {
  const { lo, hi } = cells;
  const p = lo[a]!;
  const q = hi[a]!;
  if (a === b) {
    const s = times(p, p);
    const t = times(q, q);
    return set(cells, id, p <= 0 && q >= 0 ? 0 : Math.min(s, t), Math.max(s, t), ROUNDING);
  }
  const r = lo[b]!;
  const s = hi[b]!;
  if (Number.isNaN(p) || Number.isNaN(r)) return nowhere(cells, id);
  // Signs of all four bounds known: two products are enough.
  if (p >= 0) {
    if (r >= 0) return set(cells, id, times(p, r), times(q, s), ROUNDING);
    if (s <= 0) return set(cells, id, times(q, r), times(p, s), ROUNDING);
    return set(cells, id, times(q, r), times(q, s), ROUNDING);
  }
  if (q <= 0) {
    if (r >= 0) return set(cells, id, times(p, s), times(q, r), ROUNDING);
    if (s <= 0) return set(cells, id, times(q, s), times(p, r), ROUNDING);
    return set(cells, id, times(p, s), times(p, r), ROUNDING);
  }
  if (r >= 0) return set(cells, id, times(p, s), times(q, s), ROUNDING);
  if (s <= 0) return set(cells, id, times(q, r), times(p, r), ROUNDING);
  const pr = times(p, r);
  const ps = times(p, s);
  const qr = times(q, r);
  const qs = times(q, s);
  set(cells, id, Math.min(pr, ps, qr, qs), Math.max(pr, ps, qr, qs), ROUNDING);
}

function quotient(p: number, q: number): number {
  const result = p / q;
  if (result === 0 && p !== 0) return p < 0 === q < 0 ? TINY : -TINY;
  return Number.isNaN(result) ? 0 : result;
}

function divide(cells: Intervals, id: number, a: number, b: number): void {
  const { lo, hi } = cells;
  const p = lo[a]!;
  const q = hi[a]!;
  const r = lo[b]!;
  const s = hi[b]!;
  if (Number.isNaN(p) || Number.isNaN(r)) return nowhere(cells, id);
  if (a === b && (r > 0 || s < 0)) return set(cells, id, 1, 1, 0);
  if (r > 0 || s < 0) {
    const pr = quotient(p, r);
    const ps = quotient(p, s);
    const qr = quotient(q, r);
    const qs = quotient(q, s);
    return set(cells, id, Math.min(pr, ps, qr, qs), Math.max(pr, ps, qr, qs), ROUNDING);
  }
  cells.flags |= Flag.kink;
  if (r === 0 && s === 0) return nowhere(cells, id);
  if (r === 0 && p >= 0) return set(cells, id, quotient(p, s), Infinity, ROUNDING);
  if (r === 0 && q <= 0) return set(cells, id, -Infinity, quotient(q, s), ROUNDING);
  set(cells, id, -Infinity, Infinity, 0);
}

/** Whether turn·2π + phase lies in [lo, hi] for a whole number of turns. */
function passes(lo: number, hi: number, phase: number): boolean {
  const from = lo / TWO_PI - phase;
  const to = hi / TWO_PI - phase;
  const slack = TURN_SLACK * (1 + Math.max(Math.abs(from), Math.abs(to)));
  return Math.ceil(from - slack) <= to + slack;
}

/** sin or cos, whose maxima lie at `phase` turns. */
function wave(cells: Intervals, id: number, a: number, phase: number, of: (u: number) => number): void {
  const p = cells.lo[a]!;
  const q = cells.hi[a]!;
  if (Number.isNaN(p)) return nowhere(cells, id);
  if (!(q - p < TWO_PI)) return set(cells, id, -1, 1, 0);
  const u = of(p);
  const v = of(q);
  set(cells, id, Math.min(u, v), Math.max(u, v), ELEMENTARY);
  if (passes(p, q, phase)) cells.hi[id] = 1;
  if (passes(p, q, phase + 0.5)) cells.lo[id] = -1;
  if (cells.hi[id]! > 1) cells.hi[id] = 1;
  if (cells.lo[id]! < -1) cells.lo[id] = -1;
}

/** The operand of a node, cut to its domain. */
function cut({ lo, hi, strict }: Intervals, id: number, a: number, low: number, high: number): void {
  if (strict[id] !== 1 || Number.isNaN(lo[a]!)) return;
  lo[a] = low;
  hi[a] = high;
}

function monotone(cells: Intervals, id: number, a: number, code: number, of: (u: number) => number): void {
  let p = cells.lo[a]!;
  let q = cells.hi[a]!;
  const domain = DOMAIN.get(code);
  if (domain !== undefined) {
    const [from, to] = domain;
    if (!(q >= from && p <= to)) {
      cells.flags |= Flag.partial;
      return nowhere(cells, id);
    }
    if (p < from || q > to) cells.flags |= Flag.partial;
    p = Math.max(p, from);
    q = Math.min(q, to);
    cut(cells, id, a, p, q);
  }
  if (Number.isNaN(p)) return nowhere(cells, id);
  set(cells, id, of(p), of(q), ELEMENTARY);
  if (POSITIVE.has(code)) {
    if (!(cells.lo[id]! > 0) && p > -Infinity) cells.lo[id] = TINY;
    if (!(cells.hi[id]! > 0)) cells.hi[id] = 2 * TINY;
  }
}

function pow(cells: Intervals, id: number, a: number, b: number): void {
  let p = cells.lo[a]!;
  const q = cells.hi[a]!;
  const r = cells.lo[b]!;
  const s = cells.hi[b]!;
  if (Number.isNaN(p) || Number.isNaN(r)) return nowhere(cells, id);
  const power = apply2.pow;
  if (r === s && Number.isInteger(r) && p < 0) {
    const u = power(p, r);
    const v = power(q, r);
    if (q < 0 || r >= 0) {
      const even = r % 2 === 0;
      set(cells, id, even && q >= 0 ? 0 : Math.min(u, v), Math.max(u, v), ELEMENTARY);
      if (u === 0 || v === 0) keepSign(cells, id, even ? (q < 0 ? TINY : 0) : -Infinity, even ? TINY : q < 0 ? -TINY : q > 0 ? TINY : 0);
      return;
    }
    cells.flags |= Flag.kink;
    return r % 2 === 0 ? set(cells, id, Math.min(u, v), Infinity, ELEMENTARY) : set(cells, id, -Infinity, Infinity, 0);
  }
  if (p < 0) {
    cells.flags |= Flag.partial;
    if (r !== s) return set(cells, id, -Infinity, Infinity, 0);
    if (q < 0) return nowhere(cells, id);
    p = 0;
    cut(cells, id, a, 0, q);
  }
  if (p === 0 && r < 0) cells.flags |= Flag.kink;
  const corners = [power(p, r), power(p, s), power(q, r), power(q, s)].filter((corner) => !Number.isNaN(corner));
  // u^v passes through 1 where the box holds u = 1 or v = 0: both lie between corner values.
  set(cells, id, Math.min(...corners), Math.max(...corners), ELEMENTARY);
  if (q > 0 && cells.lo[id] === 0) keepSign(cells, id, p > 0 ? TINY : 0, TINY);
}

/** Bounds of a power that has underflowed: above `least`, and up to `most` at least, or down to −`most` where it is odd. */
function keepSign({ lo, hi }: Intervals, id: number, least: number, most: number): void {
  if (least === -Infinity) {
    lo[id] = Math.min(lo[id]!, -2 * TINY);
    hi[id] = most < 0 ? Math.min(hi[id]!, most) : Math.max(hi[id]!, most);
  } else {
    lo[id] = Math.max(lo[id]!, least);
    hi[id] = Math.max(hi[id]!, 2 * most);
  }
}

function angle(cells: Intervals, id: number, a: number, b: number): void {
  const { lo, hi } = cells;
  if (Number.isNaN(lo[a]!) || Number.isNaN(lo[b]!)) return nowhere(cells, id);
  if (!(lo[b]! > 0 || lo[a]! > 0 || hi[a]! < 0)) {
    cells.flags |= Flag.kink;
    return set(cells, id, -TWO_PI / 2, TWO_PI / 2, ELEMENTARY);
  }
  const corners = [lo[a]!, hi[a]!].flatMap((v) => [apply2.atan2(v, lo[b]!), apply2.atan2(v, hi[b]!)]);
  set(cells, id, Math.min(...corners), Math.max(...corners), ELEMENTARY);
}

/** Least and largest magnitude in an interval. */
const mignitude = (p: number, q: number): number => (p <= 0 && q >= 0 ? 0 : Math.min(Math.abs(p), Math.abs(q)));
const magnitude = (p: number, q: number): number => Math.max(Math.abs(p), Math.abs(q));

function relation(cells: Intervals, id: number, code: number, a: number, b: number): void {
  const p = cells.lo[a]!;
  const q = cells.hi[a]!;
  const r = cells.lo[b]!;
  const s = cells.hi[b]!;
  // 1, 0 or undecided (NaN operands: only `ne` holds).
  let truth: number;
  if (Number.isNaN(p) || Number.isNaN(r)) truth = code === O.ne ? 1 : 0;
  else if (code === O.lt) truth = q < r ? 1 : p >= s ? 0 : 2;
  else if (code === O.le) truth = q <= r ? 1 : p > s ? 0 : 2;
  else if (code === O.gt) truth = p > s ? 1 : q <= r ? 0 : 2;
  else if (code === O.ge) truth = p >= s ? 1 : q < r ? 0 : 2;
  else {
    const equal = q < r || p > s ? 0 : p === q && r === s ? 1 : 2;
    truth = equal === 2 || code === O.eq ? equal : 1 - equal;
  }
  // Where an operand is undefined in a part of the box, nothing compares.
  if ((cells.flags & Flag.partial) !== 0 && !Number.isNaN(p) && !Number.isNaN(r)) truth = 2;
  cells.lo[id] = truth === 1 ? 1 : 0;
  cells.hi[id] = truth === 0 ? 0 : 1;
}

function select(cells: Intervals, id: number, c: number, a: number, b: number): void {
  const { lo, hi } = cells;
  const certain = lo[c]! > 0 || hi[c]! < 0 || Number.isNaN(lo[c]!);
  const chosen = certain ? a : lo[c] === 0 && hi[c] === 0 ? b : -1;
  if (chosen >= 0) {
    lo[id] = lo[chosen]!;
    hi[id] = hi[chosen]!;
    return;
  }
  cells.flags |= Flag.kink;
  const one = Number.isNaN(lo[a]!) ? b : a;
  const other = Number.isNaN(lo[b]!) ? a : b;
  if (one === b || other === a) cells.flags |= Flag.partial;
  lo[id] = Math.min(lo[one]!, lo[other]!);
  hi[id] = Math.max(hi[one]!, hi[other]!);
}

/** Node `id` ← operation `code` on the nodes a, b, c. */
export function boundOp(cells: Intervals, code: number, id: number, a: number, b: number, c: number): void {
  const { lo, hi } = cells;
  const p = lo[a]!;
  const q = hi[a]!;
  switch (code) {
    case O.add:
      return set(cells, id, p + lo[b]!, q + hi[b]!, ROUNDING);
    case O.sub:
      if (a === b && !Number.isNaN(p)) return set(cells, id, 0, 0, 0);
      return set(cells, id, p - hi[b]!, q - lo[b]!, ROUNDING);
    case O.mul:
      return multiply(cells, id, a, b);
    case O.div:
      return divide(cells, id, a, b);
    case O.neg:
      lo[id] = -q;
      hi[id] = -p;
      return;
    case O.guard:
      lo[id] = Number.isNaN(p) ? p : lo[b]!;
      hi[id] = Number.isNaN(p) ? p : hi[b]!;
      return;
    case O.select:
      return select(cells, id, a, b, c);
    case O.min:
      lo[id] = Math.min(p, lo[b]!);
      hi[id] = Math.min(q, hi[b]!);
      return;
    case O.max:
      lo[id] = Math.max(p, lo[b]!);
      hi[id] = Math.max(q, hi[b]!);
      return;
    case O.abs:
      lo[id] = Number.isNaN(p) ? p : mignitude(p, q);
      hi[id] = magnitude(p, q);
      return;
    case O.relu:
      lo[id] = Math.max(p, 0);
      hi[id] = Math.max(q, 0);
      return;
    case O.sign:
      if (p <= 0 && q >= 0) cells.flags |= Flag.kink;
      lo[id] = p > 0 ? 1 : p <= 0 ? -1 : p;
      hi[id] = q < 0 ? -1 : q >= 0 ? 1 : q;
      return;
    case O.sqrt:
      if (!(q >= 0)) {
        cells.flags |= Flag.partial;
        return nowhere(cells, id);
      }
      if (p < 0) {
        cells.flags |= Flag.partial;
        cut(cells, id, a, 0, q);
      }
      return set(cells, id, p > 0 ? Math.sqrt(p) : 0, Math.sqrt(q), ROUNDING);
    case O.cos:
      return wave(cells, id, a, 0, apply1.cos);
    case O.sin:
      return wave(cells, id, a, 0.25, apply1.sin);
    case O.tan:
      if (!Number.isNaN(p) && (!(q - p < TWO_PI / 2) || passes(2 * p, 2 * q, 0.5))) {
        cells.flags |= Flag.kink;
        return set(cells, id, -Infinity, Infinity, 0);
      }
      return set(cells, id, apply1.tan(p), apply1.tan(q), ELEMENTARY);
    case O.acos:
      if (!(q >= -1 && p <= 1)) {
        cells.flags |= Flag.partial;
        return nowhere(cells, id);
      }
      if (p < -1 || q > 1) {
        cells.flags |= Flag.partial;
        cut(cells, id, a, Math.max(p, -1), Math.min(q, 1));
      }
      return set(cells, id, apply1.acos(Math.min(q, 1)), apply1.acos(Math.max(p, -1)), ELEMENTARY);
    case O.cosh:
      return Number.isNaN(p) ? nowhere(cells, id) : set(cells, id, apply1.cosh(mignitude(p, q)), apply1.cosh(magnitude(p, q)), ELEMENTARY);
    case O.hypot: {
      const r = lo[b]!;
      const s = hi[b]!;
      if (Number.isNaN(p) || Number.isNaN(r)) return nowhere(cells, id);
      return set(cells, id, apply2.hypot(mignitude(p, q), mignitude(r, s)), apply2.hypot(magnitude(p, q), magnitude(r, s)), ELEMENTARY);
    }
    case O.atan2:
      return angle(cells, id, a, b);
    case O.pow:
      return pow(cells, id, a, b);
    default:
  }
  const of = MONOTONE.get(code);
  if (of !== undefined) return monotone(cells, id, a, code, of);
  relation(cells, id, code, a, b);
}
