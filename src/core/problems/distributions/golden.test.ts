/** Loss, gradient, Fisher information and divergences against reference values, to 1e-12 of the largest entry. */
import { describe, expect, it } from "vitest";
import { goldenModels } from "../../testing/information-geometry.ts";

const TOLERANCE = 1e-12;

function expectNear(actual: ArrayLike<number>, expected: readonly number[]): void {
  const largest = Math.max(...expected.map(Math.abs));
  expect(actual).toHaveLength(expected.length);
  for (let i = 0; i < expected.length; i++) expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThanOrEqual(TOLERANCE * largest);
}

it("knows all seven models", () => {
  expect(goldenModels).toHaveLength(7);
});

describe.each(goldenModels)("%s", (_name, { golden, problem }) => {
  const { dim, distribution } = problem;

  it("has the reference's loss, gradient, Fisher information and divergences", () => {
    expect(dim).toBe(golden.dim);
    expect(golden.pairs.length).toBeGreaterThan(5);
    for (const { p, q, loss_p, grad_p, fisher_p, kl_pq, kl_qp } of golden.pairs) {
      const gradient = new Float64Array(dim);
      const fisher = new Float64Array(dim * dim);
      expectNear([problem.lossAndGradient(p, gradient)], [loss_p]);
      expectNear(gradient, grad_p);
      distribution!.fisher(p, fisher);
      expectNear(fisher, fisher_p.flat());
      expectNear([distribution!.divergence(p, q)], [kl_pq]);
      expectNear([distribution!.divergence(q, p)], [kl_qp]);
    }
  });
});
