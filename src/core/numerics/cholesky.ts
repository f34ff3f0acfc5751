/**
 * Cholesky factorization A = L·Lᵀ of a symmetric matrix, and solving with it. Matrices are row-major n × n; only the lower triangle of A is read.
 * Source: Golub, Van Loan, Matrix Computations (2013), algorithm 4.2.1. Deviation: a pivot that rounding alone may have made positive counts as 0.
 */
import type { Numbers } from "../model.ts";

/** Unit roundoff of a double, times two. */
const EPSILON = 2.220446049250313e-16;

/**
 * Writes L (its upper triangle becomes 0).
 * @returns whether A is positive definite to working precision; where it is not, `l` holds nothing of use
 */
export function cholesky(a: Numbers, n: number, l: Float64Array): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (j > i) {
        l[i * n + j] = 0;
        continue;
      }
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!;
      if (j < i) {
        l[i * n + j] = sum / l[j * n + j]!;
      } else {
        // A pivot is what the subtraction leaves of the diagonal: below n·ε of it nothing is known of its sign. NaN and ∞ fail too.
        if (!(sum > n * EPSILON * a[i * n + i]! && sum < Infinity)) return false;
        l[i * n + i] = Math.sqrt(sum);
      }
    }
  }
  return true;
}

/** L·z = b; `z` may be `b`. */
function solveLower(l: Numbers, n: number, b: Numbers, z: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= l[i * n + k]! * z[k]!;
    z[i] = sum / l[i * n + i]!;
  }
}

/** A·x = b by the factor L of A; `x` may be `b`. */
export function choleskySolve(l: Numbers, n: number, b: Numbers, x: Float64Array): void {
  solveLower(l, n, b, x);
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < n; k++) sum -= l[k * n + i]! * x[k]!;
    x[i] = sum / l[i * n + i]!;
  }
}
