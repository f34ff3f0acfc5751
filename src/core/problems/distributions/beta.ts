/**
 * A beta distribution fitted to shares by maximum likelihood: loss = log B(α, β) − (α − 1)·mean log x − (β − 1)·mean log(1 − x).
 * Source: Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 25. An exponential family in natural parameters, so that the
 * Hessian of the loss and the Fisher information are both that of log B, made of trigamma functions, and the divergence KL(1‖2) is what log B has
 * above its tangent plane at 1. Near by it is taken as the integral of its curvature along the way, which does not cancel.
 */
import { defineProblem } from "../../define.ts";
import { log, log1p } from "../../elementary/index.ts";
import { digamma, logGamma, trigamma } from "../../numerics/gamma.ts";
import { tangentGap } from "../../numerics/tangent-gap.ts";
import { createFamily, examplesOf, mean } from "./parts/family.ts";
import type { Family } from "./parts/family.ts";

const DATA = [0.18, 0.31, 0.42, 0.47, 0.55, 0.61, 0.66, 0.72, 0.79, 0.9];

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

function familyOf(data: readonly number[]): Family {
  const logs = [mean(data.map((x) => log(x))), mean(data.map((x) => log1p(-x)))] as const;
  const information = (a: number, b: number, fisher: Float64Array): void => {
    const shared = trigamma(a + b);
    fisher[0] = trigamma(a) - shared;
    fisher[1] = -shared;
    fisher[2] = -shared;
    fisher[3] = trigamma(b) - shared;
  };
  /** ∇log B − (log x, log(1 − x)): the gradient of one observation's loss. */
  const slope = (a: number, b: number, [first, second]: readonly [number, number], gradient: Float64Array): void => {
    const shared = digamma(a + b);
    gradient[0] = digamma(a) - shared - first;
    gradient[1] = digamma(b) - shared - second;
  };
  const one = new Float64Array(2);
  return {
    dim: 2,
    inside: (theta) => theta[0]! > 0 && theta[1]! > 0,
    loss: (theta) => logBeta(theta[0]!, theta[1]!) - (theta[0]! - 1) * logs[0] - (theta[1]! - 1) * logs[1],
    gradient: (theta, gradient) => slope(theta[0]!, theta[1]!, logs, gradient),
    hessian: (theta, hessian) => information(theta[0]!, theta[1]!, hessian),
    fisher: (theta, fisher) => information(theta[0]!, theta[1]!, fisher),
    empiricalFisher(theta, fisher) {
      fisher.fill(0);
      for (const x of data) {
        slope(theta[0]!, theta[1]!, [log(x), log1p(-x)], one);
        for (let k = 0; k < 4; k++) fisher[k] = fisher[k]! + (one[k >> 1]! * one[k & 1]!) / data.length;
      }
    },
    divergence(theta, phi) {
      const [a, b] = [theta[0]!, theta[1]!];
      const [da, db] = [phi[0]! - a, phi[1]! - b];
      // Trigamma has its pole at 0: near by means near beside the distance to it.
      const near = Math.abs(da) < a / 2 && Math.abs(db) < b / 2;
      if (near)
        return tangentGap((s) => trigamma(a + s * da) * da * da + trigamma(b + s * db) * db * db - trigamma(a + b + s * (da + db)) * (da + db) * (da + db));
      const shared = digamma(a + b);
      return logBeta(phi[0]!, phi[1]!) - logBeta(a, b) - (digamma(a) - shared) * da - (digamma(b) - shared) * db;
    },
  };
}

export const beta = defineProblem({
  id: "beta",
  title: "Beta distribution",
  summary: "A distribution of shares between 0 and 1 with two shape parameters α and β, fitted to data.",
  notes: [
    "Where α and β grow together the mean stays and only the spread shrinks, ever more slowly: along that diagonal valley plain gradient descent creeps, and the natural gradient does not.",
    "The loss is convex, and its Hessian is the Fisher information, made of trigamma functions. Both parameters must stay above 0: a step beyond is refused and the run ends.",
  ],
  references: ["Johnson, Kotz, Balakrishnan: Continuous Univariate Distributions, volume 2 (1995), chapter 25"],
  knobs: {
    data: {
      kind: "vector",
      length: "any",
      least: 1,
      entries: { min: 0, max: 1, minBound: "open", maxBound: "open" },
      initial: DATA,
      symbol: "x_i",
      help: "The shares that the distribution is fitted to.",
    },
  },
  dim: 2,
  window: [-0.4, 6.6, -0.4, 5.6],
  start: [0.8, 3.5],
  symbols: ["\\alpha", "\\beta"],
  provides: ["data", "hessian", "deterministic", "distribution", "empiricalFisher"],
  minima: () => [],
  create: ({ data }) =>
    createFamily(
      familyOf(data),
      "\\log B(\\alpha, \\beta) - \\tfrac{1}{n}\\sum_i \\left((\\alpha - 1)\\log x_i + (\\beta - 1)\\log(1 - x_i)\\right)",
      undefined,
      examplesOf(data, familyOf),
    ),
});
