/**
 * The last transform of a step: from a direction and a rate to the new θ. The caller owns `out`, which may be one of the inputs.
 * Source: torch.optim; where ε stands differs between methods and libraries, so each form says where it puts it.
 */
import type { Numbers } from "../../model.ts";

/** out ← θ − rate·d */
export function descend(theta: Numbers, direction: Numbers, rate: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = theta[i]! - rate * direction[i]!;
}

/** out ← keep·θ − rate·d: decay of θ itself and a step, in one */
export function shrinkAndDescend(theta: Numbers, keep: number, direction: Numbers, rate: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = keep * theta[i]! - rate * direction[i]!;
}

/** out ← keep·θ */
export function shrink(theta: Numbers, keep: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = keep * theta[i]!;
}

/** out ← θ − rate·d / (√s / c + ε): ε outside the root, after the correction c of the root */
export function descendAdaptively(
  theta: Numbers,
  direction: Numbers,
  squares: Numbers,
  rate: number,
  correction: number,
  eps: number,
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) out[i] = theta[i]! - (rate * direction[i]!) / (Math.sqrt(squares[i]!) / correction + eps);
}

/** out ← θ − rate·d / scale */
export function descendScaled(theta: Numbers, direction: Numbers, scale: Numbers, rate: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = theta[i]! - (rate * direction[i]!) / scale[i]!;
}

/** out ← d / (√s + ε) */
export function divideByRoot(direction: Numbers, squares: Numbers, eps: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = direction[i]! / (Math.sqrt(squares[i]!) + eps);
}

/** out ← d / (√(s − m²) + ε), not clamped: rounding may make the variance negative and the result NaN */
export function divideByDeviation(direction: Numbers, squares: Numbers, mean: Numbers, eps: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = direction[i]! / (Math.sqrt(squares[i]! - mean[i]! * mean[i]!) + eps);
}
