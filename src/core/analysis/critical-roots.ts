/**
 * Single critical points: Newton's iteration with the exact Hessian, and the box around a point in which it is proven to be the only one.
 * A box on which Y·H stays so close to the identity that it is nowhere singular holds at most one zero of the gradient
 * (Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, ch. 8: Krawczyk's method).
 */
import { eigenOf, gradNorm } from "./critical-field.ts";
import type { Field, Jet } from "./critical-field.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  /** Half sides. */
  readonly rx: number;
  readonly ry: number;
}

/** A critical point and the box around it that holds no other. */
export interface Root {
  readonly jet: Jet;
  readonly box: Box;
  /** Where it is known otherwise than by the determinant of the Hessian, which may be all rounding. */
  readonly index?: number;
}

const MOST_STEPS = 60;
/** Newton's steps are cut to this part of the window: far jumps seldom lead back. */
const LONGEST_STEP = 0.25;
/** How far outside the window Newton may wander. */
const LEASH = 0.3;
/** Steps that bring nothing before Newton gives up. */
const PATIENCE = 12;
/** Halvings of the window in search of a box without a second point. */
const HALVINGS = 46;
/** How well a point must be known, in half sides of its box. */
const KNOWN = 0.05;
/** Eigenvalues below this part of the larger one are left out of a Newton step: such a direction is not determined. */
const SINGULAR = 1e-13;

/** The Newton step −H⁻¹g by eigenpairs; 0 along directions whose curvature is at most the part `flat` of the larger one. */
export function newtonStep(jet: Jet, flat = SINGULAR): readonly [number, number] {
  const { values, vectors } = eigenOf(jet);
  const largest = Math.max(Math.abs(values[0]), Math.abs(values[1]));
  let dx = 0;
  let dy = 0;
  for (const i of [0, 1] as const) {
    const [u, v] = vectors[i];
    if (!(Math.abs(values[i]) > flat * largest)) continue;
    const along = (u * jet.gx + v * jet.gy) / values[i];
    dx -= along * u;
    dy -= along * v;
  }
  return [dx, dy];
}

function solve(jet: Jet): readonly [number, number] {
  const { gx, gy, xx, xy, yy } = jet;
  const det = xx * yy - xy * xy;
  // Where the determinant has kept its digits, it knows small eigenvalues better than a rounded eigenvector does.
  if (Math.abs(det) > 1e-10 * (Math.abs(xx * yy) + xy * xy) && Number.isFinite(det)) return [(xy * gy - yy * gx) / det, (xy * gx - xx * gy) / det];
  return newtonStep(jet);
}

/** Newton's iteration from (x, y), to the point where rounding stops it; `undefined` where it leads nowhere. */
export function polish(field: Field, x: number, y: number): Jet | undefined {
  let jet = field.jet(x, y);
  let best = jet;
  let idle = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const size = gradNorm(jet);
    if (!(size < Infinity)) return undefined;
    if (size < gradNorm(best)) {
      best = jet;
      idle = 0;
    } else if (++idle > PATIENCE) break;
    if (size === 0) return jet;
    let [dx, dy] = solve(jet);
    const stretch = Math.max(Math.abs(dx) / field.width, Math.abs(dy) / field.height);
    if (!(stretch < Infinity)) return undefined;
    if (stretch > LONGEST_STEP) {
      dx *= LONGEST_STEP / stretch;
      dy *= LONGEST_STEP / stretch;
    }
    const next = field.jet(jet.x + dx, jet.y + dy);
    if (next.x === jet.x && next.y === jet.y) break;
    if (!field.inside(next.x, next.y, LEASH)) return undefined;
    jet = next;
  }
  return gradNorm(jet) < gradNorm(best) ? jet : best;
}

/** How far Y·H may be from the identity over the box bounded last: magnitudes of its four entries, or `undefined` where Y does not exist. */
export function deviation(field: Field, xx: number, xy: number, yy: number): readonly [number, number, number, number] | undefined {
  const det = xx * yy - xy * xy;
  const p = yy / det;
  const q = -xy / det;
  const r = xx / det;
  if (!(Math.abs(p) + Math.abs(q) + Math.abs(r) < Infinity)) return undefined;
  const { bounds } = field.enclosure;
  // Y·H = Y·mid + Y·(H − mid): the first part is exact but for rounding, the second is bounded by |Y|·radius.
  const mxx = bounds[4]! / 2 + bounds[5]! / 2;
  const mxy = bounds[6]! / 2 + bounds[7]! / 2;
  const myy = bounds[8]! / 2 + bounds[9]! / 2;
  const wxx = bounds[5]! - mxx;
  const wxy = bounds[7]! - mxy;
  const wyy = bounds[9]! - myy;
  const [ap, aq, ar] = [Math.abs(p), Math.abs(q), Math.abs(r)];
  const e11 = Math.abs(1 - p * mxx - q * mxy) + ap * wxx + aq * wxy;
  const e12 = Math.abs(p * mxy + q * myy) + ap * wxy + aq * wyy;
  const e21 = Math.abs(q * mxx + r * mxy) + aq * wxx + ar * wxy;
  const e22 = Math.abs(1 - q * mxy - r * myy) + aq * wxy + ar * wyy;
  return e11 + e12 + e21 + e22 < Infinity ? [e11, e12, e21, e22] : undefined;
}

/** Whether I − E is nowhere singular for |E| within these magnitudes: the spectral radius of |E| is below 1. */
export function regular([e11, e12, e21, e22]: readonly [number, number, number, number]): boolean {
  return e11 < 1 && e22 < 1 && (1 - e11) * (1 - e22) > e12 * e21;
}

function isolated(field: Field, jet: Jet, rx: number, ry: number): boolean {
  // A box may reach far beyond the window, where nothing is asked of the function: smoothness is needed all the same.
  if (field.boundGradient(jet.x - rx, jet.x + rx, jet.y - ry, jet.y + ry) !== 0) return false;
  if (field.boundHessian() !== 0) return false;
  const e = deviation(field, jet.xx, jet.xy, jet.yy);
  return e !== undefined && regular(e);
}

/** The largest box found around a point that holds no other critical point; `undefined` where the Hessian is singular nearby. */
export function isolate(field: Field, jet: Jet): Root | undefined {
  let rx = field.width / 2;
  let ry = field.height / 2;
  let halvings = 0;
  while (!isolated(field, jet, rx, ry)) {
    rx /= 2;
    ry /= 2;
    if (++halvings > HALVINGS) return undefined;
  }
  // A zero that rounding alone could have made proves nothing: it must be known far better than the box that it is alone in.
  const [ux, uy] = uncertainty(field, jet);
  const [dx, dy] = newtonStep(jet, 0);
  if (!(ux + Math.abs(dx) <= KNOWN * rx && uy + Math.abs(dy) <= KNOWN * ry)) return undefined;
  // The box has the window's shape; the function may have another.
  const most = halvings;
  for (let k = 0; k < most && isolated(field, jet, 2 * rx, ry); k++) rx *= 2;
  for (let k = 0; k < most && isolated(field, jet, rx, 2 * ry); k++) ry *= 2;
  return { jet, box: { x: jet.x, y: jet.y, rx, ry } };
}

export function contains(outer: Box, x: number, y: number): boolean {
  return Math.abs(x - outer.x) <= outer.rx && Math.abs(y - outer.y) <= outer.ry;
}

export function covers(outer: Box, inner: Box): boolean {
  return Math.abs(inner.x - outer.x) + inner.rx <= outer.rx && Math.abs(inner.y - outer.y) + inner.ry <= outer.ry;
}

/** How far the point may be from the true one, for the rounding of its gradient and of its own coordinates. */
export function uncertainty(field: Field, jet: Jet): readonly [number, number] {
  const dx = field.wobble(jet.x, field.width);
  const dy = field.wobble(jet.y, field.height);
  field.boundGradient(jet.x, jet.x, jet.y, jet.y);
  const { bounds } = field.enclosure;
  const nx = bounds[1]! - bounds[0]!;
  const ny = bounds[3]! - bounds[2]!;
  const { xx, xy, yy } = jet;
  const det = Math.abs(xx * yy - xy * xy);
  const ux = (Math.abs(yy) * nx + Math.abs(xy) * ny) / det;
  const uy = (Math.abs(xy) * nx + Math.abs(xx) * ny) / det;
  return [Number.isFinite(ux) ? Math.max(dx, ux) : dx, Number.isFinite(uy) ? Math.max(dy, uy) : dy];
}
