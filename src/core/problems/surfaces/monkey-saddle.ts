/** The monkey saddle, x³ − 3xy²: three valleys and three ridges meet in a point whose Hessian is zero. */
import { defineSurface } from "../parts.ts";

export const monkeySaddle = defineSurface({
  id: "monkey-saddle",
  title: "Monkey saddle",
  summary: "Three valleys and three ridges meet at the origin, where gradient and Hessian are both zero: the second-derivative test has nothing to say.",
  notes: [
    "In polar coordinates the surface is r³·cos 3φ. Around the origin the gradient turns twice backwards, so the point counts −2 in the index, where an ordinary saddle counts −1.",
    "The Hessian's eigenvalues are ±6r, one of each sign everywhere but at the origin. Newton's method halves the distance to the origin in every step: where the Hessian vanishes, its convergence is no longer quadratic.",
  ],
  references: ["Hilbert, Cohn-Vossen: Anschauliche Geometrie (1932), chapter IV"],
  knobs: {},
  window: [-2, 2, -2, 2],
  start: [1.4, 0.05],
  formula: "x^3 - 3*x*y^2",
  minima: () => [],
});
