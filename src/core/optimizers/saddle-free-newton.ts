/**
 * Saddle-free Newton: θ ← θ − η·(|H| + aI)⁻¹g, |H| with the absolute eigenvalues of H.
 * Source: Dauphin et al. (2014), algorithm 1. Deviation: all eigenvalues instead of a Krylov subspace, and a fixed damping instead of a searched one.
 */
import { defineOptimizer } from "../define.ts";
import { symmetricEigen } from "../numerics/symmetric-eigen.ts";
import { showNumber, showVector } from "./parts/autopsy.ts";
import { at, curvatureAt, failed, finish, flat, isZero, NO_SLOPE, showModel, showSpectrum } from "./parts/curvature.ts";
import { descend } from "./parts/descend.ts";
import { damping, learningRate } from "./parts/knobs.ts";
import { damping as dampingRow, gradient, hessian as hessianRow, rate, theta } from "./parts/symbols.ts";

const EPSILON = 2.220446049250313e-16;

/** Σ vᵢ·(|λᵢ| + a)·vᵢᵀ */
function absolute(values: Float64Array, vectors: Float64Array, damped: number): Float64Array {
  const n = values.length;
  const sum = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) sum[i * n + j] = sum[i * n + j]! + (Math.abs(values[k]!) + damped) * vectors[k * n + i]! * vectors[k * n + j]!;
    }
  }
  return sum;
}

export const saddleFreeNewton = defineOptimizer({
  id: "saddle-free-newton",
  words: {
    title: "Saddle-free Newton",
    summary:
      "Newton's step with every curvature taken as positive: it descends along each eigenvector, scaled by how strongly the surface bends there. Saddles repel it at Newton's speed.",
    symbols: [
      theta,
      gradient,
      hessianRow,
      { symbol: "v_i,\\ \\lambda_i", meaning: "eigenvectors and eigenvalues of H" },
      { symbol: "|H|", meaning: "the matrix with the same eigenvectors and the absolute eigenvalues" },
      { symbol: "I", meaning: "identity matrix" },
      dampingRow,
      { symbol: "d", meaning: "direction, always downhill" },
      rate,
    ],
    rule: ["|H| = \\textstyle\\sum_i |\\lambda_i|\\, v_i v_i^\\top", "(|H| + a\\,I)\\,d = g", "\\theta \\leftarrow \\theta - \\eta\\,d"],
    worked: [
      {
        formula: "x^2 - y^2",
        values: {},
        theta: [1.5, 0.25],
        gradients: [
          [3, -0.5],
          [0, -1],
        ],
        expected: [
          [0, 0.5],
          [0, 1],
        ],
        text: "|H| = 2·I. d = (1.5, −0.25): x goes to 0, y doubles. Then d = (0, −0.5): y doubles again.",
      },
    ],
    references: [
      "Dauphin, Pascanu, Gulcehre, Cho, Ganguli, Bengio: Identifying and attacking the saddle point problem in high-dimensional non-convex optimization (2014)",
    ],
    disagreements: [
      "The paper works in a Krylov subspace and tries several dampings a step; here the whole spectrum is used and the damping is a knob.",
      "Exactly on a saddle the gradient is 0 and it stays there, like every method that multiplies the gradient.",
      "Scaling it to large networks remains hard: the eigenvectors of all negative curvatures are needed.",
    ],
  },
  knobs: { lr: learningRate(1, [0.01, 1]), damping: damping("Added to the absolute eigenvalues: shortens steps where curvature is small.") },
  needs: () => ["hessian", "deterministic"],
  init: () => ({}),
  step(problem, here, _state, values, _noise, out, parts) {
    const n = problem.dim;
    const a = values.damping;
    const curvature = curvatureAt(problem, here.theta);
    const { hessian } = curvature;
    const lambda = new Float64Array(n);
    const vectors = new Float64Array(n * n);
    if (!symmetricEigen(hessian, n, lambda, vectors)) return failed("not-finite-hessian", `the Hessian at ${at(here.theta)} is not finite`);
    if (isZero(here.gradient)) return isZero(hessian) && a === 0 ? flat(here.theta) : NO_SLOPE;
    const largest = Math.max(Math.abs(lambda[0]!), Math.abs(lambda[n - 1]!)) + a;
    const direction = new Float64Array(n);
    for (let k = 0; k < n; k++) {
      const size = Math.abs(lambda[k]!) + a;
      if (!(size > n * EPSILON * largest)) {
        return failed("singular", `the Hessian has the eigenvalue 0 at ${at(here.theta)} and damping is ${a}: the step is undefined`);
      }
      let along = 0;
      for (let i = 0; i < n; i++) along += vectors[k * n + i]! * here.gradient[i]!;
      for (let i = 0; i < n; i++) direction[i] = direction[i]! + (along / size) * vectors[k * n + i]!;
    }
    descend(here.theta, direction, values.lr, out.theta);
    if (parts !== undefined) {
      showVector(parts, "gradient", "g", here.gradient);
      showVector(parts, "direction", "d", direction);
      showNumber(parts, "learning rate", "\\eta", values.lr);
      showSpectrum(parts, hessian);
      showModel(parts, here, absolute(lambda, vectors, a));
    }
    return finish(here, out.theta, values.lr, curvature, (point) => curvatureAt(problem, point), parts);
  },
});
