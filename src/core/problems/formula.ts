/** A loss typed by the user. */
import { defineProblem } from "../define.ts";
import { fromFormula } from "./parts.ts";

const LONGEST = 2000;
const EXAMPLE = "(1 - x)^2 + 100*(y - x^2)^2";

export const formula = defineProblem({
  id: "formula",
  title: "Your own formula",
  summary: "Any loss of x and y that you can type.",
  notes: [
    "Gradient and Hessian are exact derivatives of the formula, never differences. Outside its domain the loss is not a number, and a run that gets there ends as diverged.",
  ],
  references: [],
  knobs: { f: { kind: "text", maxLength: LONGEST, initial: EXAMPLE, symbol: "f(x, y)", help: "The loss, in x and y." } },
  dim: 2,
  window: [-2, 2, -1, 3],
  start: [-1.2, 1],
  provides: ["hessian", "deterministic"],
  minima: () => [],
  create: (values) => fromFormula(values.f),
});
