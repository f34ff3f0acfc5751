/**
 * Gauss–Newton: θ ← θ − η·(JᵀJ)⁻¹Jᵀr for a loss Σ rᵢ², Newton's method without the second derivatives of the residuals.
 * Source: Nocedal, Wright, Numerical Optimization (2006), section 10.3. Deviation: no line search; Jᵀr is half the gradient that the step was given.
 */
import { defineOptimizer } from "../define.ts";
import { cholesky, choleskySolve } from "../numerics/cholesky.ts";
import { showNumber, showVector } from "./parts/autopsy.ts";
import { at, failed, finish, isFinite, isZero, NO_SLOPE, showModel } from "./parts/curvature.ts";
import { descend } from "./parts/descend.ts";
import { learningRate } from "./parts/knobs.ts";
import { normalEquations } from "./parts/least-squares.ts";
import { jacobian, rate, residuals, theta } from "./parts/symbols.ts";
import type { Curvature } from "./parts/curvature.ts";
import type { Normal } from "./parts/least-squares.ts";

/** 2JᵀJ in place of the Hessian. */
const curvatureOf = ({ square, gradient }: Normal): Curvature => ({ gradient, hessian: square.map((value) => 2 * value) });

export const gaussNewton = defineOptimizer({
  id: "gauss-newton",
  words: {
    title: "Gauss–Newton",
    summary:
      "For sums of squares: replaces the residuals by their tangents and solves that least-squares problem. Near a solution with small residuals it is as fast as Newton, from first derivatives alone.",
    symbols: [theta, residuals, jacobian, { symbol: "d", meaning: "direction, downhill where J has full rank" }, rate],
    rule: ["(J^\\top J)\\,d = J^\\top r", "\\theta \\leftarrow \\theta - \\eta\\,d"],
    worked: [
      {
        formula: "(x^2 - 4)^2 + (y - x)^2",
        residuals: ["x^2 - 4", "y - x"],
        values: {},
        theta: [1, 0],
        gradients: [[-10, -2]],
        expected: [[2.5, 2.5]],
        text: "r = (−3, −1), J = [[2, 0], [−1, 1]]. J is square, so d = J⁻¹r = (−1.5, −2.5): both tangents are met at (2.5, 2.5).",
      },
    ],
    references: ["Nocedal, Wright: Numerical Optimization (2006), section 10.3"],
    disagreements: [
      "The loss is Σ rᵢ² here, not ½Σ rᵢ²: gradient and Hessian double, the step is the same.",
      "Where JᵀJ is singular it fails; many programs take the shortest solution there, or go over to Levenberg–Marquardt.",
    ],
  },
  knobs: { lr: learningRate(1, [0.01, 1]) },
  needs: () => ["residuals", "deterministic"],
  init: () => ({}),
  step(problem, here, _state, values, _noise, out, parts) {
    const n = problem.dim;
    const normal = normalEquations(problem, here.theta);
    const { square } = normal;
    if (!isFinite(square)) return failed("not-finite-jacobian", `the Jacobian at ${at(here.theta)} is not finite`);
    if (isZero(here.gradient)) return NO_SLOPE;
    const half = here.gradient.map((value) => value / 2);
    const factor = new Float64Array(n * n);
    if (!cholesky(square, n, factor)) return failed("singular", `JᵀJ is singular at ${at(here.theta)}: the step is undefined`);
    const direction = new Float64Array(n);
    choleskySolve(factor, n, half, direction);
    descend(here.theta, direction, values.lr, out.theta);
    if (parts !== undefined) {
      showVector(parts, "half the gradient", "J^\\top r", half);
      showVector(parts, "direction", "d", direction);
      showNumber(parts, "learning rate", "\\eta", values.lr);
      const twice = square.map((value) => 2 * value);
      showModel(parts, here, twice);
    }
    return finish(here, out.theta, values.lr, curvatureOf(normal), (point) => curvatureOf(normalEquations(problem, point)), parts);
  },
});
