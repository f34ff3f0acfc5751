/** What the tests of coordinate descent and of the methods without derivatives share. */
import { expect } from "vitest";
import { optimizers } from "../optimizers/index.ts";
import { problems } from "../problems/index.ts";
import { fromFormula } from "../problems/parts.ts";
import { record } from "./drive.ts";
import type { Values } from "../knobs.ts";
import type { Numbers, Problem } from "../model.ts";
import type { Recording } from "./drive.ts";

export function formula(text: string): Problem {
  const created = fromFormula(text);
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
}

export const surface = (id: string): Problem => formula(problems.get(id)!.formula!);

export function run(id: string, problem: Problem, start: Numbers, steps: number, values: Values = {}): Recording {
  return record({ optimizer: optimizers.get(id)!, problem, start, steps, values });
}

export const end = ({ points }: Recording): readonly number[] => points.at(-1)!;
export const distance = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

export function near(values: readonly number[], expected: readonly number[], digits: number): void {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, digits));
}

/** The same ranks, other losses. */
export function outer(problem: Problem, transform: (loss: number) => number): Problem {
  return {
    dim: problem.dim,
    loss: (theta) => transform(problem.loss(theta)),
    lossAndGradient: (theta, gradient) => transform(problem.lossAndGradient(theta, gradient)),
  };
}
