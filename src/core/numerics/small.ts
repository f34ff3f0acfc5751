/**
 * Small differences without cancellation: what divergences are made of, whose arguments may be nearly equal.
 * Source: the series log(1 + u) = 2·artanh(u/(2 + u)) (Abramowitz, Stegun, Handbook of Mathematical Functions, 4.1.27) and that of e^x.
 */
import { expm1, log1p } from "../elementary/index.ts";

/** Where |w| = |u/(2 + u)| is below, the series of artanh gains two bits and more a term. */
const NEAR = 0.4;
/** 0.16^21 is below the last bit of a double. */
const TERMS = 21;

/** u − log(1 + u) ≥ 0 for u > −1, to a few units in the last place also where u is tiny; NaN below −1. */
export function excess(u: number): number {
  const w = u / (2 + u);
  if (!(Math.abs(w) < NEAR)) return u - log1p(u);
  const square = w * w;
  // w²/3 + w⁴/5 + …, times w: log(1 + u) = 2w(1 + …), and u − 2w = u·w.
  let sum = 0;
  for (let k = TERMS; k >= 1; k--) sum = square * (sum + 1 / (2 * k + 1));
  return w * (u - 2 * sum);
}

/** Below this the series of e^x − 1 − x needs at most 18 terms. */
const CLOSE = 1;
const POWERS = 18;

/** e^x − 1 − x ≥ 0, to a few units in the last place also where x is tiny. */
export function expExcess(x: number): number {
  if (!(Math.abs(x) < CLOSE)) return expm1(x) - x;
  // x²/2·(1 + x/3·(1 + x/4·(1 + …))).
  let sum = 1;
  for (let k = POWERS; k >= 3; k--) sum = 1 + (x / k) * sum;
  return (x * x * sum) / 2;
}
