/**
 * From plain data to runs: builds the problem, refuses what cannot be served before anything moves, and opens branches
 * from their parents' full state. Worker and command line share it, so both give the same bits and the same words.
 */
import { issue, quote } from "./knobs.ts";
import type { Issue, Values } from "./knobs.ts";
import { optimizers } from "./optimizers/index.ts";
import { isBatched } from "./batches.ts";
import { shapeOf } from "./shape.ts";
import { problems } from "./problems/index.ts";
import { Run } from "./run.ts";
import type { Sink } from "./run.ts";
import type { RunOptions } from "./options.ts";
import type { AnyOptimizer, AnyProblem, Ended, Kink, Problem, Requirement } from "./model.ts";

/** All that the numbers depend on, with every default filled in. */
export interface Plan {
  readonly problem: { readonly id: string; readonly values: Values };
  readonly runs: readonly PlanRun[];
  readonly start: readonly number[];
  readonly seed: number;
  readonly steps: number;
  readonly tolerance: number;
}
export interface PlanRun {
  readonly optimizer: string;
  readonly values: Values;
  readonly options: RunOptions;
}

export interface BuiltProblem {
  readonly definition: AnyProblem;
  readonly problem: Problem;
  readonly kinks: readonly Kink[];
  readonly latex: string;
  readonly symbols: readonly string[];
}

/** Builds a plan's problem; an unknown id or a formula that does not parse is an issue. */
export function buildProblem(choice: Plan["problem"]): { readonly built?: BuiltProblem; readonly issues: readonly Issue[] } {
  const definition = problems.get(choice.id);
  // An unknown id was already reported by whoever read the scenario.
  if (definition === undefined) return { issues: [] };
  const created = definition.create(choice.values);
  if (!created.ok) return { issues: created.issues };
  const { problem, kinks, latex } = created;
  const { symbols = ["x", "y"] } = shapeOf(definition, choice.values);
  return { built: { definition, problem, kinks, latex, symbols }, issues: [] };
}

const LACKS: Record<Requirement, string> = {
  hessian: "has no Hessian",
  minimumValue: "has no known minimum value",
  data: "is not made of data",
  distribution: "has no probability distribution",
  empiricalFisher: "has no data, so no empirical Fisher information",
  labels: "has no outcomes that can be drawn from its model",
  natural: "does not have the natural parameters of an exponential family as its coordinates",
  policy: "is no policy: it has no actions and rewards",
  matrices: "has no weight matrices",
  residuals: "is not a sum of squared residuals",
  deterministic: "is not deterministic here",
};

function provides(built: BuiltProblem, requirement: Requirement): boolean {
  const { problem } = built;
  switch (requirement) {
    case "minimumValue":
      return problem.minimumValue !== undefined;
    case "distribution":
      return problem.distribution !== undefined;
    case "empiricalFisher":
      return problem.distribution?.empiricalFisher !== undefined;
    case "labels":
      return problem.distribution?.labels !== undefined;
    case "natural":
      return problem.distribution?.natural !== undefined;
    case "policy":
      return problem.policy !== undefined;
    default:
  }
  return built.definition.provides.includes(requirement);
}

interface Refusal {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

export interface PlanListener {
  chunk(run: number, chunk: Parameters<Sink>[0]): void;
  issue(issue: Issue): void;
}

/** One run of a plan: waiting for its parent, under way, or ended (refused ones at once, with 0 steps). */
export class PlannedRun {
  private run: Run | undefined;
  private refused: Ended | undefined;

  constructor(
    readonly index: number,
    private readonly plan: Plan,
    private readonly built: BuiltProblem,
    private readonly earlier: readonly PlannedRun[],
    private readonly listener: PlanListener,
  ) {
    const refusal = this.refusal();
    if (refusal !== undefined) this.refuse(refusal);
  }

  get ended(): Ended | undefined {
    return this.refused ?? this.run?.ended;
  }
  /** Number of the last recorded step, −1 before the first. */
  get step(): number {
    return this.run?.step ?? -1;
  }
  /** The loop itself, for replays; `undefined` before the first advance and for refused runs. */
  get loop(): Run | undefined {
    return this.run;
  }
  /** False while a branch waits for its parent to reach the fork. */
  get ready(): boolean {
    const parent = this.parent();
    const { from } = this.spec.options;
    return parent === undefined || from === undefined || this.refused !== undefined || parent.ended !== undefined || parent.step >= from.step;
  }

  /** Makes up to `budget` steps and returns how many it made. Call only when ready. */
  advance(budget: number): number {
    if (this.ended !== undefined) return 0;
    this.run ??= this.open();
    return this.run?.advance(budget) ?? 0;
  }

  private get spec(): PlanRun {
    return this.plan.runs[this.index]!;
  }

  private parent(): PlannedRun | undefined {
    const { from } = this.spec.options;
    return from === undefined ? undefined : this.earlier[from.run];
  }

  private refusal(): Refusal | undefined {
    const { built, spec } = this;
    const at = `runs.${this.index}`;
    const optimizer = optimizers.get(spec.optimizer);
    // An unknown id was already reported by whoever read the scenario: the run only fails.
    if (optimizer === undefined) return { code: "unknown-optimizer", path: "", message: `${quote(spec.optimizer)} is not a known optimizer` };
    const missing = optimizer.needs(spec.values).find((requirement) => !provides(built, requirement));
    if (missing !== undefined) {
      return { code: "unsupported", path: `${at}.optimizer`, message: `${spec.optimizer} cannot run here: ${built.definition.id} ${LACKS[missing]}` };
    }
    const { from, batchSize } = spec.options;
    if (isBatched(built.problem, batchSize) && optimizer.needs(spec.values).includes("deterministic")) {
      const message = `${spec.optimizer} cannot run on batches: it needs the whole loss at every step, and ${batchSize} of ${built.problem.examples?.count} examples are only a part`;
      return { code: "needs-whole-loss", path: `${at}.batchSize`, message };
    }
    if (from === undefined) return undefined;
    if (from.run >= this.index)
      return { code: "branch-order", path: `${at}.from.run`, message: `run ${from.run} is not an earlier run than run ${this.index}` };
    const origin = this.plan.runs[from.run]!.optimizer;
    if (origin !== spec.optimizer) {
      return {
        code: "branch-method",
        path: `${at}.from.run`,
        message: `a branch keeps its parent's optimizer: run ${from.run} is ${quote(origin)}, not ${quote(spec.optimizer)}`,
      };
    }
    return undefined;
  }

  private open(): Run | undefined {
    const { plan, spec, built } = this;
    const optimizer: AnyOptimizer = optimizers.get(spec.optimizer)!;
    const { from } = spec.options;
    const snapshot = from && this.parent()?.run?.snapshot(from.step);
    if (from !== undefined && snapshot === undefined) {
      this.refuse({ code: "branch-step", path: `runs.${this.index}.from.step`, message: `run ${from.run} never recorded step ${from.step}` });
      return undefined;
    }
    return new Run(
      {
        optimizer,
        values: spec.values,
        options: spec.options,
        problem: built.problem,
        seed: plan.seed,
        steps: plan.steps,
        tolerance: plan.tolerance,
        origin: snapshot ?? plan.start,
      },
      (chunk) => this.listener.chunk(this.index, chunk),
    );
  }

  private refuse({ code, path, message }: Refusal): void {
    if (path !== "") this.listener.issue(issue(path, code, message));
    this.refused = { kind: "failed", code, steps: 0, message };
  }
}

/** All runs of a plan, in order. No runs where the problem cannot be built. */
export function openPlan(plan: Plan, listener: PlanListener): { readonly built?: BuiltProblem; readonly runs: readonly PlannedRun[] } {
  // A scenario of a newer version, or of a problem that is not known: whoever read it has said so.
  if (plan.runs.length === 0) return { runs: [] };
  const { built, issues } = buildProblem(plan.problem);
  for (const one of issues) listener.issue(one);
  if (built === undefined) return { runs: [] };
  const runs: PlannedRun[] = [];
  for (let index = 0; index < plan.runs.length; index++) runs.push(new PlannedRun(index, plan, built, runs.slice(), listener));
  return { built, runs };
}

/** Runs everything to its end, run after run: the command line and the tests. */
export function runAll(runs: readonly PlannedRun[], onEnd: (run: number, ended: Ended) => void): void {
  for (const run of runs) {
    while (run.ended === undefined) run.advance(Infinity);
    onEnd(run.index, run.ended);
  }
}
