/** `critical-points`: every critical point in the window, its kind, and whether the index check holds. */
import { criticalPoints } from "../core/analysis/critical.ts";
import { quote } from "../core/knobs.ts";
import { buildProblem } from "../core/plan.ts";
import { shapeOf } from "../core/shape.ts";
import { stringify } from "../scenario/index.ts";
import { Complaint, readArguments, readScenarioArgument, reasonAmong } from "./arguments.ts";
import type { Window2 } from "../core/model.ts";
import type { Catalogue } from "../scenario/index.ts";
import type { Output } from "./output.ts";

function windowOf(value: unknown): Window2 | undefined {
  if (!Array.isArray(value) || value.length !== 4) return undefined;
  const [xlo, xhi, ylo, yhi] = value as unknown[];
  if (typeof xlo !== "number" || typeof xhi !== "number" || typeof ylo !== "number" || typeof yhi !== "number") return undefined;
  return [xlo, xhi, ylo, yhi];
}

export function critical(words: readonly string[], catalogue: Catalogue, output: Output): void {
  const { scenario: word } = readArguments(words, []);
  const { scenario, issues: read } = readScenarioArgument(word, catalogue);
  const { built, issues } = scenario.runs.length === 0 ? { issues: [] } : buildProblem(scenario.problem);
  if (built === undefined) throw new Complaint(reasonAmong([...read, ...issues], `the problem ${quote(scenario.problem.id)} cannot be built`));
  const { dim } = built.problem;
  if (dim !== 2) throw new Complaint(`critical-points: ${scenario.problem.id} has ${dim} ${dim === 1 ? "parameter" : "parameters"}, not 2`);
  if (built.problem.hessian === undefined) throw new Complaint(`${scenario.problem.id} has no Hessian`);
  const window = windowOf(scenario.problem.values["window"]) ?? shapeOf(built.definition, scenario.problem.values).window;
  if (window === undefined) throw new Complaint(`critical-points: ${scenario.problem.id} has no window`);
  const found = criticalPoints(built.problem, window);
  for (const issue of read) output.issue(issue);
  for (const { code, message } of found.issues) output.issue({ path: "problem", code, args: {}, message });
  output.line(
    stringify({
      points: found.points.map(({ at, loss, kind, eigenvalues }) => ({ at: [...at], loss, kind, eigenvalues: [...eigenvalues] })),
      complete: found.complete,
    }),
  );
}
