/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), by the rule of torch.optim.AdamW.
 * Deviation from the paper: θ is multiplied by 1 − ηλ (torch), where the paper multiplies by 1 − λ times the schedule only.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { adamKnobs, adamStep, explainAdam, initAdam, updateMoments } from "./parts/adam.ts";
import { showGradient, showStep, showTerm, showVector } from "./parts/autopsy.ts";
import { shrink } from "./parts/descend.ts";
import { amsgrad, count, decay, eps, firstDecay, firstMoment, gradient, rate, secondDecay, secondMoment, theta } from "./parts/symbols.ts";

const knobs = adamKnobs(0.01);

export const adamw = defineOptimizer({
  id: "adamw",
  words: {
    title: "AdamW",
    summary: "Adam whose weight decay shrinks θ directly instead of entering the gradient, so that steep and flat coordinates are pulled to the origin alike.",
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
      { ...decay, meaning: "weight decay, outside the gradient" },
      eps,
    ],
    rule: [
      "\\theta \\leftarrow (1 - \\eta\\lambda)\\,\\theta",
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
        values: { lr: 0.1, beta1: 0.5, beta2: 0.75, eps: 0, weightDecay: 0.5 },
        theta: [2, -2],
        gradients: [
          [2, 0.002],
          [1, 0.001],
        ],
        expected: [
          [1.8, -2],
          [1.71 - (0.1 * Math.sqrt(7)) / 3, -1.9 - (0.1 * Math.sqrt(7)) / 3],
        ],
        text: "The decay multiplies θ by 1 − 0.1·0.5 = 0.95. Step 1: (2, −2)·0.95 = (1.9, −1.9), then Adam's first step of 0.1: (1.8, −2). Step 2: (1.71, −1.9), then Adam's second step, 0.1·√7/3 (see there).",
      },
    ],
    references: ["Loshchilov, Hutter: Decoupled weight decay regularization, ICLR 2019", "PyTorch documentation: torch.optim.AdamW"],
    disagreements: [
      "The decay is multiplied by the learning rate (torch, optax); in the paper it follows the schedule alone, so halving η would not halve the decay.",
      "θ is shrunk before the step (torch), with the gradient from before the decay; others shrink after or within the step, which differs by at most ηλ times the step.",
    ],
  },
  knobs: { ...knobs, weightDecay: { ...knobs.weightDecay, help: "Shrinks θ itself by the factor 1 − ηλ in every step." } },
  needs: () => [],
  init: (_problem, start, values) => initAdam(start.length, values),
  step(_problem, here, state, values, _noise, out, parts) {
    const { theta: x, gradient: g } = here;
    if (parts !== undefined) showGradient(parts, here, g);
    updateMoments(state, g, here.t, values, out.state);
    shrink(x, 1 - values.lr * values.weightDecay, out.theta);
    if (parts !== undefined) {
      showTerm(parts, "decay", "−ηλθ", x, -values.lr * values.weightDecay);
      explainAdam(parts, out.state, values);
      showVector(
        parts,
        "decay",
        "-\\eta\\lambda\\theta",
        out.theta.map((value, i) => value - x[i]!),
      );
    }
    adamStep(out.theta, out.state, values, out.theta);
    if (parts !== undefined) showStep(parts, x, out.theta);
    return MOVED;
  },
});
