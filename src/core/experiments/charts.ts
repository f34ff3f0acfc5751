/**
 * How far the paths of one fit come apart in several charts, and how that depends on the rate: the same run with rates ε, ε/2, ε/4, … over the same
 * time T = ε·steps (schedules stretched with them), and of each rate the largest distance between members reached after equally many steps, in the coordinates that
 * the family is compared by.
 *
 * Source: Amari, Natural gradient works efficiently in learning, Neural Computation 10 (1998): steps F⁻¹g follow one curve of distributions as ε → 0,
 * so the gap of the natural gradient falls as ε. Plain steps follow another curve in each chart, and their gap stays.
 */
import { log } from "../elementary/index.ts";
import { PlannedRun, buildProblem } from "../plan.ts";
import { rateOf } from "./parts/rate-terms.ts";
import { optimizers } from "../optimizers/index.ts";
import type { Plan } from "../plan.ts";
import type { ChartMap } from "../model.ts";

/** Rates at most, each half of the one before, as long as a path has no more steps than this. */
const MOST_RATES = 8;
const MOST_STEPS = 20_000;
/** Steps between two breaths: about a millisecond. */
const SLICE = 1024;
/** Gaps below this are rounding. */
const ROUNDING = 1e-13;

/** Schedules by the number of the step alone: as the rate falls, more steps take a smaller and smaller share of it, and the time is not the same. */
const COUNTED: ReadonlySet<string> = new Set(["1/k", "1/sqrt-k"]);

/** The fit in one chart. */
export interface Charted extends Pick<Plan, "problem" | "start"> {
  readonly map: ChartMap;
}

/**
 * Why a run has no gap: nothing scales its steps, another rule than its rate sets their length, its schedule keeps to the number of the step,
 * it goes on from another run, or a chart cannot serve it.
 */
export type NoGap = "no-rate" | "own-length" | "schedule" | "branch" | "unserved";

export interface Gaps {
  /** Descending, from the run's own. */
  readonly rates: readonly number[];
  /** Of each chart after the first, by rate: the largest distance from the first; NaN where one of the two did not last to the end. */
  readonly gaps: readonly (readonly number[])[];
}

const quiet = { chunk: () => undefined, issue: () => undefined };

/** Whether a run ends before it begins: a method that needs natural parameters, in a chart of others. */
function isRefused(plan: Plan): boolean {
  const { built } = buildProblem(plan.problem);
  return built !== undefined && new PlannedRun(0, plan, built, [], quiet).ended !== undefined;
}

/** All members that a run reaches, in common coordinates, row by row; `undefined` where it fails or diverges. What has come to rest stays there. */
function* reach(plan: Plan, { map }: Charted): Generator<undefined, Float64Array | undefined> {
  const { built } = buildProblem(plan.problem);
  if (built === undefined) return undefined;
  const members = new Float64Array(2 * (plan.steps + 1));
  let rows = 0;
  const take = ({ points, count }: { readonly points: Float64Array; readonly count: number }): void => {
    for (let row = 0; row < count; row++, rows++) map.toCommon(points.subarray(2 * row, 2 * row + 2), members.subarray(2 * rows, 2 * rows + 2));
  };
  const run = new PlannedRun(0, plan, built, [], { ...quiet, chunk: (_, chunk) => take(chunk) });
  while (run.ended === undefined) {
    run.advance(SLICE);
    yield;
  }
  if (run.ended.kind === "failed" || run.ended.kind === "diverged" || rows === 0) return undefined;
  for (; rows <= plan.steps; rows++) members.copyWithin(2 * rows, 2 * (rows - 1), 2 * rows);
  return members;
}

/** @param compared coordinates that count */
export function gapBetween(a: Float64Array, b: Float64Array, compared: readonly number[]): number {
  let most = 0;
  for (let row = 0; row < a.length; row += 2) {
    for (const j of compared) {
      const distance = Math.abs(a[row + j]! - b[row + j]!);
      if (!(distance >= 0)) return Number.NaN;
      if (distance > most) most = distance;
    }
  }
  return most;
}

/** Yields after each slice of work. @param charts the first one is what the others are compared with */
export function* gapsOf(plan: Plan, index: number, charts: readonly Charted[], compared: readonly number[]): Generator<undefined, Gaps | NoGap> {
  const run = plan.runs[index]!;
  const rate = rateOf(optimizers.get(run.optimizer)?.knobs ?? {});
  if (rate === undefined) return "no-rate";
  const own = Number(run.values[rate.name]);
  if (!(own > 0)) return "no-rate";
  if (run.options.from !== undefined) return "branch";
  if ((run.values["length"] ?? "rate") !== "rate") return "own-length";
  const { schedule } = run.options;
  if (COUNTED.has(schedule.kind)) return "schedule";
  if (charts.some(({ problem }) => isRefused({ ...plan, problem, runs: [run] }))) return "unserved";
  const rates: number[] = [];
  const gaps: number[][] = charts.slice(1).map(() => []);
  for (let halvings = 0; halvings < MOST_RATES; halvings++) {
    const times = 1 << halvings;
    if (halvings > 0 && plan.steps * times > MOST_STEPS) break;
    const options = { ...run.options, schedule: { ...schedule, warmup: schedule.warmup * times, every: schedule.every * times } };
    const alone = { ...plan, steps: plan.steps * times, tolerance: 0, runs: [{ ...run, options, values: { ...run.values, [rate.name]: own / times } }] };
    let first: Float64Array | undefined;
    for (const [i, chart] of charts.entries()) {
      const members = yield* reach({ ...alone, problem: chart.problem, start: chart.start }, chart);
      if (i === 0) first = members;
      else gaps[i - 1]!.push(first !== undefined && members !== undefined ? gapBetween(first, members, compared) : Number.NaN);
    }
    rates.push(own / times);
  }
  return { rates, gaps };
}

/** The order in ε: the slope of log gap against log ε between the two smallest rates that have one; NaN where rounding is all there is. */
export function slopeOf(rates: readonly number[], gaps: readonly number[]): number {
  const known = rates.flatMap((rate, i) => (gaps[i]! > ROUNDING ? [{ x: log(rate), y: log(gaps[i]!) }] : []));
  const [b, a] = [known.at(-2), known.at(-1)];
  return a === undefined || b === undefined ? Number.NaN : (b.y - a.y) / (b.x - a.x);
}
