/**
 * Gradient descent with momentum: the heavy ball of Polyak 1964 and Nesterov's variant in the form of Sutskever et al. 2013, by the rule of torch.optim.SGD.
 * Deviation: Nesterov without momentum or with dampening is an issue of the scenario instead of an exception.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { copy } from "../numerics/vectors.ts";
import { showGradient, showNumber, showStep, showTerm, showVector } from "./parts/autopsy.ts";
import { withDecay } from "./parts/decay.ts";
import { descend } from "./parts/descend.ts";
import { learningRate, momentum, weightDecay } from "./parts/knobs.ts";
import { combine } from "./parts/moments.ts";
import { DECAYED, decay, gradient, rate, theta } from "./parts/symbols.ts";

type SgdState = {
  /** Velocity b; zeros until the first step with momentum. */
  buffer: Float64Array;
  /** 1 once the buffer holds a velocity: the first one is the gradient itself. */
  started: number;
};

export const sgd = defineOptimizer({
  id: "sgd",
  words: {
    title: "SGD",
    summary:
      "Goes straight down the gradient. With momentum a velocity builds up: it carries the point along the floor of a ravine and damps the zigzag between its walls.",
    symbols: [
      theta,
      gradient,
      { symbol: "b", meaning: "velocity (torch: momentum buffer); the gradient itself at the first step with momentum" },
      rate,
      { symbol: "\\mu", meaning: "momentum: share of the velocity that is kept", knob: "momentum" },
      { symbol: "\\tau", meaning: "dampening: share of the new gradient that is left out of the velocity", knob: "dampening" },
      decay,
      { symbol: "d", meaning: "direction; Nesterov's looks one push of the velocity ahead", knob: "nesterov" },
    ],
    rule: [
      DECAYED,
      "b \\leftarrow \\begin{cases} g & \\text{first step} \\\\ \\mu\\,b + (1-\\tau)\\,g & \\text{later} \\end{cases}",
      "d = \\begin{cases} g & \\mu = 0 \\\\ b & \\text{heavy ball} \\\\ g + \\mu\\,b & \\text{Nesterov} \\end{cases}",
      "\\theta \\leftarrow \\theta - \\eta\\,d",
    ],
    when: {
      "heavy ball": { knob: "nesterov", is: false },
      Nesterov: { knob: "nesterov", is: true },
    },
    worked: [
      {
        values: { lr: 0.1, momentum: 0.9 },
        theta: [1, -2],
        gradients: [
          [2, -4],
          [1, 1],
        ],
        expected: [
          [0.8, -1.6],
          [0.52, -1.34],
        ],
        text: "Step 1: b = g = (2, −4), θ = (1, −2) − 0.1·b = (0.8, −1.6). Step 2: b = 0.9·(2, −4) + (1, 1) = (2.8, −2.6), θ = (0.8, −1.6) − 0.1·b = (0.52, −1.34).",
      },
      {
        values: { lr: 0.1, momentum: 0.5, nesterov: true },
        theta: [1, 0],
        gradients: [
          [2, 4],
          [0, 4],
        ],
        expected: [
          [0.7, -0.6],
          [0.65, -1.3],
        ],
        text: "Step 1: b = (2, 4), d = g + 0.5·b = (3, 6), θ = (0.7, −0.6). Step 2: b = 0.5·(2, 4) + (0, 4) = (1, 6), d = (0, 4) + 0.5·b = (0.5, 7), θ = (0.65, −1.3).",
      },
    ],
    references: [
      "Polyak: Some methods of speeding up the convergence of iteration methods, USSR Computational Mathematics and Mathematical Physics 4 (1964)",
      "Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum in deep learning, ICML 2013",
      "PyTorch documentation: torch.optim.SGD",
    ],
    disagreements: [
      "The learning rate multiplies the velocity when it is used (as in torch), not the gradients that enter it (as in Sutskever et al. and Keras): the two differ as soon as the rate changes.",
      "Nesterov's gradient is taken at θ and combined as g + μb (torch, Keras), a change of variables of the original, which takes it at the point reached by the velocity.",
      "The first velocity is the whole gradient, without the factor 1 − τ; a buffer that starts at 0 would have it.",
      "Weight decay enters the velocity as part of the gradient; decoupled decay (SGDW) would not.",
    ],
  },
  knobs: {
    lr: learningRate(0.001),
    momentum: momentum(),
    dampening: {
      kind: "real",
      min: -Infinity,
      max: Infinity,
      slider: [0, 1],
      scale: "linear",
      initial: 0,
      symbol: "\\tau",
      help: "Share of the new gradient that is left out of the velocity.",
    },
    weightDecay: weightDecay(),
    nesterov: { kind: "flag", initial: false, help: "Looks one push of the velocity ahead; needs momentum and no dampening." },
  },
  rules: [
    {
      when: { knob: "nesterov", equals: true },
      needs: [
        { knob: "momentum", op: ">", value: 0 },
        { knob: "dampening", op: "=", value: 0 },
      ],
      set: { knob: "nesterov", value: false },
      code: "nesterov-needs-momentum",
      message: "Nesterov momentum needs a momentum above 0 and a dampening of 0; nesterov false is used",
    },
  ],
  needs: () => [],
  init: (_problem, start): SgdState => ({ buffer: new Float64Array(start.length), started: 0 }),
  step(_problem, here, state, values, _noise, out, parts) {
    const { lr, momentum: mu, dampening } = values;
    const g = withDecay(here, values.weightDecay, out.theta);
    if (parts !== undefined) showGradient(parts, here, g);
    const { buffer } = out.state;
    out.state.started = mu === 0 ? state.started : 1;
    if (mu === 0) copy(state.buffer, buffer);
    else if (state.started === 0) copy(g, buffer);
    else combine(mu, state.buffer, 1 - dampening, g, buffer);

    let direction = mu === 0 ? g : buffer;
    if (mu !== 0 && values.nesterov) {
      combine(1, g, mu, buffer, out.theta);
      direction = out.theta;
    }
    if (parts !== undefined && mu !== 0) {
      showVector(parts, "velocity", "b", buffer);
      if (values.nesterov) showVector(parts, "direction", "d", direction);
    }
    descend(here.theta, direction, lr, out.theta);
    if (parts !== undefined) {
      showNumber(parts, "learning rate", "\\eta", lr);
      showStep(parts, here.theta, out.theta);
      const first = mu === 0 || state.started === 0;
      const share = first || values.nesterov ? 1 : 1 - dampening;
      const rate = share === 1 ? "−η" : "−η(1−τ)";
      showTerm(parts, "gradient", `${rate}g`, here.gradient, -lr * share);
      showTerm(parts, "decay", `${rate}λθ`, here.theta, -lr * share * values.weightDecay);
      if (values.nesterov) showTerm(parts, "velocity", "−ημb", buffer, -lr * mu);
      else if (!first) showTerm(parts, "velocity", "−ημb", state.buffer, -lr * mu);
    }
    return MOVED;
  },
});
