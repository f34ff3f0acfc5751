/**
 * All eigenpairs of a dense symmetric matrix by cyclic Jacobi rotations; two dimensions in closed form (eigen2).
 * Source: Golub, Van Loan, Matrix Computations (2013), section 8.5; Rutishauser, The Jacobi method for real symmetric matrices (1966), for the
 * rotation's formula and for skipping entries that no longer count. Slower than tridiagonal QR for large n, but accurate and short: n stays in the hundreds.
 */
import type { Numbers } from "../model.ts";
import { eigen2 } from "./eigen2.ts";

const EPSILON = 2.220446049250313e-16;
/** Convergence is quadratic: six to ten sweeps are usual. */
const MOST_SWEEPS = 64;
/** Beyond these, products of entries may overflow or vanish: then the matrix is scaled first. */
const LARGE = 1e140;
const SMALL = 1e-140;
/** Components whose magnitudes differ by less count as equal, as in eigen2. */
const TIE = 1e-12;

/**
 * Writes `values` (ascending) and `vectors`: row i is the unit eigenvector of values[i], its component of larger magnitude positive (in a tie the
 * first). Only the lower triangle of A is read. A multiple of the identity gives the unit axes in order.
 * @returns false, and NaN throughout, where A is not finite
 */
export function symmetricEigen(a: Numbers, n: number, values: Float64Array, vectors: Float64Array): boolean {
  let largest = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const size = Math.abs(a[i * n + j]!);
      if (!(size < Infinity)) {
        values.fill(Number.NaN);
        vectors.fill(Number.NaN);
        return false;
      }
      largest = Math.max(largest, size);
    }
  }
  if (n === 2) {
    const pairs = eigen2(a[0]!, a[2]!, a[3]!);
    for (const k of [0, 1] as const) {
      values[k] = pairs.values[k];
      vectors[2 * k] = pairs.vectors[k][0];
      vectors[2 * k + 1] = pairs.vectors[k][1];
    }
    return true;
  }
  const scale = largest > LARGE || (largest < SMALL && largest > 0) ? largest : 1;
  const m = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) setPair(m, n, i, j, a[i * n + j]! / scale);
  const rotated = new Float64Array(n * n);
  for (let i = 0; i < n; i++) rotated[i * n + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) if (!rotateAll(m, n, rotated)) break;
  sorted(m, n, rotated, scale, values, vectors);
  return true;
}

function setPair(m: Float64Array, n: number, i: number, j: number, value: number): void {
  m[i * n + j] = value;
  m[j * n + i] = value;
}

/** One sweep over all pairs. @returns whether anything was rotated */
function rotateAll(m: Float64Array, n: number, rotated: Float64Array): boolean {
  let any = false;
  for (let p = 0; p < n - 1; p++) {
    for (let q = p + 1; q < n; q++) {
      const off = m[p * n + q]!;
      if (off === 0) continue;
      const low = m[p * n + p]!;
      const high = m[q * n + q]!;
      // Too small to change either diagonal entry in a digit that counts.
      if (Math.abs(off) <= EPSILON * EPSILON * Math.min(Math.abs(low), Math.abs(high))) {
        setPair(m, n, p, q, 0);
        continue;
      }
      any = true;
      rotate(m, n, rotated, p, q, off, (high - low) / (2 * off));
    }
  }
  return any;
}

/** Makes m[p][q] zero: tan of the angle is the smaller root t of t² + 2·cot2·t − 1 = 0. Row k of `rotated` is the k-th vector. */
function rotate(m: Float64Array, n: number, rotated: Float64Array, p: number, q: number, off: number, cot2: number): void {
  const size = Math.abs(cot2);
  const tangent = (cot2 < 0 ? -1 : 1) / (size + (size > LARGE ? size : Math.sqrt(size * size + 1)));
  const c = 1 / Math.sqrt(tangent * tangent + 1);
  const s = tangent * c;
  m[p * n + p] = m[p * n + p]! - tangent * off;
  m[q * n + q] = m[q * n + q]! + tangent * off;
  setPair(m, n, p, q, 0);
  for (let k = 0; k < n; k++) {
    if (k !== p && k !== q) {
      const kp = m[k * n + p]!;
      const kq = m[k * n + q]!;
      setPair(m, n, k, p, c * kp - s * kq);
      setPair(m, n, k, q, s * kp + c * kq);
    }
    const vp = rotated[p * n + k]!;
    const vq = rotated[q * n + k]!;
    rotated[p * n + k] = c * vp - s * vq;
    rotated[q * n + k] = s * vp + c * vq;
  }
}

function sorted(m: Float64Array, n: number, rotated: Float64Array, scale: number, values: Float64Array, vectors: Float64Array): void {
  const order = Array.from({ length: n }, (_, k) => k).toSorted((i, j) => m[i * n + i]! - m[j * n + j]!);
  for (const [k, from] of order.entries()) {
    values[k] = m[from * n + from]! * scale;
    let leading = 0;
    for (let i = 1; i < n; i++) if (Math.abs(rotated[from * n + i]!) > Math.abs(rotated[from * n + leading]!) + TIE) leading = i;
    const sign = rotated[from * n + leading]! < 0 ? -1 : 1;
    for (let i = 0; i < n; i++) vectors[k * n + i] = sign * rotated[from * n + i]! + 0;
  }
}
