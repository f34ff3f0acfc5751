/** Declared residuals are the loss: their squares add up to it, and 2·Jᵀr is its gradient, at generic points of the window. */
import { describe, expect, it } from "vitest";
import { initialValues } from "../knobs.ts";
import { rng } from "../random.ts";
import { problems } from "./index.ts";

const declared = problems.list.filter((problem) => problem.provides.includes("residuals"));

it("at least five surfaces are least-squares problems", () => {
  expect(declared.map((problem) => problem.id)).toEqual(expect.arrayContaining(["rosenbrock", "beale", "himmelblau", "booth", "freudenstein-roth"]));
});

describe.each(declared.map((definition) => [definition.id, definition] as const))("%s", (id, definition) => {
  it("is the sum of its squared residuals", () => {
    const created = definition.create(initialValues(definition.knobs));
    if (!created.ok) throw new Error(created.issues[0]!.message);
    const { problem } = created;
    const count = problem.residualCount!;
    const random = rng("residuals", id);
    const [xlo, xhi, ylo, yhi] = definition.window!;
    const r = new Float64Array(count);
    const jacobian = new Float64Array(count * 2);
    const gradient = new Float64Array(2);
    for (let trial = 0; trial < 50; trial++) {
      const theta = [xlo + (xhi - xlo) * random.uniform(), ylo + (yhi - ylo) * random.uniform()];
      const loss = problem.lossAndGradient(theta, gradient);
      problem.residuals!(theta, r, jacobian);
      const sum = r.reduce((total, value) => total + value * value, 0);
      expect(Math.abs(sum - loss)).toBeLessThanOrEqual(1e-12 * loss);
      for (const j of [0, 1]) {
        const slope = r.reduce((total, value, i) => total + 2 * value * jacobian[2 * i + j]!, 0);
        const size = r.reduce((total, value, i) => total + Math.abs(2 * value * jacobian[2 * i + j]!), 0);
        expect(Math.abs(slope - gradient[j]!)).toBeLessThanOrEqual(1e-12 * size);
      }
    }
  });
});
