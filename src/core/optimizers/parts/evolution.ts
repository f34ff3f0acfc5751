/**
 * Constants of CMA-ES for a dimension and a number of samples.
 * Source: Hansen, The CMA evolution strategy: a tutorial (arXiv 1604.00772, version of 2023), table 1 and equations (49)–(58).
 * Deviation: weights of the worse half are 0 (the tutorial calls this the non-active variant).
 */
import { log } from "../../elementary/index.ts";

export interface Strategy {
  /** Samples of a generation, λ. */
  readonly samples: number;
  /** Weights of the best samples; their sum is 1. */
  readonly weights: Float64Array;
  /** Variance-effective number of parents, μ_eff. */
  readonly effective: number;
  /** Learning rate and damping of the step size. */
  readonly sigmaRate: number;
  readonly sigmaDamping: number;
  /** Learning rates of the covariance's path, of the rank-one and of the rank-μ update. */
  readonly pathRate: number;
  readonly rankOne: number;
  readonly rankMu: number;
  /** Mean length of a standard normal vector. */
  readonly expectedLength: number;
}

/** λ where none is asked for. */
export function defaultSamples(n: number): number {
  return 4 + Math.floor(3 * log(n));
}

export function strategy(n: number, samples: number): Strategy {
  const parents = Math.floor(samples / 2);
  const raw = Float64Array.from({ length: parents }, (_, i) => log((samples + 1) / 2) - log(i + 1));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const weights = raw.map((weight) => weight / total);
  const effective = 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
  const sigmaRate = (effective + 2) / (n + effective + 5);
  const rankOne = 2 / ((n + 1.3) * (n + 1.3) + effective);
  return {
    samples,
    weights,
    effective,
    sigmaRate,
    sigmaDamping: 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + sigmaRate,
    pathRate: (4 + effective / n) / (n + 4 + (2 * effective) / n),
    rankOne,
    rankMu: Math.min(1 - rankOne, (2 * (0.25 + effective + 1 / effective - 2)) / ((n + 2) * (n + 2) + effective)),
    expectedLength: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  };
}
