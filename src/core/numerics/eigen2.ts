/**
 * Eigenpairs of a symmetric 2 × 2 matrix [[a, b], [b, c]] in closed form (Jacobi rotation written out).
 * Eigenvalues ascend. A vector's component of larger magnitude is positive; within `TIE` it is the first.
 * A multiple of the identity gives the unit axes in order; a matrix that is not finite gives NaN throughout.
 */
import { hypot } from "../elementary/index.ts";

/** Components whose magnitudes differ by less count as equal, so that rounding does not flip a sign. */
const TIE = 1e-12;
const FIRST = [1, 0] as const;
const SECOND = [0, 1] as const;

export interface Eigen2 {
  readonly values: readonly [number, number];
  readonly vectors: readonly [readonly [number, number], readonly [number, number]];
}

function oriented(u: number, v: number): readonly [number, number] {
  const leading = Math.abs(v) > Math.abs(u) + TIE ? v : u;
  return leading < 0 ? [-u, -v] : [u, v];
}

export function eigen2(a: number, b: number, c: number): Eigen2 {
  if (!(a - a === 0 && b - b === 0 && c - c === 0)) {
    const unknown = [Number.NaN, Number.NaN] as const;
    return { values: unknown, vectors: [unknown, unknown] };
  }
  const mean = a / 2 + c / 2;
  const half = a / 2 - c / 2;
  const radius = hypot(half, b);
  // Also where the difference is lost in rounding: then no direction is better than another.
  if (b === 0 || mean - radius === mean + radius) return a <= c ? { values: [a, c], vectors: [FIRST, SECOND] } : { values: [c, a], vectors: [SECOND, FIRST] };
  // The eigenvector of the larger eigenvalue, from the row in which nothing cancels, in units of the radius.
  const u = half >= 0 ? half / radius + 1 : b / radius;
  const v = half >= 0 ? b / radius : 1 - half / radius;
  const length = hypot(u, v);
  const p = u / length;
  const q = v / length;
  return { values: eigenvalues(a, b, c, mean, radius), vectors: [oriented(-q, p), oriented(p, q)] };
}

/** mean ± radius; where that would cancel, the smaller one from the determinant over the larger (LAPACK's dlaev2). */
function eigenvalues(a: number, b: number, c: number, mean: number, radius: number): readonly [number, number] {
  if (mean === 0) return [-radius, radius];
  const large = mean > 0 ? mean + radius : mean - radius;
  const [bigger, smaller] = Math.abs(a) > Math.abs(c) ? [a, c] : [c, a];
  const small = (bigger / large) * smaller - (b / large) * b;
  return small < large ? [small, large] : [large, small];
}
