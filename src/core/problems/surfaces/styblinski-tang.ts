/** The function of Styblinski and Tang (1990): the same quartic in every coordinate. */
import { defineSurface } from "../parts.ts";

/** Roots of 4t³ − 32t + 5 = 0 where the quartic is lowest and second lowest. */
const DEEP = -2.903534027771177;
const SHALLOW = 2.746802770990837;

export const styblinskiTang = defineSurface({
  id: "styblinski-tang",
  title: "Styblinski–Tang",
  summary: "A sum of two equal quartics: four minima, four saddles and one maximum on a grid of three by three.",
  notes: [
    "The coordinates do not interact, so the Hessian is diagonal everywhere and one sweep of exact coordinate descent goes straight to a minimum: each coordinate rolls to the side of its maximum on which it starts.",
    "Each coordinate has minima at −2.903534 and 2.746803 and a maximum at 0.156731. The global minimum, −78.332331, has both coordinates at the deeper one.",
  ],
  references: [
    "Styblinski, Tang: Experiments in nonconvex optimization: stochastic approximation with function smoothing and simulated annealing, Neural Networks 3 (1990)",
  ],
  knobs: {},
  window: [-5, 5, -5, 5],
  start: [0.5, -0.5],
  formula: "(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2",
  minima: () => [
    { at: [DEEP, DEEP], loss: -78.33233140754282, global: true },
    { at: [DEEP, SHALLOW], loss: -64.19561235905536, global: false },
    { at: [SHALLOW, DEEP], loss: -64.19561235905536, global: false },
    { at: [SHALLOW, SHALLOW], loss: -50.05889331056788, global: false },
  ],
});
