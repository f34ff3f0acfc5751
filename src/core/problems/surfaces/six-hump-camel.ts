/** The six-hump camel (Dixon and Szegő 1978). */
import { defineSurface } from "../parts.ts";

export const sixHumpCamel = defineSurface({
  id: "six-hump-camel",
  title: "Six-hump camel",
  summary: "Six minima in three mirrored pairs, fifteen critical points in all.",
  notes: ["Every critical point has its mirror image through the origin, because f(−x, −y) = f(x, y)."],
  references: ["Dixon, Szegő: Towards Global Optimisation 2 (1978)"],
  knobs: {},
  window: [-3, 3, -2, 2],
  start: [-1, 1.6],
  formula: "(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2",
  minima: () => [
    { at: [0.08984201310031806, -0.7126564030207396], loss: -1.0316284534898774, global: true },
    { at: [-0.08984201310031806, 0.7126564030207396], loss: -1.0316284534898774, global: true },
    { at: [1.703606714969981, -0.7960835686726251], loss: -0.21546382438371764, global: false },
    { at: [-1.703606714969981, 0.7960835686726251], loss: -0.21546382438371764, global: false },
    { at: [1.6071047529201972, 0.5686514548841314], loss: 2.1042503103112584, global: false },
    { at: [-1.6071047529201972, -0.5686514548841314], loss: 2.1042503103112584, global: false },
  ],
});
