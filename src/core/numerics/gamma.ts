/**
 * Logarithm of the gamma function and its first two derivatives, digamma ψ and trigamma ψ′, for positive arguments, to about 1e-15 of their size
 * (log Γ and ψ: of the size of their largest term, since they pass through 0).
 *
 * Source: Abramowitz, Stegun, Handbook of Mathematical Functions, 6.1.41, 6.3.18 and 6.4.12 (Stirling's series and its derivatives), after the
 * recurrences 6.1.15, 6.3.5 and 6.4.6 have brought the argument above `LARGE`.
 */
import { log } from "../elementary/index.ts";

/** From here on seven terms of the series leave less than the last bit. */
const LARGE = 15;
/** Bernoulli's numbers B₂, B₄, … */
const BERNOULLI = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Σ Bₖ·weight(2k)·x^(−2k), smallest terms first. */
function series(x: number, weight: (k: number) => number): number {
  const square = 1 / x / x;
  let sum = 0;
  for (let i = BERNOULLI.length - 1; i >= 0; i--) sum = square * (sum + BERNOULLI[i]! * weight(2 * i + 2));
  return sum;
}

/** log Γ(x), x > 0; NaN elsewhere. */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x === Infinity) return x;
  let product = 1;
  let y = x;
  for (; y < LARGE; y++) product *= y;
  const tail = y * series(y, (k) => 1 / (k * (k - 1)));
  return (y - 0.5) * log(y) - y + HALF_LOG_TWO_PI + tail - log(product);
}

/** ψ(x) = d log Γ/dx, x > 0; NaN elsewhere. */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x === Infinity) return x;
  let sum = 0;
  let y = x;
  for (; y < LARGE; y++) sum += 1 / y;
  return log(y) - 0.5 / y - series(y, (k) => 1 / k) - sum;
}

/** ψ′(x) > 0, x > 0; NaN elsewhere. */
export function trigamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let sum = 0;
  let y = x;
  for (; y < LARGE; y++) sum += 1 / y / y;
  return (1 + 0.5 / y + series(y, () => 1)) / y + sum;
}
