/**
 * What methods for policies share: probabilities and scores of the actions, and the score-function estimate of a policy's gradient.
 * Source: Williams, Simple statistical gradient-following algorithms for connectionist reinforcement learning, Machine Learning 8 (1992).
 */
import { exp } from "../../elementary/index.ts";
import type { Noise } from "../../random.ts";
import type { CountKnob } from "../../knobs.ts";
import type { Numbers, Outcome, Policy, Problem, StepParts, SymbolRow } from "../../model.ts";
import { showNumber, showVector } from "./autopsy.ts";

export const samplesKnob: CountKnob = {
  kind: "count",
  min: 0,
  max: 100_000,
  slider: [0, 100],
  initial: 0,
  symbol: "N",
  help: "Actions sampled for each step; 0 takes the exact expectation over all actions.",
};
export const piRow: SymbolRow = { symbol: "\\pi_\\theta", meaning: "the policy: probabilities of the actions" };
export const rewardRow: SymbolRow = { symbol: "R", meaning: "reward of an action" };
export const valueRow: SymbolRow = { symbol: "J", meaning: "expected reward of the policy: the loss with its sign changed" };

/** @throws where the problem is no policy: such a pairing is refused before a step is made */
export function policyOf(problem: Problem): Policy {
  if (problem.policy === undefined) throw new Error("the problem is no policy");
  return problem.policy;
}

export interface Acting {
  /** log π(a) */
  readonly logs: Float64Array;
  /** π(a) */
  readonly probabilities: Float64Array;
  /** ∇log π(a), a row for each action. */
  readonly scores: Float64Array;
}

export function actAt(policy: Policy, theta: Numbers): Acting {
  const actions = policy.rewards.length;
  const logs = new Float64Array(actions);
  const scores = new Float64Array(actions * theta.length);
  policy.logProbabilities(theta, logs, scores);
  return { logs, probabilities: logs.map((value) => exp(value)), scores };
}

/** Expected reward. */
export function valueOf(policy: Policy, probabilities: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < probabilities.length; a++) sum += probabilities[a]! * policy.rewards[a]!;
  return sum;
}

/** How often each action is taken in `samples` draws from the policy, as shares of all; with 0 samples the probabilities themselves. */
export function frequencies(probabilities: Float64Array, samples: number, noise: Noise): Float64Array {
  if (samples === 0) return probabilities.slice();
  const counts = new Float64Array(probabilities.length);
  const { uniform } = noise.stream("actions");
  const last = probabilities.length - 1;
  for (let k = 0; k < samples; k++) {
    let left = uniform();
    let action = 0;
    while (action < last && left >= probabilities[action]!) left -= probabilities[action++]!;
    counts[action] = counts[action]! + 1;
  }
  return counts.map((count) => count / samples);
}

/** Σ weight(a)·∇log π(a) */
export function weighScores(scores: Float64Array, weights: Float64Array, dim: number): Float64Array {
  const sum = new Float64Array(dim);
  for (const [a, weight] of weights.entries()) {
    // An action without weight says nothing, whatever its score.
    if (weight !== 0) for (let i = 0; i < dim; i++) sum[i] = sum[i]! + weight * scores[a * dim + i]!;
  }
  return sum;
}

/** No score of an action that is ever taken differs from 0: nothing that is sampled or expected moves θ. */
export function isSaturated({ probabilities, scores }: Acting, dim: number): boolean {
  return scores.every((score, k) => score === 0 || probabilities[Math.floor(k / dim)] === 0);
}
export const SATURATED_POLICY: Outcome = Object.freeze({
  kind: "converged",
  by: "saturated",
  message: "the policy is saturated: to the last digit its probabilities no longer change with θ",
});

/** The least likely action's probability: how far from saturated the policy is. */
export function showPolicy(parts: StepParts, { probabilities }: Acting, value: number): void {
  showNumber(parts, "expected reward", "J", value);
  showNumber(
    parts,
    "smallest probability of an action",
    "\\min_a \\pi_\\theta(a)",
    probabilities.reduce((least, p) => Math.min(least, p), 1),
  );
}

/** Beside the exact gradient, the one that the samples make of it. */
export function showEstimate(parts: StepParts, exact: Float64Array, estimate: Float64Array, samples: number): void {
  showVector(parts, "exact gradient of the loss", "g", exact);
  if (samples > 0) showVector(parts, "gradient estimated from the samples", "\\hat g", estimate);
}
