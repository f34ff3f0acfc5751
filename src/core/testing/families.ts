/**
 * Small families of distributions for tests, written by hand: a Gaussian in μ and σ, a categorical distribution with one logit too many,
 * whose Fisher matrix is singular, and a bandit with two actions and one logit, which saturates.
 */
import { exp, log, log1p, softplus } from "../elementary/index.ts";
import type { Distribution, Numbers } from "../model.ts";
import type { TestProblem } from "./problems.ts";

/** Mean negative log-likelihood of data under N(μ, σ²). */
export function gaussianFamily(data: readonly number[], start: readonly [number, number]): TestProblem {
  const count = data.length;
  const mean = data.reduce((sum, x) => sum + x, 0) / count;
  const variance = data.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / count;
  const half = log(2 * 3.141592653589793) / 2;
  const isMember = (theta: Numbers): boolean => theta[1]! > 0 && theta[1]! < Infinity && Math.abs(theta[0]!) < Infinity;
  const lossAndGradient = (theta: Numbers, gradient: Float64Array): number => {
    const [mu, sigma] = [theta[0]!, theta[1]!];
    const spread = variance + (mu - mean) * (mu - mean);
    gradient[0] = (mu - mean) / (sigma * sigma);
    gradient[1] = 1 / sigma - spread / (sigma * sigma * sigma);
    return isMember(theta) ? half + log(sigma) + spread / (2 * sigma * sigma) : Number.NaN;
  };
  const distribution: Distribution = {
    isMember,
    fisher(theta, fisher) {
      const precision = 1 / (theta[1]! * theta[1]!);
      fisher.set([precision, 0, 0, 2 * precision]);
    },
    empiricalFisher(theta, fisher) {
      fisher.fill(0);
      const sigma = theta[1]!;
      for (const x of data) {
        const z = (x - theta[0]!) / sigma;
        const g = [-z / sigma, (1 - z * z) / sigma];
        for (let k = 0; k < 4; k++) fisher[k] = fisher[k]! + (g[k >> 1]! * g[k & 1]!) / count;
      }
    },
    divergence(theta, phi) {
      if (!isMember(theta) || !isMember(phi)) return Number.NaN;
      const ratio = (theta[1]! - phi[1]!) / phi[1]!;
      const shift = (theta[0]! - phi[0]!) / phi[1]!;
      return ratio - log1p(ratio) + (ratio * ratio + shift * shift) / 2;
    },
  };
  const unused = new Float64Array(2);
  return { id: "gaussian-family", start, dim: 2, loss: (theta) => lossAndGradient(theta, unused), lossAndGradient, distribution };
}

const logSoftmax = (theta: Numbers): number[] => {
  const logits = Array.from(theta);
  const largest = Math.max(...logits);
  const norm = largest + log(logits.reduce((sum, value) => sum + exp(value - largest), 0));
  return logits.map((value) => value - norm);
};

/** Cross entropy of three classes to a target, in three logits: adding the same number to all changes nothing. */
export function softmaxFamily(target: readonly number[], start: readonly number[]): TestProblem {
  const n = target.length;
  const lossAndGradient = (theta: Numbers, gradient: Float64Array): number => {
    const logs = logSoftmax(theta);
    for (let i = 0; i < n; i++) gradient[i] = exp(logs[i]!) - target[i]!;
    return -logs.reduce((sum, value, i) => sum + target[i]! * value, 0);
  };
  const unused = new Float64Array(n);
  return {
    id: "softmax-family",
    start,
    dim: n,
    loss: (theta) => lossAndGradient(theta, unused),
    lossAndGradient,
    distribution: {
      isMember: (theta) => Array.from(theta).every((value) => value - value === 0),
      fisher(theta, fisher) {
        const p = logSoftmax(theta).map((value) => exp(value));
        for (let k = 0; k < n * n; k++) {
          const [i, j] = [Math.floor(k / n), k % n];
          fisher[k] = p[i]! * ((i === j ? 1 : 0) - p[j]!);
        }
      },
      divergence(theta, phi) {
        const [from, to] = [logSoftmax(theta), logSoftmax(phi)];
        return Math.max(
          0,
          from.reduce((sum, value, i) => sum + exp(value) * (value - to[i]!), 0),
        );
      },
    },
  };
}

/** Two actions, of which the second, taken with probability σ(z), earns `reward`. */
export function banditFamily(reward: number, start: number): TestProblem {
  /** Probabilities of the actions, each to full precision. */
  const both = (z: number): readonly [number, number] => [exp(-softplus(z)), exp(-softplus(-z))];
  const lossAndGradient = (theta: Numbers, gradient: Float64Array): number => {
    const [none, taken] = both(theta[0]!);
    gradient[0] = -none * taken * reward;
    return -taken * reward;
  };
  const unused = new Float64Array(1);
  const isMember = (theta: Numbers): boolean => Number.isFinite(theta[0]);
  return {
    id: "bandit-family",
    start: [start],
    dim: 1,
    loss: (theta) => lossAndGradient(theta, unused),
    lossAndGradient,
    policy: {
      rewards: [0, reward],
      logProbabilities(theta, logs, scores) {
        const z = theta[0]!;
        logs.set([-softplus(z), -softplus(-z)]);
        const [none, taken] = both(z);
        scores?.set([-taken, none]);
      },
    },
    distribution: {
      isMember,
      fisher(theta, fisher) {
        const [none, taken] = both(theta[0]!);
        fisher[0] = none * taken;
      },
      divergence(theta, phi) {
        if (!isMember(theta) || !isMember(phi)) return Number.NaN;
        const [z, w] = [theta[0]!, phi[0]!];
        const [none, taken] = both(z);
        return Math.max(0, none * (softplus(w) - softplus(z)) + taken * (softplus(-w) - softplus(-z)));
      },
      natural: {
        toMean: (theta, mean) => void (mean[0] = both(theta[0]!)[1]),
        fromMean(mean, theta) {
          const p = mean[0]!;
          theta[0] = p > 0 && p < 1 ? log(p) - log1p(-p) : Number.NaN;
          return p > 0 && p < 1;
        },
      },
    },
  };
}

export const families: readonly TestProblem[] = [
  gaussianFamily([-0.5, 0.25, 1.5, 2], [-1, 2]),
  softmaxFamily([0.5, 0.3, 0.2], [1, -1, 0.25]),
  banditFamily(1, -1.5),
];

/** Whether a problem has what a method asks for; all here are deterministic. */
export function offers(problem: TestProblem, need: string): boolean {
  switch (need) {
    case "deterministic":
      return true;
    case "empiricalFisher":
      return problem.distribution?.empiricalFisher !== undefined;
    case "natural":
      return problem.distribution?.natural !== undefined;
    default:
      return Object.hasOwn(problem, need);
  }
}
