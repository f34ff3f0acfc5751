/**
 * Modified Bessel functions of orders 0 and 1 as a von Mises distribution of concentration κ > 0 needs them, without overflow:
 * log I₀(κ) − κ, the mean resultant length A = I₁/I₀, and its derivative A′ = 1 − A/κ − A², the variance of the cosine.
 *
 * Sources: Watson, A Treatise on the Theory of Bessel Functions (1944), sections 3.7 (power series), 5.41 (series of products) and 7.23 (asymptotic
 * series). The three products I₀², I₀I₁/κ and I₁² in I₀²·A′ = I₀² − I₀I₁/κ − I₁² have series whose coefficients combine to
 * (2k)!/(k!)⁴·1/(2(k + 1)²), all positive: so nothing cancels. For large κ, A = Σ aₙκ⁻ⁿ is put into A′ = 1 − A/κ − A²; its coefficients follow.
 */
import { log, log1p } from "../elementary/index.ts";

/** From here on the asymptotic series reach the last bit. */
const LARGE = 30;
/** Terms of the asymptotic series; at κ = 30 they fall below the last bit. */
const TERMS = 24;
/** Far more than the power series take below `LARGE`. */
const MOST_TERMS = 500;
const TWO_PI = 6.283185307179586;

/** Coefficients of A = Σ aₙκ⁻ⁿ: 1, −1/2, −1/8, −1/8, −25/128, … */
const RATIO: readonly number[] = coefficients();

function coefficients(): number[] {
  const a = [1];
  for (let n = 1; n <= TERMS; n++) {
    let sum = (n - 2) * a[n - 1]!;
    for (let i = 1; i < n; i++) sum -= a[i]! * a[n - i]!;
    a.push(sum / 2);
  }
  return a;
}

/** Σ termₖ until nothing is added, from term₀ and the ratios of neighbours. */
function powerSeries(first: number, ratio: (k: number) => number): number {
  let term = first;
  let sum = first;
  for (let k = 1; k < MOST_TERMS; k++) {
    term *= ratio(k);
    const next = sum + term;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** log I₀(κ) − κ, κ ≥ 0; even in κ but for the −κ, so NaN below 0. */
export function logBesselScaled(kappa: number): number {
  if (!(kappa >= 0)) return Number.NaN;
  const square = (kappa / 2) * (kappa / 2);
  if (kappa < LARGE) return log1p(powerSeries(square, (k) => square / ((k + 1) * (k + 1)))) - kappa;
  // 1 + 1/8κ + 9/2(8κ)² + …: (2k − 1)²/(8kκ) from term to term.
  let tail = 0;
  for (let k = TERMS; k >= 1; k--) tail = (((2 * k - 1) * (2 * k - 1)) / (8 * k * kappa)) * (1 + tail);
  return log1p(tail) - log(TWO_PI * kappa) / 2;
}

/** A(κ) = I₁(κ)/I₀(κ), from 0 to 1. */
export function besselRatio(kappa: number): number {
  if (!(kappa >= 0)) return Number.NaN;
  if (kappa < LARGE) {
    const square = (kappa / 2) * (kappa / 2);
    return powerSeries(kappa / 2, (k) => square / (k * (k + 1))) / powerSeries(1, (k) => square / (k * k));
  }
  let sum = 0;
  for (let n = TERMS; n >= 0; n--) sum = sum / kappa + RATIO[n]!;
  return sum;
}

/** A′(κ) = 1 − A/κ − A², without cancellation: ½ at 0, about 1/2κ² far out. */
export function besselRatioSlope(kappa: number): number {
  if (!(kappa >= 0)) return Number.NaN;
  if (kappa < LARGE) {
    const square = (kappa / 2) * (kappa / 2);
    // (2k)!/(k!)⁴·y^k, each over 2(k + 1)² above, as it is below.
    const above = powerSeries(0.5, (k) => (2 * (2 * k - 1) * square) / (k * (k + 1) * (k + 1)));
    const below = powerSeries(1, (k) => (2 * (2 * k - 1) * square) / (k * k * k));
    return above / below;
  }
  let sum = 0;
  for (let n = TERMS; n >= 1; n--) sum = (sum - n * RATIO[n]!) / kappa;
  return sum / kappa;
}
