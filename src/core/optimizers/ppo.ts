/**
 * Proximal policy optimization: several gradient steps on a surrogate of the expected reward that stops paying, or charges, for leaving the old policy.
 * Source: Schulman, Wolski, Dhariwal, Radford, Klimov, Proximal policy optimization algorithms (2017), equations 7 and 8, and section 4 for the penalty.
 * Deviations: plain steps instead of Adam's; advantages are measured against the true value of the old policy, so that no second network is needed.
 */
import { defineOptimizer } from "../define.ts";
import { exp, sigmoid } from "../elementary/index.ts";
import { MOVED } from "../model.ts";
import { copy } from "../numerics/vectors.ts";
import { showNumber, showStep } from "./parts/autopsy.ts";
import { descend } from "./parts/descend.ts";
import { familyOf } from "./parts/fisher.ts";
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
  weighScores,
} from "./parts/policy.ts";
import { rate, theta } from "./parts/symbols.ts";
import type { Policy, StepParts } from "../model.ts";
import type { Acting } from "./parts/policy.ts";

/** The penalty is halved where the KL is below target/1.5, doubled above target·1.5; section 4. */
const SLACK = 1.5;
const FACTOR = 2;

/** `beta` is the weight of the penalty, NaN before the first step. */
type PpoState = { beta: number };

interface Surrogate {
  readonly clipped: boolean;
  readonly clip: number;
  readonly beta: number;
}

/** What the old policy was, and how much each of its actions counts: shares(a)/π(a) and R(a) − J. */
interface Old {
  readonly acting: Acting;
  readonly importance: Float64Array;
  readonly advantages: Float64Array;
}

/** Gradient of the negative surrogate at a policy, as weights of its scores; and the share of the old policy whose ratio is clipped. */
function weightsAt(old: Old, now: Acting, { clipped, clip, beta }: Surrogate): { readonly weights: Float64Array; readonly stopped: number } {
  let stopped = 0;
  const weights = now.probabilities.map((probability, a) => {
    const advantage = old.advantages[a]!;
    const ratio = exp(now.logs[a]! - old.acting.logs[a]!);
    if (clipped && (advantage > 0 ? ratio > 1 + clip : advantage < 0 && ratio < 1 - clip)) {
      stopped += old.acting.probabilities[a]!;
      return 0;
    }
    // shares·ratio = importance·π, without the ratio, which overflows where the old probability vanishes.
    const importance = old.importance[a]!;
    const gain = importance === 0 ? 0 : importance * probability * advantage;
    return -(gain + (clipped ? 0 : beta * old.acting.probabilities[a]!));
  });
  return { weights, stopped };
}

function showEpochs(parts: StepParts, policy: Policy, way: readonly Float64Array[], end: Float64Array): void {
  for (const point of [...way.slice(1), end]) {
    const logs = new Float64Array(policy.rewards.length);
    policy.logProbabilities(point, logs);
    parts.trials.push({
      at: point.slice(),
      loss: -valueOf(
        policy,
        logs.map((value) => exp(value)),
      ),
      accepted: point === end,
      label: "epoch",
    });
  }
}

export const ppo = defineOptimizer({
  id: "ppo",
  words: {
    title: "PPO",
    summary:
      "Takes several gradient steps on one estimate of the reward and keeps near the old policy by first derivatives alone: beyond a limit a changed probability gains nothing more, or KL is charged for. Cheap, but a limit on the gain is no limit on the step.",
    symbols: [
      theta,
      piRow,
      rewardRow,
      { symbol: "J", meaning: "expected reward of the old policy" },
      { symbol: "A", meaning: "advantage of an action over the old policy" },
      { symbol: "r", meaning: "ratio of new to old probability of an action" },
      { symbol: "L", meaning: "surrogate: clipped ratio, or penalty on KL", knob: "surrogate" },
      { symbol: "\\epsilon", meaning: "change of the ratio beyond which nothing more is gained", knob: "clip" },
      { symbol: "\\beta", meaning: "weight of the penalty; its value before the first step", knob: "beta" },
      { symbol: "\\delta", meaning: "KL of a step that the weight of the penalty aims at", knob: "target" },
      { symbol: "K", meaning: "gradient steps on one surrogate", knob: "epochs" },
      { symbol: "N", meaning: "number of sampled actions; without samples the expectation is exact", knob: "samples" },
      rate,
    ],
    rule: [
      "A(a) = R(a) - J, \\qquad r_\\phi(a) = \\pi_\\phi(a) / \\pi_\\theta(a)",
      "L(\\phi) = \\mathbb{E}_{a \\sim \\pi_\\theta} \\min\\big(r\\,A,\\ \\mathrm{clip}(r, 1 - \\epsilon, 1 + \\epsilon)\\,A\\big) \\quad \\text{(clip)}",
      "L(\\phi) = \\mathbb{E}_{a \\sim \\pi_\\theta}[r\\,A] - \\beta\\,\\mathrm{KL}(\\pi_\\theta \\,\\|\\, \\pi_\\phi) \\quad \\text{(penalty)}",
      "\\phi_0 = \\theta, \\quad \\phi_{j+1} = \\phi_j + \\eta\\,\\nabla L(\\phi_j), \\quad j = 0, \\dots, K - 1, \\qquad \\theta \\leftarrow \\phi_K",
      "\\beta \\leftarrow \\begin{cases} \\beta/2 & \\mathrm{KL} < \\delta/1.5 \\\\ 2\\beta & \\mathrm{KL} > 1.5\\,\\delta \\\\ \\beta & \\text{else} \\end{cases} \\quad \\text{(penalty)}",
      "\\mathbb{E}_{a \\sim \\pi_\\theta}\\, h(a) \\approx \\frac1N \\sum_{i=1}^{N} h(a_i), \\quad a_i \\sim \\pi_\\theta \\quad \\text{(sampled)}",
    ],
    when: {
      "(clip)": { knob: "surrogate", is: "clip" },
      "(penalty)": { knob: "surrogate", is: "penalty" },
      "(sampled)": { knob: "samples", isNot: 0 },
    },
    worked: [
      {
        problem: { id: "bandit2", values: { rewards: [1, 0] } },
        values: { lr: 1, epochs: 3 },
        theta: [0],
        gradients: [[-0.25]],
        expected: [[0.25 + sigmoid(0.25) * sigmoid(-0.25)]],
        text: "Two actions with probabilities ½, the first earns 1: J = 0.5, A = (0.5, −0.5). The first epoch goes up by 0.25 to ratios 1.124 and 0.876, the second by σ(0.25)σ(−0.25) = 0.2461 to 1.243 and 0.757: both are beyond 1 ± 0.2, so the third has nothing to gain and stays. Clipping did not hold the ratio at 1.2.",
      },
    ],
    references: [
      "Schulman, Wolski, Dhariwal, Radford, Klimov: Proximal policy optimization algorithms (2017)",
      "Schulman, Levine, Moritz, Jordan, Abbeel: Trust region policy optimization (2015)",
      "Engstrom et al.: Implementation matters in deep policy gradients: a case study on PPO and TRPO (2020)",
    ],
    disagreements: [
      "Clipping removes the reason to move on, not the movement: the last step before the limit may go far beyond it, and nothing draws it back.",
      "Programs add much that the paper does not name (normalised advantages, clipped values, falling rates, an early end on KL) and owe it part of their results (Engstrom et al. 2020). None of it is here.",
      "The epochs take plain steps; programs take Adam's, whose state runs on from surrogate to surrogate.",
      "One sample serves all epochs whole; programs cut it into minibatches.",
    ],
  },
  knobs: {
    lr: learningRate(1, [1e-3, 10]),
    surrogate: {
      kind: "choice",
      options: ["clip", "penalty"],
      initial: "clip",
      symbol: "L",
      help: "What keeps the new policy near the old: a clipped ratio, or a penalty on KL whose weight adapts.",
    },
    clip: {
      kind: "real",
      min: 0,
      max: 1,
      maxBound: "open",
      slider: [0.01, 0.5],
      scale: "linear",
      initial: 0.2,
      symbol: "\\epsilon",
      help: "Change of the ratio beyond which nothing more is gained.",
      when: { knob: "surrogate", is: ["clip"] },
    },
    epochs: { kind: "count", min: 1, max: 1000, slider: [1, 50], initial: 10, symbol: "K", help: "Gradient steps on the same surrogate." },
    samples: samplesKnob,
    beta: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [1e-3, 100],
      scale: "log",
      initial: 1,
      symbol: "\\beta",
      help: "Weight of the KL penalty before the first step.",
      when: { knob: "surrogate", is: ["penalty"] },
    },
    target: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: Infinity,
      slider: [1e-4, 1],
      scale: "log",
      initial: 0.01,
      symbol: "\\delta",
      help: "KL of a step that the weight of the penalty aims at.",
      when: { knob: "surrogate", is: ["penalty"] },
    },
  },
  needs: () => ["policy", "distribution"],
  stochastic: ({ samples }) => samples > 0,
  init: (_problem, _start, values): PpoState => ({ beta: values.beta }),
  step(problem, here, state, values, noise, out, parts) {
    const policy = policyOf(problem);
    const acting = actAt(policy, here.theta);
    if (isSaturated(acting, problem.dim)) return SATURATED_POLICY;
    const value = valueOf(policy, acting.probabilities);
    const shares = frequencies(acting.probabilities, values.samples, noise);
    const old: Old = {
      acting,
      importance: values.samples === 0 ? shares.fill(1) : shares.map((share, a) => (share === 0 ? 0 : share / acting.probabilities[a]!)),
      advantages: Float64Array.from(policy.rewards, (reward) => reward - value),
    };
    const surrogate: Surrogate = { clipped: values.surrogate === "clip", clip: values.clip, beta: state.beta };
    const way: Float64Array[] = [];
    copy(here.theta, out.theta);
    let stopped = 0;
    for (let k = 0; k < values.epochs; k++) {
      const now = k === 0 ? acting : actAt(policy, out.theta);
      const at = weightsAt(old, now, surrogate);
      const downhill = weighScores(now.scores, at.weights, problem.dim);
      stopped = at.stopped;
      if (parts !== undefined) {
        way.push(out.theta.slice());
        if (k === 0) showEstimate(parts, here.gradient, downhill, values.samples);
      }
      descend(out.theta, downhill, values.lr, out.theta);
    }
    const kl = familyOf(problem).divergence(here.theta, out.theta);
    out.state.beta = state.beta;
    if (!surrogate.clipped) {
      if (kl < values.target / SLACK) out.state.beta = state.beta / FACTOR;
      else if (kl > values.target * SLACK) out.state.beta = state.beta * FACTOR;
    }
    if (parts !== undefined) {
      showStep(parts, here.theta, out.theta);
      showPolicy(parts, acting, value);
      showNumber(parts, "KL of the step", "\\mathrm{KL}(\\pi_\\theta \\| \\pi_\\phi)", kl);
      if (surrogate.clipped) showNumber(parts, "probability of the actions whose ratio is clipped in the last epoch", "\\pi_\\theta(\\text{clipped})", stopped);
      else showNumber(parts, "weight of the penalty", "\\beta", state.beta);
      showEpochs(parts, policy, way, out.theta);
    }
    return MOVED;
  },
});
