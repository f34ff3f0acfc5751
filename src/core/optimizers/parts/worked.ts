/** Worked examples that several methods share, each with words of its own. */
import type { WorkedExample } from "../../model.ts";

/** On a quadratic in the plane methods with conjugate directions and exact searches arrive after two steps. */
export const TWO_EXACT_STEPS = {
  formula: "x^2/2 + y^2",
  values: { search: "exact" },
  theta: [2, 1],
  gradients: [
    [2, 2],
    [2 / 3, -2 / 3],
  ],
  expected: [
    [2 / 3, -1 / 3],
    [0, 0],
  ],
} as const satisfies Omit<WorkedExample, "text">;
