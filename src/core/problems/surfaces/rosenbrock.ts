/** Rosenbrock's curved valley (Rosenbrock 1960). */
import { defineSurface } from "../parts.ts";

export const rosenbrock = defineSurface({
  id: "rosenbrock",
  title: "Rosenbrock",
  summary: "A narrow valley along a parabola: easy to enter, slow to follow.",
  notes: [
    "At the minimum the Hessian has the eigenvalues 0.39936 and 1001.60, a condition number of 2508: across the valley steps must be tiny, along it they should be large.",
  ],
  references: ["Rosenbrock: An automatic method for finding the greatest or least value of a function, The Computer Journal 3 (1960)"],
  knobs: {},
  window: [-2, 2, -1, 3],
  start: [-1.2, 1],
  formula: "(1 - x)^2 + 100*(y - x^2)^2",
  residuals: ["1 - x", "10*(y - x^2)"],
  minima: () => [{ at: [1, 1], loss: 0, global: true }],
});
