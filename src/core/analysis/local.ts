/** What is known of a 2-D problem at one point: exact derivatives and the eigenpairs of the Hessian. */
import { eigen2 } from "../numerics/eigen2.ts";
import type { Numbers, Problem } from "../model.ts";

export interface LocalAnalysis {
  readonly theta: readonly number[];
  readonly loss: number;
  readonly gradient: readonly number[];
  /** Rows. */
  readonly hessian: readonly (readonly number[])[];
  /** Ascending. */
  readonly eigenvalues: readonly number[];
  /** `eigenvectors[i]` belongs to `eigenvalues[i]`. */
  readonly eigenvectors: readonly (readonly number[])[];
}

/** @returns `undefined` where the problem is not 2-D or has no Hessian */
export function analyzeLocally(problem: Problem, theta: Numbers): LocalAnalysis | undefined {
  if (problem.dim !== 2 || problem.hessian === undefined) return undefined;
  const gradient = new Float64Array(2);
  const hessian = new Float64Array(4);
  const loss = problem.hessian(theta, hessian, gradient);
  const a = hessian[0]!;
  const b = hessian[1]!;
  const c = hessian[3]!;
  const { values, vectors } = eigen2(a, b, c);
  return {
    theta: Array.from(theta),
    loss,
    gradient: [...gradient],
    hessian: [
      [a, b],
      [b, c],
    ],
    eigenvalues: [...values],
    eigenvectors: [[...vectors[0]], [...vectors[1]]],
  };
}
