/** A plateau that is exactly flat on [0, 4] × [−1, 1], with a slope on its far side. */
import { defineSurface } from "../parts.ts";

export const plateau = defineSurface({
  id: "plateau",
  title: "Plateau",
  summary: "Exactly flat in the middle: gradient and Hessian are both zero, and no method knows where to go.",
  notes: [
    "With tilt 0 every gradient method stands still on [0, 4] × [−1, 1]; the least tilt shows which ones move at what speed.",
    "Beyond x = 4 the loss falls towards −1 and never reaches it. The cubes keep gradient and Hessian continuous at the edges of the plateau.",
  ],
  references: ["Goodfellow, Bengio, Courville: Deep Learning (2016), section 8.2.3"],
  knobs: {
    tilt: { kind: "real", min: -Infinity, max: Infinity, slider: [0, 0.1], scale: "linear", initial: 0, help: "Slope of the plateau along x, downwards." },
  },
  window: [-2, 8, -3, 3],
  start: [1, 0.3],
  formula: "-tilt*x + relu(-x)^3 - relu(x - 4)^3/(1 + relu(x - 4)^3) + relu(abs(y) - 1)^3/3",
  minima: () => [],
});
