/** `analyze`: exact derivatives and eigenpairs at a point. */
import { analyzeLocally } from "../core/analysis/local.ts";
import { quote } from "../core/knobs.ts";
import { buildProblem } from "../core/plan.ts";
import { stringify } from "../scenario/index.ts";
import { Complaint, readArguments, readNumbers, readScenarioArgument, reasonAmong } from "./arguments.ts";
import type { Catalogue } from "../scenario/index.ts";
import type { Output } from "./output.ts";

export function analyze(words: readonly string[], catalogue: Catalogue, output: Output): void {
  const { scenario: word, options } = readArguments(words, ["at"]);
  const { scenario, issues: read } = readScenarioArgument(word, catalogue);
  const { built, issues } = scenario.runs.length === 0 ? { issues: [] } : buildProblem(scenario.problem);
  if (built === undefined) throw new Complaint(reasonAmong([...read, ...issues], `the problem ${quote(scenario.problem.id)} cannot be built`));
  const at = options.get("at");
  const theta = at === undefined ? scenario.start : readNumbers(at, "at");
  const { dim } = built.problem;
  if (theta.length !== dim) throw new Complaint(`--at: ${dim} numbers are expected, ${theta.length} are given`);
  const result = analyzeLocally(built.problem, theta);
  if (result === undefined) throw new Complaint(`${scenario.problem.id} has no Hessian`);
  for (const issue of read) output.issue(issue);
  output.line(stringify({ ...result }));
}
