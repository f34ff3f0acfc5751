/**
 * Normal equations of a least-squares problem, loss = Σ rᵢ²: JᵀJ is half of the Gauss–Newton Hessian, and half the gradient is Jᵀr
 * (Nocedal, Wright (2006), section 10.1, which has loss = ½Σ rᵢ²; the step is the same).
 */
import type { Numbers, Problem } from "../../model.ts";

export interface Normal {
  readonly residuals: Float64Array;
  /** JᵀJ, row-major. */
  readonly square: Float64Array;
  /** 2Jᵀr, unclipped. */
  readonly gradient: Float64Array;
}

/** @throws where the problem has no residuals: such a pairing is refused before a step is made */
export function normalEquations(problem: Problem, theta: Numbers): Normal {
  const { dim: n, residualCount: m } = problem;
  if (problem.residuals === undefined || m === undefined) throw new Error("the problem has no residuals");
  const residuals = new Float64Array(m);
  const jacobian = new Float64Array(m * n);
  problem.residuals(theta, residuals, jacobian);
  const square = new Float64Array(n * n);
  const gradient = new Float64Array(n);
  for (let k = 0; k < m; k++) {
    for (let i = 0; i < n; i++) {
      gradient[i] = gradient[i]! + 2 * jacobian[k * n + i]! * residuals[k]!;
      for (let j = 0; j < n; j++) square[i * n + j] = square[i * n + j]! + jacobian[k * n + i]! * jacobian[k * n + j]!;
    }
  }
  return { residuals, square, gradient };
}
