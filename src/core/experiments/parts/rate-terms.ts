/** The terms of the search for learning rates (../rates.ts), apart from what carries it out: a page that states them need not load it. */
import type { Knobs, RealKnob } from "../../knobs.ts";

/** Rates that are tried lie in here, as far as the knob allows them. */
export const RATE_RANGE: readonly [low: number, high: number] = [1e-5, 10];
/** Points of the grid: four a decade over the whole range. */
export const GRID_POINTS = 25;
/** Probes between two neighbours of the grid: they narrow a quarter of a decade on both sides down to a hundredth of the rate. */
export const REFINEMENTS = 10;
/** The present rate, the grid, the refinement. */
export const MOST_TRIALS = 1 + GRID_POINTS + REFINEMENTS;
/** Runs that make one trial of a method that draws random numbers: the median of so many neighbouring seeds decides. */
export const SEEDS = 5;

/** Knobs that scale every step, by name: the learning rate, and the gain of stochastic approximation. */
const RATES = ["lr", "a"] as const;

/** The knob that is searched for a method; `undefined` where nothing scales its steps. */
export function rateOf(knobs: Knobs): { readonly name: string; readonly knob: RealKnob } | undefined {
  for (const name of RATES) {
    const knob = knobs[name];
    if (knob?.kind === "real") return { name, knob };
  }
  return undefined;
}
