/**
 * Running sums and averages of gradients: the memory of first-order methods. Pure transforms over arrays of equal length;
 * the caller owns `out`, which may be one of the inputs (every entry is read before it is written).
 * Source: the update rules of torch.optim, whose order of operations is kept so that rounding agrees closely.
 */
import type { Numbers } from "../../model.ts";

/** out ← α·a + β·b */
export function combine(alpha: number, a: Numbers, beta: number, b: Numbers, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = alpha * a[i]! + beta * b[i]!;
}

/** Exponential moving average: out ← β·mean + (1 − β)·x */
export function average(beta: number, mean: Numbers, x: Numbers, out: Float64Array): void {
  combine(beta, mean, 1 - beta, x, out);
}

/** Exponential moving average of squares: out ← β·mean + (1 − β)·x² */
export function averageSquares(beta: number, mean: Numbers, x: Numbers, out: Float64Array): void {
  const weight = 1 - beta;
  for (let i = 0; i < out.length; i++) out[i] = beta * mean[i]! + weight * x[i]! * x[i]!;
}

/** Sum of squares: out ← sum + x² */
export function addSquares(sum: Numbers, x: Numbers, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = sum[i]! + x[i]! * x[i]!;
}

/** Running maximum: out ← max(largest, x); NaN passes through, so that a broken run is seen to break. */
export function maximum(largest: Numbers, x: Numbers, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.max(largest[i]!, x[i]!);
}

/** Running mean: out ← mean + share·(x − mean); a share of 1 is a plain copy, without rounding. */
export function moveTowards(mean: Numbers, x: Numbers, share: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = share === 1 ? x[i]! : mean[i]! + share * (x[i]! - mean[i]!);
}
