/**
 * One position on a trajectory and the act of moving on: evaluates the problem, applies clipping and schedule,
 * asks the optimizer for its step and swaps two sets of buffers (fresh arrays per step were measured 2.6 times slower).
 * run.ts drives it forwards; replays drive a second one from a checkpoint, through the same code.
 */
import { Batches, isBatched } from "./batches.ts";
import { Meter, sameBits } from "./costs.ts";
import { createNoise } from "./random.ts";
import type { MovableNoise } from "./random.ts";
import { copy, norm2 } from "./numerics/vectors.ts";
import { isConstant, multiplier } from "./schedule.ts";
import { cloneState } from "./state.ts";
import type { AverageState, Snapshot } from "./state.ts";
import type { Cost, Known } from "./costs.ts";
import type { RunOptions } from "./options.ts";
import type { Values } from "./knobs.ts";
import { MOVED } from "./model.ts";
import type { AnyOptimizer, Distribution, Numbers, Outcome, Problem, Remark, State, StepParts } from "./model.ts";

export interface StepperSpec {
  readonly optimizer: AnyOptimizer;
  readonly values: Values;
  readonly options: RunOptions;
  readonly problem: Problem;
  readonly seed: number;
  /** The run's last step: schedules stretch to it. */
  readonly steps: number;
}

/** One of the two sets of buffers: read as `here`, or written as `out`. */
interface Side {
  readonly theta: Float64Array;
  readonly gradient: Float64Array;
  readonly state: State;
  loss: number;
  t: number;
}

/** The problem whose gradients never exceed `limit` in norm: what an optimizer sees under `clipNorm`. Everything else is the problem's own. */
function clipped(problem: Problem, limit: number): Problem {
  const seen = Object.create(problem) as { lossAndGradient: Problem["lossAndGradient"] } & Problem;
  seen.lossAndGradient = (theta, gradient) => {
    const loss = problem.lossAndGradient(theta, gradient);
    shorten(gradient, limit / norm2(gradient));
    return loss;
  };
  return seen;
}

function shorten(gradient: Float64Array, factor: number): void {
  if (factor >= 1) return;
  for (let i = 0; i < gradient.length; i++) gradient[i] = gradient[i]! * factor;
}

/** A step across the border is refused. θ that is not finite is divergence, and judged as such where it is recorded. */
function leavesDomain(family: Distribution, theta: Float64Array, { kind }: Outcome): boolean {
  if (kind !== "moved" && kind !== "rejected") return false;
  return !family.isMember(theta) && theta.every((value) => value - value === 0);
}

function refusal(t: number, theta: Float64Array): Outcome {
  const message = `step ${t} would leave the domain: there is no distribution at θ = [${[...theta].map(printed).join(", ")}]`;
  return { kind: "failed", error: "outside-domain", message };
}

/** By shortest round trip, −0 as such: the refused θ can be taken from the message. */
function printed(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** What a step knows of a place that it has not looked at. */
const UNPAID = { loss: false, gradient: false, atHand: undefined } as const;

const isCostly = (extra: Cost): boolean => extra.functions !== 0 || extra.gradients !== 0 || extra.hessians !== 0;

export class Stepper {
  /** Steps made; index of the current position. */
  step: number;
  /** Euclidean norm of the full, unclipped gradient at the current position. */
  gradNorm = Number.NaN;
  averaged: { kind: string; value: Float64Array; count: number } | undefined;
  private here: Side;
  private there: Side;
  private readonly problem: Problem;
  private readonly seen: Problem;
  private readonly optimizer: AnyOptimizer;
  private readonly clipNorm: number | undefined;
  private readonly noise: MovableNoise;
  private readonly scheduled: Record<string, unknown> | undefined;
  private readonly values: Values;
  private readonly meter: Meter;
  /** What the run cost beyond one function and one gradient for each of its step + 1 positions; negative where a step left nothing new to evaluate. */
  private readonly extra: { functions: number; gradients: number; hessians: number };
  /** True once the cost was not one function and one gradient for each position. */
  costly: boolean;
  /** True where loss and gradient of the current position are at hand: `known`, or those of the position before, which the step did not leave. */
  private paid = false;
  private known: Known | undefined;
  private readonly free: boolean;
  private readonly family: Distribution | undefined;
  private readonly batches: Batches | undefined;

  constructor(
    private readonly spec: StepperSpec,
    origin: Snapshot | Numbers,
  ) {
    const { problem, options, optimizer, values } = spec;
    const branched = "theta" in origin;
    const theta = Float64Array.from(branched ? origin.theta : origin);
    const state = branched ? origin.state : optimizer.init(problem, theta, values);
    const side = (): Side => ({ theta: theta.slice(), gradient: new Float64Array(problem.dim), state: cloneState(state), loss: Number.NaN, t: 0 });
    this.here = side();
    this.there = side();
    this.problem = problem;
    this.optimizer = optimizer;
    this.clipNorm = options.clipNorm;
    this.noise = createNoise(spec.seed, options.stream);
    const { batchSize } = options;
    this.batches = isBatched(problem, batchSize) ? new Batches(problem, batchSize) : undefined;
    this.meter = new Meter(this.batches?.problem ?? problem, () => this.here.theta);
    const metered = this.meter.problem;
    this.seen = options.clipNorm === undefined ? metered : clipped(metered, options.clipNorm);
    this.scheduled = isConstant(options.schedule) || typeof values["lr"] !== "number" ? undefined : { ...values };
    this.values = (this.scheduled ?? values) as Values;
    this.step = branched ? origin.step : 0;
    this.free = optimizer.derivativeFree === true;
    this.family = problem.distribution;
    const { functions, gradients, hessians } = branched ? origin.cost : { functions: this.free ? 0 : 1, gradients: this.free ? 0 : 1, hessians: 0 };
    this.extra = { functions: functions - this.step - 1, gradients: gradients - this.step - 1, hessians };
    this.costly = isCostly(this.extra);
    this.meter.paidHessian = branched && origin.paidHessian === true;
    if (branched) this.averaged = resume(options, origin);
    else this.averaged = options.average && { kind: options.average.kind, value: theta.slice(), count: 0 };
  }

  get theta(): Float64Array {
    return this.here.theta;
  }
  get loss(): number {
    return this.here.loss;
  }
  /** The averaged iterate, by the run's option or else by the method itself. */
  get average(): Float64Array | undefined {
    return this.averaged?.value ?? this.optimizer.average?.(this.here.state);
  }

  /** What the method has to say at the end of the run, whatever ends it. */
  get remark(): Remark | undefined {
    return this.optimizer.remark?.(this.here.state, this.spec.values);
  }

  /** Cost of the run up to the current position, its own evaluation included (also before it is made). */
  get cost(): Cost {
    const { extra, step } = this;
    return { functions: step + 1 + extra.functions, gradients: step + 1 + extra.gradients, hessians: extra.hessians };
  }
  /** Finds loss and gradient at the current position; must be called once before each `advance`. */
  evaluate(): void {
    const { here } = this;
    if (this.paid) this.takeOver();
    else here.loss = this.problem.lossAndGradient(here.theta, here.gradient);
    this.gradNorm = norm2(here.gradient);
  }

  /** Makes one step. Where the outcome is "converged" or "failed" the position stays. */
  advance(parts?: StepParts): Outcome {
    const { here, there, clipNorm } = this;
    const t = this.step + 1;
    here.t = t;
    this.noise.at(t);
    const norm = this.batches === undefined ? this.gradNorm : this.lookAtBatch(this.batches);
    if (clipNorm !== undefined) {
      shorten(here.gradient, clipNorm / norm);
      // What the method shows as g is the shortened one.
      if (clipNorm < norm) parts?.numbers.push({ name: "norm that g is clipped to", symbol: "\\lVert g \\rVert", value: clipNorm });
    }
    if (this.scheduled !== undefined) this.reschedule(this.scheduled, t);
    const { paidHessian } = this.meter;
    let outcome = this.optimizer.step(this.seen, here, here.state, this.values, this.noise, there, parts);
    if (this.family !== undefined && leavesDomain(this.family, there.theta, outcome)) outcome = refusal(t, there.theta);
    if (outcome !== MOVED) {
      if (outcome.kind === "converged" || outcome.kind === "failed") {
        this.meter.reset();
        // No recorded step has paid for what this attempt asked.
        this.meter.paidHessian = paidHessian;
        return outcome;
      }
      this.pay();
    } else if (this.meter.asked || this.free) {
      this.pay();
    }
    // A rejected step leaves the position where it was, and what is known of it.
    if (outcome.kind !== "rejected") this.meter.leave();
    this.here = there;
    this.there = here;
    this.step = t;
    if (this.averaged !== undefined) this.accumulate(this.averaged);
    return outcome;
  }

  snapshot(): Snapshot {
    const { averaged } = this;
    const base = {
      step: this.step,
      theta: this.here.theta.slice(),
      state: cloneState(this.here.state),
      cost: this.cost,
      ...(this.meter.paidHessian ? { paidHessian: true } : {}),
    };
    return averaged === undefined ? base : { ...base, average: { ...averaged, value: averaged.value.slice() } };
  }

  /** The step's own objective in place of the recorded one. @returns the norm of its gradient */
  private lookAtBatch(batches: Batches): number {
    const { here } = this;
    batches.draw(this.noise);
    here.loss = batches.problem.lossAndGradient(here.theta, here.gradient);
    return norm2(here.gradient);
  }

  /** Adds up what the step just made has cost, and what of the new position it has already paid. */
  private pay(): void {
    const { meter, extra, here, there } = this;
    const unmoved = this.batches === undefined && sameBits(here.theta, there.theta);
    // Of another batch nothing is known.
    const anew = this.batches !== undefined;
    const paid = anew ? UNPAID : meter.recall(there.theta);
    extra.functions += meter.functions - (this.free || unmoved || paid.loss ? 1 : 0);
    extra.gradients += meter.gradients - (this.free || unmoved || paid.gradient ? 1 : 0);
    extra.hessians += meter.hessians;
    this.costly ||= isCostly(extra);
    this.known = unmoved ? undefined : paid.atHand;
    // A gradient that was shortened is not the recorded one: then it is evaluated anew, at no cost to the method.
    this.paid = this.known !== undefined || (unmoved && this.clipNorm === undefined);
    meter.reset();
  }

  private takeOver(): void {
    const { here, known } = this;
    const from = known ?? this.there;
    here.loss = from.loss;
    copy(from.gradient, here.gradient);
    this.known = undefined;
    this.paid = false;
  }

  private reschedule(scheduled: Record<string, unknown>, t: number): void {
    const { values, options, steps } = this.spec;
    scheduled["lr"] = (values["lr"] as number) * multiplier(options.schedule, t, steps);
  }

  private accumulate(averaged: { value: Float64Array; count: number }): void {
    averaged.count++;
    const { value, count } = averaged;
    const { theta } = this.here;
    const { average } = this.spec.options;
    if (average?.kind === "exponential") {
      for (let i = 0; i < value.length; i++) value[i] = average.decay * value[i]! + (1 - average.decay) * theta[i]!;
    } else if (count === 1) {
      copy(theta, value);
    } else {
      for (let i = 0; i < value.length; i++) value[i] = value[i]! + (theta[i]! - value[i]!) / count;
    }
  }
}

/** A branch goes on with its parent's average if both average alike; otherwise its own starts at the fork. */
function resume(options: RunOptions, origin: Snapshot): { kind: string; value: Float64Array; count: number } | undefined {
  const { average } = options;
  if (average === undefined) return undefined;
  const past: AverageState | undefined = origin.average;
  return past?.kind === average.kind
    ? { kind: past.kind, value: past.value.slice(), count: past.count }
    : { kind: average.kind, value: origin.theta.slice(), count: 0 };
}
