/** The three-hump camel (Branin 1972). */
import { defineSurface } from "../parts.ts";

const LOCAL = 0.2986384422368598;

export const threeHumpCamel = defineSurface({
  id: "three-hump-camel",
  title: "Three-hump camel",
  summary: "Three minima in a row: the lowest in the middle, a shallow trap on either side.",
  notes: [
    "The side minima at ±(1.747552, −0.873776) have the value 0.298638; the saddles that part them from the middle stand at ±(1.070542, −0.535271), 0.877362 high.",
    "The sixth power makes the walls steep: at x = 5 the loss is near 2000, and a learning rate that suits the middle diverges there.",
  ],
  references: [
    "Branin: Widely convergent method for finding multiple solutions of simultaneous nonlinear equations, IBM Journal of Research and Development 16 (1972)",
  ],
  knobs: {},
  window: [-5, 5, -5, 5],
  start: [2.25, -2],
  formula: "2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2",
  minima: () => [
    { at: [0, 0], loss: 0, global: true },
    { at: [1.7475523458302888, -0.8737761729151444], loss: LOCAL, global: false },
    { at: [-1.7475523458302888, 0.8737761729151444], loss: LOCAL, global: false },
  ],
});
