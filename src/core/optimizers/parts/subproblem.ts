/**
 * Approximate minimisers of the model gᵀs + ½sᵀHs in ‖s‖ ≤ Δ: the dogleg (Nocedal, Wright (2006), section 4.1, equation 4.16; Powell 1970) and
 * Steihaug's truncated conjugate gradients (algorithm 7.2; Steihaug 1983). The exact one is in secular.ts.
 */
import { cholesky, choleskySolve } from "../../numerics/cholesky.ts";
import { norm2 } from "../../numerics/vectors.ts";
import { dot, modelChange, times } from "./curvature.ts";

export interface Proposal {
  readonly s: Float64Array;
  /** The step ends on the border of the region. */
  readonly boundary: boolean;
  /** Corners of the way to s, from 0 on. */
  readonly corners: readonly Float64Array[];
}

const plus = (z: Float64Array, tau: number, d: Float64Array): Float64Array => z.map((value, i) => value + tau * d[i]!);

const negative = (v: Float64Array): Float64Array => v.map((value) => -value);

/** Both τ with ‖z + τd‖ = radius, for ‖z‖ ≤ radius; negative first. */
function crossings(z: Float64Array, d: Float64Array, radius: number): readonly [number, number] {
  const a = dot(d, d);
  const half = dot(z, d);
  const size = norm2(z);
  const c = Math.min(0, (size - radius) * (size + radius));
  // The root whose terms have equal signs, and the other one from their product c/a.
  const far = half + (half < 0 ? -1 : 1) * Math.sqrt(half * half - a * c);
  if (far === 0) return [0, 0];
  return half < 0 ? [c / -far, -far / a] : [-far / a, -c / far];
}

/** @returns `undefined` where H is not positive definite: the dogleg's second leg leads to a minimum of the model only there */
export function dogleg(hessian: Float64Array, gradient: Float64Array, radius: number): Proposal | undefined {
  const n = gradient.length;
  const factor = new Float64Array(n * n);
  if (!cholesky(hessian, n, factor)) return undefined;
  const zero = new Float64Array(n);
  const newton = new Float64Array(n);
  choleskySolve(factor, n, gradient, newton);
  for (let i = 0; i < n; i++) newton[i] = -newton[i]!;
  const size = norm2(gradient);
  const unit = gradient.map((value) => value / size);
  const cauchy = plus(zero, -size / dot(unit, times(hessian, unit)), unit);
  if (norm2(newton) <= radius) return { s: newton, boundary: false, corners: [zero, cauchy, newton] };
  if (norm2(cauchy) >= radius) return { s: plus(zero, -radius, unit), boundary: true, corners: [zero, cauchy, newton] };
  const leg = plus(newton, -1, cauchy);
  return { s: plus(cauchy, crossings(cauchy, leg, radius)[1], leg), boundary: true, corners: [zero, cauchy, newton] };
}

/** In exact arithmetic n iterations are enough; rounding may ask for more. */
const ITERATIONS_PER_DIMENSION = 4;
/** The forcing term: at most this share of the gradient may remain as the residual (Nocedal, Wright, equation 7.3). */
const LARGEST_SHARE = 0.5;

/** Residuals below this share of the gradient are rounding. */
const SMALLEST_SHARE = 1e-15;
/** Squares of lengths beyond this overflow. */
const FARTHEST = 1e150;

/** Works in units of ‖g‖, so that squares of small gradients do not vanish. */
export function steihaug(hessian: Float64Array, gradient: Float64Array, radius: number): Proposal {
  const n = gradient.length;
  const slope = norm2(gradient);
  const g = gradient.map((value) => value / slope);
  const far = Math.min(radius / slope, FARTHEST);
  const tolerance = Math.max(Math.min(LARGEST_SHARE, Math.sqrt(slope)), SMALLEST_SHARE);
  const corners: Float64Array[] = [new Float64Array(n)];
  let z: Float64Array = new Float64Array(n);
  let r: Float64Array = g;
  let d: Float64Array = negative(g);
  const end = (last: Float64Array, boundary: boolean): Proposal => {
    const s = last.map((value) => value * slope);
    corners.push(s);
    return { s, boundary, corners };
  };
  for (let k = 0; k < ITERATIONS_PER_DIMENSION * n; k++) {
    const product = times(hessian, d);
    const bend = dot(d, product);
    if (!(bend > 0)) {
      const taus = crossings(z, d, far);
      const before = plus(z, taus[0], d);
      const after = plus(z, taus[1], d);
      return end(modelChange(g, hessian, before) < modelChange(g, hessian, after) ? before : after, true);
    }
    const old = dot(r, r);
    const alpha = old / bend;
    const next = plus(z, alpha, d);
    if (norm2(next) >= far) return end(plus(z, crossings(z, d, far)[1], d), true);
    r = plus(r, alpha, product);
    if (norm2(r) <= tolerance) return end(next, false);
    const beta = dot(r, r) / old;
    d = plus(negative(r), beta, d);
    z = next;
    corners.push(z.map((value) => value * slope));
  }
  return end(z, false);
}
