/**
 * Smallest and largest value over any stretch of an append-only series, for thinning a million points to one column of pixels each
 * without losing a spike. A pyramid of blocks: appending costs O(new values), a query two partial blocks per level.
 */

/** Values in a block of the first level, and blocks in one of the next. */
const FAN = 64;

export interface Extremes {
  /** Of the finite values; +∞ and −∞ where there are none. */
  low: number;
  high: number;
  /** Smallest value above zero, for a logarithmic axis; +∞ where there is none. */
  lowPositive: number;
}

export function none(): Extremes {
  return { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY, lowPositive: Number.POSITIVE_INFINITY };
}

function take(into: Extremes, value: number): void {
  if (!Number.isFinite(value)) return;
  if (value < into.low) into.low = value;
  if (value > into.high) into.high = value;
  if (value > 0 && value < into.lowPositive) into.lowPositive = value;
}

function merge(into: Extremes, from: Extremes): void {
  if (from.low < into.low) into.low = from.low;
  if (from.high > into.high) into.high = from.high;
  if (from.lowPositive < into.lowPositive) into.lowPositive = from.lowPositive;
}

export class ExtremesIndex {
  /** Values taken in. */
  count = 0;
  /** levels[k][i] covers the values from i·FAN^(k+1) on. */
  private readonly levels: Extremes[][] = [];

  constructor(private readonly valueAt: (row: number) => number) {}

  /** Takes in the values up to `count`. */
  extend(count: number): void {
    for (; this.count < count; this.count++) {
      const value = this.valueAt(this.count);
      for (let level = 0, block = Math.floor(this.count / FAN); ; level++, block = Math.floor(block / FAN)) {
        take(this.blockOf(level, block), value);
        if (block === 0) break;
      }
    }
  }

  private blockOf(level: number, block: number): Extremes {
    this.levels[level] ??= [];
    const blocks = this.levels[level];
    blocks[block] ??= none();
    return blocks[block];
  }

  /** Extremes of the values from `from` up to, but without, `to`, which must have been taken in. */
  over(from: number, to: number): Extremes {
    const result = none();
    this.collect(-1, from, Math.min(to, this.count), result);
    return result;
  }

  /** Collects entries [from, to) of a level (−1: the values themselves): whole blocks above, the rest here. */
  private collect(level: number, from: number, to: number, result: Extremes): void {
    const first = Math.ceil(from / FAN);
    const last = Math.floor(to / FAN);
    if (first >= last || level + 1 >= this.levels.length) {
      this.each(level, from, to, result);
      return;
    }
    this.each(level, from, first * FAN, result);
    this.collect(level + 1, first, last, result);
    this.each(level, last * FAN, to, result);
  }

  private each(level: number, from: number, to: number, result: Extremes): void {
    const blocks = this.levels[level];
    for (let i = from; i < to; i++) {
      if (blocks === undefined) take(result, this.valueAt(i));
      else merge(result, blocks[i]!);
    }
  }
}
