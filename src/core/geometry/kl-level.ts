/**
 * The exact level set {φ: D(φ) = c} of a divergence about the point where it is 0, as a polyline: one root along each direction, more directions
 * where the curve bends, none where a ray leaves the domain or goes out of reach before the divergence has come to c; where the last ray that meets the
 * curve does not end it, it is followed further. Every vertex has |D − c| ≤ 1e-8·c.
 *
 * √(D/c) is nearly straight along a ray (D = ½s²dᵀFd + O(s³)), so the secant method is applied to it, kept inside of a bracket by halving:
 * Nocedal, Wright, Numerical Optimization (2006), section 11.1; Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.
 */
import { cos, hypot, sin } from "../elementary/index.ts";
import { extend } from "./kl-follow.ts";
import type { Point } from "./metric.ts";

export interface LevelArc {
  /** Rows of x and y. */
  readonly points: Float64Array;
  readonly closed: boolean;
}
export interface KlLevel {
  readonly arcs: readonly LevelArc[];
  /** Why the curve is not closed: the domain ends, or what is of interest; folded: it could not be followed all the way. */
  readonly open: "border" | "reach" | "folded" | undefined;
  /** Where −g·d is greatest on the curve, as a step from the middle; absent where no gradient was given or the curve is open there. */
  readonly step: Point | undefined;
}

export interface LevelWish {
  readonly centre: Point;
  /** The divergence at φ, NaN outside of the domain. */
  divergence(phi: Point): number;
  readonly level: number;
  /** Two half axes of the ellipse that the curve is near to. */
  readonly axes: readonly [Point, Point];
  /** How far a chord may lie from its arc, and how far from the middle a vertex. */
  readonly tolerance: number;
  readonly reach: number;
  readonly gradient?: Point;
}

/** Directions that are tried in any case. */
const RAYS = 24;
const DEEPEST = 12;
const MOST_STEPS = 80;
const TWO_PI = 6.283185307179586;
/** Angle between neighbours as close as they get, and a little: DEEPEST + 1 halvings. */
const FINEST_ANGLE = (1.5 * TWO_PI) / RAYS / 8192;
/** Of √(D/c) − 1: half of what D may be off. */
const ACCURATE = 2e-9;
/** For the best point, which is found by differences. */
const FINEST = 1e-13;
/** Of a bracket that has nothing left to halve. */
const NARROW = 1e-13;

interface Sample {
  readonly t: number;
  /** Share of the ellipse's radius; `undefined`: no root, and why. */
  readonly s: number | undefined;
  readonly none: "border" | "reach" | undefined;
  readonly x: number;
  readonly y: number;
  /** Growth of √(D/c) along the ray there, times s: 1 where it is straight. */
  readonly growth: number;
}

class Tracer {
  constructor(private readonly wish: LevelWish) {}

  /** @param near a guess of the root and of the growth there */
  ray(t: number, near: { readonly s: number; readonly growth: number }, accurate = ACCURATE): Sample {
    const { centre, axes, level, reach } = this.wish;
    const [p, q] = [cos(t), sin(t)];
    const ux = p * axes[0][0] + q * axes[1][0];
    const uy = p * axes[0][1] + q * axes[1][1];
    const length = hypot(ux, uy);
    const most = reach / length;
    const height = (s: number): number => Math.sqrt(this.wish.divergence([centre[0] + s * ux, centre[1] + s * uy]) / level) - 1;
    const found = (s: number, growth: number): Sample => ({ t, s, none: undefined, x: centre[0] + s * ux, y: centre[1] + s * uy, growth });
    const nothing = (none: "border" | "reach"): Sample => ({ t, s: undefined, none, x: 0, y: 0, growth: 1 });
    let [low, below] = [0, -1];
    let [high, above] = [Infinity, Number.NaN];
    let s = Math.min(near.s, most);
    let [last, before] = [Number.NaN, Number.NaN];
    for (let k = 0; k < MOST_STEPS; k++) {
      const f = height(s);
      const slope = k === 0 ? ((f + 1) / s) * near.growth : (f - before) / (s - last);
      if (Math.abs(f) <= accurate) return found(s, Math.abs((slope * s) / (f + 1)) || 1);
      if (f < 0) {
        if (s >= most) return nothing("reach");
        [low, below] = [s, f];
      } else [high, above] = [s, f];
      if (high < Infinity && high - low <= NARROW * high) break;
      [last, before] = [s, f];
      let next = s - f / slope;
      if (high === Infinity) next = next > s ? Math.min(next, 4 * s) : 2 * s;
      else if (!(next > low && next < high)) next = (low + high) / 2;
      // A secant that hardly narrows the bracket is worth less than halving it.
      else if (k % 8 === 7) next = (low + high) / 2;
      s = Math.min(next, most);
    }
    // Rounding may leave less than was asked for; a jump leaves more.
    if (Number.isFinite(above) && Math.min(-below, above) <= ACCURATE) return found(-below < above ? low : high, 1);
    return nothing("border");
  }

  /** Samples strictly between two, in order. */
  between(a: Sample, b: Sample, depth: number, into: Sample[]): void {
    if (a.s === undefined && b.s === undefined) return;
    const near = a.s === undefined ? b : b.s === undefined ? a : { s: (a.s + b.s) / 2, growth: (a.growth + b.growth) / 2 };
    const middle = this.ray((a.t + b.t) / 2, near as { s: number; growth: number });
    const rough = a.s === undefined || b.s === undefined || middle.s === undefined || bend(a, middle, b) > 2 * this.wish.tolerance;
    if (!rough || depth >= DEEPEST) {
      into.push(middle);
      return;
    }
    this.between(a, middle, depth + 1, into);
    into.push(middle);
    this.between(middle, b, depth + 1, into);
  }

  /** The best of three samples, made better by parabolas through ever nearer neighbours. */
  best(a: Sample, m: Sample, b: Sample, g: Point): Point {
    const { centre } = this.wish;
    let t = m.t;
    let width = Math.min(b.t - m.t, m.t - a.t);
    const near = { s: m.s!, growth: m.growth };
    const value = ({ x, y }: Sample): number => g[0] * (x - centre[0]) + g[1] * (y - centre[1]);
    for (let k = 0; k < 6; k++) {
      const [low, middle, high] = [value(this.ray(t - width, near, FINEST)), value(this.ray(t, near, FINEST)), value(this.ray(t + width, near, FINEST))];
      const curve = low - 2 * middle + high;
      if (!(curve > 0)) break;
      const move = ((low - high) / (2 * curve)) * width;
      t += Math.max(-width, Math.min(width, move));
      width = Math.max(width / 5, 1e-4);
    }
    const { x, y } = this.ray(t, near, FINEST);
    return [x - centre[0], y - centre[1]];
  }
}

/** Distance of a point from the chord of its neighbours. */
function bend(a: Sample, m: Sample, b: Sample): number {
  const [x, y] = [b.x - a.x, b.y - a.y];
  return Math.abs(x * (m.y - a.y) - y * (m.x - a.x)) / hypot(x, y);
}

export function traceLevel(wish: LevelWish): KlLevel {
  const { tolerance, gradient, centre } = wish;
  const tracer = new Tracer(wish);
  const ring: Sample[] = [];
  for (let i = 0; i < RAYS; i++) {
    const [one, two] = [ring[i - 1], ring[i - 2]];
    const s = one?.s === undefined ? 1 : two?.s === undefined ? one.s : Math.max(one.s / 2, 2 * one.s - two.s);
    ring.push(tracer.ray((TWO_PI * i) / RAYS, { s, growth: one?.growth ?? 1 }));
  }
  const samples: Sample[] = [];
  for (let i = 0; i < RAYS; i++) {
    const [a, b] = [ring[i]!, i + 1 < RAYS ? ring[i + 1]! : { ...ring[0]!, t: TWO_PI }];
    samples.push(a);
    tracer.between(a, b, 0, samples);
  }
  // Between neighbours as close as can be the curve has either gone on or jumped.
  const count = samples.length;
  const isJoined = (i: number): boolean => {
    const [a, b] = [samples[i]!, samples[(i + 1) % count]!];
    if (a.s === undefined || b.s === undefined) return false;
    const gap = (b.t - a.t + TWO_PI) % TWO_PI;
    return gap > FINEST_ANGLE || hypot(b.x - a.x, b.y - a.y) <= 64 * tolerance || Math.abs(a.s - b.s) <= 0.01 * a.s;
  };
  const { arcs, whole } = cut(samples, isJoined);
  const step = gradient && steepest(tracer, samples, isJoined, gradient, centre);
  if (whole) return { arcs, open: undefined, step };
  if (arcs.length === 0) return { arcs, open: samples.some(({ none }) => none === "border") ? "border" : "reach", step };
  const { open, added, ...rest } = extend(wish, arcs);
  // A step to where the curve was only followed would not be the best one of a set that is seen from its middle.
  const value = ([x, y]: Point): number => (gradient === undefined ? 0 : gradient[0] * x + gradient[1] * y);
  const better = step !== undefined && added.some((point) => value([point[0] - centre[0], point[1] - centre[1]]) < value(step));
  return { arcs: rest.arcs, open, step: better ? undefined : step };
}

/** Runs of joined samples; the last one goes on with the first. */
function cut(samples: readonly Sample[], isJoined: (i: number) => boolean): { readonly arcs: LevelArc[]; readonly whole: boolean } {
  const count = samples.length;
  const gap = samples.findIndex((_, i) => !isJoined(i));
  const rows = (some: readonly Sample[]): Float64Array => Float64Array.from(some.flatMap(({ x, y }) => [x, y]));
  if (gap < 0) return { arcs: [{ points: rows(samples), closed: true }], whole: true };
  const arcs: LevelArc[] = [];
  let run: Sample[] = [];
  for (let k = 1; k <= count; k++) {
    const i = (gap + k) % count;
    if (samples[i]!.s !== undefined) run.push(samples[i]!);
    if (isJoined(i)) continue;
    if (run.length > 1) arcs.push({ points: rows(run), closed: false });
    run = [];
  }
  return { arcs, whole: false };
}

function steepest(tracer: Tracer, samples: readonly Sample[], isJoined: (i: number) => boolean, g: Point, centre: Point): Point | undefined {
  if (!(hypot(g[0], g[1]) > 0)) return undefined;
  const count = samples.length;
  let [best, lowest] = [-1, Infinity];
  for (const [i, { s, x, y }] of samples.entries()) {
    const value = g[0] * (x - centre[0]) + g[1] * (y - centre[1]);
    if (s !== undefined && value < lowest) [best, lowest] = [i, value];
  }
  const before = (best - 1 + count) % count;
  // At the end of an arc the curve goes on where it was not followed.
  if (best < 0 || !isJoined(before) || !isJoined(best)) return undefined;
  const [a, m, b] = [samples[before]!, samples[best]!, samples[(best + 1) % count]!];
  return tracer.best(best === 0 ? { ...a, t: a.t - TWO_PI } : a, m, best === count - 1 ? { ...b, t: TWO_PI } : b, g);
}
