/** Loss, gradient, Fisher information and divergences against reference values, to 1e-12 of the largest entry. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { problems } from "../index.ts";
import type { Values } from "../../knobs.ts";
import type { Problem } from "../../model.ts";

interface Pair {
  readonly p: readonly number[];
  readonly q: readonly number[];
  readonly loss_p: number;
  readonly grad_p: readonly number[];
  readonly fisher_p: readonly (readonly number[])[];
  readonly kl_pq: number;
  readonly kl_qp: number;
}
interface Model {
  readonly model: string;
  readonly dim: number;
  readonly data: {
    readonly x?: readonly number[];
    readonly X?: readonly (readonly number[])[];
    readonly y?: readonly number[];
    readonly target?: readonly number[];
  };
  readonly pairs: readonly Pair[];
}

const golden = JSON.parse(readFileSync(new URL("../../testing/golden/f_information_geometry.json", import.meta.url), "utf8")) as {
  readonly models: readonly Model[];
};

function choice({ model, data }: Model): { readonly id: string; readonly values: Values } {
  const examples = { inputs: data.X ?? [], targets: data.y ?? [] };
  switch (model) {
    case "gaussian_mu_sigma":
      return { id: "gaussian", values: { chart: "mu-sigma", data: data.x } };
    case "gaussian_mu_logsigma":
      return { id: "gaussian", values: { chart: "mu-logsigma", data: data.x } };
    case "gaussian_mu_precision":
      return { id: "gaussian", values: { chart: "mu-precision", data: data.x } };
    case "logistic_2w":
      return { id: "logistic2", values: { data: examples } };
    case "softmax3_reduced":
      return { id: "softmax3", values: { target: data.target } };
    case "softmax3_full":
      return { id: "softmax3-full", values: { target: data.target } };
    default:
      return { id: "softmax-regression", values: { classes: 3, data: examples } };
  }
}

function build(model: Model): Problem {
  const { id, values } = choice(model);
  const created = problems.get(id)!.create(values);
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
}

const TOLERANCE = 1e-12;

function expectNear(actual: ArrayLike<number>, expected: readonly number[]): void {
  const largest = Math.max(...expected.map(Math.abs));
  for (let i = 0; i < expected.length; i++) expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThanOrEqual(TOLERANCE * largest);
}

describe.each(golden.models.map((model) => [model.model, model] as const))("%s", (_, model) => {
  const problem = build(model);
  const { dim, distribution } = problem;

  it("has the reference's loss, gradient, Fisher information and divergences", () => {
    expect(dim).toBe(model.dim);
    expect(model.pairs.length).toBeGreaterThan(5);
    for (const { p, q, loss_p, grad_p, fisher_p, kl_pq, kl_qp } of model.pairs) {
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
