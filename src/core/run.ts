/**
 * THE optimization loop: nothing else iterates an optimizer. It records, judges every position and ends with a value, never a throw.
 * Trajectories leave as flat chunks through a sink; the run itself keeps only checkpoints, from which any step is replayed.
 */
import { COST_COLUMNS } from "./costs.ts";
import { classify, describe } from "./analysis/stationary.ts";
import { Checkpoints } from "./state.ts";
import type { Snapshot } from "./state.ts";
import { Stepper } from "./stepper.ts";
import type { StepperSpec } from "./stepper.ts";
import type { Cost } from "./costs.ts";
import type { Ended, EndKind, Numbers, Outcome, StepParts, TrajectoryChunk } from "./model.ts";

export interface RunSpec extends StepperSpec {
  /** Stops as converged where gradNorm ≤ tolerance; 0 never does. */
  readonly tolerance: number;
  /** Where to begin: θ₀, or the full state of another run (a branch). */
  readonly origin: Numbers | Snapshot;
}
export type Sink = (chunk: TrajectoryChunk) => void;

/** Beyond this a coordinate counts as diverged: squares still fit into a double, so the last line is a number. */
const FARTHEST = 1e100;
/** Rows of one chunk at most: 2-D, 256 kB. */
const CHUNK_ROWS = 8192;

export interface Replay {
  readonly before: Snapshot;
  readonly outcome: Outcome;
  readonly theta: Float64Array;
  readonly parts: StepParts;
  /** Cost of the run after the step; `before.cost` is the one before it. */
  readonly cost: Cost;
}

interface OpenChunk {
  readonly firstStep: number;
  count: number;
  readonly points: Float64Array;
  readonly loss: Float64Array;
  readonly gradNorm: Float64Array;
  readonly average: Float64Array | undefined;
  costs: Float64Array | undefined;
}

function isDiverged(theta: Float64Array, loss: number): boolean {
  if (!(loss - loss === 0)) return true;
  for (let i = 0; i < theta.length; i++) if (!(Math.abs(theta[i]!) <= FARTHEST)) return true;
  return false;
}

export class Run {
  ended: Ended | undefined;
  private readonly at: Stepper;
  private readonly checkpoints = new Checkpoints();
  private readonly firstStep: number;
  private chunk: OpenChunk | undefined;
  private started = false;

  constructor(
    readonly spec: RunSpec,
    private readonly sink: Sink,
  ) {
    this.at = new Stepper(spec, spec.origin);
    this.firstStep = this.at.step;
    this.checkpoints.add(this.at.snapshot());
  }

  /** Number of the last recorded step. */
  get step(): number {
    return this.at.step;
  }

  /**
   * Makes up to `budget` steps, then hands what was recorded to the sink. The first call also records the start.
   * @returns how many steps were made
   */
  advance(budget: number): number {
    if (this.ended !== undefined) return 0;
    const { at, spec, checkpoints } = this;
    const before = at.step;
    let left = Math.min(budget, spec.steps - at.step);
    if (!this.started) {
      this.started = true;
      this.settle(left);
    }
    while (left > 0 && this.ended === undefined) {
      const outcome = at.advance();
      if (outcome.kind === "failed") this.end("failed", outcome.error, outcome.message ?? outcome.error);
      else if (outcome.kind === "converged") this.converge(outcome.by, outcome.message ?? outcome.by);
      else {
        left--;
        this.settle(left);
        if (at.step === checkpoints.next) checkpoints.add(at.snapshot());
      }
    }
    this.flush();
    return at.step - before;
  }

  /** Full state after a recorded step, `undefined` where the run did not get there. */
  snapshot(step: number): Snapshot | undefined {
    return this.travel(step)?.snapshot();
  }

  /** Cost of the run up to a recorded step, `undefined` where the run did not get there. */
  cost(step: number): Cost | undefined {
    return step === this.at.step ? this.at.cost : this.travel(step)?.cost;
  }

  /** Makes a recorded step once more, with its parts: what the autopsy of the step shows. */
  replay(step: number): Replay | undefined {
    if (step <= this.firstStep) return undefined;
    const at = this.travel(step - 1);
    if (at === undefined || step > this.at.step) return undefined;
    const before = at.snapshot();
    const parts: StepParts = { trials: [], figures: [], vectors: [], numbers: [], terms: [] };
    at.evaluate();
    const outcome = at.advance(parts);
    return { before, outcome, theta: at.theta.slice(), parts, cost: at.cost };
  }

  private travel(step: number): Stepper | undefined {
    if (step > this.at.step) return undefined;
    const origin = this.checkpoints.before(step);
    if (origin === undefined) return undefined;
    const at = new Stepper(this.spec, origin);
    while (at.step < step) {
      at.evaluate();
      at.advance();
    }
    return at;
  }

  /** Evaluates, records and judges the position just reached. */
  private settle(left: number): void {
    const { at, spec } = this;
    at.evaluate();
    this.record(left);
    if (isDiverged(at.theta, at.loss)) this.end("diverged", "not-finite", this.describeDivergence());
    else if (spec.tolerance > 0 && at.gradNorm <= spec.tolerance) this.converge("tolerance", `gradient norm ${at.gradNorm} ≤ ${spec.tolerance}`);
    else if (at.step >= spec.steps) this.end("budget", "budget", `all ${spec.steps} steps made`);
  }

  private describeDivergence(): string {
    const { theta, loss } = this.at;
    const far = theta.findIndex((value) => !(Math.abs(value) <= FARTHEST));
    return far >= 0 ? `coordinate ${far} is ${theta[far]}` : `the loss is ${loss}`;
  }

  private end(kind: EndKind, code: string, reason: string): void {
    const { remark, step } = this.at;
    this.ended = { kind, code, steps: step, message: remark === undefined ? reason : `${reason}; ${remark.message}`, ...(remark && { remark }) };
  }

  /** A point without slope may be a saddle or a maximum: the message says which. */
  private converge(code: string, message: string): void {
    const stationary = classify(this.spec.problem, this.at.theta);
    this.end("converged", code, stationary === undefined ? message : `${message}; ${describe(stationary)}`);
    if (stationary !== undefined && this.ended !== undefined) this.ended = { ...this.ended, stationary: stationary.kind };
  }

  private record(left: number): void {
    const { at } = this;
    const dim = at.theta.length;
    if (this.chunk === undefined) {
      const rows = Math.min(CHUNK_ROWS, left + 1);
      const average = at.average === undefined ? undefined : new Float64Array(rows * dim);
      this.chunk = {
        firstStep: at.step,
        count: 0,
        points: new Float64Array(rows * dim),
        loss: new Float64Array(rows),
        gradNorm: new Float64Array(rows),
        average,
        costs: undefined,
      };
    }
    const { chunk } = this;
    const row = chunk.count++;
    const { theta } = at;
    for (let i = 0; i < dim; i++) chunk.points[row * dim + i] = theta[i]!;
    chunk.loss[row] = at.loss;
    chunk.gradNorm[row] = at.gradNorm;
    if (chunk.average !== undefined) chunk.average.set(at.average!, row * dim);
    if (at.costly) this.recordCost(chunk, row);
    if (chunk.count === chunk.loss.length) this.flush();
  }

  private recordCost(chunk: OpenChunk, row: number): void {
    if (chunk.costs === undefined) {
      // The first row whose cost is not plain: those before it in the chunk are written down too.
      chunk.costs = new Float64Array(chunk.loss.length * COST_COLUMNS);
      for (let k = 0; k < row; k++) chunk.costs.fill(chunk.firstStep + k + 1, k * COST_COLUMNS, k * COST_COLUMNS + 2);
    }
    const { functions, gradients, hessians } = this.at.cost;
    chunk.costs[row * COST_COLUMNS] = functions;
    chunk.costs[row * COST_COLUMNS + 1] = gradients;
    chunk.costs[row * COST_COLUMNS + 2] = hessians;
  }

  private flush(): void {
    const { chunk } = this;
    if (chunk === undefined) return;
    this.chunk = undefined;
    const { firstStep, count } = chunk;
    const dim = this.at.theta.length;
    const full = count === chunk.loss.length;
    const cut = (from: Float64Array, length: number): Float64Array => (full ? from : from.slice(0, length));
    const { average, costs } = chunk;
    this.sink({
      firstStep,
      count,
      dim,
      points: cut(chunk.points, count * dim),
      loss: cut(chunk.loss, count),
      gradNorm: cut(chunk.gradNorm, count),
      ...(average === undefined ? {} : { average: cut(average, count * dim) }),
      ...(costs === undefined ? {} : { costs: cut(costs, count * COST_COLUMNS) }),
    });
  }
}
