/**
 * Mirror descent in the natural parameters of an exponential family: the step that minimises η·gᵀφ + KL(p_θ‖p_φ), taken in the mean parameters.
 * Source: Beck, Teboulle, Mirror descent and nonlinear projected subgradient methods, Operations Research Letters 31 (2003), equation 3.11, with the
 * log-partition as mirror map; Raskutti, Mukherjee, The information geometry of mirror descent, IEEE Transactions on Information Theory 61 (2015).
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { showNumber, showStep, showVector } from "./parts/autopsy.ts";
import { at, failed, isZero, NO_MOVE, NO_SLOPE } from "./parts/curvature.ts";
import { descend } from "./parts/descend.ts";
import { familyOf } from "./parts/fisher.ts";
import { learningRate } from "./parts/knobs.ts";
import { gradient, rate } from "./parts/symbols.ts";

export const mirrorDescent = defineOptimizer({
  id: "mirror-descent",
  words: {
    title: "Mirror descent",
    summary:
      "Carries the step over to the mean parameters, goes down there by the gradient taken in the natural ones, and comes back. That is steepest descent with KL itself as the price of moving: natural gradient without its quadratic approximation, and without any matrix.",
    symbols: [
      { symbol: "\\theta", meaning: "natural parameters of an exponential family" },
      gradient,
      { symbol: "A", meaning: "log-partition of the family: the mirror map" },
      { symbol: "m", meaning: "mean parameters: expected sufficient statistics" },
      rate,
    ],
    rule: [
      "m = \\nabla A(\\theta)",
      "m \\leftarrow m - \\eta\\,g",
      "\\theta \\leftarrow (\\nabla A)^{-1}(m) = \\arg\\min_\\phi\\ \\eta\\,g^\\top \\phi + \\mathrm{KL}(p_\\theta \\,\\|\\, p_\\phi)",
    ],
    worked: [
      {
        problem: { id: "gaussian", values: { chart: "natural", data: [-1, 1] } },
        values: { lr: 0.5 },
        theta: [1, -0.5],
        gradients: [[1, 1]],
        expected: [[0.4, -0.4]],
        text: "θ = (1, −0.5) is μ = 1, σ² = 1, with m = (E x, E x²) = (1, 2). The data −1 and 1 have means (0, 1), so g = m − (0, 1) = (1, 1). m = (1, 2) − 0.5·g = (0.5, 1.5) is μ = 0.5, σ² = 1.25: θ = (0.4, −0.4).",
      },
      {
        problem: { id: "gaussian", values: { chart: "natural", data: [-1, 1] } },
        values: { lr: 1 },
        theta: [1, -0.5],
        gradients: [[1, 1]],
        expected: [[0, -0.5]],
        text: "With η = 1 the mean parameters become those of the data, wherever the start: maximum likelihood in one step.",
      },
    ],
    references: [
      "Nemirovsky, Yudin: Problem Complexity and Method Efficiency in Optimization (1983)",
      "Beck, Teboulle: Mirror descent and nonlinear projected subgradient methods for convex optimization, Operations Research Letters 31 (2003)",
      "Raskutti, Mukherjee: The information geometry of mirror descent, IEEE Transactions on Information Theory 61 (2015)",
      "Amari: Natural gradient works efficiently in learning, Neural Computation 10 (1998)",
    ],
    disagreements: [
      "Exponentiated gradient is mirror descent the other way round: it steps in log-probabilities by the gradient in the probabilities, with the negative entropy as mirror map.",
      "It is the natural gradient in the mean parameters, exactly; the natural gradient in the natural parameters agrees with it to first order in η only.",
      "Where the mean parameters would leave their domain the run fails; projected variants would come back to the border.",
    ],
  },
  knobs: { lr: learningRate(0.1, [1e-3, 1]) },
  needs: () => ["distribution", "natural", "deterministic"],
  init: () => ({}),
  step(problem, here, _state, values, _noise, out, parts) {
    const family = familyOf(problem);
    const chart = family.natural;
    if (chart === undefined) throw new Error("the problem has no natural parameters");
    if (isZero(here.gradient)) return NO_SLOPE;
    const before = new Float64Array(problem.dim);
    const after = new Float64Array(problem.dim);
    chart.toMean(here.theta, before);
    descend(before, here.gradient, values.lr, after);
    if (!chart.fromMean(after, out.theta)) {
      return chart.fromMean(before, out.theta)
        ? failed("outside-domain", `the step leads to the mean parameters ${at(after)}, which name no distribution`)
        : failed("saturated", `the mean parameters of ${at(here.theta)} lie on the border of their domain to the last digit: the distribution is saturated`);
    }
    if (parts !== undefined) {
      showVector(parts, "gradient", "g", here.gradient);
      showVector(parts, "mean parameters", "m", before);
      showVector(parts, "mean parameters after the step", "m'", after);
      showStep(parts, here.theta, out.theta);
      showNumber(parts, "learning rate", "\\eta", values.lr);
      showNumber(parts, "KL of the step", "\\mathrm{KL}(p_\\theta \\| p_{\\theta+s})", family.divergence(here.theta, out.theta));
    }
    // A rate of 0 is the user's standstill; and the way there and back may round θ.
    if (values.lr === 0) out.theta.set(here.theta);
    return values.lr !== 0 && out.theta.every((value, i) => value === here.theta[i]) ? NO_MOVE : MOVED;
  },
});
