/**
 * Newton's method for a stationary point: θ ← θ − η·(H + aI)⁻¹g (Nocedal, Wright, Numerical Optimization (2006), sections 2.2 and 3.3).
 * Deviation: none is hidden. No line search and no change of indefinite Hessians, so that it is seen to run to saddles and maxima.
 */
import { defineOptimizer } from "../define.ts";
import { solve } from "../numerics/solve.ts";
import { showNumber, showVector } from "./parts/autopsy.ts";
import { at, curvatureAt, damped, failed, finish, flat, isFinite, isZero, NO_SLOPE, showModel, showSpectrum } from "./parts/curvature.ts";
import { descend } from "./parts/descend.ts";
import { damping, learningRate } from "./parts/knobs.ts";
import { damping as dampingRow, gradient, hessian as hessianRow, rate, theta } from "./parts/symbols.ts";

export const newton = defineOptimizer({
  id: "newton",
  words: {
    title: "Newton",
    summary:
      "Jumps to the point where the gradient of the local quadratic model vanishes. On a quadratic that is one step, whatever its condition. Elsewhere it is drawn to every stationary point alike: minima, saddles and maxima.",
    symbols: [
      theta,
      gradient,
      hessianRow,
      { symbol: "I", meaning: "identity matrix" },
      dampingRow,
      { symbol: "d", meaning: "Newton's direction, downhill only where H + aI is positive definite" },
      rate,
    ],
    rule: ["(H + a\\,I)\\,d = g", "\\theta \\leftarrow \\theta - \\eta\\,d"],
    worked: [
      {
        formula: "x^2 + 2*y^2 + x*y",
        values: {},
        theta: [1, 1],
        gradients: [[3, 5]],
        expected: [[0, 0]],
        text: "H = [[2, 1], [1, 4]] and g = (3, 5). H·d = g gives d = (1, 1): the minimum of a quadratic in one step.",
      },
      {
        formula: "x^2 - y^2",
        values: { damping: 1 },
        theta: [1, 1],
        gradients: [
          [2, -2],
          [2 / 3, 2],
        ],
        expected: [
          [1 / 3, -1],
          [1 / 9, 1],
        ],
        text: "H + I = diag(3, −1): d = (2/3, 2) and θ = (1/3, −1). Then g = (2/3, 2), d = (2/9, −2), θ = (1/9, 1): damped by 1, y only changes its sign.",
      },
    ],
    references: [
      "Nocedal, Wright: Numerical Optimization (2006), sections 2.2, 3.3",
      "Dauphin et al.: Identifying and attacking the saddle point problem in high-dimensional non-convex optimization (2014)",
    ],
    disagreements: [
      "Many programs that are called Newton search along the direction, or replace an indefinite Hessian by a positive definite one. This one does neither.",
      "It needs no learning rate only near a solution: far from a quadratic the full step may climb, and η < 1 or damping is needed.",
      "Damping is added to H as it stands. On an indefinite Hessian a little of it can make matters worse: with an eigenvalue −2, a damping of 2 makes the matrix singular.",
    ],
  },
  knobs: { lr: learningRate(1, [0.01, 1]), damping: damping("Added to the diagonal of the Hessian: shortens steps where curvature is small.") },
  needs: () => ["hessian", "deterministic"],
  init: () => ({}),
  step(problem, here, _state, values, _noise, out, parts) {
    const n = problem.dim;
    const curvature = curvatureAt(problem, here.theta);
    const { hessian } = curvature;
    if (!isFinite(hessian)) return failed("not-finite-hessian", `the Hessian at ${at(here.theta)} is not finite`);
    const matrix = values.damping === 0 ? hessian : damped(hessian, n, values.damping);
    if (isZero(here.gradient)) return isZero(matrix) ? flat(here.theta) : NO_SLOPE;
    const direction = new Float64Array(n);
    if (!solve(matrix, n, here.gradient, direction)) {
      const name = values.damping === 0 ? "the Hessian is singular and damping is 0" : `the Hessian damped by ${values.damping} is singular`;
      return failed("singular", `${name} at ${at(here.theta)}: the step is undefined`);
    }
    descend(here.theta, direction, values.lr, out.theta);
    if (parts !== undefined) {
      showVector(parts, "gradient", "g", here.gradient);
      showVector(parts, "direction", "d", direction);
      showNumber(parts, "learning rate", "\\eta", values.lr);
      showSpectrum(parts, hessian);
      showModel(parts, here, matrix);
    }
    return finish(here, out.theta, values.lr, curvature, (point) => curvatureAt(problem, point), parts);
  },
});
