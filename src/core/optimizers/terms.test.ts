/** What a step is said to add up from adds up to the step that was made: for every method that says so, at several settings. */
import { describe, expect, it } from "vitest";
import { fromFormula } from "../problems/parts.ts";
import { Stepper } from "../stepper.ts";
import { optionsOf, valuesOf } from "../testing/drive.ts";
import { optimizers } from "./index.ts";
import type { Values } from "../knobs.ts";
import type { Problem, StepParts } from "../model.ts";

const EXACT = 1e-12;

function problem(): Problem {
  const created = fromFormula("(1 - x)^2 + 100*(y - x^2)^2 + x", {});
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
}

interface Made {
  readonly parts: StepParts;
  readonly step: readonly number[];
  readonly from: readonly number[];
}
function steps(id: string, given: Values, count: number): readonly Made[] {
  const optimizer = optimizers.get(id)!;
  const at = new Stepper({ optimizer, problem: problem(), values: valuesOf(optimizer, given), options: optionsOf(), seed: 1, steps: count }, [-1.2, 1]);
  return Array.from({ length: count }, () => {
    const parts: StepParts = { trials: [], figures: [], vectors: [], numbers: [], terms: [] };
    at.evaluate();
    const from = Array.from(at.theta);
    at.advance(parts);
    return { parts, from, step: from.map((value, i) => at.theta[i]! - value) };
  });
}

const SUMS: readonly (readonly [string, Values, readonly string[]])[] = [
  ["sgd", { lr: 1e-3 }, ["−ηg"]],
  ["sgd", { lr: 1e-3, momentum: 0.9 }, ["−ηg", "−ημb"]],
  ["sgd", { lr: 1e-3, momentum: 0.9, dampening: 0.3, weightDecay: 0.1 }, ["−η(1−τ)g", "−η(1−τ)λθ", "−ημb"]],
  ["sgd", { lr: 1e-3, momentum: 0.9, nesterov: true, weightDecay: 0.1 }, ["−ηg", "−ηλθ", "−ημb"]],
  ["rmsprop", { lr: 0.01 }, ["−ηg/D"]],
  ["rmsprop", { lr: 0.01, momentum: 0.8, centered: true, weightDecay: 0.1 }, ["−ηg/D", "−ημb"]],
  ["adagrad", { lr: 0.1, lrDecay: 0.1, weightDecay: 0.1 }, ["−ηₜg/(√G+ε)"]],
  ["adadelta", { lr: 2 }, ["−ηΔ"]],
  ["adam", { lr: 0.1, amsgrad: true, weightDecay: 0.1 }, ["−ηm̂/(√v̂+ε)"]],
  ["adamw", { lr: 0.1, weightDecay: 0.1 }, ["−ηλθ", "−ηm̂/(√v̂+ε)"]],
  ["adamax", { lr: 0.1 }, ["−ηm̂/u"]],
  ["asgd", { lr: 1e-3, lambd: 0.1, weightDecay: 0.1 }, ["−κηₜθ", "−ηₜg", "−ηₜλθ"]],
  ["cg", {}, ["−αg", "αβp"]],
];

describe("the terms of a step", () => {
  it.each(SUMS)("of %s at %j are %j and add up to it", (id, given, labels) => {
    const made = steps(id, given, 4);
    expect(made[2]!.parts.terms.map(({ label }) => label)).toEqual(labels);
    for (const { parts, step, from } of made) {
      const size = Math.max(...parts.terms.flatMap(({ value }) => Array.from(value, Math.abs)), ...from.map(Math.abs));
      for (const [i, value] of step.entries()) {
        const sum = parts.terms.reduce((total, term) => total + term.value[i]!, 0);
        expect(Math.abs(sum - value)).toBeLessThanOrEqual(EXACT * size);
      }
    }
  });

  it("begin without a velocity where there is none yet", () => {
    expect(steps("sgd", { lr: 1e-3, momentum: 0.9 }, 1)[0]!.parts.terms.map(({ label }) => label)).toEqual(["−ηg"]);
    expect(steps("sgd", { lr: 1e-3, momentum: 0.9, nesterov: true }, 1)[0]!.parts.terms.map(({ label }) => label)).toEqual(["−ηg", "−ημb"]);
  });

  it("are told by no method that they do not add up for", () => {
    const told = optimizers.list.filter((optimizer) => {
      if (optimizer.needs(valuesOf(optimizer)).some((one) => one !== "deterministic" && one !== "hessian")) return false;
      return steps(optimizer.id, {}, 2).some(({ parts }) => parts.terms.length > 0);
    });
    expect(told.map(({ id }) => id).toSorted()).toEqual([...new Set(SUMS.map(([id]) => id))].toSorted());
  });
});
