/** A problem from a formula, as a reader types it. */
import { buildProblem } from "../plan.ts";
import type { Problem } from "../model.ts";

export function typed(f: string): Problem {
  const { built, issues } = buildProblem({ id: "formula", values: { f } });
  if (built === undefined) throw new Error(`${f}: ${issues.map(({ message }) => message).join("; ")}`);
  return built.problem;
}
