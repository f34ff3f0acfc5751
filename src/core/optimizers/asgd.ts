/**
 * Averaged stochastic gradient descent (Polyak and Juditsky 1992), by the rule of torch.optim.ASGD, whose rate follows Bottou's SGD programs and Xu 2011.
 * Deviation: torch computes the rate and the share of the next step at the end of a step; here both follow from t, which is the same number
 * and lets a schedule or a branch act at once.
 */
import { defineOptimizer } from "../define.ts";
import { pow } from "../elementary/index.ts";
import { MOVED } from "../model.ts";
import { showGradient, showNumber, showStep, showTerm, showVector } from "./parts/autopsy.ts";
import { withDecay } from "./parts/decay.ts";
import { shrinkAndDescend } from "./parts/descend.ts";
import { learningRate, weightDecay } from "./parts/knobs.ts";
import { moveTowards } from "./parts/moments.ts";
import { DECAYED, count, decay, gradient, rate, theta } from "./parts/symbols.ts";

type AsgdState = {
  /** Average of the iterates since step t₀; before that the iterate itself. */
  average: Float64Array;
};

export const asgd = defineOptimizer({
  id: "asgd",
  words: {
    title: "Averaged SGD",
    summary:
      "Gradient descent with a slowly falling rate that keeps an average of its iterates from step t₀ on; the average is the answer, and noise averages out of it.",
    symbols: [
      theta,
      gradient,
      count,
      { symbol: "a", meaning: "average of the iterates" },
      rate,
      { symbol: "\\eta_t", meaning: "learning rate of step t" },
      { symbol: "\\kappa", meaning: "decay: shrinks θ and slows the rate down", knob: "lambd" },
      { symbol: "\\alpha", meaning: "power of the rate's decay", knob: "alpha" },
      { symbol: "t_0", meaning: "step after which averaging starts", knob: "t0" },
      { symbol: "\\mu_t", meaning: "share of the new iterate in the average" },
      decay,
    ],
    rule: [
      DECAYED,
      "\\eta_t = \\frac{\\eta}{(1 + \\kappa\\,\\eta\\,(t-1))^{\\alpha}}",
      "\\theta \\leftarrow (1 - \\kappa\\,\\eta_t)\\,\\theta - \\eta_t\\,g",
      "\\mu_1 = 1, \\qquad \\mu_t = \\frac{1}{\\max(1,\\ t - 1 - t_0)}",
      "a \\leftarrow a + \\mu_t\\,(\\theta - a)",
    ],
    worked: [
      {
        values: { lr: 0.5, lambd: 0.5, alpha: 1, t0: 0 },
        theta: [4, 0],
        gradients: [
          [2, -2],
          [1, 0],
        ],
        expected: [
          [2, 1],
          [1.2, 0.8],
        ],
        text: "Step 1: η₁ = 0.5, θ = (4, 0)·(1 − 0.5·0.5) − 0.5·(2, −2) = (2, 1). Step 2: η₂ = 0.5/(1 + 0.5·0.5·1) = 0.4, θ = (2, 1)·(1 − 0.5·0.4) − 0.4·(1, 0) = (1.2, 0.8).",
      },
    ],
    references: [
      "Polyak, Juditsky: Acceleration of stochastic approximation by averaging, SIAM Journal on Control and Optimization 30 (1992)",
      "Xu: Towards optimal one pass large scale learning with averaged stochastic gradient descent, arXiv 1107.2490 (2011)",
      "PyTorch documentation: torch.optim.ASGD",
    ],
    disagreements: [
      "The average starts after t₀ = 10⁶ steps by default (torch): in shorter runs it is the iterate itself. Lower t₀ to see it work.",
      "The default κ = 10⁻⁴ shrinks θ a little in every step, also without weight decay.",
      "θ on the map is the un-averaged iterate; the average is drawn beside it.",
    ],
  },
  knobs: {
    lr: learningRate(0.01),
    lambd: {
      kind: "real",
      min: -Infinity,
      max: Infinity,
      slider: [1e-6, 1],
      scale: "log",
      initial: 1e-4,
      symbol: "\\kappa",
      help: "Shrinks θ by 1 − κηₜ in every step and slows the rate down.",
    },
    alpha: {
      kind: "real",
      min: -Infinity,
      max: Infinity,
      slider: [0, 1],
      scale: "linear",
      initial: 0.75,
      symbol: "\\alpha",
      help: "Power with which the rate falls.",
    },
    t0: { kind: "real", min: -Infinity, max: Infinity, slider: [1, 1e6], scale: "log", initial: 1e6, symbol: "t_0", help: "Averaging starts after this step." },
    weightDecay: weightDecay(),
  },
  needs: () => [],
  init: (_problem, start): AsgdState => ({ average: Float64Array.from(start) }),
  step(_problem, here, state, values, _noise, out, parts) {
    const { lr, lambd } = values;
    const { t } = here;
    const g = withDecay(here, values.weightDecay, out.theta);
    if (parts !== undefined) showGradient(parts, here, g);
    const stepRate = lr / pow(1 + lambd * lr * (t - 1), values.alpha);
    // torch begins with a share of 1, whatever t₀ is.
    const share = t === 1 ? 1 : 1 / Math.max(1, t - 1 - values.t0);
    shrinkAndDescend(here.theta, 1 - lambd * stepRate, g, stepRate, out.theta);
    moveTowards(state.average, out.theta, share, out.state.average);
    if (parts !== undefined) {
      showNumber(parts, "learning rate", "\\eta", lr);
      showNumber(parts, "learning rate of this step", "\\eta_t", stepRate);
      showNumber(parts, "share in the average", "\\mu_t", share);
      showVector(parts, "average", "a", out.state.average);
      showTerm(parts, "decay", "−κηₜθ", here.theta, -lambd * stepRate);
      showTerm(parts, "gradient", "−ηₜg", here.gradient, -stepRate);
      showTerm(parts, "decay", "−ηₜλθ", here.theta, -stepRate * values.weightDecay);
      showStep(parts, here.theta, out.theta);
    }
    return MOVED;
  },
  average: (state) => state.average,
});
