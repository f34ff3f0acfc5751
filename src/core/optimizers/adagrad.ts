/**
 * AdaGrad, diagonal form (Duchi, Hazan and Singer 2011), by the rule of torch.optim.Adagrad.
 * Deviation from the paper: ε outside the root, a decaying rate and a starting value of the sums, all as in torch.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { showGradient, showNumber, showRates, showStep, showTerm, showVector } from "./parts/autopsy.ts";
import { withDecay } from "./parts/decay.ts";
import { descendAdaptively } from "./parts/descend.ts";
import { epsilon, learningRate, weightDecay } from "./parts/knobs.ts";
import { addSquares } from "./parts/moments.ts";
import { DECAYED, count, decay, eps, gradient, rate, theta } from "./parts/symbols.ts";

type AdagradState = {
  /** Sum of squared gradients. */
  sum: Float64Array;
};

export const adagrad = defineOptimizer({
  id: "adagrad",
  words: {
    title: "AdaGrad",
    summary:
      "Gives each coordinate its own rate, divided by the root of all its squared gradients so far: steep directions are tamed, and every rate only ever falls.",
    symbols: [
      theta,
      gradient,
      count,
      { symbol: "G", meaning: "sum of squared gradients" },
      { symbol: "G_0", meaning: "value of the sum before the first step", knob: "initialAccumulatorValue" },
      rate,
      { symbol: "\\delta", meaning: "decay of the learning rate", knob: "lrDecay" },
      { symbol: "\\eta_t", meaning: "learning rate of step t" },
      decay,
      eps,
    ],
    rule: [
      DECAYED,
      "\\eta_t = \\frac{\\eta}{1 + (t-1)\\,\\delta}",
      "G \\leftarrow G + g^2 \\qquad (G = G_0 \\text{ at the start})",
      "\\theta \\leftarrow \\theta - \\frac{\\eta_t\\,g}{\\sqrt{G} + \\epsilon}",
    ],
    worked: [
      {
        values: { lr: 0.5, eps: 0 },
        theta: [1, 2],
        gradients: [
          [3, -4],
          [4, 3],
        ],
        expected: [
          [0.5, 2.5],
          [0.1, 2.2],
        ],
        text: "Step 1: G = (9, 16), g/√G = (1, −1), θ = (1, 2) − 0.5·(1, −1) = (0.5, 2.5). Step 2: G = (25, 25), g/√G = (0.8, 0.6), θ = (0.5 − 0.4, 2.5 − 0.3) = (0.1, 2.2).",
      },
    ],
    references: [
      "Duchi, Hazan, Singer: Adaptive subgradient methods for online learning and stochastic optimization, JMLR 12 (2011)",
      "PyTorch documentation: torch.optim.Adagrad",
    ],
    disagreements: [
      "ε stands outside the root (torch); others, such as optax, put it inside, where the same number weighs far more.",
      "The sums start at 0 (torch, the paper); TensorFlow starts them at 0.1.",
    ],
  },
  knobs: {
    lr: learningRate(0.01, [1e-3, 10]),
    lrDecay: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [1e-4, 1],
      scale: "log",
      initial: 0,
      symbol: "\\delta",
      help: "Divides the learning rate by 1 + (t − 1)·δ.",
    },
    weightDecay: weightDecay(),
    initialAccumulatorValue: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [0, 10],
      scale: "linear",
      initial: 0,
      symbol: "G_0",
      help: "Where the sums of squares start: larger values make the first steps shorter.",
    },
    eps: epsilon(1e-10),
  },
  needs: () => [],
  init: (_problem, start, values): AdagradState => ({ sum: new Float64Array(start.length).fill(values.initialAccumulatorValue) }),
  step(_problem, here, state, values, _noise, out, parts) {
    const g = withDecay(here, values.weightDecay, out.theta);
    if (parts !== undefined) showGradient(parts, here, g);
    const lr = values.lr / (1 + (here.t - 1) * values.lrDecay);
    const { sum } = out.state;
    addSquares(state.sum, g, sum);
    if (parts !== undefined) {
      showTerm(
        parts,
        "gradient",
        "−ηₜg/(√G+ε)",
        g,
        sum.map((value) => -lr / (Math.sqrt(value) + values.eps)),
      );
    }
    descendAdaptively(here.theta, g, sum, lr, 1, values.eps, out.theta);
    if (parts !== undefined) {
      showNumber(parts, "learning rate", "\\eta", values.lr);
      showNumber(parts, "learning rate of this step", "\\eta_t", lr);
      showVector(parts, "sum of squares", "G", sum);
      showRates(
        parts,
        lr,
        sum.map((value) => Math.sqrt(value) + values.eps),
      );
      showStep(parts, here.theta, out.theta);
    }
    return MOVED;
  },
});
