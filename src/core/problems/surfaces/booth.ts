/** Booth's function: two linear equations as a sum of squares. */
import { defineSurface } from "../parts.ts";

export const booth = defineSurface({
  id: "booth",
  title: "Booth",
  summary: "A plain quadratic made of two linear equations, with elongated contours along the diagonal.",
  notes: [
    "The Hessian is constant with the eigenvalues 2 and 18, a condition number of 9. Newton's and the Gauss–Newton method arrive in one step, conjugate gradients with exact line searches in two.",
  ],
  references: ["Jamil, Yang: A literature survey of benchmark functions for global optimisation problems (2013)"],
  knobs: {},
  window: [-10, 10, -10, 10],
  start: [-6, 4],
  formula: "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
  residuals: ["x + 2*y - 7", "2*x + y - 5"],
  minima: () => [{ at: [1, 3], loss: 0, global: true }],
});
