/**
 * Categorical distributions given by logits z: p = softmax(z), of any size, where probabilities may underflow and logits are known up to a constant.
 * Divergences use KL(p‖q) = Σ pᵢ (e^δᵢ − 1 − δᵢ) with δᵢ = log(qᵢ/pᵢ), all of whose terms are ≥ 0, since the pᵢ and the qᵢ add up to the same.
 */
import { exp, expm1, log, log1p, sigmoid, softplus } from "../elementary/index.ts";
import { expExcess } from "./small.ts";
import type { NaturalChart, Numbers } from "../model.ts";

/** log Σ exp zᵢ over `n` entries from `from` on, without overflow. */
export function logSumExp(z: Numbers, n: number, from = 0): number {
  let highest = z[from]!;
  for (let i = 1; i < n; i++) if (z[from + i]! > highest) highest = z[from + i]!;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += exp(z[from + i]! - highest);
  return highest + log(sum);
}

/** Writes softmax(z) to `p`. */
export function softmax(z: Numbers, n: number, p: Float64Array): void {
  let highest = z[0]!;
  for (let i = 1; i < n; i++) if (z[i]! > highest) highest = z[i]!;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    p[i] = exp(z[i]! - highest);
    sum += p[i]!;
  }
  for (let i = 0; i < n; i++) p[i] = p[i]! / sum;
}

/** The expected indicators of the first n − 1 of n outcomes, whose logits are the parameters while the last one is 0, and back. */
export function indicatorChart(n: number): NaturalChart {
  const z = new Float64Array(n);
  const p = new Float64Array(n);
  return {
    toMean(theta, mean) {
      for (let i = 0; i < n - 1; i++) z[i] = theta[i]!;
      softmax(z, n, p);
      for (let i = 0; i < n - 1; i++) mean[i] = p[i]!;
    },
    fromMean(mean, theta) {
      let rest = 1;
      for (let i = 0; i < n - 1; i++) rest -= mean[i]!;
      let possible = rest > 0;
      for (let i = 0; i < n - 1; i++) possible &&= mean[i]! > 0;
      if (!possible) return false;
      for (let i = 0; i < n - 1; i++) theta[i] = log(mean[i]! / rest);
      return true;
    },
  };
}

/** 1 − pᵢ as the sum of the others, which does not cancel. */
export function others(p: Numbers, n: number, i: number): number {
  let sum = 0;
  for (let j = 0; j < n; j++) if (j !== i) sum += p[j]!;
  return sum;
}

/** Logits that move by less are followed through the ratio of the normalizers; beyond, the difference of their logarithms is as good. */
const NEAR = 0.5;

/**
 * KL(softmax(z)‖softmax(y)) in nats.
 * @param step y − z, where the caller knows it better than rounded logits tell
 */
export function categoricalDivergence(z: Numbers, y: Numbers, n: number, step?: Numbers): number {
  const p = new Float64Array(n);
  const shift = new Float64Array(n);
  softmax(z, n, p);
  let mean = 0;
  for (let i = 0; i < n; i++) {
    shift[i] = step === undefined ? y[i]! - z[i]! : step[i]!;
    mean += p[i]! * shift[i]!;
  }
  // A shift that all logits share changes nothing: it is taken out before it could drown what differs.
  let largest = 0;
  for (let i = 0; i < n; i++) {
    shift[i] = shift[i]! - mean;
    largest = Math.max(largest, Math.abs(shift[i]!));
  }
  const near = largest < NEAR;
  let change = 0;
  if (near) {
    for (let i = 0; i < n; i++) change += p[i]! * expm1(shift[i]!);
    change = log1p(change);
  }
  const before = near ? 0 : logSumExp(z, n);
  const after = near ? 0 : logSumExp(y, n);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += term(p[i]!, near ? shift[i]! - change : y[i]! - after - (z[i]! - before), near ? undefined : exp(y[i]! - after));
  return sum;
}

/** p·(e^δ − 1 − δ); far away as q − p − p·δ, where e^δ may overflow while p vanishes. */
function term(p: number, delta: number, q: number | undefined): number {
  return q === undefined || Math.abs(delta) < 1 ? p * expExcess(delta) : q - p - p * delta;
}

/**
 * KL between the Bernoulli distributions with logits z and y: the same terms, with log σ(y) − log σ(z) and log σ(−y) − log σ(−z).
 * @param step y − z, where the caller knows it better than rounded logits tell
 */
export function binaryDivergence(z: number, y: number, step = y - z): number {
  const p = sigmoid(z);
  const q = sigmoid(-z);
  if (Math.abs(step) < NEAR) return p * expExcess(-log1p(q * expm1(-step))) + q * expExcess(-log1p(p * expm1(step)));
  return term(p, softplus(-z) - softplus(-y), sigmoid(y)) + term(q, softplus(z) - softplus(y), sigmoid(-y));
}
