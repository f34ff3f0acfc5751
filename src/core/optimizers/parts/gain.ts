/**
 * The gain ratio ρ = actual / predicted decrease, by which trust-region methods judge a trial (Nocedal, Wright (2006), equation 4.4).
 * Where both decreases are lost in the rounding of the loss, the ratio is noise; then the gradient decides (after Conn, Gould, Toint,
 * Trust-Region Methods (2000), section 17.4.2; deviation: they set ρ = 1 there, which never ends).
 */
import { showNumber } from "./autopsy.ts";
import type { Here, Numbers, Problem, StepParts } from "../../model.ts";

/** Losses are sums of a few rounded terms: their last digits, in units of the roundoff. */
const NOISE = 10 * 2.220446049250313e-16;

export interface Gain {
  readonly loss: number;
  /** −∞ where the trial's loss is not a number; 1 where only the gradient shows progress. */
  readonly ratio: number;
  readonly predicted: number;
  /** Neither loss nor gradient shows any progress that rounding would not hide. */
  readonly atFloor: boolean;
}

/**
 * @param predicted decrease of the model, ≥ 0
 * @param slopeHere norm of the gradient at θ, unclipped; `slope` that of another point
 */
export function gainOf(problem: Problem, here: Here, trial: Float64Array, predicted: number, slopeHere: number, slope: (theta: Numbers) => number): Gain {
  const loss = problem.loss(trial);
  if (!(Math.abs(loss) < Infinity)) return { loss, ratio: -Infinity, predicted, atFloor: false };
  const actual = here.loss - loss;
  const noise = NOISE * Math.max(Math.abs(here.loss), Math.abs(loss));
  if (Math.abs(actual) <= noise && predicted <= noise) {
    const better = slope(trial) < slopeHere;
    return { loss, ratio: better ? 1 : 0, predicted, atFloor: !better };
  }
  return { loss, ratio: actual / predicted, predicted, atFloor: false };
}

export function showGain(parts: StepParts, here: Here, gain: Gain): void {
  showNumber(parts, "predicted decrease", "m(0) - m(s)", gain.predicted);
  showNumber(parts, "actual decrease", "f(\\theta) - f(\\theta + s)", here.loss - gain.loss);
  showNumber(parts, "gain ratio", "\\rho", gain.ratio);
}
