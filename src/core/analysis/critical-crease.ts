/**
 * A crease: a line across which the gradient jumps, as of |u| where u = 0. On it the loss has no gradient, but a slope along it, and where
 * that slope is 0 and the gradients on both sides are opposite across it, a convex combination of them is 0: a critical point in Clarke's
 * sense (Optimization and Nonsmooth Analysis, 1983, §2.3), which counts in the index like the zeros of a valley's floor. All of this is
 * read off from samples; the index check is what it is measured by.
 */
import { hypot } from "../elementary/index.ts";
import { cut, halfWidth, LINES, stretch } from "./critical-floor.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { FloorPoint, Stretch, Vector } from "./critical-floor.ts";
import type { Box } from "./critical-roots.ts";

/** Samples along a side, from a little outside the box to a little outside. */
const SAMPLES = 4;
const AROUND = 1.2;
/** Least part of the jump, and of itself, that a gradient has across: where slopes grow without bound, as of √|u|, they differ much. */
const CLEAR = 0.01;
const UPRIGHT = 0.2;
/** Least part that a jump has of what looked like one. */
const ABRUPT = 0.5;
/** Half sides of the region in which the crease is followed, in those of the box. */
const REGION = 1.5;
/** Rounding of a gradient beside its size. */
const ROUNDING = 1e-14;
/** First step in search of the other side, in half sides, and its growth. */
const FIRST = 1e-4;
const GROWTH = 10;
const HALVINGS = 70;
/** How closely a crossing is located for a first look, in half sides, and where on the crease. */
const COARSE = 1e-9;
const LOOKS = [-1, -0.5, 0, 0.5, 1];
/** A slope this many times its second differences, and this part of the jump, does not vanish in between; one below the last part has. */
const STRAIGHT = 4;
const STEEP = 1e-5;
const LEVEL = 1e-9;
/** How far beside a crease its sides are looked at, beside the coordinates. */
const APART = 1e-15;
/** Distance over which the change of the slope is measured, in half sides. */
const BESIDE = 1e-3;
/** A box that has been shrunk to a line still needs some room. */
const THIN = 1e-3;

interface Crossing {
  readonly jet: Jet;
  readonly slope: number;
  readonly noise: number;
  readonly jump: number;
}

export class Crease {
  private guess = 0;
  /** The gradient was seen to change its sign across without a jump: this is no crease, or not all of it. */
  isLost = false;

  private constructor(
    private readonly field: Field,
    readonly box: Box,
    private readonly region: Box,
    readonly n: Vector,
    readonly t: Vector,
    /** 1 where the loss rises on both sides, −1 where it falls. */
    readonly sign: number,
    private readonly jump: number,
    /** Lines across which the gradient has an infinite slope, but no jump, as of |u|^1.5, count too. */
    private readonly isGradual: boolean,
  ) {}

  /** The crease through a box, where the gradients on its two sides, and nothing else, differ in sign across. */
  static of(field: Field, box: Box, isGradual = false): Stretch<Crease> | undefined {
    const [rx, ry] = [Math.max(box.rx, THIN * box.ry), Math.max(box.ry, THIN * box.rx)];
    const jets: Jet[] = [];
    for (let k = 0; k < SAMPLES * SAMPLES; k++) {
      const at = (i: number): number => (2 * i) / (SAMPLES - 1) - 1;
      jets.push(field.jet(box.x + AROUND * rx * at(k % SAMPLES), box.y + AROUND * ry * at(Math.floor(k / SAMPLES))));
    }
    const split = splitOf(jets, 0.1 * Math.max(rx, ry));
    if (split === undefined) return undefined;
    const { n, jump, sign } = split;
    const t: Vector = [-n[1], n[0]];
    const crease = new Crease(field, box, { x: box.x, y: box.y, rx: REGION * rx, ry: REGION * ry }, n, t, sign, jump, isGradual);
    const half = halfWidth({ x: box.x, y: box.y, rx, ry }, t);
    const start = LINES.find((line) => crease.at(line * half) !== undefined);
    return start === undefined ? undefined : stretch(crease, start * half, half);
  }

  /** What a first look finds: a slope far from 0 all along, none at all, or neither. */
  look(lo: number, hi: number): "steep" | "level" | undefined {
    const slopes: number[] = [];
    for (const part of LOOKS) {
      const crossing = this.cross(lo / 2 + hi / 2 + (part * (hi - lo)) / 2, COARSE);
      if (crossing === undefined) return undefined;
      slopes.push(crossing.slope / crossing.jump);
    }
    const sizes = slopes.map(Math.abs);
    if (Math.max(...sizes) <= LEVEL) return "level";
    const bends = slopes.slice(2).map((slope, i) => Math.abs(slope - 2 * slopes[i + 1]! + slopes[i]!));
    const isSteep = Math.min(...sizes) - STEEP > STRAIGHT * Math.max(...bends) && slopes.every((slope) => slope > 0 === slopes[0]! > 0);
    return isSteep ? "steep" : undefined;
  }

  at(s: number): FloorPoint | undefined {
    const here = this.cross(s);
    if (here === undefined) return undefined;
    // Of a slope that is not seen no change is asked for.
    const isSeen = Math.abs(here.slope) > here.noise;
    const beside = BESIDE * Math.max(this.box.rx, this.box.ry);
    const next = isSeen ? (this.cross(s + beside) ?? this.cross(s - beside)) : undefined;
    const curvature = next === undefined ? 0 : (next.slope - here.slope) / ((next.jet.x - here.jet.x) * this.t[0] + (next.jet.y - here.jet.y) * this.t[1]);
    return { s, jet: here.jet, slope: here.slope, curvature, noise: here.noise };
  }

  /** Where the gradient jumps on the line at s along n. */
  private cross(s: number, close = 0): Crossing | undefined {
    const { field, region, n, t, sign } = this;
    const x = this.box.x + s * t[0];
    const y = this.box.y + s * t[1];
    const [ax, bx] = cut(x - region.x, n[0], region.rx);
    const [ay, by] = cut(y - region.y, n[1], region.ry);
    const [first, last] = [Math.max(ax, ay), Math.min(bx, by)];
    if (!(first < last)) return undefined;
    const jetAt = (along: number): Jet => field.jet(x + along * n[0], y + along * n[1]);
    const pull = ({ gx, gy }: Jet): number => sign * (n[0] * gx + n[1] * gy);
    // From the last crossing outwards to both signs, then halving.
    let low = Math.min(last, Math.max(first, this.guess));
    let high = low;
    let [below, above] = [jetAt(low), jetAt(low)];
    for (let step = FIRST * (last - first); !(pull(below) < 0) && low > first; step *= GROWTH) below = jetAt((low = Math.max(first, low - step)));
    for (let step = FIRST * (last - first); !(pull(above) > 0) && high < last; step *= GROWTH) above = jetAt((high = Math.min(last, high + step)));
    if (!(pull(below) < 0 && pull(above) > 0)) return undefined;
    for (let k = 0; k < HALVINGS && high - low > close * (last - first); k++) {
      const middle = low / 2 + high / 2;
      const jet = jetAt(middle);
      if ((jet.x === below.x && jet.y === below.y) || (jet.x === above.x && jet.y === above.y)) break;
      const size = pull(jet);
      // On the crease itself there is no gradient.
      if (Number.isNaN(size) || size === 0) break;
      if (size > 0) [high, above] = [middle, jet];
      else [low, below] = [middle, jet];
    }
    this.guess = low / 2 + high / 2;
    // A little to both sides: on the crease itself a formula has some gradient in between.
    const beside = high - low + APART * (Math.abs(x) + Math.abs(y));
    [below, above] = [jetAt(Math.max(first, low - beside)), jetAt(Math.min(last, high + beside))];
    const [dx, dy] = [above.gx - below.gx, above.gy - below.gy];
    const jump = hypot(dx, dy);
    const jumps = jump >= ABRUPT * this.jump;
    if (!jumps && !this.isGradual) {
      this.isLost = true;
      return undefined;
    }
    // Along the crease both sides have the same slope. Without a jump the gradient has no other part than along.
    const turned = sign > 0 ? 1 / jump : -1 / jump;
    const [u, v] = jumps ? [-dy * turned, dx * turned] : t;
    const slope = u * (above.gx / 2 + below.gx / 2) + v * (above.gy / 2 + below.gy / 2);
    const noise = ROUNDING * (Math.abs(above.gx) + Math.abs(above.gy) + Math.abs(below.gx) + Math.abs(below.gy));
    return { jet: above, slope, noise, jump };
  }
}

/** The direction in which gradients differ most, if all of them have a clear sign along it, and the signs lie on two sides. */
function splitOf(jets: readonly Jet[], slack: number): { readonly n: Vector; readonly jump: number; readonly sign: number } | undefined {
  let jump = 0;
  let n: Vector = [1, 0];
  for (const [i, a] of jets.entries()) {
    for (const b of jets.slice(i + 1)) {
      const size = hypot(a.gx - b.gx, a.gy - b.gy);
      if (!(size < Infinity)) return undefined;
      if (size > jump) [jump, n] = [size, [(a.gx - b.gx) / size, (a.gy - b.gy) / size]];
    }
  }
  if (!(jump > 0)) return undefined;
  const isClear = ({ gx, gy }: Jet, way: number): boolean => way * (n[0] * gx + n[1] * gy) >= Math.max(CLEAR * jump, UPRIGHT * hypot(gx, gy));
  const place = ({ x, y }: Jet): number => n[0] * x + n[1] * y;
  const positive = jets.filter((jet) => isClear(jet, 1));
  const negative = jets.filter((jet) => isClear(jet, -1));
  if (positive.length === 0 || negative.length === 0 || positive.length + negative.length < jets.length) return undefined;
  const [p, q] = [positive.map(place), negative.map(place)];
  if (Math.min(...p) > Math.max(...q) - slack) return { n, jump, sign: 1 };
  return Math.max(...p) < Math.min(...q) + slack ? { n, jump, sign: -1 } : undefined;
}
