/**
 * RMSProp (Hinton's lecture 6e, 2012), centred as in Graves 2013 and with momentum, by the rule of torch.optim.RMSprop.
 * Deviation from both: the variance of the centred form is not clamped, so rounding may end a run in NaN, as it does in torch.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { copy } from "../numerics/vectors.ts";
import { showGradient, showNumber, showRates, showStep, showTerm, showVector } from "./parts/autopsy.ts";
import { withDecay } from "./parts/decay.ts";
import { descend, divideByDeviation, divideByRoot } from "./parts/descend.ts";
import { epsilon, learningRate, momentum, weightDecay } from "./parts/knobs.ts";
import { average, averageSquares, combine } from "./parts/moments.ts";
import { DECAYED, decay, eps, gradient, rate, theta } from "./parts/symbols.ts";
import type { StepParts } from "../model.ts";

type RmspropState = {
  /** Moving average v of squared gradients. */
  squares: Float64Array;
  /** Moving average of gradients, kept only where the method is centred; zeros before. */
  mean: Float64Array;
  /** Velocity b, moved only where there is momentum; zeros before. */
  buffer: Float64Array;
};

export const rmsprop = defineOptimizer({
  id: "rmsprop",
  words: {
    title: "RMSProp",
    summary: "Divides each coordinate's gradient by its recent root mean square: like AdaGrad with a memory that fades, so rates can grow again.",
    symbols: [
      theta,
      gradient,
      { symbol: "v", meaning: "moving average of squared gradients, 0 at the start" },
      { symbol: "\\bar g", meaning: "moving average of gradients, 0 at the start", knob: "centered" },
      { symbol: "\\alpha", meaning: "decay rate of both averages", knob: "alpha" },
      { symbol: "D", meaning: "denominator: root mean square, or standard deviation where centred" },
      { symbol: "b", meaning: "velocity, 0 at the start" },
      { symbol: "\\mu", meaning: "momentum: share of the velocity that is kept", knob: "momentum" },
      rate,
      decay,
      eps,
    ],
    rule: [
      DECAYED,
      "v \\leftarrow \\alpha\\,v + (1-\\alpha)\\,g^2",
      "\\bar g \\leftarrow \\alpha\\,\\bar g + (1-\\alpha)\\,g",
      "D = \\begin{cases} \\sqrt{v - \\bar g^2} + \\epsilon & \\text{centred} \\\\ \\sqrt{v} + \\epsilon & \\text{otherwise} \\end{cases}",
      "b \\leftarrow \\mu\\,b + \\frac{g}{D}",
      "\\theta \\leftarrow \\theta - \\eta\\,b",
    ],
    when: {
      centred: { knob: "centered", is: true },
    },
    worked: [
      {
        values: { lr: 0.1, alpha: 0.75, eps: 0 },
        theta: [1, 1],
        gradients: [
          [2, -4],
          [1, 2],
        ],
        expected: [
          [0.8, 1.2],
          [0.7, 1.1],
        ],
        text: "Step 1: v = 0.25·(4, 16) = (1, 4), θ = (1 − 0.1·2/1, 1 + 0.1·4/2) = (0.8, 1.2). Step 2: v = 0.75·(1, 4) + 0.25·(1, 4) = (1, 4), θ = (0.8 − 0.1·1/1, 1.2 − 0.1·2/2) = (0.7, 1.1).",
      },
      {
        values: { lr: 0.1, alpha: 0.5, eps: 0, centered: true, momentum: 0.5 },
        theta: [1, 1],
        gradients: [
          [2, -4],
          [2, 0],
        ],
        expected: [
          [0.8, 1.2],
          [0.7 - 0.4 / Math.sqrt(3), 1.3],
        ],
        text: "Step 1: v = (2, 8), ḡ = (1, −2), v − ḡ² = (1, 4), b = g/D = (2, −2), θ = (0.8, 1.2). Step 2: v = (3, 4), ḡ = (1.5, −1), v − ḡ² = (0.75, 3), g/D = (2/√0.75, 0) = (4/√3, 0), b = 0.5·(2, −2) + (4/√3, 0), and θ loses 0.1·b.",
      },
    ],
    references: [
      "Tieleman, Hinton: Lecture 6.5, RMSprop, Coursera: Neural Networks for Machine Learning (2012)",
      "Graves: Generating sequences with recurrent neural networks, arXiv 1308.0850 (2013)",
      "PyTorch documentation: torch.optim.RMSprop",
    ],
    disagreements: [
      "ε stands outside the root (torch); Keras and the default of optax put it inside, where the same number weighs far more.",
      "The velocity collects g/D and the learning rate is applied afterwards (torch); TensorFlow collects η·g/D.",
      "There is no bias correction: v starts at 0, so the first steps are longer by up to 1/√(1 − α), ten times at the default.",
    ],
  },
  knobs: {
    lr: learningRate(0.01),
    alpha: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [0.5, 0.999],
      scale: "linear",
      initial: 0.99,
      symbol: "\\alpha",
      help: "Memory of the squared gradients: about 1/(1 − α) steps.",
    },
    eps: epsilon(1e-8),
    weightDecay: weightDecay(),
    momentum: momentum(),
    centered: { kind: "flag", initial: false, help: "Divides by the standard deviation of the gradients instead of their root mean square." },
  },
  needs: () => [],
  init: (_problem, { length }): RmspropState => ({ squares: new Float64Array(length), mean: new Float64Array(length), buffer: new Float64Array(length) }),
  step(_problem, here, state, values, _noise, out, parts) {
    const { lr, alpha, eps: epsilonValue, momentum: mu, centered } = values;
    const { squares, mean, buffer } = out.state;
    const g = withDecay(here, values.weightDecay, out.theta);
    if (parts !== undefined) showGradient(parts, here, g);
    averageSquares(alpha, state.squares, g, squares);
    if (centered) average(alpha, state.mean, g, mean);
    else copy(state.mean, mean);

    const quotient = out.theta;
    if (centered) divideByDeviation(g, squares, mean, epsilonValue, quotient);
    else divideByRoot(g, squares, epsilonValue, quotient);
    if (mu > 0) combine(mu, state.buffer, 1, quotient, buffer);
    else copy(state.buffer, buffer);
    if (parts !== undefined) {
      explain(parts, out.state, lr, epsilonValue, centered, mu);
      showTerm(parts, "gradient", "−ηg/D", quotient, -lr);
      if (mu > 0) showTerm(parts, "velocity", "−ημb", state.buffer, -lr * mu);
    }
    descend(here.theta, mu > 0 ? buffer : quotient, lr, out.theta);
    if (parts !== undefined) showStep(parts, here.theta, out.theta);
    return MOVED;
  },
});

function explain(parts: StepParts, state: RmspropState, lr: number, eps: number, centered: boolean, mu: number): void {
  const { squares, mean, buffer } = state;
  showNumber(parts, "learning rate", "\\eta", lr);
  showVector(parts, "average of squares", "v", squares);
  if (centered) showVector(parts, "average of gradients", "\\bar g", mean);
  const spread = squares.map((value, i) => Math.sqrt(centered ? value - mean[i]! * mean[i]! : value) + eps);
  showRates(parts, lr, spread);
  if (mu > 0) showVector(parts, "velocity", "b", buffer);
}
