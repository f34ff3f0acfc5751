/** The smallest linear network, ½(xy − 1)²: one weight after another, and a curve of minima whose sharpness varies. */
import { defineSurface } from "../parts.ts";

export const productValley = defineSurface({
  id: "product-valley",
  title: "Product valley",
  summary: "Two weights in a row must multiply to 1: the minima are whole curves, least sharp at (1, 1) and ever sharper away from it.",
  notes: [
    "Every point with xy = 1 is a minimum with loss 0, so none is isolated and none is listed. There the Hessian has the eigenvalues 0 and x² + y²; the smallest sharpness is 2, at (1, 1) and (−1, −1).",
    "Gradient descent can only rest where x² + y² ≤ 2/η. From (2.6, 0.1) it ends at x² + y² = 5.47969 with η = 0.3; with η = 0.5 it is thrown out of the sharp part and ends at 2.09772; with η = 0.7 it diverges.",
    "The origin is a saddle with the eigenvalues −1 and 1 and the loss ½.",
  ],
  references: [
    "Cohen, Kaur, Li, Kolter, Talwalkar: Gradient descent on neural networks typically occurs at the edge of stability, ICLR 2021",
    "Lewkowycz, Bahri, Dyer, Sohl-Dickstein, Gur-Ari: The large learning rate phase of deep learning: the catapult mechanism (2020)",
  ],
  knobs: {},
  window: [-4, 4, -4, 4],
  start: [2.6, 0.1],
  formula: "(x*y - 1)^2/2",
  minima: () => [],
});
