/**
 * A·x = b by conjugate gradients from x = 0, A symmetric and at least semi-definite, touched only through products A·v.
 * Source: Hestenes, Stiefel (1952); Golub, Van Loan, Matrix Computations (2013), algorithm 11.3.3. From 0 the iterates stay in the range of A, so
 * where A is singular and b lies in its range they tend to the shortest solution, that of the Moore–Penrose inverse.
 */
import { norm2 } from "../../numerics/vectors.ts";
import { dot, times } from "./curvature.ts";

/** A residual below this share of b is none. */
const SMALL_SHARE = 1e-10;

/** @param way takes the iterates, from 0 on */
export function conjugateGradients(a: Float64Array, b: Float64Array, most: number, way: Float64Array[]): Float64Array {
  const size = norm2(b);
  const x = new Float64Array(b.length);
  way.push(x.slice());
  if (size === 0) return x;
  // In units of b, so that squares of small residuals do not vanish.
  const r = b.map((value) => value / size);
  const d = r.slice();
  let old = dot(r, r);
  for (let k = 0; k < most; k++) {
    const product = times(a, d);
    const bend = dot(d, product);
    // What is left of b lies where A is 0.
    if (!(bend > 0)) break;
    const alpha = old / bend;
    for (let i = 0; i < x.length; i++) {
      x[i] = x[i]! + alpha * d[i]!;
      r[i] = r[i]! - alpha * product[i]!;
    }
    way.push(x.map((value) => value * size));
    const next = dot(r, r);
    if (Math.sqrt(next) <= SMALL_SHARE) break;
    for (let i = 0; i < d.length; i++) d[i] = r[i]! + (next / old) * d[i]!;
    old = next;
  }
  return x.map((value) => value * size);
}
