/**
 * Zeros of the slope along a valley's floor, where its derivative is known too: pieces on which a cubic through both ends (Hermite) keeps
 * its sign, and foretells the middle, hold none; others are halved, down to where rounding hides the slope.
 */
import type { FloorPoint } from "./critical-floor.ts";

/** A stretch of floor in which the slope vanishes, at a point or all along. */
export interface Zone {
  /** The last points before and after it at which the slope is seen, or ends of what was looked at, where it is hidden. */
  readonly from: FloorPoint;
  readonly to: FloorPoint;
  /** A point inside. */
  readonly inner: FloorPoint;
  /** The zero, where the slope passes through it as a straight line does. */
  readonly root: FloorPoint | undefined;
}

/** How closely a floor is looked at: pieces at first, and looks at most. */
export interface Effort {
  readonly pieces: number;
  readonly looks: number;
}
const USUAL: Effort = { pieces: 8, looks: 1500 };
/** A slope below twice its rounding error is not seen; one below 64 times is barely seen. */
const SEEN = 2;
export const BARELY = 64;
/** How well a cubic must foretell the middle, and how far it must stay from 0, for its sign to be trusted. */
const TRUST = 0.2;
/** Rates of change that differ by less are steady. */
const STEADY = 2.5;
/** Newton's steps at a zero that is hidden already. */
const REFINEMENTS = 4;
/** Shortest piece, beside the whole. */
const SHORTEST = 1e-15;

export function isHidden({ slope, noise }: FloorPoint): boolean {
  return !(Math.abs(slope) > SEEN * noise);
}

/** Whether the slope passes through 0 between two places as a straight line does. */
export function isSimple(a: FloorPoint, b: FloorPoint): boolean {
  return a.slope > 0 !== b.slope > 0 && isSteady(a, a, b) && isSteady(a, b, b);
}

/**
 * Where between two places the slope is 0, if it is a power of the distance: its exponent follows from the rates at both ends, and then
 * from either end the distance does.
 */
export function powerZero(a: FloorPoint, b: FloorPoint): number {
  const p = a.slope / a.curvature;
  const q = b.slope / b.curvature;
  const exponent = (b.s - a.s) / (q - p);
  const zero = b.s - exponent * q;
  return zero > a.s && zero < b.s ? zero : a.s / 2 + b.s / 2;
}

interface Mark {
  readonly from: FloorPoint;
  to: FloorPoint;
  readonly root: FloorPoint | undefined;
}

class Scan {
  private looks = 0;
  private readonly marks: Mark[] = [];

  constructor(
    private readonly at: (s: number) => FloorPoint | undefined,
    private readonly lo: number,
    private readonly hi: number,
    private readonly effort: Effort,
  ) {}

  run(): readonly Zone[] | undefined {
    let from = this.look(this.lo);
    for (let k = 1; k <= this.effort.pieces; k++) {
      const to = this.look(this.lo + ((this.hi - this.lo) * k) / this.effort.pieces);
      if (from === undefined || to === undefined || !this.piece(from, to)) return undefined;
      from = to;
    }
    return this.marks.map(({ from, to, root }) => ({ from, to, root, inner: root ?? this.at(from.s / 2 + to.s / 2) ?? from }));
  }

  private look(s: number): FloorPoint | undefined {
    return ++this.looks > this.effort.looks ? undefined : this.at(s);
  }

  private mark(from: FloorPoint, to: FloorPoint, root?: FloorPoint): true {
    const last = this.marks.at(-1);
    if (last !== undefined && last.to === from && last.root === undefined && root === undefined) last.to = to;
    else this.marks.push({ from, to, root });
    return true;
  }

  /** Marks where the slope vanishes between two places. @returns whether that could be told */
  private piece(a: FloorPoint, b: FloorPoint): boolean {
    const length = b.s - a.s;
    const middle = this.look(a.s + length / 2);
    if (middle === undefined) return false;
    const [hidesA, hidesB, hides] = [isHidden(a), isHidden(b), isHidden(middle)];
    if (length <= SHORTEST * (this.hi - this.lo) || middle.s === a.s || middle.s === b.s) return this.mark(a, b);
    if (hidesA && hidesB && hides) return this.mark(a, b);
    if (hidesA !== hidesB) {
      const seen = hidesA ? b : a;
      if (Math.abs(seen.slope) <= BARELY * seen.noise) return this.mark(a, b);
    } else if (!hidesA && !hides) {
      if (a.slope > 0 === b.slope > 0) {
        if (foretold(a, middle, b)) return true;
      } else if (isSimple(a, b) && isSteady(a, middle, b)) {
        // A slope that dips at its zero only, as where the steep direction changes, shows in its rate there.
        const root = this.bisect(a, b);
        if (isHidden(root) && isSteady(a, root, b)) return this.mark(a, b, root);
      }
    }
    return this.piece(a, middle) && this.piece(middle, b);
  }

  /** Newton's iteration on the slope, kept between its ends. */
  private bisect(a: FloorPoint, b: FloorPoint): FloorPoint {
    let [low, high] = [a, b];
    let point = Math.abs(a.slope) < Math.abs(b.slope) ? a : b;
    for (let step = 0; step < 60 && !isHidden(point); step++) {
      const newton = point.s - point.slope / point.curvature;
      const inside = newton > low.s && newton < high.s;
      const next = this.at(inside ? newton : low.s / 2 + high.s / 2);
      if (next === undefined || next.s === point.s) break;
      if (next.slope > 0 === low.slope > 0) low = next;
      else high = next;
      point = next;
    }
    // What rounding hides may still be less than it might be.
    for (let step = 0; step < REFINEMENTS; step++) {
      const next = this.at(point.s - point.slope / point.curvature);
      if (next === undefined || !(Math.abs(next.slope) < Math.abs(point.slope))) break;
      point = next;
    }
    return point;
  }
}

/** Whether the cubic through both ends stays away from 0 and foretells the middle. */
function foretold(a: FloorPoint, middle: FloorPoint, b: FloorPoint): boolean {
  const length = b.s - a.s;
  const sign = a.slope > 0 ? 1 : -1;
  const [p, q, u, v] = [sign * a.slope, sign * b.slope, sign * a.curvature * length, sign * b.curvature * length];
  const cubic = (part: number): number => {
    const rest = 1 - part;
    return rest * rest * (1 + 2 * part) * p + part * part * (1 + 2 * rest) * q + part * rest * (rest * u - part * v);
  };
  // Its derivative: u + 2·second·part + 3·third·part².
  const second = 3 * (q - p) - 2 * u - v;
  const third = u + v - 2 * (q - p);
  const root = Math.sqrt(second * second - 3 * third * u);
  const least = TRUST * Math.min(p, q);
  for (const turning of [(-second - root) / (3 * third), (-second + root) / (3 * third), -u / (2 * second), 0.25, 0.75]) {
    if (turning > 0 && turning < 1 && !(cubic(turning) > least)) return false;
  }
  return cubic(0.5) > least && Math.abs(sign * middle.slope - cubic(0.5)) <= TRUST * cubic(0.5);
}

/** Whether the slope changes between two places at the rate at which it changes from one to the other. */
function isSteady(a: FloorPoint, { curvature }: FloorPoint, b: FloorPoint): boolean {
  const rate = (b.slope - a.slope) / (b.s - a.s);
  return curvature / rate > 1 / STEADY && curvature / rate < STEADY;
}

/** Where the slope vanishes in [lo, hi], in order; `undefined` where that could not be told. */
export function scan(at: (s: number) => FloorPoint | undefined, lo: number, hi: number, effort = USUAL): readonly Zone[] | undefined {
  return lo < hi ? new Scan(at, lo, hi, effort).run() : undefined;
}
