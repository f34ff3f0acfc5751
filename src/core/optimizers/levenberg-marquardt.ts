/**
 * Levenberg–Marquardt for a loss Σ rᵢ²: trial steps −(JᵀJ + λD)⁻¹Jᵀr, D = I or diag(JᵀJ), accepted where the loss falls.
 * Source: Madsen, Nielsen, Tingleff, Methods for Non-Linear Least Squares Problems (2004), algorithm 3.16, with Nielsen's rule for λ (equation 2.21).
 * Deviations: λ starts at the knob's value instead of a share of JᵀJ's diagonal; a column of zeros in J counts as 1 in diag(JᵀJ), as in MINPACK;
 * where the decrease is lost in the rounding of the loss, the gradient judges the trial (parts/gain.ts).
 */
import { defineOptimizer } from "../define.ts";
import { cholesky, choleskySolve } from "../numerics/cholesky.ts";
import { copy } from "../numerics/vectors.ts";
import { MOVED } from "../model.ts";
import { showNumber, showVector } from "./parts/autopsy.ts";
import { at, AT_FLOOR, failed, isFinite, isZero, modelChange, NO_MOVE, NO_POINT, NO_SLOPE, showModel } from "./parts/curvature.ts";
import { afterTrial, gainOf, showGain, TRIALS } from "./parts/gain.ts";
import { normalEquations } from "./parts/least-squares.ts";
import { jacobian, residuals, theta } from "./parts/symbols.ts";

type MarquardtState = {
  lambda: number;
  /** By what λ grows at the next rejection. */
  growth: number;
  /** Largest size of the loss so far. */
  scale: number;
  /** One of `TRIALS`. */
  trials: number;
};

const FIRST_GROWTH = 2;
/** λ shrinks at most to this share at a time. */
const LARGEST_CUT = 1 / 3;
/** From this gain ratio on, the loss is believed where rounding is near. */
const BELIEVED = 0.25;
/** Far below the rounding of any JᵀJ of ordinary size: keeps λ from vanishing, after which it could not grow again. */
const SMALLEST_LAMBDA = 1e-100;

/** Nielsen's factor after a success: 1 at ρ = ½, down to ⅓ as ρ → 1. */
function shrink(ratio: number): number {
  const excess = 2 * ratio - 1;
  return Math.max(LARGEST_CUT, 1 - excess * excess * excess);
}

/** 2(JᵀJ + λD): the Hessian of the damped model. */
function dampedHessian(square: Float64Array, n: number, lambda: number, scaling: string): Float64Array {
  const sum = square.map((value) => 2 * value);
  for (let i = 0; i < n; i++) {
    const diagonal = square[i * n + i]!;
    const weight = scaling === "identity" || diagonal === 0 ? 1 : diagonal;
    sum[i * n + i] = sum[i * n + i]! + 2 * lambda * weight;
  }
  return sum;
}

export const levenbergMarquardt = defineOptimizer({
  id: "levenberg-marquardt",
  words: {
    title: "Levenberg–Marquardt",
    summary:
      "For sums of squares: between Gauss–Newton (small λ) and short steps down the gradient (large λ). A trial that does not lower the loss is rejected and λ grows; one that the model foretold well lets it shrink.",
    symbols: [
      theta,
      residuals,
      jacobian,
      { symbol: "\\lambda", meaning: "damping; its value before the first step", knob: "lambda" },
      { symbol: "D", meaning: "what is damped: I (Levenberg) or diag(JᵀJ) (Marquardt)", knob: "scaling" },
      { symbol: "s", meaning: "trial step" },
      { symbol: "\\rho", meaning: "gain ratio: actual by predicted decrease" },
      { symbol: "\\nu", meaning: "growth of λ at a rejection: 2, doubled by each rejection in a row" },
    ],
    rule: [
      "(J^\\top J + \\lambda D)\\,s = -J^\\top r",
      "\\theta \\leftarrow \\theta + s,\\quad \\lambda \\leftarrow \\lambda\\,\\max\\!\\left(\\tfrac13,\\, 1-(2\\rho-1)^3\\right),\\quad \\nu \\leftarrow 2 \\quad \\text{if } \\rho > 0",
      "\\lambda \\leftarrow \\nu\\lambda,\\quad \\nu \\leftarrow 2\\nu \\quad \\text{else}",
    ],
    worked: [
      {
        formula: "(x + 1)^2 + (2*y)^2",
        residuals: ["x + 1", "2*y"],
        values: { lambda: 1 },
        theta: [1, 1],
        gradients: [[4, 8]],
        expected: [[0, 0.2]],
        text: "JᵀJ = diag(1, 4) and Jᵀr = (2, 4). With D = I: s = −(2/2, 4/5) = (−1, −0.8); the residuals are linear, the loss falls, the trial is accepted.",
      },
    ],
    references: [
      "Marquardt: An algorithm for least-squares estimation of nonlinear parameters, SIAM Journal 11 (1963)",
      "Madsen, Nielsen, Tingleff: Methods for Non-Linear Least Squares Problems (2004), section 3.2",
      "Nocedal, Wright: Numerical Optimization (2006), section 10.3",
    ],
    disagreements: [
      "The loss is Σ rᵢ² here, not ½Σ rᵢ²: gradient and Hessian double, the step is the same.",
      "Marquardt multiplied and divided λ by 10; Nielsen's rule changes it smoothly with the gain ratio.",
      "MINPACK (and scipy's lm) works with a trust region and finds λ from its radius.",
    ],
  },
  knobs: {
    lambda: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: Infinity,
      slider: [1e-6, 100],
      scale: "log",
      initial: 1e-3,
      symbol: "\\lambda",
      help: "First damping; large values make short steps down the gradient.",
    },
    scaling: {
      kind: "choice",
      options: ["identity", "diagonal"],
      initial: "identity",
      symbol: "D",
      help: "What λ multiplies: the identity, or the diagonal of JᵀJ, which does not depend on units.",
    },
  },
  needs: () => ["residuals", "deterministic"],
  init: (_problem, _start, values): MarquardtState => ({ lambda: values.lambda, growth: FIRST_GROWTH, scale: 0, trials: TRIALS.none }),
  step(problem, here, state, values, _noise, out, parts) {
    const n = problem.dim;
    const { lambda, growth } = state;
    const scale = Math.max(state.scale, Math.abs(here.loss));
    out.state.scale = scale;
    const { square, gradient: gradientHere } = normalEquations(problem, here.theta);
    if (!isFinite(square)) return failed("not-finite-jacobian", `the Jacobian at ${at(here.theta)} is not finite`);
    if (isZero(here.gradient)) return NO_SLOPE;
    const stuck = state.trials === TRIALS.blind ? NO_POINT : NO_MOVE;
    if (!(lambda < Infinity)) return stuck;
    out.state.trials = state.trials;
    const reject = (reason: string): { readonly kind: "rejected"; readonly reason: string } => {
      copy(here.theta, out.theta);
      out.state.lambda = lambda * growth;
      out.state.growth = 2 * growth;
      return { kind: "rejected", reason };
    };
    const matrix = dampedHessian(square, n, lambda, values.scaling);
    if (parts !== undefined) {
      showVector(parts, "gradient", "g", here.gradient);
      showVector(
        parts,
        "half the gradient",
        "J^\\top r",
        here.gradient.map((value) => value / 2),
      );
      showNumber(parts, "damping", "\\lambda", lambda);
      showModel(parts, here, matrix);
    }
    const factor = new Float64Array(n * n);
    if (!cholesky(matrix, n, factor)) return reject("singular");
    const s = new Float64Array(n);
    choleskySolve(factor, n, here.gradient, s);
    for (let i = 0; i < n; i++) {
      s[i] = -s[i]!;
      out.theta[i] = here.theta[i]! + s[i]!;
    }
    if (out.theta.every((value, i) => value === here.theta[i])) return stuck;
    const twice = square.map((value) => 2 * value);
    const gain = gainOf(problem, here, {
      trial: out.theta,
      predicted: -modelChange(here.gradient, twice, s),
      enough: BELIEVED,
      scale,
      hessian: twice,
      gradientHere,
      gradient: (point) => normalEquations(problem, point).gradient,
    });
    const accepted = gain.ratio > 0;
    out.state.trials = accepted ? TRIALS.none : afterTrial(state.trials, gain);
    if (parts !== undefined) {
      showVector(parts, "trial step", "s", s);
      showGain(parts, here, gain);
      parts.trials.push({ at: out.theta.slice(), loss: gain.loss, accepted });
    }
    if (gain.atFloor) return AT_FLOOR;
    if (!accepted) return reject(gain.loss - gain.loss === 0 ? "low-gain" : "not-finite");
    out.state.lambda = Math.max(lambda * shrink(gain.ratio), SMALLEST_LAMBDA);
    out.state.growth = FIRST_GROWTH;
    return MOVED;
  },
});
