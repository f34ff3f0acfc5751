/**
 * NAdam: Adam with Nesterov's look-ahead (Dozat 2016), by the rule of torch.optim.NAdam since 2.0.
 * Deviation from the paper: m decays with the constant β₁ instead of the scheduled μₜ, and an L2 penalty is offered, as in torch.
 */
import { defineOptimizer } from "../define.ts";
import { pow } from "../elementary/index.ts";
import { MOVED } from "../model.ts";
import { showGradient, showNumber, showRates, showStep, showVector } from "./parts/autopsy.ts";
import { withDecay } from "./parts/decay.ts";
import { descendAdaptively } from "./parts/descend.ts";
import { beta1, beta2, epsilon, learningRate, weightDecay } from "./parts/knobs.ts";
import { average, averageSquares, combine } from "./parts/moments.ts";
import { nextPower } from "./parts/powers.ts";
import { DECAYED, count, decay, eps, firstDecay, firstMoment, gradient, rate, secondDecay, secondMoment, theta } from "./parts/symbols.ts";

type NadamState = {
  /** Moving average m of gradients. */
  mean: Float64Array;
  /** Moving average v of squared gradients. */
  squares: Float64Array;
  /** Product of μ₁ … μₜ: a running product in torch too. */
  product: number;
  /** β₂ and β₂ᵗ: see powers.ts. */
  beta2: number;
  power2: number;
};

/** Base of the momentum schedule; ψ then sets its pace (Dozat 2016, section 3; torch, Keras). */
const SCHEDULE_BASE = 0.96;

/** μₜ = β₁·(1 − ½·0.96^(tψ)): from about half of β₁ up to β₁ */
function momentumAt(t: number, beta: number, pace: number): number {
  return beta * (1 - 0.5 * pow(SCHEDULE_BASE, t * pace));
}

export const nadam = defineOptimizer({
  id: "nadam",
  words: {
    title: "NAdam",
    summary:
      "Adam with Nesterov momentum: the step already uses the average of gradients as it will stand one step later. The momentum warms up over the first hundreds of steps.",
    symbols: [
      theta,
      gradient,
      count,
      firstMoment,
      secondMoment,
      { symbol: "\\mu_t", meaning: "momentum of step t" },
      { symbol: "\\Pi_t", meaning: "product of the momenta of steps 1 to t" },
      { symbol: "\\psi", meaning: "momentum decay: pace of the warm-up", knob: "momentumDecay" },
      rate,
      firstDecay,
      secondDecay,
      decay,
      eps,
    ],
    rule: [
      DECAYED,
      "\\mu_t = \\beta_1\\left(1 - \\tfrac12\\,0.96^{t\\psi}\\right), \\qquad \\Pi_t = \\Pi_{t-1}\\,\\mu_t",
      "m \\leftarrow \\beta_1 m + (1-\\beta_1)\\,g",
      "v \\leftarrow \\beta_2 v + (1-\\beta_2)\\,g^2",
      "\\hat m = \\frac{(1-\\mu_t)\\,g}{1-\\Pi_t} + \\frac{\\mu_{t+1}\\,m}{1-\\Pi_{t}\\,\\mu_{t+1}}, \\qquad \\hat v = \\frac{v}{1-\\beta_2^t}",
      "\\theta \\leftarrow \\theta - \\frac{\\eta\\,\\hat m}{\\sqrt{\\hat v} + \\epsilon}",
    ],
    worked: [
      {
        values: { lr: 0.1, beta1: 0.5, beta2: 0.75, eps: 0, momentumDecay: 0 },
        theta: [1, 1],
        gradients: [[2, -0.002]],
        expected: [[1 - 17 / 150, 1 + 17 / 150]],
        text: "Without momentum decay every μ is 0.5·(1 − ½) = 0.25, so Π₁ = 0.25 and Π₁·μ₂ = 0.0625. First coordinate: m = 1, v̂ = 4, m̂ = 0.75·2/0.75 + 0.25·1/0.9375 = 2 + 4/15, step 0.1·(2 + 4/15)/2 = 17/150.",
      },
    ],
    references: ["Dozat: Incorporating Nesterov momentum into Adam, ICLR 2016 workshop", "PyTorch documentation: torch.optim.NAdam"],
    disagreements: [
      "torch before 2.0 multiplied μₜ into the second product twice, 1 − Πₜ·μₜ·μₜ₊₁; this is the corrected rule of 2.0.",
      "m decays with the constant β₁ while the weights use μₜ (torch, Keras); the paper's algorithm lets m follow the same schedule.",
      "optax's nadam keeps μₜ = β₁ throughout, without a warm-up.",
    ],
  },
  knobs: {
    lr: learningRate(0.002),
    beta1,
    beta2,
    eps: epsilon(1e-8),
    weightDecay: weightDecay(),
    momentumDecay: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [1e-4, 1],
      scale: "log",
      initial: 0.004,
      symbol: "\\psi",
      help: "Pace at which the momentum grows from half of β₁ to β₁.",
    },
  },
  needs: () => [],
  init: (_problem, { length }, values): NadamState => ({
    mean: new Float64Array(length),
    squares: new Float64Array(length),
    product: 1,
    beta2: values.beta2,
    power2: 1,
  }),
  step(_problem, here, state, values, _noise, out, parts) {
    const { lr, momentumDecay } = values;
    const { t } = here;
    const { mean, squares } = out.state;
    const g = withDecay(here, values.weightDecay, out.theta);
    if (parts !== undefined) showGradient(parts, here, g);
    const mu = momentumAt(t, values.beta1, momentumDecay);
    const nextMu = momentumAt(t + 1, values.beta1, momentumDecay);
    const product = state.product * mu;
    const power2 = nextPower(values.beta2, t, state.beta2, state.power2);
    out.state.product = product;
    out.state.beta2 = values.beta2;
    out.state.power2 = power2;
    average(values.beta1, state.mean, g, mean);
    averageSquares(values.beta2, state.squares, g, squares);
    const lookAhead = out.theta;
    combine((1 - mu) / (1 - product), g, nextMu / (1 - product * nextMu), mean, lookAhead);
    if (parts !== undefined) {
      showNumber(parts, "learning rate", "\\eta", lr);
      showNumber(parts, "momentum", "\\mu_t", mu);
      showNumber(parts, "next momentum", "\\mu_{t+1}", nextMu);
      showNumber(parts, "product of momenta", "\\Pi_t", product);
      showNumber(parts, "second correction", "1-\\beta_2^t", 1 - power2);
      showVector(parts, "first moment", "m", mean);
      showVector(parts, "second moment", "v", squares);
      showVector(parts, "corrected look-ahead moment", "\\hat m", lookAhead);
      const corrected = squares.map((value) => value / (1 - power2));
      showVector(parts, "corrected second moment", "\\hat v", corrected);
      showRates(
        parts,
        lr,
        corrected.map((value) => Math.sqrt(value) + values.eps),
      );
    }
    descendAdaptively(here.theta, lookAhead, squares, lr, Math.sqrt(1 - power2), values.eps, out.theta);
    if (parts !== undefined) showStep(parts, here.theta, out.theta);
    return MOVED;
  },
});
