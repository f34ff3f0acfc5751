/** McCormick's function (1976). It has no lowest point; "global" is the lowest in the usual window. */
import { defineSurface } from "../parts.ts";

export const mccormick = defineSurface({
  id: "mccormick",
  title: "McCormick",
  summary: "A tilted, wavy trough: a deeper minimum, a saddle and a shallower minimum lie in one line along its floor.",
  notes: [
    "All critical points lie on the line x − y = 1, where cos(x + y) = −½. There the curvature is 4 across the line and ±√3 along it.",
    "The lowest point of the usual window has the value −1.913223, but the trough goes on downwards for ever: every further wave along (−1, −1) is π deeper than the one before.",
  ],
  references: ["McCormick: Computability of global solutions to factorable nonconvex programs, Mathematical Programming 10 (1976)"],
  knobs: {},
  window: [-1.5, 4, -3, 4],
  start: [1.5, 3],
  formula: "sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1",
  minima: () => [
    { at: [-0.5471975511965977, -1.5471975511965979], loss: -1.9132229549810364, global: true },
    { at: [2.5943951023931957, 1.5943951023931955], loss: 1.2283696986087569, global: false },
  ],
});
