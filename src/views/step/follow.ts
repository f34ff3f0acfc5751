/** Follows the playhead of one run: which step is looked at, what went into it, and what the engine says about its surroundings. */
import { Inquiry } from "./inquiry.ts";
import { SAMPLES, modelOf, sliceOf } from "./slice.ts";
import type { LocalAnalysis } from "../../core/analysis/local.ts";
import type { Words } from "../../core/model.ts";
import type { Plan, PlanRun } from "../../core/plan.ts";
import type { DistributionAnswer, ReplayedStep } from "../../protocol/messages.ts";
import type { ViewRun, ViewSource } from "../view.ts";
import type { Model, Slice } from "./slice.ts";

export interface Method {
  readonly words: Words;
  readonly say: (english: string) => string;
}

/** The step that is looked at. */
export interface Subject {
  readonly run: ViewRun;
  readonly plan: PlanRun;
  /** It leads from step `from` to the next one. */
  readonly from: number;
  readonly step: ReplayedStep;
  readonly previous: ReplayedStep | undefined;
  readonly method: Method;
  /** Loss after the step less the loss before it. */
  readonly change: number;
  /** The playhead stands where the run ends: this is the last step that it made. */
  readonly atEnd: boolean;
}

export interface Surroundings {
  readonly slice: Slice;
  readonly values: Float64Array;
  readonly model: Model | undefined;
}

/** Nothing to look at: no run is shown, it has made no step, or its words do not come. */
export type Nothing = "noRun" | "noStep" | "failed";

export class Follower {
  private readonly method: Inquiry<Method>;
  private readonly local: Inquiry<LocalAnalysis>;
  private readonly line: Inquiry<Float64Array>;
  private readonly distribution: Inquiry<DistributionAnswer>;
  /** A problem without a distribution is asked once. */
  private without: Plan["problem"] | undefined;

  constructor(
    private readonly source: ViewSource,
    arrived: () => void,
  ) {
    this.method = new Inquiry(arrived);
    this.local = new Inquiry(arrived);
    this.line = new Inquiry(arrived);
    this.distribution = new Inquiry(arrived);
  }

  close(): void {
    for (const inquiry of [this.method, this.local, this.line, this.distribution]) inquiry.close();
  }

  /** The run looked at: the selected one if it is shown, else the first. */
  run(): ViewRun | undefined {
    const { source } = this;
    const selected = source.selected();
    return source.runs.find(({ key }) => key === selected) ?? source.runs[0];
  }

  /** @returns `undefined` while something about the step is still on its way */
  subject(): Subject | Nothing | undefined {
    const { source } = this;
    const run = this.run();
    const plan = run && source.plan(run.key)?.run;
    if (run === undefined || plan === undefined) return "noRun";
    const trajectory = source.trajectory(run.key);
    if (trajectory === undefined || trajectory.count === 0) return undefined;
    if (trajectory.count === 1) return trajectory.ended === undefined ? undefined : "noStep";
    const { dim, firstStep, count, points, loss } = trajectory;
    const here = Math.max(0, Math.min(count - 1, source.playhead(run.key) - firstStep));
    const row = Math.min(here, count - 2);
    const at = (place: number): number[] => Array.from(points.subarray(place * dim, (place + 1) * dim));
    const method = this.method.get(plan.optimizer, () => source.words(plan.optimizer));
    const step = source.replays.from(run.key, firstStep + row, at(row));
    if (step === undefined || method === undefined) return undefined;
    if (method.value === undefined) return "failed";
    // Only now, so that the two do not take turns in sending each other away.
    const first = firstStep + row === 0;
    const previous = first ? undefined : source.replays.from(run.key, firstStep + row - 1, row === 0 ? undefined : at(row - 1));
    if (!first && previous === undefined) return undefined;
    return { run, plan, from: firstStep + row, step, previous, method: method.value, change: loss[row + 1]! - loss[row]!, atEnd: here > row };
  }

  /** Derivatives where the step begins. */
  derivatives({ run, step }: Subject): { readonly value: LocalAnalysis | undefined } | undefined {
    const problem = this.source.plan(run.key)?.problem;
    if (problem === undefined) return undefined;
    const at = Array.from(step.theta);
    return this.local.get(JSON.stringify([problem, at]), async (signal) => {
      const answer = await this.source.ask({ kind: "local", problem, at }, signal);
      if (answer.kind !== "local") throw new Error(`an answer of another kind: ${answer.kind}`);
      return answer.analysis;
    });
  }

  /** How far the step moves the distribution that θ stands for. */
  divergence({ run, step }: Subject): DistributionAnswer | "none" | undefined {
    const problem = this.source.plan(run.key)?.problem;
    if (problem === undefined || problem === this.without) return "none";
    const [before, after] = [Array.from(step.theta), Array.from(step.next)];
    const found = this.distribution.get(JSON.stringify([problem, before, after]), async (signal) => {
      const answer = await this.source.ask({ kind: "distribution", problem, before, after }, signal);
      if (answer.kind !== "distribution") throw new Error(`an answer of another kind: ${answer.kind}`);
      return answer;
    });
    if (found === undefined) return undefined;
    if (found.value === undefined) this.without = problem;
    return found.value ?? "none";
  }

  /** The loss along the step, with its models where there are derivatives. */
  surroundings(subject: Subject): Surroundings | "none" | undefined {
    const { run, step } = subject;
    const slice = sliceOf(step.theta, step.next, step.trials);
    if (slice === undefined) return "none";
    const problem = this.source.plan(run.key)?.problem;
    const derivatives = this.derivatives(subject);
    if (problem === undefined || derivatives === undefined) return undefined;
    const { at, along, span } = slice;
    const values = this.line.get(JSON.stringify([problem, at, along, span]), async (signal) => {
      const answer = await this.source.ask({ kind: "line", problem, at, along, span, count: SAMPLES }, signal);
      if (answer.kind !== "line") throw new Error(`an answer of another kind: ${answer.kind}`);
      return answer.values;
    });
    if (values === undefined) return undefined;
    if (values.value === undefined) return "none";
    return { slice, values: values.value, model: derivatives.value && modelOf(slice, derivatives.value) };
  }
}
