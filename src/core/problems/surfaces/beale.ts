/** Beale's function (Beale 1958): flat arms, steep corners. */
import { defineSurface } from "../parts.ts";

export const beale = defineSurface({
  id: "beale",
  title: "Beale",
  summary: "One minimum in a flat valley, steep walls in the corners, and an escape to infinity.",
  notes: [
    "The function is not coercive: along x → ±∞ near y = 1 the loss falls to 0.45201 without ever reaching a minimum, and runs do follow that trap.",
    "Saddles stand at (0, 1) and (0.100538, −2.644514).",
  ],
  references: ["Beale: On an iterative method for finding a local minimum of a function of more than one variable (1958)"],
  knobs: {},
  window: [-4.5, 4.5, -4.5, 4.5],
  start: [1, 1.5],
  formula: "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
  residuals: ["1.5 - x + x*y", "2.25 - x + x*y^2", "2.625 - x + x*y^3"],
  minima: () => [{ at: [3, 0.5], loss: 0, global: true }],
});
