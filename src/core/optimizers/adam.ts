/**
 * Adam (Kingma and Ba 2015, algorithm 1) with AMSGrad (Reddi et al. 2018), by the rule of torch.optim.Adam.
 * Deviation from the papers: an L2 penalty is offered; AMSGrad's maximum is of the uncorrected v and is then corrected, as in torch.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { adamKnobs, adamStep, explainAdam, initAdam, updateMoments } from "./parts/adam.ts";
import { showGradient, showStep } from "./parts/autopsy.ts";
import { withDecay } from "./parts/decay.ts";
import { DECAYED, amsgrad, count, decay, eps, firstDecay, firstMoment, gradient, rate, secondDecay, secondMoment, theta } from "./parts/symbols.ts";

export const adam = defineOptimizer({
  id: "adam",
  words: {
    title: "Adam",
    summary:
      "Follows an average of recent gradients, and divides each coordinate by the recent size of its gradients. Its first step has length η in every coordinate, however steep the surface is.",
    symbols: [
      theta,
      gradient,
      count,
      firstMoment,
      secondMoment,
      { symbol: "\\hat m,\\ \\hat v", meaning: "moments corrected for their start at 0" },
      amsgrad,
      rate,
      firstDecay,
      secondDecay,
      decay,
      eps,
    ],
    rule: [
      DECAYED,
      "m \\leftarrow \\beta_1 m + (1-\\beta_1)\\,g",
      "v \\leftarrow \\beta_2 v + (1-\\beta_2)\\,g^2",
      "\\hat m = \\frac{m}{1-\\beta_1^t}, \\qquad \\hat v = \\frac{v}{1-\\beta_2^t}",
      "\\text{AMSGrad: } v^{\\max} \\leftarrow \\max(v^{\\max}, v), \\qquad \\hat v = \\frac{v^{\\max}}{1-\\beta_2^t}",
      "\\theta \\leftarrow \\theta - \\frac{\\eta\\,\\hat m}{\\sqrt{\\hat v} + \\epsilon}",
    ],
    when: {
      "AMSGrad: ": { knob: "amsgrad", is: true },
    },
    worked: [
      {
        values: { lr: 0.1, beta1: 0.5, beta2: 0.75, eps: 0 },
        theta: [1, 1],
        gradients: [
          [2, -0.002],
          [1, -0.001],
        ],
        expected: [
          [0.9, 1.1],
          [0.9 - (0.1 * Math.sqrt(7)) / 3, 1.1 + (0.1 * Math.sqrt(7)) / 3],
        ],
        text: "Step 1, first coordinate: m = 0.5·2 = 1, v = 0.25·4 = 1, m̂ = 1/0.5 = 2, v̂ = 1/0.25 = 4, step 0.1·2/2 = 0.1. Step 2: m = 0.5 + 0.5 = 1, v = 0.75 + 0.25 = 1, m̂ = 1/0.75 = 4/3, v̂ = 1/0.4375 = 16/7, step 0.1·(4/3)·(√7/4) = 0.1·√7/3. The second coordinate's gradients are a thousand times smaller and its steps just as long.",
      },
      {
        values: { lr: 0.1, beta1: 0, beta2: 0.75, eps: 0, amsgrad: true },
        theta: [1, 0],
        gradients: [
          [4, 0.5],
          [0, 0.5],
          [1, 0.5],
        ],
        expected: [
          [0.9, -0.1],
          [0.9, -0.2],
          [0.9 - 0.1 * Math.sqrt(0.578125 / 4), -0.3],
        ],
        text: "First coordinate: v = 0.25·16 = 4, then 3, then 2.5; the largest stays 4. Step 3: v̂ = 4/(1 − 0.75³) = 4/0.578125, step 0.1·1/√v̂. The second coordinate has v = 0.25·(1 − 0.75ᵗ), so v̂ = 0.25 and every step is 0.1·0.5/0.5.",
      },
    ],
    references: [
      "Kingma, Ba: Adam: a method for stochastic optimization, ICLR 2015",
      "Reddi, Kale, Kumar: On the convergence of Adam and beyond, ICLR 2018",
      "PyTorch documentation: torch.optim.Adam",
    ],
    disagreements: [
      "ε is added to √v̂, after the correction (torch, the paper's algorithm 1). TensorFlow and Keras add it to √v before the correction, which makes it weigh more in the first steps.",
      "AMSGrad takes the maximum of the uncorrected v and corrects it with the current t (torch); the paper corrects nothing, and optax takes the maximum of v̂.",
      "Weight decay is an L2 penalty, so it is divided by the root like any gradient; AdamW decays θ itself.",
    ],
  },
  knobs: adamKnobs(0),
  needs: () => [],
  init: (_problem, start, values) => initAdam(start.length, values),
  step(_problem, here, state, values, _noise, out, parts) {
    const g = withDecay(here, values.weightDecay, out.theta);
    if (parts !== undefined) showGradient(parts, here, g);
    updateMoments(state, g, here.t, values, out.state);
    adamStep(here.theta, out.state, values, out.theta);
    if (parts !== undefined) {
      explainAdam(parts, out.state, values);
      showStep(parts, here.theta, out.theta);
    }
    return MOVED;
  },
});
