/** Ackley's function (Ackley 1987): a nearly flat plain with ripples and one funnel that ends in a cusp. */
import { defineSurface } from "../parts.ts";

export const ackley = defineSurface({
  id: "ackley",
  title: "Ackley",
  summary: "Ripples on a plain around a funnel whose bottom is a cusp.",
  notes: [
    "At the origin the funnel is a cone: the loss is 0 there and has no gradient, so no step size makes gradient descent settle.",
    "The terms are ordered so that the value at the origin is exactly 0 in floating point.",
  ],
  references: ["Ackley: A Connectionist Machine for Genetic Hillclimbing (1987)"],
  knobs: {},
  window: [-5, 5, -5, 5],
  start: [2.7, -1.9],
  formula: "20*(1 - exp(-0.2*sqrt((x^2 + y^2)/2))) + e - exp((cos(2*pi*x) + cos(2*pi*y))/2)",
  minima: () => [{ at: [0, 0], loss: 0, global: true }],
});
