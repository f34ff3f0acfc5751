/**
 * The learning rate that brings a run furthest down within a budget, by a search that can be stated in a sentence and is the same for
 * every run: the present rate, a logarithmic grid, then golden-section search (Kiefer, Sequential minimax search for a maximum, Proceedings of the AMS 4, 1953)
 * on the logarithm of the rate between the two neighbours of the best point of the grid. What is compared is the loss at the end
 * of the budget, infinite where the run diverged or failed before it; of equal losses the smallest rate is taken.
 * Deviations: a loss need not have one valley between the neighbours, so the best of all trials is taken and not where the search ends;
 * probes are rounded to three digits before they are tried, so that what is reported is what was run.
 */
import { stepWithin, costOf, evaluationsOf } from "../costs.ts";
import { exp, log, pow } from "../elementary/index.ts";
import { optimizers } from "../optimizers/index.ts";
import { PlannedRun } from "../plan.ts";
import { GRID_POINTS, RATE_RANGE, rateOf, REFINEMENTS, SEEDS } from "./parts/rate-terms.ts";
import type { BuiltProblem, Plan } from "../plan.ts";
import type { RealKnob } from "../knobs.ts";
import type { EndKind, TrajectoryChunk } from "../model.ts";

/** Share of an interval that golden-section search keeps. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Digits of a rate: what a reader types, and finer than the search. */
const DIGITS = 3;
/** Steps between two breaths: about a millisecond on a formula. */
const SLICE = 2048;
const rounded = (rate: number): number => Number(rate.toPrecision(DIGITS));

/** @returns ascending rates, evenly spaced by their logarithms; empty where the knob allows nothing of the range */
export function rateGrid({ min, max, minBound, maxBound }: Pick<RealKnob, "min" | "max" | "minBound" | "maxBound">): readonly number[] {
  const [low, high] = [Math.max(RATE_RANGE[0], min), Math.min(RATE_RANGE[1], max)];
  if (!(low < high)) return [];
  const points = Array.from({ length: GRID_POINTS }, (_, i) => rounded(low * pow(high / low, i / (GRID_POINTS - 1))));
  const inside = (rate: number): boolean => rate >= min && rate <= max && !(minBound === "open" && rate === min) && !(maxBound === "open" && rate === max);
  return points.filter(inside);
}

export type Phase = "current" | "grid" | "refined";
interface Probe {
  readonly rate: number;
  readonly phase: Phase;
}

/** The search itself: yields a rate to be tried and is told the loss that it leads to. @returns the best rate, `undefined` where every loss is infinite */
export function* searchRate(grid: readonly number[], current: number): Generator<Probe, number | undefined, number> {
  let best: { readonly rate: number; readonly loss: number } | undefined;
  const consider = (rate: number, loss: number): void => {
    if (loss === Infinity) return;
    if (best === undefined || loss < best.loss || (loss === best.loss && rate < best.rate)) best = { rate, loss };
  };
  consider(current, yield { rate: current, phase: "current" });
  let lowest = -1;
  let least = Infinity;
  for (const [i, rate] of grid.entries()) {
    const loss = yield { rate, phase: "grid" };
    consider(rate, loss);
    if (loss < least) [lowest, least] = [i, loss];
  }
  if (lowest < 0) return best?.rate;
  let from = log(grid[Math.max(0, lowest - 1)]!);
  let to = log(grid[Math.min(grid.length - 1, lowest + 1)]!);
  let inner: [left: number, right: number] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)];
  let losses: [left: number, right: number] = [0, 0];
  for (let k = 0; k < REFINEMENTS; k++) {
    // The first two probes are one on each side; from then on one of them is used again.
    const side = k < 2 ? k : losses[0] <= losses[1] ? 0 : 1;
    if (k >= 2 && side === 0) {
      to = inner[1];
      inner = [to - GOLDEN * (to - from), inner[0]];
      losses = [0, losses[0]];
    } else if (k >= 2) {
      from = inner[0];
      inner = [inner[1], from + GOLDEN * (to - from)];
      losses = [losses[1], 0];
    }
    const rate = rounded(exp(inner[side]!));
    losses[side] = yield { rate, phase: "refined" };
    consider(rate, losses[side]);
  }
  return best?.rate;
}

export interface RateTrial extends Probe {
  /** What decides: the loss at the end of the budget, the median over the seeds; infinite where the run diverged or failed. */
  readonly loss: number;
  /** The loss that the run itself shows at the end of the budget, with the seed of the scenario. */
  readonly shown: number;
}
export interface TunedRate {
  readonly kind: "tuned";
  readonly knob: string;
  readonly seeds: readonly number[];
  readonly trials: readonly RateTrial[];
  /** The trial of the present rate, and the best of all. */
  readonly current: RateTrial;
  readonly best: RateTrial | undefined;
  /** The best rate is an end of the range: a better one may lie beyond it. */
  readonly edge: "low" | "high" | undefined;
  /** Spent on all trials together, each up to the end of the budget. */
  readonly evaluations: number;
}
/** `branch`: it goes on from another run, whose rate is part of what it is. */
export type Untuned = { readonly kind: "no-rate" | "branch" | "refused" };

interface Reached {
  readonly loss: number;
  readonly evaluations: number;
}

/** Runs a plan's only run to the end of a budget, with a breath after each slice. */
function* reach(plan: Plan, built: BuiltProblem, budget: number): Generator<undefined, Reached | undefined> {
  const reached = { loss: Number.NaN, evaluations: 0, spent: false };
  const take = (chunk: TrajectoryChunk): void => {
    const last = reached.spent ? undefined : stepWithin([chunk], budget);
    const row = last === undefined ? -1 : last - chunk.firstStep;
    if (row < chunk.count - 1) reached.spent = true;
    if (row < 0) return;
    reached.loss = chunk.loss[row]!;
    reached.evaluations = evaluationsOf(costOf(chunk, row), chunk.dim);
  };
  const run = new PlannedRun(0, plan, built, [], { chunk: (_, chunk) => take(chunk), issue: () => undefined });
  const ended = (): EndKind | undefined => run.ended?.kind;
  if (ended() !== undefined) return undefined;
  while (ended() === undefined && !reached.spent) {
    run.advance(SLICE);
    yield;
  }
  const { loss, evaluations, spent } = reached;
  const kind = spent ? undefined : ended();
  return { loss: kind === "diverged" || kind === "failed" || !(loss - loss === 0) ? Infinity : loss, evaluations };
}

function seedsOf(seed: number, count: number): readonly number[] {
  const step = seed > Number.MAX_SAFE_INTEGER - count ? -1 : 1;
  return Array.from({ length: count }, (_, i) => seed + i * step);
}

/**
 * Searches the rate of one run of a plan; all the others stay out of it. Yields after each slice of work how many trials are done.
 * @param budget in evaluations (see `evaluationsOf`); `Infinity`: the plan's steps alone
 */
export function* tuneRate(plan: Plan, index: number, built: BuiltProblem, budget: number): Generator<number, TunedRate | Untuned> {
  const run = plan.runs[index]!;
  const optimizer = optimizers.get(run.optimizer);
  if (optimizer === undefined) return { kind: "refused" };
  if (run.options.from !== undefined) return { kind: "branch" };
  const rate = rateOf(optimizer.knobs);
  if (rate === undefined) return { kind: "no-rate" };
  const seeds = seedsOf(plan.seed, optimizer.stochastic?.(run.values) === true || run.options.batchSize !== undefined ? SEEDS : 1);
  const grid = rateGrid(rate.knob);
  const current = Number(run.values[rate.name]);
  const search = searchRate(grid, current);
  const trials: RateTrial[] = [];
  let evaluations = 0;
  let next = search.next();
  while (next.done !== true) {
    const { value: probe } = next;
    const losses: number[] = [];
    for (const seed of seeds) {
      const alone: Plan = { ...plan, seed, runs: [{ ...run, values: { ...run.values, [rate.name]: probe.rate } }] };
      const going = reach(alone, built, budget);
      let reached = going.next();
      for (; reached.done !== true; reached = going.next()) yield trials.length;
      if (reached.value === undefined) return { kind: "refused" };
      losses.push(reached.value.loss);
      evaluations += reached.value.evaluations;
    }
    const loss = losses.toSorted((a, b) => a - b)[losses.length >> 1]!;
    trials.push({ ...probe, loss, shown: losses[0]! });
    next = search.next(loss);
  }
  const best = next.value;
  return {
    kind: "tuned",
    knob: rate.name,
    seeds,
    trials,
    current: trials[0]!,
    best: trials.find((trial) => trial.rate === best),
    edge: best === undefined ? undefined : best === grid[0] ? "low" : best === grid.at(-1) ? "high" : undefined,
    evaluations,
  };
}
