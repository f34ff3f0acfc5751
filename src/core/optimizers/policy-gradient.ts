/**
 * Policy gradient (REINFORCE): plain gradient ascent on the expected reward, exact or from sampled actions.
 * Source: Williams, Machine Learning 8 (1992), section 4; Sutton, McAllester, Singh, Mansour, Policy gradient methods (2000), theorem 1.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { showNumber, showStep } from "./parts/autopsy.ts";
import { isZero, NO_SLOPE } from "./parts/curvature.ts";
import { descend } from "./parts/descend.ts";
import { learningRate } from "./parts/knobs.ts";
import {
  actAt,
  frequencies,
  isSaturated,
  piRow,
  policyOf,
  rewardRow,
  samplesKnob,
  SATURATED_POLICY,
  showEstimate,
  showPolicy,
  valueOf,
  valueRow,
  weighScores,
} from "./parts/policy.ts";
import { rate, theta } from "./parts/symbols.ts";

export const policyGradient = defineOptimizer({
  id: "policy-gradient",
  words: {
    title: "Policy gradient",
    summary:
      "Plain gradient ascent on the expected reward of a policy. Where the policy is nearly certain its gradient nearly vanishes, right or wrong: one step too far, and the way back takes thousands.",
    symbols: [
      theta,
      piRow,
      rewardRow,
      valueRow,
      { symbol: "N", meaning: "number of sampled actions a₁ … a_N; without samples the exact expectation", knob: "samples" },
      { symbol: "b", meaning: "baseline: 0, or the expected reward J", knob: "baseline", off: "none" },
      { symbol: "\\hat g", meaning: "gradient of J, exact or estimated" },
      rate,
    ],
    rule: [
      "\\hat g = \\nabla J = \\sum_a \\pi_\\theta(a)\\, R(a)\\, \\nabla \\log \\pi_\\theta(a) \\quad \\text{(exact)}",
      "\\hat g = \\frac1N \\sum_{i=1}^{N} \\big(R(a_i) - b\\big)\\, \\nabla \\log \\pi_\\theta(a_i), \\quad a_i \\sim \\pi_\\theta \\quad \\text{(sampled)}",
      "\\theta \\leftarrow \\theta + \\eta\\,\\hat g",
    ],
    when: {
      "(exact)": { knob: "samples", is: 0 },
      "(sampled)": { knob: "samples", isNot: 0 },
    },
    worked: [
      {
        values: { lr: 1 },
        theta: [0],
        gradients: [[-0.25]],
        expected: [[0.25]],
        text: "Two actions with probabilities σ(z) and 1 − σ(z), of which the first earns 1: at z = 0 the gradient of J is σ(z)(1 − σ(z)) = 0.25, that of the loss −0.25, and z = 0 + 1·0.25.",
      },
    ],
    references: [
      "Williams: Simple statistical gradient-following algorithms for connectionist reinforcement learning, Machine Learning 8 (1992)",
      "Sutton, McAllester, Singh, Mansour: Policy gradient methods for reinforcement learning with function approximation (2000)",
      "Kakade: A natural policy gradient (2001)",
    ],
    disagreements: [
      "Exact steps use every action's probability and reward, which a learner does not know; sampled ones see only what was drawn.",
      "The baseline J is the true value of the policy. Programs estimate it, from past rewards or by a second network.",
      "Most programs hand the estimate to Adam; this one takes a plain step.",
    ],
  },
  knobs: {
    lr: learningRate(1, [1e-3, 10]),
    samples: samplesKnob,
    baseline: {
      kind: "choice",
      options: ["none", "value"],
      initial: "none",
      symbol: "b",
      help: "What is taken off sampled rewards: nothing, or the policy's expected reward, which leaves the mean as it is and makes it less noisy.",
    },
  },
  needs: () => ["policy"],
  stochastic: ({ samples }) => samples > 0,
  init: () => ({}),
  step(problem, here, _state, values, noise, out, parts) {
    if (values.samples === 0) {
      // An expectation of exactly 0 stays so for ever.
      if (isZero(here.gradient)) return isSaturated(actAt(policyOf(problem), here.theta), problem.dim) ? SATURATED_POLICY : NO_SLOPE;
      descend(here.theta, here.gradient, values.lr, out.theta);
      if (parts !== undefined) {
        showEstimate(parts, here.gradient, here.gradient, 0);
        showStep(parts, here.theta, out.theta);
      }
      return MOVED;
    }
    const policy = policyOf(problem);
    const acting = actAt(policy, here.theta);
    if (isSaturated(acting, problem.dim)) return SATURATED_POLICY;
    const value = valueOf(policy, acting.probabilities);
    const shares = frequencies(acting.probabilities, values.samples, noise);
    const baseline = values.baseline === "value" ? value : 0;
    // Negative: descent on the loss −J.
    const weights = shares.map((share, a) => -share * (policy.rewards[a]! - baseline));
    const estimate = weighScores(acting.scores, weights, here.theta.length);
    descend(here.theta, estimate, values.lr, out.theta);
    if (parts !== undefined) {
      showEstimate(parts, here.gradient, estimate, values.samples);
      showStep(parts, here.theta, out.theta);
      showPolicy(parts, acting, value);
      showNumber(parts, "baseline", "b", baseline);
    }
    return MOVED;
  },
});
