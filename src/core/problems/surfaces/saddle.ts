/** The simplest saddle, x² − y². */
import { defineSurface } from "../parts.ts";

export const saddle = defineSurface({
  id: "saddle",
  title: "Saddle",
  summary: "Up along x, down along y: the gradient vanishes at the origin, and nothing is lowest there.",
  notes: [
    "Exactly on the line y = 0 gradient descent runs into the saddle and stays; the least offset grows by the factor 1 + 2η a step.",
    "The surface has no minimum: a path that escapes goes down for ever.",
  ],
  references: ["Dauphin et al.: Identifying and attacking the saddle point problem (2014)"],
  knobs: {},
  window: [-2, 2, -2, 2],
  start: [1.5, 0.02],
  formula: "x^2 - y^2",
  minima: () => [],
});
