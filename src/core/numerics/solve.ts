/**
 * Linear systems A·x = b by Gaussian elimination with scaled partial pivoting, and a verdict where A is singular.
 * Source: Golub, Van Loan, Matrix Computations (2013), sections 3.4 and 3.5. Deviation: rows and columns are measured by their largest
 * entries, so that the verdict does not depend on the units of any coordinate.
 */
import type { Numbers } from "../model.ts";

const EPSILON = 2.220446049250313e-16;

/** Largest magnitudes of the rows, then of the columns of the matrix whose rows are divided by theirs. */
function scales(a: Numbers, n: number): { readonly rows: Float64Array; readonly columns: Float64Array } {
  const rows = new Float64Array(n);
  const columns = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) rows[i] = Math.max(rows[i]!, Math.abs(a[i * n + j]!));
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (rows[i] !== 0) columns[j] = Math.max(columns[j]!, Math.abs(a[i * n + j]! / rows[i]!));
  return { rows, columns };
}

/**
 * Writes x (which may be `b`).
 * @returns false where A is singular to working precision or not finite: then `x` is NaN throughout
 */
export function solve(a: Numbers, n: number, b: Numbers, x: Float64Array): boolean {
  const lu = Float64Array.from({ length: n * n }, (_, k) => a[k]!);
  const { rows, columns } = scales(lu, n);
  for (let i = 0; i < n; i++) x[i] = b[i]!;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]!) * rows[pivot]! > Math.abs(lu[pivot * n + k]!) * rows[i]!) pivot = i;
    const largest = Math.abs(lu[pivot * n + k]!) / rows[pivot]!;
    // Negated, so that NaN and ∞ fail as well; 0/0 of an empty row is NaN.
    if (!(largest > n * EPSILON * columns[k]! && largest < Infinity)) {
      x.fill(Number.NaN);
      return false;
    }
    if (pivot !== k) {
      for (let j = 0; j < n; j++) swap(lu, k * n + j, pivot * n + j);
      swap(x, k, pivot);
      swap(rows, k, pivot);
    }
    for (let i = k + 1; i < n; i++) {
      const factor = lu[i * n + k]! / lu[k * n + k]!;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) lu[i * n + j] = lu[i * n + j]! - factor * lu[k * n + j]!;
      x[i] = x[i]! - factor * x[k]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let j = i + 1; j < n; j++) sum -= lu[i * n + j]! * x[j]!;
    x[i] = sum / lu[i * n + i]!;
  }
  return true;
}

function swap(v: Float64Array, i: number, j: number): void {
  const kept = v[i]!;
  v[i] = v[j]!;
  v[j] = kept;
}
