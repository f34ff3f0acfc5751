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

/** A gradient within this share of ‖H‖·‖θ‖ is what rounding θ alone may make of 0. */
const SLOPE_NOISE = 100 * 2.220446049250313e-16;

export interface Gain {
  readonly loss: number;
  /** −∞ where the trial's loss is not a number; 1 where only the gradient shows progress. */
  readonly ratio: number;
  readonly predicted: number;
  /** Neither loss nor gradient shows any progress, and what is left of the gradient is rounding. Elsewhere a shorter trial may still show some. */
  readonly atFloor: boolean;
}

export interface Judged {
  readonly trial: Float64Array;
  /** Decrease of the model. */
  readonly predicted: number;
  /** A ratio from here on is believed without a look at the gradient. */
  readonly enough: number;
  /** Second derivatives of the model: ‖H‖·‖θ‖² tells how large terms may be that cancel in the loss. */
  readonly hessian: Numbers;
  /** Norm of the unclipped gradient at θ, and at any point. */
  readonly slopeHere: number;
  slope(theta: Numbers): number;
}

export function gainOf(problem: Problem, here: Here, { trial, predicted, enough, hessian, slopeHere, slope }: Judged): Gain {
  const loss = problem.loss(trial);
  if (!(Math.abs(loss) < Infinity)) return { loss, ratio: -Infinity, predicted, atFloor: false };
  const actual = here.loss - loss;
  const ratio = actual / predicted;
  const size = norm2(here.theta);
  const own = NOISE * Math.max(Math.abs(here.loss), Math.abs(loss));
  const bend = norm2(hessian) * size;
  const terms = Math.max(own, NOISE * bend * size);
  if (ratio >= enough || Math.abs(actual) > terms || predicted > terms) return { loss, ratio, predicted, atFloor: false };
  if (slope(trial) < slopeHere) return { loss, ratio: 1, predicted, atFloor: false };
  return { loss, ratio: ratio > 0 ? ratio : 0, predicted, atFloor: slopeHere <= SLOPE_NOISE * bend && Math.abs(actual) <= own && predicted <= own };
}

export function showGain(parts: StepParts, here: Here, gain: Gain): void {
  showNumber(parts, "predicted decrease", "m(0) - m(s)", gain.predicted);
  showNumber(parts, "actual decrease", "f(\\theta) - f(\\theta + s)", here.loss - gain.loss);
  showNumber(parts, "gain ratio", "\\rho", gain.ratio);
}
