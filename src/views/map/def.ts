/** Names of the marks of balls and distances, by which links call them: in the order of the menu. */
export const MARK_IDS = [
  "l1",
  "circle",
  "linf",
  "hessian",
  "ellipse",
  "empirical",
  "sampled",
  "ruler",
  "steps",
  "contact",
  "drop",
  "whole",
  "forward",
  "reverse",
  "ways",
  "tissot",
  "natural",
  "plain",
  "scores",
] as const;

export type MarkId = (typeof MARK_IDS)[number];
