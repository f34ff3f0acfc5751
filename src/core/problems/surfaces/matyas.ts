/** Matyas' function: a quadratic with a long diagonal valley. */
import { defineSurface } from "../parts.ts";

export const matyas = defineSurface({
  id: "matyas",
  title: "Matyas",
  summary: "A quadratic whose valley runs along the diagonal, so that no single coordinate shows the way.",
  notes: [
    "The Hessian has the eigenvalues 0.04 along (1, 1) and 1 across, a condition number of 25. A sweep of exact coordinate descent shrinks the distance only by the factor (12/13)², about 0.852.",
  ],
  references: ["Jamil, Yang: A literature survey of benchmark functions for global optimisation problems (2013)"],
  knobs: {},
  window: [-10, 10, -10, 10],
  start: [8, -3],
  formula: "0.26*(x^2 + y^2) - 0.48*x*y",
  minima: () => [{ at: [0, 0], loss: 0, global: true }],
});
