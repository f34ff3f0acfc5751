/** Two wells with a pass between them, (x² − 1)² + y². */
import { defineSurface } from "../parts.ts";

export const doubleWell = defineSurface({
  id: "double-well",
  title: "Double well",
  summary: "Two equal minima at x = ±1 and a saddle between them: the sign of x at the start decides where slow descent ends.",
  notes: [
    "At the saddle in the origin the Hessian has the eigenvalues −4 and 2, at the minima 8 and 2. Newton's method goes to the saddle from anywhere near it.",
    "For |x| < 1/√3 the surface curves downwards along x. There −H⁻¹g points uphill in x; a method that takes the curvature's absolute value instead walks away from the saddle.",
  ],
  references: ["Strogatz: Nonlinear Dynamics and Chaos (1994), section 2.7"],
  knobs: {},
  window: [-2, 2, -1.5, 1.5],
  start: [0.2, 1],
  formula: "(x^2 - 1)^2 + y^2",
  minima: () => [
    { at: [1, 0], loss: 0, global: true },
    { at: [-1, 0], loss: 0, global: true },
  ],
});
