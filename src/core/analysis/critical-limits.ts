/**
 * What happens towards a point at which a formula may have no derivatives: whether the gradient goes to 0 from everywhere, so that the
 * point is a critical one (as of x·|x|, hypot(x, y)³, |x|^1.5), and the limits of the Hessian, if it has any (as of cos√(x² + y²)).
 */
import { cos, sin } from "../elementary/index.ts";
import { eigenOf, gradNorm } from "./critical-field.ts";
import type { Field, Jet } from "./critical-field.ts";

/** Distances at which the gradient is looked at around a point, in windows: each a tenth of the one before. */
export const FAR = 1e-5;
const DECADES = 5;
/** From each to the next the gradient shrinks at least to this part: that of |x|^1.5 to a third, beside a cone or a kink it stays. */
const SHRINKS = 0.5;

/** Largest gradient on a small ring around a point; infinite where it is not defined. */
export function ring(field: Field, x: number, y: number, distance: number): number {
  let largest = 0;
  for (const jet of around(field, x, y, distance)) {
    const size = gradNorm(jet);
    if (size <= largest) continue;
    if (Number.isNaN(size)) return Infinity;
    // Cancellation next to a place where the formula divides 0 by 0 is no gradient.
    field.boundGradient(jet.x, jet.x, jet.y, jet.y);
    const { bounds } = field.enclosure;
    largest = Math.max(largest, size - Math.max(bounds[1]! - bounds[0]!, bounds[3]! - bounds[2]!, 0));
  }
  return largest;
}
// Eight directions, none along an axis or a diagonal, where symmetric functions are special.
const RING: readonly (readonly [number, number])[] = [
  [0.956, 0.292],
  [0.469, 0.883],
  [-0.292, 0.956],
  [-0.883, 0.469],
  [-0.956, -0.292],
  [-0.469, -0.883],
  [0.292, -0.956],
  [0.883, -0.469],
];

function around(field: Field, x: number, y: number, distance: number): readonly Jet[] {
  return RING.map(([u, v]) => field.jet(x + distance * field.width * u, y + distance * field.height * v));
}

/** Whether the gradient goes to 0 towards a point, from everywhere. */
export function goesToZero(field: Field, x: number, y: number): boolean {
  let distance = FAR;
  let last = ring(field, x, y, distance);
  for (let k = 1; k < DECADES && last > 0; k++) {
    distance /= 10;
    const next = ring(field, x, y, distance);
    if (!(next <= SHRINKS * last)) return false;
    last = next;
  }
  return true;
}

/** Whether the gradient is of about the same size all around a point, so that no curve of critical points leads there. */
export function isLone(field: Field, x: number, y: number): boolean {
  let [least, largest] = [Infinity, 0];
  for (let k = 0; k < FINE_RING; k++) {
    const angle = (TWO_PI * (k + 0.37)) / FINE_RING;
    const size = gradNorm(field.jet(x + FAR * field.width * cos(angle), y + FAR * field.height * sin(angle)));
    least = Math.min(least, size);
    largest = Math.max(largest, size);
  }
  return least > LONE * largest;
}
const TWO_PI = 6.283185307179586;
const FINE_RING = 64;
const LONE = 0.1;

/** Distances at which a Hessian is read off around a point where the formula has none, in windows: each half of the one before. */
const OUTER = 4e-4;
/** How well Hessians around a point must agree, beside their size, or with each halving. */
const AGREEMENT = 5e-2;
const CLOSING = 0.8;
/** An eigenvalue whose limit is this small beside its last value is 0 in the limit. */
const VANISHES = 1e-2;
/** Where curvatures are looked at once more, and the growth on the way that has no end: that of |x|^1.5 is tenfold. */
const CLOSER = 4e-6;
const GROWS = 1.5;

export function isFiniteJet({ loss, gx, gy, xx, xy, yy }: Jet): boolean {
  return [loss, gx, gy, xx, xy, yy].every((value) => Number.isFinite(value));
}

const ENTRIES = ["xx", "xy", "yy"] as const;

/** Mean over a small ring, where odd terms cancel, and how far the Hessians there are from it. */
function meanJet(field: Field, x: number, y: number, distance: number): { readonly mean: Jet; readonly spread: number } {
  const jets = around(field, x, y, distance);
  const mean = (of: (jet: Jet) => number): number => jets.reduce((sum, jet) => sum + of(jet) / RING.length, 0);
  const centre = { x, y, loss: mean((jet) => jet.loss), gx: 0, gy: 0, xx: mean((jet) => jet.xx), xy: mean((jet) => jet.xy), yy: mean((jet) => jet.yy) };
  return { mean: centre, spread: Math.max(...jets.map((jet) => difference(jet, centre))) };
}

function sizeOf(jet: Jet): number {
  return Math.max(...ENTRIES.map((entry) => Math.abs(jet[entry])));
}

function difference(a: Jet, b: Jet): number {
  return Math.max(...ENTRIES.map((entry) => Math.abs(a[entry] - b[entry])));
}

/** The limit of a sequence whose steps shrink by the same factor (Aitken); the last term where they do not shrink. */
function limitOf(a: number, b: number, c: number): number {
  const shrink = (c - b) / (b - a);
  return shrink > -CLOSING && shrink < CLOSING ? c + ((c - b) * shrink) / (1 - shrink) : c;
}

export interface Limit {
  readonly jet: Jet;
  /** An eigenvalue goes to 0. */
  readonly singular: boolean;
}

/** The derivatives at a point where the formula has none but they have limits, as cos√(x² + y²) at 0; `undefined` if they have not. */
export function limitAt(field: Field, x: number, y: number): Limit | undefined {
  const [a, b, c] = [OUTER, OUTER / 2, OUTER / 4].map((distance) => meanJet(field, x, y, distance)) as [MeanJet, MeanJet, MeanJet];
  const size = sizeOf(c.mean);
  const closes = c.spread <= CLOSING * b.spread && b.spread <= CLOSING * a.spread;
  const settles = difference(b.mean, c.mean) <= Math.max(CLOSING * difference(a.mean, b.mean), AGREEMENT * AGREEMENT * size);
  if (!(c.spread <= AGREEMENT * size || closes) || !settles) return undefined;
  const { loss } = field.jet(x, y);
  const limit = (of: (jet: Jet) => number): number => limitOf(of(a.mean), of(b.mean), of(c.mean));
  const hessian = { xx: limit((jet) => jet.xx), xy: limit((jet) => jet.xy), yy: limit((jet) => jet.yy) };
  const jet = { ...c.mean, loss: Number.isFinite(loss) ? loss : limit((of) => of.loss), ...hessian };
  return { jet, singular: least(jet) <= VANISHES * least(c.mean) };
}

/** The smaller eigenvalue in magnitude. */
function least(jet: Jet): number {
  const [low, high] = eigenOf(jet).values;
  return Math.min(Math.abs(low), Math.abs(high));
}

/** Eigenvalues towards a point where curvatures grow without bound: infinite, those that do. */
export function growing(field: Field, x: number, y: number): readonly [number, number] {
  const [far, close] = [OUTER, CLOSER].map((distance) => eigenOf(meanJet(field, x, y, distance).mean).values) as [Pair, Pair];
  return close.map((value, i) => (Math.abs(value) > GROWS * Math.abs(far[i]!) ? Math.sign(value) * Infinity : value)) as unknown as Pair;
}
type Pair = readonly [number, number];
type MeanJet = ReturnType<typeof meanJet>;

/** Whether two Hessians are the same up to what a reading off a ring is good for. */
export function agree(a: Jet, b: Jet): boolean {
  return difference(a, b) <= AGREEMENT * sizeOf(b);
}

/** Signs of the eigenvalues of a Hessian, 0 where there are none. */
function signs(jet: Jet): number {
  const [low, high] = eigenOf(jet).values;
  return low > 0 ? 1 : high < 0 ? -1 : low < 0 && high > 0 ? 2 : 0;
}

/** Whether all Hessians around a point, as far as `reach` in windows, have the signs of the one at it, so that they say what it is although they jump there. */
export function sameSigns(field: Field, jet: Jet, reach = OUTER / 4): boolean {
  const own = signs(jet);
  if (own === 0) return false;
  for (let distance = reach; distance >= OUTER / 4; distance /= 1.5) {
    if (!around(field, jet.x, jet.y, distance).every((near) => signs(near) === own)) return false;
  }
  return true;
}
