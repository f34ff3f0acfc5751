/** What is known of a problem at one point: exact derivatives, the eigenpairs of the Hessian and, where θ names a distribution, its Fisher information. */
import { symmetricEigen } from "../numerics/symmetric-eigen.ts";
import type { Distribution, Numbers, Problem } from "../model.ts";

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

/** Above this many parameters no matrix is made. */
export const MOST_MATRIX_PARAMETERS = 500;

type Matrix = readonly (readonly number[])[];

/** Rows of a flat square matrix. */
function rowsOf(matrix: Float64Array, n: number): Matrix {
  return Array.from({ length: n }, (_, i) => [...matrix.subarray(i * n, (i + 1) * n)]);
}

/** @returns `undefined` where the problem has no Hessian, or more parameters than matrices are made for */
export function analyzeLocally(problem: Problem, theta: Numbers): LocalAnalysis | undefined {
  const n = problem.dim;
  if (problem.hessian === undefined || n > MOST_MATRIX_PARAMETERS) return undefined;
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n * n);
  const loss = problem.hessian(theta, hessian, gradient);
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  symmetricEigen(hessian, n, values, vectors);
  return {
    theta: Array.from(theta),
    loss,
    gradient: [...gradient],
    hessian: rowsOf(hessian, n),
    eigenvalues: [...values],
    eigenvectors: rowsOf(vectors, n),
  };
}

export interface DistributionAnalysis {
  /** Rows. */
  readonly fisher: Matrix;
  readonly empiricalFisher?: Matrix;
}

/** @returns `undefined` where the problem is no family of distributions, or has more parameters than matrices are made for */
export function analyzeDistribution({ dim, distribution }: Problem, theta: Numbers): DistributionAnalysis | undefined {
  if (distribution === undefined || dim > MOST_MATRIX_PARAMETERS) return undefined;
  const matrix = (write: (theta: Numbers, fisher: Float64Array) => void): Matrix => {
    const fisher = new Float64Array(dim * dim);
    write(theta, fisher);
    return rowsOf(fisher, dim);
  };
  return {
    fisher: matrix((at, fisher) => distribution.fisher(at, fisher)),
    ...(distribution.empiricalFisher && { empiricalFisher: matrix((at, fisher) => distribution.empiricalFisher!(at, fisher)) }),
  };
}

export interface Distances {
  /** KL(p_θ‖p_φ) */
  readonly kl: number;
  /** KL(p_φ‖p_θ) */
  readonly reverseKl: number;
  /** ½dᵀF(θ)d with d = φ − θ */
  readonly quadraticKl: number;
}

/** How far apart two members are, by divergence in both directions and by the metric at the first. */
export function distances(dim: number, family: Distribution, theta: Numbers, phi: Numbers): Distances {
  const fisher = new Float64Array(dim * dim);
  family.fisher(theta, fisher);
  let quadratic = 0;
  for (let i = 0; i < dim; i++) for (let j = 0; j < dim; j++) quadratic += (phi[i]! - theta[i]!) * fisher[i * dim + j]! * (phi[j]! - theta[j]!);
  return { kl: family.divergence(theta, phi), reverseKl: family.divergence(phi, theta), quadraticKl: quadratic / 2 };
}
