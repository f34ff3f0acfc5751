/**
 * What happens towards a point at which a formula may have no derivatives: whether the gradient goes to 0 from everywhere, and the limits
 * of the Hessian, as of cos√(x² + y²) at the origin.
 */
import { gradNorm } from "./critical-field.ts";
import type { Field, Jet } from "./critical-field.ts";

/** Directions in which the gradient is looked at around a point, and the distances, in windows. */
const DIRECTIONS = 8;
export const FAR = 1e-5;
const CLOSE = 1e-9;
/** A gradient that shrinks by less than this from far to close does not go to 0: that of |x|^1.5 shrinks to a hundredth. */
const SHRINKS = 0.05;

/** Largest gradient on a small ring around a point; infinite where it is not defined. */
export function ring(field: Field, x: number, y: number, distance: number): number {
  let largest = 0;
  for (let k = 0; k < DIRECTIONS; k++) {
    const [u, v] = RING[k]!;
    const size = gradNorm(field.jet(x + distance * field.width * u, y + distance * field.height * v));
    if (!(size <= largest)) largest = Number.isNaN(size) ? Infinity : size;
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

/** Whether the gradient goes to 0 towards a point, from everywhere. */
export function goesToZero(field: Field, x: number, y: number): boolean {
  const far = ring(field, x, y, FAR);
  return far === 0 || ring(field, x, y, CLOSE) < SHRINKS * far;
}

/** Distances at which a Hessian is read off around a point where the formula has none, in windows, and how well they must agree. */
const OUTER = 2e-4;
const INNER = 1e-4;
const AGREEMENT = 5e-2;

export function isFiniteJet({ loss, gx, gy, xx, xy, yy }: Jet): boolean {
  return [loss, gx, gy, xx, xy, yy].every((value) => Number.isFinite(value));
}

/** Mean over a small ring, where odd terms cancel; `undefined` where the Hessian is not nearly the same all around. */
function meanJet(field: Field, x: number, y: number, distance: number): Jet | undefined {
  const jets = RING.map(([u, v]) => field.jet(x + distance * field.width * u, y + distance * field.height * v));
  const mean = (of: (jet: Jet) => number): number => jets.reduce((sum, jet) => sum + of(jet) / RING.length, 0);
  const centre = { x, y, loss: mean((jet) => jet.loss), gx: 0, gy: 0, xx: mean((jet) => jet.xx), xy: mean((jet) => jet.xy), yy: mean((jet) => jet.yy) };
  return jets.every((jet) => agree(jet, centre)) ? centre : undefined;
}

/** The derivatives at a point where the formula has none but they have limits, as cos√(x² + y²) at 0; `undefined` if they have not. */
export function limitAt(field: Field, x: number, y: number): Jet | undefined {
  const outer = meanJet(field, x, y, OUTER);
  const inner = meanJet(field, x, y, INNER);
  // Errors go with the square of the distance: one step of extrapolation.
  const extrapolate = (a: number, b: number): number => b + (b - a) / ((OUTER / INNER) * (OUTER / INNER) - 1);
  if (outer === undefined || inner === undefined || !agree(inner, outer)) return undefined;
  const { loss } = field.jet(x, y);
  return {
    ...inner,
    loss: Number.isFinite(loss) ? loss : extrapolate(outer.loss, inner.loss),
    xx: extrapolate(outer.xx, inner.xx),
    xy: extrapolate(outer.xy, inner.xy),
    yy: extrapolate(outer.yy, inner.yy),
  };
}

/** Whether two Hessians are the same up to what a reading off a ring is good for. */
export function agree(a: Jet, b: Jet): boolean {
  const size = Math.max(Math.abs(b.xx), Math.abs(b.xy), Math.abs(b.yy));
  return Math.max(Math.abs(a.xx - b.xx), Math.abs(a.xy - b.xy), Math.abs(a.yy - b.yy)) <= AGREEMENT * size;
}
