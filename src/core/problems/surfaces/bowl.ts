/** Quadratic bowl ½(u² + κv²) in axes turned by an angle: the model of every smooth minimum. */
import { defineSurface } from "../parts.ts";

export const bowl = defineSurface({
  id: "bowl",
  title: "Bowl",
  summary: "A quadratic bowl whose curvatures differ by the condition number κ.",
  notes: [
    "Gradient descent contracts along each axis by 1 − ηλ: it is fastest at η = 2/(1 + κ) and diverges beyond 2/κ.",
    "Turning the axes changes nothing for gradient descent, momentum and Newton, but takes away what per-coordinate methods gain.",
  ],
  references: ["Goodfellow, Bengio, Courville: Deep Learning (2016), section 8.2.1", "Nocedal, Wright: Numerical Optimization (2006), section 3.3"],
  knobs: {
    kappa: { kind: "real", min: 0, max: Infinity, slider: [1, 1000], scale: "log", initial: 10, symbol: "\\kappa", help: "Ratio of the two curvatures." },
    angle: {
      kind: "real",
      min: -Infinity,
      max: Infinity,
      slider: [-90, 90],
      scale: "linear",
      initial: 0,
      symbol: "\\alpha",
      help: "Direction of the low-curvature axis, in degrees.",
    },
  },
  window: [-3, 3, -3, 3],
  start: [2.5, 1],
  formula: "((x*cos(angle*pi/180) + y*sin(angle*pi/180))^2 + kappa*(y*cos(angle*pi/180) - x*sin(angle*pi/180))^2)/2",
  minima: () => [{ at: [0, 0], loss: 0, global: true }],
});
