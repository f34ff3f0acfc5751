/**
 * AdaMax (Kingma and Ba 2015, section 7.1, algorithm 2), by the rule of torch.optim.Adamax.
 * Deviation from the paper: ε inside the maximum and weight decay, as in torch.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { showGradient, showNumber, showRates, showStep, showTerm, showVector } from "./parts/autopsy.ts";
import { withDecay } from "./parts/decay.ts";
import { descendScaled } from "./parts/descend.ts";
import { beta1, beta2, epsilon, learningRate, weightDecay } from "./parts/knobs.ts";
import { average } from "./parts/moments.ts";
import { nextPower } from "./parts/powers.ts";
import { DECAYED, count, decay, eps, firstDecay, firstMoment, gradient, rate, theta } from "./parts/symbols.ts";
import type { Numbers } from "../model.ts";

type AdamaxState = {
  /** Moving average m of gradients. */
  mean: Float64Array;
  /** Fading maximum u of the gradients' sizes. */
  peak: Float64Array;
  /** β₁ and β₁ᵗ: see powers.ts. */
  beta1: number;
  power1: number;
};

/** out ← max(β·peak, |g| + ε): a maximum that fades */
function fadingMaximum(beta: number, peak: Numbers, g: Numbers, eps: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.max(beta * peak[i]!, Math.abs(g[i]!) + eps);
}

export const adamax = defineOptimizer({
  id: "adamax",
  words: {
    title: "AdaMax",
    summary:
      "Adam with the largest recent gradient in place of the root mean square: no squares, and at the default decay rates no coordinate moves farther than about η in a step.",
    symbols: [
      theta,
      gradient,
      count,
      firstMoment,
      { symbol: "u", meaning: "fading maximum of the gradient's size, 0 at the start" },
      rate,
      firstDecay,
      { symbol: "\\beta_2", meaning: "how slowly the maximum fades", knob: "beta2" },
      decay,
      { ...eps, meaning: "small number added to the gradient's size" },
    ],
    rule: [
      DECAYED,
      "m \\leftarrow \\beta_1 m + (1-\\beta_1)\\,g",
      "u \\leftarrow \\max(\\beta_2 u,\\ |g| + \\epsilon)",
      "\\theta \\leftarrow \\theta - \\frac{\\eta}{1-\\beta_1^t}\\,\\frac{m}{u}",
    ],
    worked: [
      {
        values: { lr: 0.1, beta1: 0.5, beta2: 0.5, eps: 0 },
        theta: [1, 0],
        gradients: [
          [4, -1],
          [1, -1],
        ],
        expected: [
          [0.9, 0.1],
          [0.8, 0.2],
        ],
        text: "Step 1: m = (2, −0.5), u = (4, 1), η/(1 − 0.5) = 0.2, θ = (1 − 0.2·2/4, 0 + 0.2·0.5/1) = (0.9, 0.1). Step 2: m = (1.5, −0.75), u = (max(2, 1), max(0.5, 1)) = (2, 1), η/(1 − 0.25) = 2/15, θ = (0.9 − 2/15·0.75, 0.1 + 2/15·0.75) = (0.8, 0.2).",
      },
    ],
    references: ["Kingma, Ba: Adam: a method for stochastic optimization, ICLR 2015, section 7.1", "PyTorch documentation: torch.optim.Adamax"],
    disagreements: [
      "ε is added to |g| inside the maximum (torch, optax); Keras adds it to the denominator, and the paper has none, so a zero gradient at the start would divide 0 by 0 there.",
    ],
  },
  knobs: { lr: learningRate(0.002), beta1, beta2: { ...beta2, help: "How slowly the maximum fades." }, eps: epsilon(1e-8), weightDecay: weightDecay() },
  needs: () => [],
  init: (_problem, { length }, values): AdamaxState => ({ mean: new Float64Array(length), peak: new Float64Array(length), beta1: values.beta1, power1: 1 }),
  step(_problem, here, state, values, _noise, out, parts) {
    const { mean, peak } = out.state;
    const g = withDecay(here, values.weightDecay, out.theta);
    if (parts !== undefined) showGradient(parts, here, g);
    const power = nextPower(values.beta1, here.t, state.beta1, state.power1);
    out.state.power1 = power;
    out.state.beta1 = values.beta1;
    average(values.beta1, state.mean, g, mean);
    fadingMaximum(values.beta2, state.peak, g, values.eps, peak);
    descendScaled(here.theta, mean, peak, values.lr / (1 - power), out.theta);
    if (parts !== undefined) {
      showNumber(parts, "learning rate", "\\eta", values.lr);
      showNumber(parts, "correction", "1-\\beta_1^t", 1 - power);
      showVector(parts, "first moment", "m", mean);
      showVector(
        parts,
        "corrected first moment",
        "\\hat m",
        mean.map((value) => value / (1 - power)),
      );
      showRates(parts, values.lr, peak, "u");
      showTerm(
        parts,
        "velocity",
        "−ηm̂/u",
        mean,
        peak.map((value) => -values.lr / ((1 - power) * value)),
      );
      showStep(parts, here.theta, out.theta);
    }
    return MOVED;
  },
});
