/** The function of Freudenstein and Roth (1963), number 2 of Moré, Garbow and Hillstrom (1981). */
import { defineSurface } from "../parts.ts";

export const freudensteinRoth = defineSurface({
  id: "freudenstein-roth",
  title: "Freudenstein–Roth",
  summary: "Two cubic equations as a sum of squares: a curved valley with one solution and one trap that solves nothing.",
  notes: [
    "At (5, 4) both equations hold and the loss is 0. The trap at (11.412779, −0.896805) has the loss 48.984254: most methods that start at the usual point (0.5, −2) end there.",
    "Between them stands a saddle at (23.920554, 2.230139), with the value 819.01. The condition number of the Hessian is 1286 at the solution and 1103 in the trap.",
  ],
  references: [
    "Freudenstein, Roth: Numerical solution of systems of nonlinear equations, Journal of the ACM 10 (1963)",
    "Moré, Garbow, Hillstrom: Testing unconstrained optimization software, ACM Transactions on Mathematical Software 7 (1981)",
  ],
  knobs: {},
  window: [-5, 30, -4, 6],
  start: [0.5, -2],
  formula: "(-13 + x + ((5 - y)*y - 2)*y)^2 + (-29 + x + ((y + 1)*y - 14)*y)^2",
  residuals: ["-13 + x + ((5 - y)*y - 2)*y", "-29 + x + ((y + 1)*y - 14)*y"],
  minima: () => [
    { at: [5, 4], loss: 0, global: true },
    { at: [11.412778986902094, -0.8968052532744765], loss: 48.98425367924002, global: false },
  ],
});
