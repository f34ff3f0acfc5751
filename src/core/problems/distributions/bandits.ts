/**
 * Policies for bandits: a softmax over actions with fixed rewards, the last action's logit being 0. The loss is the expected reward with its sign changed.
 * Source: Sutton, Barto, Reinforcement Learning (2018), section 2.8; Kakade, A natural policy gradient (2001). Gradient −πₖ(Rₖ − J), Fisher information
 * diag(π) − ππᵀ, so that F⁻¹∇J = Rₖ − R_last: in the logits the natural gradient is a straight line.
 *
 * Rₖ − J is summed as Σ πⱼ(Rₖ − Rⱼ), which does not cancel where one action takes everything; there all of it underflows to 0 at last.
 */
import { defineProblem } from "../../define.ts";
import { categoricalDivergence, indicatorChart, logSumExp, others, softmax } from "../../numerics/categorical.ts";
import { createFamily } from "./parts/family.ts";
import type { Family } from "./parts/family.ts";
import type { Numbers, Policy, ProblemDef } from "../../model.ts";

function policyOf(rewards: readonly number[]): Policy {
  const actions = rewards.length;
  const free = actions - 1;
  const z = new Float64Array(actions);
  const p = new Float64Array(actions);
  return {
    rewards,
    logProbabilities(theta, logs, scores) {
      for (let k = 0; k < free; k++) z[k] = theta[k]!;
      const normalizer = logSumExp(z, actions);
      for (let k = 0; k < actions; k++) logs[k] = z[k]! - normalizer;
      if (scores === undefined) return;
      softmax(z, actions, p);
      for (let k = 0; k < actions; k++) for (let i = 0; i < free; i++) scores[k * free + i] = i === k ? others(p, actions, i) : -p[i]!;
    },
  };
}

function familyOf(rewards: readonly number[]): Family {
  const actions = rewards.length;
  const free = actions - 1;
  const p = new Float64Array(actions);
  const z = new Float64Array(actions);
  const y = new Float64Array(actions);
  const gain = new Float64Array(actions);
  const logits = (theta: Numbers, to: Float64Array): Float64Array => {
    for (let k = 0; k < free; k++) to[k] = theta[k]!;
    return to;
  };
  /** Probabilities, and what each action has above the mean. */
  const act = (theta: Numbers): void => {
    softmax(logits(theta, z), actions, p);
    for (let k = 0; k < actions; k++) {
      let sum = 0;
      for (let j = 0; j < actions; j++) sum += p[j]! * (rewards[k]! - rewards[j]!);
      gain[k] = sum;
    }
  };
  return {
    dim: free,
    inside: () => true,
    loss(theta) {
      softmax(logits(theta, z), actions, p);
      let sum = 0;
      for (let k = 0; k < actions; k++) sum -= p[k]! * rewards[k]!;
      return sum;
    },
    gradient(theta, gradient) {
      act(theta);
      for (let k = 0; k < free; k++) gradient[k] = -p[k]! * gain[k]!;
    },
    hessian(theta, hessian) {
      act(theta);
      for (let i = 0; i < free; i++) {
        // πᵢ(2πᵢ − 1) with 1 − πᵢ as the sum of the others; off the diagonal −πᵢπⱼ of both gains.
        for (let j = 0; j < free; j++)
          hessian[i * free + j] = i === j ? p[i]! * (p[i]! - others(p, actions, i)) * gain[i]! : p[i]! * p[j]! * (gain[i]! + gain[j]!);
      }
    },
    fisher(theta, fisher) {
      softmax(logits(theta, z), actions, p);
      for (let i = 0; i < free; i++) for (let j = 0; j < free; j++) fisher[i * free + j] = i === j ? p[i]! * others(p, actions, i) : -p[i]! * p[j]!;
    },
    divergence: (theta, phi) => categoricalDivergence(logits(theta, z), logits(phi, y), actions),
    natural: indicatorChart(actions),
  };
}

function bandit(
  actions: number,
  rewards: readonly number[],
  latex: string,
  rest: Pick<ProblemDef, "id" | "title" | "summary" | "notes" | "start" | "symbols"> & Pick<Partial<ProblemDef>, "window">,
): ReturnType<typeof defineProblem> {
  return defineProblem({
    ...rest,
    references: ["Sutton, Barto: Reinforcement Learning, 2nd edition (2018), section 2.8", "Kakade: A natural policy gradient, NeurIPS (2001)"],
    knobs: { rewards: { kind: "vector", length: actions, initial: rewards, symbol: "R", help: "Reward of each action." } },
    dim: actions - 1,
    provides: ["hessian", "deterministic", "distribution", "natural", "policy"],
    minima: () => [],
    create: (values) => createFamily(familyOf(values.rewards), latex, -Math.max(...values.rewards), { policy: policyOf(values.rewards) }),
  });
}

export const bandit2 = bandit(2, [1, 0], "-\\left(p R_1 + (1 - p) R_2\\right),\\quad p = \\sigma(z)", {
  id: "bandit2",
  title: "Two-action bandit",
  summary: "A policy with a single logit z chooses between two actions; the loss is its expected reward with the sign changed.",
  notes: [
    "The slope is p(1 − p) times the difference of the rewards: near certainty, right or wrong, it vanishes. From z = −10 plain gradient ascent takes 22,051 steps of ε = 1 back to z = 0, the natural gradient 10.",
    "A step is small or large by the KL between the policies before and after it: from z = 2 to −10 it is 8.44 nats, to 1 it is 0.067.",
  ],
  start: [-2],
  symbols: ["z"],
});

export const bandit3 = bandit(3, [1, 0.6, 0], "-\\sum_{k=1}^3 \\pi_k R_k,\\quad \\pi = \\operatorname{softmax}(a, b, 0)", {
  id: "bandit3",
  title: "Three-armed bandit",
  summary: "A softmax policy with logits a, b and 0 chooses between three actions; the loss is its expected reward with the sign changed.",
  notes: [
    "The loss is not convex: where the second action takes everything there is a plateau at its reward, and the slope towards the better first action is nearly gone.",
    "The natural gradient is the difference of each reward to the last one, the same everywhere: its path in the logits is a straight line.",
  ],
  window: [-5, 6, -5, 5],
  start: [-3, 2],
  symbols: ["a", "b"],
});
