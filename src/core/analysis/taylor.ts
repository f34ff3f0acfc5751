/** Taylor models of first and second order about a point: J + gᵀd and J + gᵀd + ½dᵀHd (Nocedal and Wright 2006, theorem 2.1). */
import type { Problem } from "../model.ts";

export interface TaylorModel {
  readonly at: readonly [number, number];
  readonly loss: number;
  readonly gradient: readonly [number, number];
  /** H₁₁, H₁₂ = H₂₁, H₂₂. */
  readonly hessian: readonly [number, number, number];
}

/** @returns `undefined` where the problem is not 2-D or has no Hessian */
export function taylorAt(problem: Problem, x: number, y: number): TaylorModel | undefined {
  if (problem.dim !== 2 || problem.hessian === undefined) return undefined;
  const gradient = new Float64Array(2);
  const hessian = new Float64Array(4);
  const loss = problem.hessian([x, y], hessian, gradient);
  return { at: [x, y], loss, gradient: [gradient[0]!, gradient[1]!], hessian: [hessian[0]!, hessian[1]!, hessian[3]!] };
}

/** @param order of the model: 1 is the tangent plane, 2 the quadratic */
export function taylorValue({ loss, gradient, hessian }: TaylorModel, order: 1 | 2, dx: number, dy: number): number {
  const plane = loss + gradient[0] * dx + gradient[1] * dy;
  return order === 1 ? plane : plane + (hessian[0] * dx * dx + 2 * hessian[1] * dx * dy + hessian[2] * dy * dy) / 2;
}
