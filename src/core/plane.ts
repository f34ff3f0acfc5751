/**
 * A plane through a space of more than two parameters, on which a map can be drawn: θ = u·e₁ + v·e₂ with orthonormal e₁, e₂. Chosen where everything
 * that counts happens on it: moving across it changes nothing.
 */
import type { Numbers, Plane, Problem } from "./model.ts";

/** Coordinates of θ's foot on the plane. */
export function project({ along }: Plane, theta: Numbers, at = 0): readonly [u: number, v: number] {
  const foot = (direction: readonly number[]): number => direction.reduce((sum, part, i) => sum + part * theta[at + i]!, 0);
  return [foot(along[0]), foot(along[1])];
}

/** The θ above (u, v) that is as far from the plane as it was. */
export function lift(plane: Plane, theta: readonly number[], [u, v]: readonly [number, number]): readonly number[] {
  const [nowU, nowV] = project(plane, theta);
  const [first, second] = plane.along;
  return theta.map((value, i) => value + (u - nowU) * first[i]! + (v - nowV) * second[i]!);
}

/** Losses on the plane, row by row, as those of a problem with two parameters. */
export function rowsOn({ along: [first, second] }: Plane, problem: Problem): NonNullable<Problem["gridRow"]> {
  const theta = new Float64Array(problem.dim);
  return (x0, dx, y, count, out) => {
    for (let i = 0; i < count; i++) {
      const x = x0 + i * dx;
      for (let k = 0; k < theta.length; k++) theta[k] = x * first[k]! + y * second[k]!;
      out[i] = problem.loss(theta);
    }
  };
}
