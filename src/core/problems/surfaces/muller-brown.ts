/** The Müller–Brown potential (Müller and Brown 1979): a standard model of a chemical reaction path. */
import { defineSurface } from "../parts.ts";

export const mullerBrown = defineSurface({
  id: "muller-brown",
  title: "Müller–Brown",
  summary: "Three valleys joined by two passes that do not lie on straight lines between them.",
  notes: ["Three minima at −146.6995, −108.1667 and −80.7678 and two saddles; the fourth term grows without bound to the upper right."],
  references: [
    "Müller, Brown: Location of saddle points and minimum energy paths by a constrained simplex optimization procedure, Theoretica Chimica Acta 53 (1979)",
  ],
  knobs: {},
  window: [-1.5, 1.2, -0.5, 2],
  start: [-0.75, 0.55],
  formula:
    "-200*exp(-(x - 1)^2 - 10*y^2) - 100*exp(-x^2 - 10*(y - 0.5)^2) - 170*exp(-6.5*(x + 0.5)^2 + 11*(x + 0.5)*(y - 1.5) - 6.5*(y - 1.5)^2) + 15*exp(0.7*(x + 1)^2 + 0.6*(x + 1)*(y - 1) + 0.7*(y - 1)^2)",
  minima: () => [
    { at: [-0.5582236346330243, 1.4417258418046686], loss: -146.69951720995402, global: true },
    { at: [0.6234994049308765, 0.028037758528685664], loss: -108.16672411685235, global: false },
    { at: [-0.050010822998206056, 0.4666941048719721], loss: -80.76781812965903, global: false },
  ],
});
