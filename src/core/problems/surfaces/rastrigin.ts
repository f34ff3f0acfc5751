/** Rastrigin's egg box: a bowl under cosine ripples (Rastrigin 1974). */
import { defineSurface } from "../parts.ts";

export const rastrigin = defineSurface({
  id: "rastrigin",
  title: "Rastrigin",
  summary: "A wide bowl covered with ripples: a minimum in almost every unit square, and only one that counts.",
  notes: ["The ripples have curvature 4π²·10 ≈ 395 against the bowl's 2: locally the surface says nothing about where the bowl is lowest."],
  references: ["Rastrigin: Systems of Extremal Control (1974)", "Mühlenbein, Schomisch, Born: The parallel genetic algorithm as function optimizer (1991)"],
  knobs: {},
  window: [-5.12, 5.12, -5.12, 5.12],
  start: [3.3, -2.6],
  formula: "20 + x^2 + y^2 - 10*(cos(2*pi*x) + cos(2*pi*y))",
  minima: () => [{ at: [0, 0], loss: 0, global: true }],
});
