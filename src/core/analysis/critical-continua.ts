/**
 * Critical points that are not isolated. In a box where the curvature nᵀHn across a valley is nowhere 0, every line along n holds at
 * most one point with n·∇f = 0; those points form a curve. Where the whole gradient vanishes on it, again and again, the curve is a
 * continuum of critical points, and the box holds no others (the Morse–Bott case). Flat pieces have a gradient that is bounded by 0.
 */
import { eigenOf } from "./critical-field.ts";
import { newtonStep } from "./critical-roots.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { Box } from "./critical-roots.ts";

/** Steps to get down to a valley's floor; from inside a small box a few suffice. */
const DESCENT_STEPS = 40;
/** Along directions that are flatter than this beside the steep one, a descent to a valley's floor stays where it is. */
const VALLEY = 0.05;
/** A floor farther away than this many boxes says nothing about the box. */
const NEAR = 3;
/** Newton's iteration without the directions in which the Hessian says nothing: down to a zero of the gradient, if one is near. */
export function settle(field: Field, x: number, y: number, longest: Box): Jet | undefined {
  let jet = field.jet(x, y);
  for (let step = 0; step < DESCENT_STEPS; step++) {
    let [dx, dy] = newtonStep(jet, VALLEY);
    const stretch = Math.max(Math.abs(dx) / longest.rx, Math.abs(dy) / longest.ry);
    if (!(stretch < Infinity)) return undefined;
    if (stretch > 1) {
      dx /= stretch;
      dy /= stretch;
    }
    const next = field.jet(jet.x + dx, jet.y + dy);
    if (!(Math.abs(next.x - x) <= 2 * NEAR * longest.rx && Math.abs(next.y - y) <= 2 * NEAR * longest.ry)) return undefined;
    const still = next.x === jet.x && next.y === jet.y;
    if (still || field.vanishes(next.x, next.y)) return next;
    jet = next;
  }
  return jet;
}

/** The point with n·∇f = 0 on the line through (x, y) along n, the steep direction of a Hessian. */
export function across(field: Field, x: number, y: number, of: Jet): Jet {
  const n = steepOf(of);
  let jet = field.jet(x, y);
  for (let step = 0; step < 12; step++) {
    const slope = n[0] * jet.gx + n[1] * jet.gy;
    const curvature = n[0] * (n[0] * jet.xx + n[1] * jet.xy) + n[1] * (n[0] * jet.xy + n[1] * jet.yy);
    const length = slope / curvature;
    const next = field.jet(jet.x - length * n[0], jet.y - length * n[1]);
    if (!(Math.abs(length) < Infinity) || (next.x === jet.x && next.y === jet.y)) break;
    jet = next;
  }
  return jet;
}

function steepOf(jet: Jet): readonly [number, number] {
  const { values, vectors } = eigenOf(jet);
  return vectors[Math.abs(values[0]) > Math.abs(values[1]) ? 0 : 1];
}
