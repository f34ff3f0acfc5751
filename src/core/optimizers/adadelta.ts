/**
 * Adadelta (Zeiler 2012), by the rule of torch.optim.Adadelta.
 * Deviation from the paper: a learning rate scales the step (1 gives the paper's), and weight decay is offered.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { showGradient, showNumber, showRuler, showStep, showTerm, showVector } from "./parts/autopsy.ts";
import { withDecay } from "./parts/decay.ts";
import { descend } from "./parts/descend.ts";
import { epsilon, learningRate, weightDecay } from "./parts/knobs.ts";
import { averageSquares } from "./parts/moments.ts";
import { DECAYED, decay, eps, gradient, rate, theta } from "./parts/symbols.ts";
import type { Numbers } from "../model.ts";

type AdadeltaState = {
  /** Moving average v of squared gradients. */
  squares: Float64Array;
  /** Moving average u of squared updates, before the learning rate. */
  updates: Float64Array;
};

/** out ← √(u + ε) / √(v + ε) · g: the ratio gives the update the units of θ */
function matchUnits(updates: Numbers, squares: Numbers, eps: number, g: Numbers, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = (Math.sqrt(updates[i]! + eps) / Math.sqrt(squares[i]! + eps)) * g[i]!;
}

export const adadelta = defineOptimizer({
  id: "adadelta",
  words: {
    title: "Adadelta",
    summary:
      "Scales each gradient by the ratio of the recent size of updates to the recent size of gradients, so the step has the units of θ and needs no learning rate. It starts very slowly, from ε.",
    symbols: [
      theta,
      gradient,
      { symbol: "v", meaning: "moving average of squared gradients, 0 at the start" },
      { symbol: "u", meaning: "moving average of squared updates, 0 at the start" },
      { symbol: "\\Delta", meaning: "update before the learning rate" },
      { symbol: "\\rho", meaning: "decay rate of both averages", knob: "rho" },
      rate,
      decay,
      { ...eps, meaning: "small number inside both roots; it sets the length of the first steps" },
    ],
    rule: [
      DECAYED,
      "v \\leftarrow \\rho\\,v + (1-\\rho)\\,g^2",
      "\\Delta = \\frac{\\sqrt{u + \\epsilon}}{\\sqrt{v + \\epsilon}}\\,g",
      "u \\leftarrow \\rho\\,u + (1-\\rho)\\,\\Delta^2",
      "\\theta \\leftarrow \\theta - \\eta\\,\\Delta",
    ],
    worked: [
      {
        values: { lr: 1, rho: 0.75, eps: 0.5625 },
        theta: [3, 3],
        gradients: [
          [2, -2],
          [0, -1],
        ],
        expected: [
          [1.8, 4.2],
          [1.8, 4.2 + Math.sqrt(0.9225 / 1.5625)],
        ],
        text: "Step 1: v = 0.25·4 = 1 in both coordinates, √(0 + 0.5625)/√(1 + 0.5625) = 0.75/1.25 = 0.6, Δ = (1.2, −1.2), u = 0.25·1.44 = 0.36. Step 2, second coordinate: v = 0.75·1 + 0.25·1 = 1, Δ = −√(0.36 + 0.5625)/√1.5625; the first stays, as its gradient is 0.",
      },
    ],
    references: ["Zeiler: ADADELTA: an adaptive learning rate method, arXiv 1212.5701 (2012)", "PyTorch documentation: torch.optim.Adadelta"],
    disagreements: [
      "A learning rate of 1 is the paper's method (torch); Keras defaults to 0.001, which makes it a thousand times slower.",
      "The average of squared updates collects Δ without the learning rate (torch); an implementation that collects η·Δ shrinks its own steps when η < 1.",
    ],
  },
  knobs: {
    lr: learningRate(1, [0.01, 100]),
    rho: {
      kind: "real",
      min: 0,
      max: 1,
      slider: [0.5, 0.999],
      scale: "linear",
      initial: 0.9,
      symbol: "\\rho",
      help: "Memory of both averages: about 1/(1 − ρ) steps.",
    },
    eps: { ...epsilon(1e-6), help: "Stands inside both roots and sets the length of the first steps." },
    weightDecay: weightDecay(),
  },
  needs: () => [],
  init: (_problem, start): AdadeltaState => ({ squares: new Float64Array(start.length), updates: new Float64Array(start.length) }),
  step(_problem, here, state, values, _noise, out, parts) {
    const { lr, rho, eps: epsilonValue } = values;
    const { squares, updates } = out.state;
    const g = withDecay(here, values.weightDecay, out.theta);
    if (parts !== undefined) showGradient(parts, here, g);
    averageSquares(rho, state.squares, g, squares);
    const update = out.theta;
    matchUnits(state.updates, squares, epsilonValue, g, update);
    averageSquares(rho, state.updates, update, updates);
    if (parts !== undefined) {
      showNumber(parts, "learning rate", "\\eta", lr);
      showVector(parts, "average of squares", "v", squares);
      showVector(parts, "average of squared updates", "u", state.updates);
      showVector(
        parts,
        "effective rate",
        "\\eta_i",
        squares.map((value, i) => (lr * Math.sqrt(state.updates[i]! + epsilonValue)) / Math.sqrt(value + epsilonValue)),
      );
      showVector(parts, "update", "\\Delta", update);
      showTerm(parts, "gradient", "−ηΔ", update, -lr);
      // Each coordinate of g is divided by the ratio of both roots.
      showRuler(
        parts,
        squares.map((value, i) => Math.sqrt(value + epsilonValue) / Math.sqrt(state.updates[i]! + epsilonValue)),
      );
    }
    descend(here.theta, update, lr, out.theta);
    if (parts !== undefined) showStep(parts, here.theta, out.theta);
    return MOVED;
  },
});
