/**
 * What Adam and AdamW share: both moments with their corrections, AMSGrad's maximum, and the step.
 * Source: Kingma and Ba 2015, algorithm 1; Reddi, Kale and Kumar 2018 for AMSGrad; order of operations of torch.optim.
 */
import { copy } from "../../numerics/vectors.ts";
import { showNumber, showRates, showTerm, showVector } from "./autopsy.ts";
import { descendAdaptively } from "./descend.ts";
import { amsgrad, beta1, beta2, epsilon, learningRate, weightDecay } from "./knobs.ts";
import { average, averageSquares, maximum } from "./moments.ts";
import { nextPower } from "./powers.ts";
import type { Numbers, StepParts } from "../../model.ts";

export type AdamState = {
  /** Moving average m of gradients. */
  mean: Float64Array;
  /** Moving average v of squared gradients. */
  squares: Float64Array;
  /** Largest v so far, kept only where AMSGrad is on; zeros before, so that switching it on starts from the v of that step. */
  largest: Float64Array;
  /** β₁ and β₁ᵗ, β₂ and β₂ᵗ: see powers.ts. */
  beta1: number;
  power1: number;
  beta2: number;
  power2: number;
};

export interface AdamValues {
  readonly lr: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly weightDecay: number;
  readonly amsgrad: boolean;
}

export const adamKnobs = (decay: number) => ({ lr: learningRate(0.001), beta1, beta2, eps: epsilon(1e-8), weightDecay: weightDecay(decay), amsgrad }) as const;

export function initAdam(length: number, values: AdamValues): AdamState {
  return {
    mean: new Float64Array(length),
    squares: new Float64Array(length),
    largest: new Float64Array(length),
    beta1: values.beta1,
    power1: 1,
    beta2: values.beta2,
    power2: 1,
  };
}

/** Moments and powers of step t, from `state` into `next`. */
export function updateMoments(state: AdamState, g: Numbers, t: number, values: AdamValues, next: AdamState): void {
  const b1 = values.beta1;
  const b2 = values.beta2;
  next.power1 = nextPower(b1, t, state.beta1, state.power1);
  next.power2 = nextPower(b2, t, state.beta2, state.power2);
  next.beta1 = b1;
  next.beta2 = b2;
  average(b1, state.mean, g, next.mean);
  averageSquares(b2, state.squares, g, next.squares);
  if (values.amsgrad) maximum(state.largest, next.squares, next.largest);
  else copy(state.largest, next.largest);
}

/** out ← θ − η·m̂ / (√v̂ + ε), with the largest v where AMSGrad is on */
export function adamStep(theta: Numbers, state: AdamState, values: AdamValues, out: Float64Array): void {
  const squares = values.amsgrad ? state.largest : state.squares;
  descendAdaptively(theta, state.mean, squares, values.lr / (1 - state.power1), Math.sqrt(1 - state.power2), values.eps, out);
}

export function explainAdam(parts: StepParts, state: AdamState, values: AdamValues): void {
  const first = 1 - state.power1;
  const second = 1 - state.power2;
  const squares = values.amsgrad ? state.largest : state.squares;
  const corrected = squares.map((value) => value / second);
  showNumber(parts, "learning rate", "\\eta", values.lr);
  showNumber(parts, "first correction", "1-\\beta_1^t", first);
  showNumber(parts, "second correction", "1-\\beta_2^t", second);
  showVector(parts, "first moment", "m", state.mean);
  showVector(parts, "second moment", "v", state.squares);
  if (values.amsgrad) showVector(parts, "largest second moment", "v^{\\max}", state.largest);
  showVector(
    parts,
    "corrected first moment",
    "\\hat m",
    state.mean.map((value) => value / first),
  );
  showVector(parts, "corrected second moment", "\\hat v", corrected);
  const denominator = corrected.map((value) => Math.sqrt(value) + values.eps);
  showRates(parts, values.lr, denominator);
  showTerm(
    parts,
    "velocity",
    "−ηm̂/(√v̂+ε)",
    state.mean,
    denominator.map((value) => -values.lr / (first * value)),
  );
}
