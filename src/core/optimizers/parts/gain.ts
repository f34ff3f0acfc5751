/**
 * The gain ratio ρ = actual / predicted decrease, by which trust-region methods judge a trial (Nocedal, Wright (2006), equation 4.4).
 * Where both decreases are lost in the rounding of the loss, the ratio is noise; then the gradient decides (after Conn, Gould, Toint,
 * Trust-Region Methods (2000), section 17.4.2; deviation: they set ρ = 1 there, which never ends).
 */
import { norm2 } from "../../numerics/vectors.ts";
import { showNumber } from "./autopsy.ts";
import type { Here, Numbers, Problem, StepParts } from "../../model.ts";

/** Losses are sums of a few rounded terms: their last digits, in units of the roundoff. */
const NOISE = 10 * 2.220446049250313e-16;

/** A gradient within this share of ‖H‖·‖θ‖ is what rounding θ and the terms of the gradient may make of 0. */
const SLOPE_NOISE = 1000 * 2.220446049250313e-16;

/** Share of the predicted decrease that the gradients at both ends must confirm. */
const CONFIRMED = 0.25;

export interface Gain {
  readonly loss: number;
  /** −∞ where the trial's loss is not a number; 1 where only the gradient shows progress. */
  readonly ratio: number;
  readonly predicted: number;
  /** Neither loss nor gradient shows any progress, and what is left of the gradient is rounding (or its square underflows). Elsewhere a shorter trial may still show some. */
  readonly atFloor: boolean;
}

export interface Judged {
  readonly trial: Float64Array;
  /** Decrease of the model. */
  readonly predicted: number;
  /** A ratio from here on is believed without a look at the gradient. */
  readonly enough: number;
  /** Largest size of the loss so far: terms of that size may cancel in it now. */
  readonly scale: number;
  /** Second derivatives of the model: ‖H‖·‖θ‖² is such a size too. */
  readonly hessian: Numbers;
  /** Unclipped, at θ and at any point. */
  readonly gradientHere: Float64Array;
  readonly gradient: (theta: Numbers) => Float64Array;
}

export function gainOf(problem: Problem, here: Here, { trial, predicted, enough, scale, hessian, gradientHere, gradient }: Judged): Gain {
  const loss = problem.loss(trial);
  if (!(Math.abs(loss) < Infinity)) return { loss, ratio: -Infinity, predicted, atFloor: false };
  const actual = here.loss - loss;
  // A model that foretells no decrease (rounding, underflow) cannot vouch for a climb.
  const ratio = predicted > 0 ? actual / predicted : -Infinity;
  const own = NOISE * Math.max(Math.abs(here.loss), Math.abs(loss));
  const bend = norm2(hessian) * norm2(here.theta);
  const terms = Math.max(own, NOISE * scale, NOISE * bend * norm2(here.theta));
  if (Math.abs(actual) > terms || predicted > terms || (ratio >= enough && predicted > own)) return { loss, ratio, predicted, atFloor: false };
  const before = norm2(gradientHere);
  const next = gradient(trial);
  // The trapezoidal rule for the decrease, in which no large terms cancel.
  let along = 0;
  for (let i = 0; i < next.length; i++) along -= ((gradientHere[i]! + next[i]!) / 2) * (trial[i]! - here.theta[i]!);
  if (norm2(next) < before && along >= CONFIRMED * predicted) return { loss, ratio: 1, predicted, atFloor: false };
  const atFloor = predicted <= 0 || (before <= SLOPE_NOISE * bend && Math.abs(actual) <= own && predicted <= own);
  return { loss, ratio: predicted > own && ratio > 0 ? ratio : 0, predicted, atFloor };
}

/** Trials since the last step, as a state remembers them: none yet, none with a finite loss, some with one. */
export const TRIALS = { none: 0, blind: 1, seen: 2 } as const;

/** @param before one of `TRIALS` */
export function afterTrial(before: number, { loss }: Gain): number {
  return before === TRIALS.seen || Math.abs(loss) < Infinity ? TRIALS.seen : TRIALS.blind;
}

export function showGain(parts: StepParts, here: Here, gain: Gain): void {
  showNumber(parts, "predicted decrease", "m(0) - m(s)", gain.predicted);
  // A trial outside the domain has neither.
  if (!(Math.abs(gain.loss) < Infinity)) return;
  showNumber(parts, "actual decrease", "f(\\theta) - f(\\theta + s)", here.loss - gain.loss);
  if (Math.abs(gain.ratio) < Infinity) showNumber(parts, "gain ratio", "\\rho", gain.ratio);
}
