/**
 * RAdam: rectified Adam (Liu et al. 2020), by the rule of torch.optim.RAdam.
 * Deviation from the paper: the adaptive step begins at ρ > 5 instead of 4, ε is added to √v, and an L2 penalty is offered, as in torch.
 */
import { defineOptimizer } from "../define.ts";
import { pow } from "../elementary/index.ts";
import { MOVED } from "../model.ts";
import { showGradient, showNumber, showRates, showStep, showVector } from "./parts/autopsy.ts";
import { withDecay } from "./parts/decay.ts";
import { descend, descendAdaptively } from "./parts/descend.ts";
import { beta1, beta2, epsilon, learningRate, weightDecay } from "./parts/knobs.ts";
import { average, averageSquares } from "./parts/moments.ts";
import { nextPower } from "./parts/powers.ts";
import { DECAYED, count, decay, eps, firstDecay, firstMoment, gradient, rate, secondDecay, secondMoment, theta } from "./parts/symbols.ts";
import type { StepParts } from "../model.ts";

type RadamState = {
  /** Moving average m of gradients. */
  mean: Float64Array;
  /** Moving average v of squared gradients. */
  squares: Float64Array;
  /** β₁ and β₁ᵗ: see powers.ts. */
  beta1: number;
  power1: number;
};

/** Length of the average below which v is thought too uncertain to divide by (torch; the paper has 4, its authors' code 5). */
const SHORTEST = 5;

/** Length of the simple average that an exponential one with decay β amounts to after infinitely many steps: ρ∞ = 2/(1 − β) − 1. */
function longestLength(beta: number): number {
  return 2 / (1 - beta) - 1;
}

/** The same after t steps, given βᵗ. Two nearly equal numbers are subtracted, so βᵗ is taken by a power function, not by a running product. */
function lengthAt(t: number, longest: number, power: number): number {
  return longest - (2 * t * power) / (1 - power);
}

/** Rectification r: the ratio of the spread of 1/√v for a long average to that for a short one. */
function rectification(length: number, longest: number): number {
  return Math.sqrt(((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length));
}

export const radam = defineOptimizer({
  id: "radam",
  words: {
    title: "RAdam",
    summary:
      "Adam that does not trust its second moment at first: it starts as plain momentum and turns adaptive as the average grows long enough, a built-in warm-up.",
    symbols: [
      theta,
      gradient,
      count,
      firstMoment,
      secondMoment,
      { symbol: "\\rho_t", meaning: "length of the simple average that v amounts to" },
      { symbol: "r", meaning: "rectification, from 0 towards 1" },
      rate,
      firstDecay,
      secondDecay,
      decay,
      eps,
    ],
    rule: [
      DECAYED,
      "m \\leftarrow \\beta_1 m + (1-\\beta_1)\\,g, \\qquad \\hat m = \\frac{m}{1-\\beta_1^t}",
      "v \\leftarrow \\beta_2 v + (1-\\beta_2)\\,g^2",
      "\\rho_\\infty = \\frac{2}{1-\\beta_2} - 1, \\qquad \\rho_t = \\rho_\\infty - \\frac{2t\\,\\beta_2^t}{1-\\beta_2^t}",
      "r = \\sqrt{\\frac{(\\rho_t-4)(\\rho_t-2)\\,\\rho_\\infty}{(\\rho_\\infty-4)(\\rho_\\infty-2)\\,\\rho_t}}",
      "\\theta \\leftarrow \\theta - \\eta\\,\\hat m \\cdot \\begin{cases} r\\,\\dfrac{\\sqrt{1-\\beta_2^t}}{\\sqrt{v}+\\epsilon} & \\rho_t > 5 \\\\ 1 & \\text{otherwise} \\end{cases}",
    ],
    worked: [
      {
        values: { lr: 0.1, beta1: 0.5 },
        theta: [1, 1],
        gradients: [
          [2, -0.002],
          [1, -0.001],
        ],
        expected: [
          [0.8, 1.0002],
          [0.8 - 2 / 15, 1.0002 + 2 / 15000],
        ],
        text: "ρ₁ = 1 and ρ₂ < 2 for every β₂, so both steps are plain. Step 1: m̂ = 0.5·(2, −0.002)/0.5 = (2, −0.002), θ = (0.8, 1.0002). Step 2: m = (1, −0.001), m̂ = m/0.75, θ loses 0.1·(4/3, −0.004/3): unlike Adam, a small gradient makes a small step.",
      },
    ],
    references: [
      "Liu, Jiang, He, Chen, Liu, Gao, Han: On the variance of the adaptive learning rate and beyond, ICLR 2020",
      "PyTorch documentation: torch.optim.RAdam",
    ],
    disagreements: [
      "The adaptive step begins where ρ > 5 (torch); the paper says ρ > 4. At the default β₂ that is step 6 instead of step 5.",
      "ε is added to √v, with √(1 − β₂ᵗ) in the numerator (torch), so it weighs more in early steps than Adam's, which is added to √v̂ (optax does that here too); the paper has no ε.",
    ],
  },
  knobs: { lr: learningRate(0.001), beta1, beta2, eps: epsilon(1e-8), weightDecay: weightDecay() },
  needs: () => [],
  init: (_problem, { length }, values): RadamState => ({ mean: new Float64Array(length), squares: new Float64Array(length), beta1: values.beta1, power1: 1 }),
  step(_problem, here, state, values, _noise, out, parts) {
    const { t } = here;
    const { mean, squares } = out.state;
    const g = withDecay(here, values.weightDecay, out.theta);
    if (parts !== undefined) showGradient(parts, here, g);
    const power1 = nextPower(values.beta1, t, state.beta1, state.power1);
    out.state.power1 = power1;
    out.state.beta1 = values.beta1;
    average(values.beta1, state.mean, g, mean);
    averageSquares(values.beta2, state.squares, g, squares);

    const power2 = pow(values.beta2, t);
    const longest = longestLength(values.beta2);
    const length = lengthAt(t, longest, power2);
    const plainRate = values.lr / (1 - power1);
    if (length > SHORTEST) {
      const factor = rectification(length, longest) * Math.sqrt(1 - power2);
      descendAdaptively(here.theta, mean, squares, plainRate * factor, 1, values.eps, out.theta);
    } else descend(here.theta, mean, plainRate, out.theta);
    if (parts !== undefined) {
      explain(parts, out.state, { t, lr: values.lr, eps: values.eps, power2, longest, length });
      showStep(parts, here.theta, out.theta);
    }
    return MOVED;
  },
});

interface StepNumbers {
  readonly t: number;
  readonly lr: number;
  readonly eps: number;
  readonly power2: number;
  readonly longest: number;
  readonly length: number;
}

function explain(parts: StepParts, { mean, squares, power1 }: RadamState, { lr, eps: epsilonValue, power2, longest, length }: StepNumbers): void {
  showNumber(parts, "learning rate", "\\eta", lr);
  showNumber(parts, "first correction", "1-\\beta_1^t", 1 - power1);
  showNumber(parts, "second correction", "1-\\beta_2^t", 1 - power2);
  showNumber(parts, "length of the average", "\\rho_t", length);
  showVector(parts, "first moment", "m", mean);
  showVector(parts, "second moment", "v", squares);
  showVector(
    parts,
    "corrected first moment",
    "\\hat m",
    mean.map((value) => value / (1 - power1)),
  );
  if (length <= SHORTEST) return;
  const r = rectification(length, longest);
  showNumber(parts, "rectification", "r", r);
  showRates(
    parts,
    lr * r,
    squares.map((value) => (Math.sqrt(value) + epsilonValue) / Math.sqrt(1 - power2)),
  );
}
