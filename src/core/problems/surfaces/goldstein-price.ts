/** The function of Goldstein and Price (1971): four minima over five decades of height. */
import { defineSurface } from "../parts.ts";

export const goldsteinPrice = defineSurface({
  id: "goldstein-price",
  title: "Goldstein–Price",
  summary: "Four minima, four saddles and one maximum under walls that rise to a million: one learning rate cannot suit them all.",
  notes: [
    "The global minimum has the value 3 at (0, −1); the others, 30, 84 and 840, are traps. The largest eigenvalue of the Hessian is 965 at the global minimum and 26,216 at (1.8, 0.2).",
    "Heights are best read on a logarithmic scale: on a linear one everything but the corners looks flat.",
  ],
  references: ["Goldstein, Price: On descent from local minima, Mathematics of Computation 25 (1971)"],
  knobs: {},
  window: [-2, 2, -2, 2],
  start: [-0.5, -0.5],
  formula: "(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))*(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))",
  minima: () => [
    { at: [0, -1], loss: 3, global: true },
    { at: [-0.6, -0.4], loss: 30, global: false },
    { at: [1.8, 0.2], loss: 84, global: false },
    { at: [1.2, 0.8], loss: 840, global: false },
  ],
});
