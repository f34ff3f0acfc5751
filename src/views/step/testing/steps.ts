/** Steps that the engine makes again, and the rules of the methods carried out with them. */
import { coreCatalogue } from "../../../core/catalogue.ts";
import { initialValues } from "../../../core/knobs.ts";
import { optimizers } from "../../../core/optimizers/index.ts";
import { work } from "../../../worker/questions.ts";
import { rolesOf } from "../roles.ts";
import { carryOut } from "../rule.ts";
import type { Values } from "../../../core/knobs.ts";
import type { RunOptions } from "../../../core/options.ts";
import type { ReplayedStep } from "../../../protocol/messages.ts";
import type { Carried } from "../rule.ts";

const catalogue = coreCatalogue();

interface Given {
  /** A problem of two parameters that begins where it is listed to; Rosenbrock's valley without. */
  readonly problem?: string;
  readonly schedule?: Partial<RunOptions["schedule"]>;
}

export function stepsOf(optimizer: string, own: Values, count: number, { problem: id = "rosenbrock", schedule = {} }: Given = {}): readonly ReplayedStep[] {
  const entry = catalogue.optimizers.find((one) => one.id === optimizer)!;
  const problem = catalogue.problems.find((one) => one.id === id)!;
  const options = initialValues(catalogue.runKnobs) as RunOptions;
  const runs = [{ optimizer, values: { ...initialValues(entry.knobs), ...own }, options: { ...options, schedule: { ...options.schedule, ...schedule } } }];
  const start = id === "rosenbrock" ? [-1.2, 1] : problem.start;
  const plan = { problem: { id, values: initialValues(problem.knobs) }, runs, start, seed: 1, steps: count, tolerance: 0 };
  const next = work({ kind: "replay", run: 0, from: 0, count, ...plan });
  for (;;) {
    const progress = next();
    if (!progress.done) continue;
    if ("error" in progress || progress.answer.kind !== "replay") throw new Error("no steps");
    return progress.answer.steps;
  }
}

/** The rule of a method at one of its steps; `undefined` where it is over before. */
export function carried(optimizer: string, at: number, own: Values = {}, given: Given = {}): readonly Carried[] | undefined {
  const { words, knobs } = optimizers.get(optimizer)!;
  const steps = stepsOf(optimizer, own, at + 1, given);
  const step = steps[at];
  if (step === undefined) return undefined;
  const values = { ...initialValues(knobs), ...own };
  return carryOut({ words, values, step, previous: steps[at - 1], t: at + 1, roles: rolesOf(words, step.vectors) });
}
