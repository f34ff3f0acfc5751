/**
 * Resilient propagation (Riedmiller and Braun 1993) in the form iRprop⁻ (Igel and Hüsken 2000), by the rule of torch.optim.Rprop.
 * Deviation from the papers: the first step sizes are the learning rate.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { showGradient, showNumber, showStep, showVector } from "./parts/autopsy.ts";
import { learningRate } from "./parts/knobs.ts";
import { count, gradient, theta } from "./parts/symbols.ts";
import type { Numbers } from "../model.ts";

type RpropState = {
  /** Gradient of the last step, 0 where its sign had changed. */
  previous: Float64Array;
  /** Step sizes, one per coordinate. */
  sizes: Float64Array;
  /** 1 once the step sizes have been set from the learning rate. */
  started: number;
};

interface RpropValues {
  readonly etaMinus: number;
  readonly etaPlus: number;
  readonly stepMin: number;
  readonly stepMax: number;
}

/**
 * sizes ← clamp(sizes · (η⁺ where the sign stayed, η⁻ where it changed, else 1)),
 * remembered ← the gradient, but 0 where its sign changed
 */
function adaptSizes(state: RpropState, g: Numbers, values: RpropValues, sizes: Float64Array, remembered: Float64Array): void {
  const { etaMinus, etaPlus, stepMin, stepMax } = values;
  for (let i = 0; i < sizes.length; i++) {
    const agreement = g[i]! * state.previous[i]!;
    const factor = agreement > 0 ? etaPlus : agreement < 0 ? etaMinus : 1;
    sizes[i] = Math.min(Math.max(sizes[i]! * factor, stepMin), stepMax);
    remembered[i] = agreement < 0 ? 0 : g[i]!;
  }
}

/** out ← θ − size·sign(g) */
function descendBySign(theta: Numbers, g: Numbers, sizes: Numbers, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = theta[i]! - Math.sign(g[i]!) * sizes[i]!;
}

export const rprop = defineOptimizer({
  id: "rprop",
  words: {
    title: "Rprop",
    summary:
      "Uses only the signs of the gradient: each coordinate has its own step size, which grows while the sign stays and shrinks when it flips. It needs full gradients, as noise flips signs.",
    symbols: [
      theta,
      gradient,
      count,
      { symbol: "\\tilde g", meaning: "remembered gradient of the last step, 0 at the start" },
      { symbol: "\\Delta", meaning: "step sizes, one per coordinate" },
      { symbol: "\\eta", meaning: "first step size", knob: "lr" },
      { symbol: "\\eta^-", meaning: "factor where the sign has changed", knob: "etaMinus" },
      { symbol: "\\eta^+", meaning: "factor where the sign has stayed", knob: "etaPlus" },
      { symbol: "\\Delta_{\\min}", meaning: "smallest step size", knob: "stepMin" },
      { symbol: "\\Delta_{\\max}", meaning: "largest step size", knob: "stepMax" },
    ],
    rule: [
      "\\Delta_i \\leftarrow \\Delta_i \\cdot \\begin{cases} \\eta^+ & g_i\\,\\tilde g_i > 0 \\\\ \\eta^- & g_i\\,\\tilde g_i < 0 \\\\ 1 & \\text{otherwise} \\end{cases} \\qquad (\\Delta_i = \\eta \\text{ at the start})",
      "\\Delta_i \\leftarrow \\min(\\max(\\Delta_i, \\Delta_{\\min}), \\Delta_{\\max})",
      "g_i \\leftarrow 0 \\quad \\text{where } g_i\\,\\tilde g_i < 0",
      "\\theta_i \\leftarrow \\theta_i - \\Delta_i\\,\\operatorname{sign}(g_i)",
      "\\tilde g \\leftarrow g",
    ],
    worked: [
      {
        values: { lr: 0.1 },
        theta: [0, 0],
        gradients: [
          [3, -0.001],
          [5, 0.002],
          [1, 0.002],
        ],
        expected: [
          [-0.1, 0.1],
          [-0.22, 0.1],
          [-0.364, 0.05],
        ],
        text: "Step 1: both coordinates move by 0.1 against their sign. Step 2: the first sign stays, its size becomes 0.12; the second flips, its size becomes 0.05 and it does not move. Step 3: the first grows to 0.144; the second forgot its gradient, so it keeps 0.05 and moves.",
      },
    ],
    references: [
      "Riedmiller, Braun: A direct adaptive method for faster backpropagation learning: the RPROP algorithm, IEEE ICNN 1993",
      "Igel, Hüsken: Improving the Rprop learning algorithm, Neural Computation 2000",
      "PyTorch documentation: torch.optim.Rprop",
    ],
    disagreements: [
      "Where the sign flips the coordinate stays and the gradient is forgotten (torch, iRprop⁻); the first paper takes the last step back, and Rprop⁻ makes the shortened step at once.",
      "The learning rate is only the size of the first step (torch, 0.01; the paper starts at 0.1): a schedule or a branch that changes it later has no effect.",
    ],
  },
  knobs: {
    lr: { ...learningRate(0.01), help: "Size of the first step in every coordinate; later sizes follow from the signs." },
    etaMinus: {
      kind: "real",
      min: 0,
      max: 1,
      minBound: "open",
      maxBound: "open",
      slider: [0.1, 0.9],
      scale: "linear",
      initial: 0.5,
      symbol: "\\eta^-",
      help: "Factor of a step size whose sign has flipped.",
    },
    etaPlus: {
      kind: "real",
      min: 1,
      max: Infinity,
      minBound: "open",
      slider: [1.01, 2],
      scale: "linear",
      initial: 1.2,
      symbol: "\\eta^+",
      help: "Factor of a step size whose sign has stayed.",
    },
    stepMin: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [1e-9, 0.1],
      scale: "log",
      initial: 1e-6,
      symbol: "\\Delta_{\\min}",
      help: "Smallest step size.",
    },
    stepMax: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [0.01, 100],
      scale: "log",
      initial: 50,
      symbol: "\\Delta_{\\max}",
      help: "Largest step size.",
    },
  },
  needs: () => [],
  init: (_problem, { length }): RpropState => ({ previous: new Float64Array(length), sizes: new Float64Array(length), started: 0 }),
  step(_problem, here, state, values, _noise, out, parts) {
    const { sizes, previous } = out.state;
    if (state.started === 0) sizes.fill(values.lr);
    else sizes.set(state.sizes);
    out.state.started = 1;
    adaptSizes(state, here.gradient, values, sizes, previous);
    descendBySign(here.theta, previous, sizes, out.theta);
    if (parts !== undefined) {
      showGradient(parts, here, here.gradient);
      showVector(parts, "remembered gradient", "\\tilde g", state.previous);
      showVector(parts, "step sizes", "\\Delta", sizes);
      if (state.started === 0) showNumber(parts, "first step size", "\\eta", values.lr);
      showStep(parts, here.theta, out.theta);
    }
    return MOVED;
  },
});
