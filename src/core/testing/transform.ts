/** A problem in other coordinates, θ' with θ = Aθ' + b: for what must not depend on them, or must. */
import type { Numbers, Problem } from "../model.ts";

/** Row-major dim × dim, and dim. */
export interface Affine {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

export function rotation(degrees: number): Affine {
  const angle = (degrees * Math.PI) / 180;
  return { a: [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)], b: [0, 0] };
}

/** Aθ' + b */
export function forward({ a, b }: Affine, theta: Numbers): number[] {
  return b.map((offset, i) => b.reduce((sum, _, j) => sum + a[i * b.length + j]! * theta[j]!, offset));
}

/** θ' with Aθ' + b = θ, in two dimensions. */
export function backward({ a, b }: Affine, theta: Numbers): [number, number] {
  const [p, q, r, s] = a as [number, number, number, number];
  const x = theta[0]! - b[0]!;
  const y = theta[1]! - b[1]!;
  const determinant = p * s - q * r;
  return [(s * x - q * y) / determinant, (p * y - r * x) / determinant];
}

/** f(Aθ' + b) with its gradient Aᵀg, Hessian AᵀHA, and Jacobian JA of its residuals. */
export function transformed(problem: Problem, affine: Affine): Problem {
  const n = problem.dim;
  const { a } = affine;
  const row = (m: Numbers, at: number, out: Float64Array): void => {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += m[at + k]! * a[k * n + j]!;
      out[at + j] = sum;
    }
  };
  const result: { -readonly [Name in keyof Problem]: Problem[Name] } = {
    dim: n,
    loss: (theta) => problem.loss(forward(affine, theta)),
    lossAndGradient(theta, gradient) {
      const g = new Float64Array(n);
      const loss = problem.lossAndGradient(forward(affine, theta), g);
      row(g, 0, gradient);
      return loss;
    },
  };
  if (problem.hessian !== undefined) {
    result.hessian = (theta, hessian, gradient) => {
      const g = new Float64Array(n);
      const h = new Float64Array(n * n);
      const loss = problem.hessian!(forward(affine, theta), h, g);
      row(g, 0, gradient);
      const half = new Float64Array(n * n);
      for (let i = 0; i < n; i++) row(h, i * n, half);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          hessian[i * n + j] = 0;
          for (let k = 0; k < n; k++) hessian[i * n + j] = hessian[i * n + j]! + a[k * n + i]! * half[k * n + j]!;
        }
      }
      return loss;
    };
  }
  if (problem.residuals !== undefined && problem.residualCount !== undefined) {
    const count = problem.residualCount;
    result.residualCount = count;
    result.residuals = (theta, r, jacobian) => {
      const inner = new Float64Array(count * n);
      problem.residuals!(forward(affine, theta), r, inner);
      for (let i = 0; i < count; i++) row(inner, i * n, jacobian);
    };
  }
  return result;
}
