/** Branin's function (1972) with the constants of Dixon and Szegő (1978). */
import { defineSurface } from "../parts.ts";

/** The value at all three minima is the constant 10/(8π). */
const LOWEST = 0.39788735772973816;

export const branin = defineSurface({
  id: "branin",
  title: "Branin",
  summary: "Three equally deep minima in a row of bends: a standard test for global search.",
  notes: [
    "The minima stand at x = −π, π and 3π and have the value 10/(8π) ≈ 0.397887. They differ in shape: the condition number of the Hessian is 25.9, 6.4 and 6.7.",
    "Saddles of height 19.602 stand at (0, 6) and (2π, 1.1).",
  ],
  references: [
    "Branin: Widely convergent method for finding multiple solutions of simultaneous nonlinear equations, IBM Journal of Research and Development 16 (1972)",
    "Dixon, Szegő: Towards Global Optimisation 2 (1978)",
  ],
  knobs: {},
  window: [-5, 10, 0, 15],
  start: [2.5, 7.5],
  formula: "(y - 5.1*x^2/(4*pi^2) + 5*x/pi - 6)^2 + 10*(1 - 1/(8*pi))*cos(x) + 10",
  minima: () => [
    { at: [-3.141592653589793, 12.275], loss: LOWEST, global: true },
    { at: [3.141592653589793, 2.275], loss: LOWEST, global: true },
    { at: [9.42477796076938, 2.475], loss: LOWEST, global: true },
  ],
});
