/** The ruler that a method tells of is the one that it steps by: without memory of directions its step is −η·g/D, coordinate by coordinate. */
import { describe, expect, it } from "vitest";
import { initialValues } from "../../knobs.ts";
import { build } from "../../problems/distributions/testing/cases.ts";
import { record } from "../../testing/drive.ts";
import { optimizers } from "../index.ts";
import type { Values } from "../../knobs.ts";

const METHODS: readonly (readonly [string, Values])[] = [
  ["adagrad", {}],
  ["rmsprop", {}],
  ["rmsprop", { centered: true }],
  ["adadelta", {}],
  ["adam", { beta1: 0 }],
  ["adam", { beta1: 0, amsgrad: true }],
  ["adamw", { beta1: 0, weightDecay: 0 }],
  ["adamax", { beta1: 0 }],
];

describe("rulers of methods that keep squares of gradients", () => {
  it.each(METHODS)("%s %j: s = −η·g/D", (id, given) => {
    const definition = optimizers.get(id)!;
    const values = { ...initialValues(definition.knobs), lr: 0.01, ...given };
    const { run } = record({ optimizer: definition, problem: build("rosenbrock").problem, start: [-1.5, 2], values, steps: 8 });
    for (const k of [1, 2, 7]) {
      const { parts } = run.replay(k)!;
      const [ruler, ...more] = parts.figures.filter(({ kind }) => kind === "ruler");
      expect(more).toEqual([]);
      if (ruler?.kind !== "ruler") throw new Error("no ruler");
      const vector = (name: string): Float64Array => parts.vectors.find((one) => one.name === name)!.value;
      const [g, s] = [vector("gradient"), vector("step")];
      // Adamax corrects its rate for the start of its mean, which with β₁ = 0 is no correction.
      for (const i of [0, 1]) expect(s[i]! / ((-0.01 * g[i]!) / ruler.diagonal[i]!)).toBeCloseTo(1, 9);
    }
  });

  it("are none of methods without", () => {
    for (const id of ["sgd", "newton", "rprop", "natural-gradient"]) {
      const definition = optimizers.get(id)!;
      const { run } = record({
        optimizer: definition,
        problem: build("gaussian").problem,
        start: [0, 1.5],
        values: { ...initialValues(definition.knobs), lr: 0.01 },
        steps: 2,
      });
      expect(run.replay(1)!.parts.figures.some(({ kind }) => kind === "ruler")).toBe(false);
    }
  });
});
