/** `analyze`: exact derivatives and eigenpairs at a point; for distributions the Fisher information, and the divergences to another point. */
import { analyzeDistribution, analyzeLocally, distances, MOST_MATRIX_PARAMETERS } from "../core/analysis/local.ts";
import { issue as makeIssue, quote } from "../core/knobs.ts";
import { buildProblem } from "../core/plan.ts";
import { stringify } from "../scenario/index.ts";
import { Complaint, readArguments, readNumbers, readScenarioArgument, reasonAmong } from "./arguments.ts";
import type { Problem } from "../core/model.ts";
import type { Catalogue } from "../scenario/index.ts";
import type { Output } from "./output.ts";

/** Without matrices, where there are too many parameters for them. */
function slopeAt(
  problem: Problem,
  theta: readonly number[],
): { readonly theta: readonly number[]; readonly loss: number; readonly gradient: readonly number[] } {
  const gradient = new Float64Array(problem.dim);
  const loss = problem.lossAndGradient(theta, gradient);
  return { theta, loss, gradient: [...gradient] };
}

export function analyze(words: readonly string[], catalogue: Catalogue, output: Output): void {
  const { scenario: word, options } = readArguments(words, ["at", "to"]);
  const { scenario, issues: read } = readScenarioArgument(word, catalogue);
  const { built, issues } = scenario.runs.length === 0 ? { issues: [] } : buildProblem(scenario.problem);
  if (built === undefined) throw new Complaint(reasonAmong([...read, ...issues], `the problem ${quote(scenario.problem.id)} cannot be built`));
  const { problem } = built;
  const point = (name: "at" | "to"): readonly number[] | undefined => {
    const text = options.get(name);
    const numbers = text === undefined ? undefined : readNumbers(text, name);
    if (numbers !== undefined && numbers.length !== problem.dim) {
      throw new Complaint(`--${name}: ${problem.dim} numbers are expected, ${numbers.length} are given`);
    }
    return numbers;
  };
  const theta = point("at") ?? scenario.start;
  const to = point("to");
  if (problem.hessian === undefined) throw new Complaint(`${scenario.problem.id} has no Hessian`);
  const { distribution } = problem;
  if (to !== undefined && distribution === undefined) throw new Complaint(`--to: ${scenario.problem.id} has no probability distribution`);
  const local = analyzeLocally(problem, theta);
  for (const issue of read) output.issue(issue);
  if (local === undefined) {
    const message = `${problem.dim} parameters are more than the ${MOST_MATRIX_PARAMETERS} that matrices are made for; there are none`;
    output.issue(makeIssue("problem", "too-many-parameters-for-matrices", message));
  }
  output.line(
    stringify({
      ...(local ?? slopeAt(problem, theta)),
      ...analyzeDistribution(problem, theta),
      ...(to !== undefined && distribution !== undefined && distances(problem.dim, distribution, theta, to)),
    }),
  );
}
