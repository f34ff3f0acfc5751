/** Himmelblau's four equal minima (Himmelblau 1972). */
import { defineSurface } from "../parts.ts";

export const himmelblau = defineSurface({
  id: "himmelblau",
  title: "Himmelblau",
  summary: "Four equally deep minima, four saddles and one maximum: where a run ends depends on where it starts.",
  notes: ["The maximum at (−0.270845, −0.923039) has the value 181.617. Newton's method walks to it as gladly as to a minimum."],
  references: ["Himmelblau: Applied Nonlinear Programming (1972)"],
  knobs: {},
  window: [-5, 5, -5, 5],
  start: [-0.2, 1.2],
  formula: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
  residuals: ["x^2 + y - 11", "x + y^2 - 7"],
  minima: () => [
    { at: [3, 2], loss: 0, global: true },
    { at: [-2.805118086952745, 3.131312518250573], loss: 0, global: true },
    { at: [-3.779310253377747, -3.2831859912861696], loss: 0, global: true },
    { at: [3.5844283403304917, -1.8481265269644036], loss: 0, global: true },
  ],
});
