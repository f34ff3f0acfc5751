/**
 * Curvature along a path: at each point the eigenvalues of the Hessian, the terms of the quadratic model along the negative gradient
 * (Goodfellow, Bengio and Courville 2016, section 8.2.1), and what that model foretold of the step actually made.
 */
import { eigen2 } from "../numerics/eigen2.ts";
import type { Problem } from "../model.ts";

/** Columns of one row. */
export const CURVATURE = {
  /** Eigenvalues of the Hessian, ascending. */
  low: 0,
  high: 1,
  /** gᵀg and gᵀHg. */
  gg: 2,
  ghg: 3,
  /** gᵀd + ½dᵀHd for the step d to the next point; NaN in the last row. */
  predicted: 4,
  /** loss(θ + d) − loss(θ); NaN in the last row. */
  actual: 5,
} as const;
export const CURVATURE_COLUMNS = 6;

/**
 * @param points row-major, two numbers a row, in the order of the path
 * @returns row-major, CURVATURE_COLUMNS numbers a row; `undefined` where the problem is not 2-D or has no Hessian
 */
export function curvatureAlong(problem: Problem, points: Float64Array): Float64Array | undefined {
  if (problem.dim !== 2 || problem.hessian === undefined) return undefined;
  const rows = Math.floor(points.length / 2);
  const table = new Float64Array(rows * CURVATURE_COLUMNS).fill(Number.NaN);
  const gradient = new Float64Array(2);
  const hessian = new Float64Array(4);
  let lossBefore = Number.NaN;
  for (let row = 0; row < rows; row++) {
    const at = row * CURVATURE_COLUMNS;
    const theta = points.subarray(2 * row, 2 * row + 2);
    const loss = problem.hessian(theta, hessian, gradient);
    const a = hessian[0]!;
    const b = hessian[1]!;
    const c = hessian[3]!;
    const g = gradient[0]!;
    const h = gradient[1]!;
    const [low, high] = eigen2(a, b, c).values;
    table[at + CURVATURE.low] = low;
    table[at + CURVATURE.high] = high;
    table[at + CURVATURE.gg] = g * g + h * h;
    table[at + CURVATURE.ghg] = g * (a * g + b * h) + h * (b * g + c * h);
    if (row > 0) table[at - CURVATURE_COLUMNS + CURVATURE.actual] = loss - lossBefore;
    if (row + 1 < rows) {
      const d = points[2 * row + 2]! - theta[0]!;
      const e = points[2 * row + 3]! - theta[1]!;
      table[at + CURVATURE.predicted] = g * d + h * e + (d * (a * d + b * e) + e * (b * d + c * e)) / 2;
    }
    lossBefore = loss;
  }
  return table;
}

/** The step along −g after which the model is lowest: gᵀg / gᵀHg; Infinity where the model has no lowest point. */
export function bestRate(gg: number, ghg: number): number {
  return ghg > 0 ? gg / ghg : Infinity;
}

/** The step along −g from which on the model, −εgᵀg + ½ε²gᵀHg, is no longer below 0: twice the best one. */
export function breakEvenRate(gg: number, ghg: number): number {
  return 2 * bestRate(gg, ghg);
}

/** The largest eigenvalue at which a constant rate still contracts: 2/η, with heavy-ball momentum (2 + 2μ)/η (Cohen et al. 2021, appendix B). */
export function stableCurvature(rate: number, momentum = 0): number {
  return (2 + 2 * momentum) / rate;
}
