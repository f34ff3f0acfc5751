/** Divergences at the ends of their range, against values of 60 digits (mpmath): arguments many orders of magnitude apart, and hardly apart at all. */
import { describe, expect, it } from "vitest";
import { build } from "./testing/cases.ts";
import type { Values } from "../../knobs.ts";

function divergence(id: string, values: Values, theta: readonly number[], phi: readonly number[]): number {
  return build(id, values).problem.distribution!.divergence(theta, phi);
}

function expectClose(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThanOrEqual(relative);
}

describe("a narrow distribution measured by a wide one", () => {
  // KL = log(1/σ) − ½ + σ²/2
  it.each([
    ["mu-sigma", 1e-9, 1],
    ["mu-logsigma", -20.72326583694641, 0],
    ["mu-variance", 1e-18, 1],
    ["mu-precision", 1e18, 1],
    ["natural", -0.5e18, -0.5],
  ])("gaussian in %s: σ = 1e-9 against 1", (chart, from, to) => {
    expectClose(divergence("gaussian", { chart }, [0, from], [0, to]), 20.22326583694641, 1e-15);
  });

  it.each([
    ["mu-sigma", 1e-5, 1],
    ["mu-logsigma", -11.512925464970229, 0],
    ["mu-variance", 1e-10, 1],
    ["mu-precision", 1e10, 1],
    ["natural", -0.5e10, -0.5],
  ])("gaussian in %s: σ = 1e-5 against 1", (chart, from, to) => {
    expectClose(divergence("gaussian", { chart }, [0, from], [0, to]), 11.01292546502023, 1e-15);
  });

  it("a coin near certainty against one on the other side", () => {
    const target = [0.5, 0.5];
    const coins = (theta: readonly number[], phi: readonly number[]): number => divergence("bernoulli-pair", { chart: "p", target }, theta, phi);
    expectClose(coins([0.9999999999999754, 0.9999999956074809], [2.255481661835366e-15, 5.685798603068442e-11]), 57.315877085079876, 1e-14);
    expectClose(coins([2.5121871676765693e-6, 0.9999997115334747], [2.5196990910937483e-6, 0.9999999999999999]), 5.964954883569502e-6, 1e-14);
  });
});

describe("parameters that hardly differ", () => {
  const inputs = [
    [1.3, -0.7],
    [0.2, 2],
    [-1, 1],
  ];

  it("logistic regression: weights 1e-9 apart", () => {
    const data = { inputs, targets: [0, 1, 1] };
    const [theta, phi] = [
      [1, 2],
      [1.000000001, 1.999999998],
    ] as const;
    expectClose(divergence("logistic2", { data }, theta, phi), 6.329406685316727e-19, 1e-14);
    expectClose(divergence("logistic2", { data }, phi, theta), 6.32940668724644e-19, 1e-14);
  });

  it("softmax regression: weights 1e-9 apart", () => {
    const values = { classes: 3, data: { inputs, targets: [0, 1, 2] } };
    const [theta, phi] = [
      [1, 2, 3, -1, 0.5, 0.3],
      [1.000000001, 1.999999998, 3, -1, 0.500000001, 0.3],
    ] as const;
    expectClose(divergence("softmax-regression", values, theta, phi), 2.2189782506243534e-19, 1e-14);
    expectClose(divergence("softmax-regression", values, phi, theta), 2.2189782522236966e-19, 1e-14);
  });
});

describe("a beta distribution", () => {
  it("with a shape near 0, against one of a large shape, both ways", () => {
    const [theta, phi] = [
      [5.36318109749271e-8, 0.10116762787915454],
      [277.7355986676876, 0.001784739893625805],
    ] as const;
    expectClose(divergence("beta", {}, phi, theta), 66.72281240882971, 1e-13);
    expectClose(divergence("beta", {}, theta, phi), 5178558174.368605, 1e-13);
  });
});

describe("a target that is nearly met", () => {
  it("softmax3: loss and slope of a certain outcome keep their digits", () => {
    const { problem } = build("softmax3", { target: [1, 0, 0] });
    const gradient = new Float64Array(2);
    expectClose(problem.lossAndGradient([64.61531474583353, 2.37146091539574], gradient), 1.0153006816059474e-27, 1e-14);
    expectClose(gradient[0]!, -1.0153006816059474e-27, 1e-14);
    expectClose(gradient[1]!, 9.286193928970974e-28, 1e-14);
  });

  it("softmax regression: the loss of certain classes keeps its digits", () => {
    const data = {
      inputs: [
        [1, 2],
        [-3, 1],
      ],
      targets: [0, 2],
    };
    expectClose(build("softmax-regression", { classes: 3, data }).problem.loss([20, 30, 1, 2, -15, -1]), 1.431259290275195e-20, 1e-14);
  });
});
