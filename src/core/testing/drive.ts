/** What tests of methods and of the loop share: filling in defaults, and running something to its end with everything recorded. */
import { initialValues } from "../knobs.ts";
import { runKnobs } from "../options.ts";
import { createNoise } from "../random.ts";
import { Run } from "../run.ts";
import { cloneState } from "../state.ts";
import { costOf } from "../costs.ts";
import type { Cost } from "../costs.ts";
import type { Values } from "../knobs.ts";
import type { AnyOptimizer, Ended, Numbers, Problem, State, TrajectoryChunk } from "../model.ts";
import type { RunOptions } from "../options.ts";
import type { RunSpec } from "../run.ts";

export function valuesOf(optimizer: AnyOptimizer, given: Values = {}): Values {
  return { ...initialValues(optimizer.knobs), ...given };
}

export type GivenOptions = Partial<Omit<RunOptions, "schedule">> & { readonly schedule?: Partial<RunOptions["schedule"]> };

export function optionsOf(given: GivenOptions = {}): RunOptions {
  const initial = initialValues(runKnobs);
  return { ...initial, ...given, schedule: { ...initial.schedule, ...given.schedule } };
}

export interface Given {
  readonly optimizer: AnyOptimizer;
  readonly problem: Problem;
  readonly start: Numbers | RunSpec["origin"];
  readonly values?: Values;
  readonly options?: GivenOptions;
  readonly steps?: number;
  readonly tolerance?: number;
}

export interface Recording {
  readonly run: Run;
  readonly ended: Ended;
  readonly firstStep: number;
  /** Rows: θ, loss, gradNorm and the average where there is one. Row k belongs to step firstStep + k. */
  readonly points: readonly (readonly number[])[];
  readonly loss: readonly number[];
  readonly gradNorm: readonly number[];
  readonly average: readonly (readonly number[])[];
  /** Cumulative evaluations, as any reader of the chunks would find them. */
  readonly costs: readonly Cost[];
  readonly chunks: readonly TrajectoryChunk[];
}

export function openRun(given: Given, sink: (chunk: TrajectoryChunk) => void): Run {
  const { optimizer, problem, start: origin, values, options, steps = 100, tolerance = 0 } = given;
  return new Run({ optimizer, problem, values: valuesOf(optimizer, values), options: optionsOf(options), seed: 1, steps, tolerance, origin }, sink);
}

/** @param slice steps per call of `advance` */
export function record(given: Given, slice = Infinity): Recording {
  const chunks: TrajectoryChunk[] = [];
  const run = openRun(given, (chunk) => chunks.push(chunk));
  while (run.ended === undefined) run.advance(slice);
  const rows = (pick: (chunk: TrajectoryChunk) => Float64Array | undefined): number[][] =>
    chunks.flatMap((chunk) => {
      const flat = pick(chunk);
      return flat === undefined ? [] : Array.from({ length: chunk.count }, (_, k) => [...flat.subarray(k * chunk.dim, (k + 1) * chunk.dim)]);
    });
  return {
    run,
    ended: run.ended,
    firstStep: chunks[0]!.firstStep,
    points: rows((chunk) => chunk.points),
    loss: chunks.flatMap((chunk) => [...chunk.loss]),
    gradNorm: chunks.flatMap((chunk) => [...chunk.gradNorm]),
    average: rows((chunk) => chunk.average),
    costs: chunks.flatMap((chunk) => Array.from({ length: chunk.count }, (_, row) => costOf(chunk, row))),
    chunks,
  };
}

const NOWHERE: Problem = { dim: 0, loss: () => Number.NaN, lossAndGradient: () => Number.NaN };

/** Feeds given gradients to a method's own step, without a problem or the loop. @returns θ after each step, and the last state */
export function feed(
  optimizer: AnyOptimizer,
  given: Values,
  theta: readonly number[],
  gradients: readonly (readonly number[])[],
): { readonly path: readonly (readonly number[])[]; readonly state: State } {
  const values = valuesOf(optimizer, given);
  const noise = createNoise(1, 0);
  let here = Float64Array.from(theta);
  let state = optimizer.init(NOWHERE, here, values);
  const path = gradients.map((gradient, k) => {
    const out = { theta: new Float64Array(theta.length).fill(Number.NaN), state: cloneState(state) };
    noise.at(k + 1);
    optimizer.step(NOWHERE, { theta: here, loss: Number.NaN, gradient: Float64Array.from(gradient), t: k + 1 }, state, values, noise, out);
    here = out.theta;
    state = out.state;
    return [...here];
  });
  return { path, state };
}
