/**
 * What a point with a kink is, or one at which the formula divides 0 by 0: one without a gradient, or a critical point, by what happens
 * towards it.
 */
import { gradNorm } from "./critical-field.ts";
import { agree, goesToZero, growing, isFiniteJet, isLone, limitAt, ring, sameSigns } from "./critical-limits.ts";
import { contains } from "./critical-roots.ts";
import { roundings } from "./critical-written.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { Box } from "./critical-roots.ts";

/** What became of a cluster. */
export interface Counted {
  readonly index: number | undefined;
  /** Everything in here has been counted. */
  readonly region: Box;
}
export interface Degenerate extends Counted {
  readonly jet: Jet;
  /** How far the point may be from where it is said to be. */
  readonly spread: readonly [number, number];
  /** Known to be degenerate, whatever the Hessian of a place next to it says. */
  readonly singular: boolean;
  /** The gradient is nowhere near 0 beside it: no piece of a continuum, although nothing can be said of its index. */
  readonly isLone?: boolean;
  /** Where curvatures grow without bound. */
  readonly eigenvalues?: readonly [number, number];
}

export type Verdict =
  /** A degenerate critical point, and the box in which rounding hides it. */
  | ({ readonly kind: "point" } & Degenerate)
  /** No gradient here. */
  | ({ readonly kind: "kink" } & Counted)
  | { readonly kind: "nothing" }
  | { readonly kind: "continuum" }
  | { readonly kind: "unresolved" };

/** How far a place that was found on a line may be off, in windows. */
const NEAR = 1e-12;

/** How near a place its neighbourhood is compared with that of others, in windows, and how much smaller gradients have to be. */
const CLOSE = 1e-11;
const CLEARLY = 0.9;

/** A point at which the formula itself has a gradient of 0, or else the most likely place. */
function seatOf(field: Field, hull: Box, best: Jet): Jet {
  const written = [...roundings(field, hull), [best.x, best.y] as const, [hull.x, hull.y] as const];
  const places = written.flatMap(([x]) => written.filter(([, y]) => contains(hull, x, y)).map(([, y]) => field.jet(x, y)));
  // On a line of kinks a formula may say 0 all along: of such places the one around which gradients are smallest.
  let zero: Jet | undefined;
  let least = Infinity;
  for (const jet of places) {
    const size = jet.gx === 0 && jet.gy === 0 ? ring(field, jet.x, jet.y, CLOSE) : Infinity;
    if (size < CLEARLY * least) [zero, least] = [jet, size];
  }
  // Where the formula has no derivatives nothing leads to the point but that it can be written down.
  return zero ?? (isFiniteJet(best) ? best : field.jet(hull.x, hull.y));
}

/** The point itself lies in `hull`, or at `best`. */
export function judgeAt(field: Field, best: Jet, spread: readonly [number, number], around: Counted, hull?: Box): Verdict {
  const kink: Verdict = around.index === 0 ? { kind: "nothing" } : { kind: "kink", ...around };
  const jet = seatOf(field, hull ?? { x: best.x, y: best.y, rx: NEAR * field.width, ry: NEAR * field.height }, best);
  const { x, y } = jet;
  if (!goesToZero(field, x, y)) return kink;
  // The gradient exists here, and is 0.
  const point = { kind: "point", spread, ...around, isLone: isLone(field, x, y) } as const;
  const finite = isFiniteJet(jet) && (gradNorm(jet) === 0 || field.vanishes(x, y));
  const limit = limitAt(field, x, y);
  if (limit !== undefined) return { ...point, ...limit, ...(finite && agree(jet, limit.jet) ? { jet } : {}) };
  // A Hessian that jumps says what the point is only where all sides agree.
  if (finite) return { ...point, jet, singular: !sameSigns(field, jet) };
  // Curvatures without bound: a point if the formula has a gradient of its own, or if it turns around the point.
  if (!(jet.gx === 0 && jet.gy === 0) && (around.index === 0 || around.index === undefined)) return kink;
  return { ...point, jet, singular: true, eigenvalues: growing(field, x, y) };
}
