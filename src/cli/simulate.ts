/** `simulate`: every recorded step as a line of JSON, then how the run ended. */
import { openPlan } from "../core/plan.ts";
import { stringify } from "../scenario/index.ts";
import { Complaint, readArguments, readScenarioArgument } from "./arguments.ts";
import type { Catalogue } from "../scenario/index.ts";
import type { TrajectoryChunk } from "../core/model.ts";
import type { Output } from "./output.ts";

const MOST_STEPS = 1_000_000;
/** Steps between two looks at the stream. */
const SLICE = 8192;

function print(run: number, chunk: TrajectoryChunk, output: Output): void {
  const { dim, points, average } = chunk;
  for (let row = 0; row < chunk.count; row++) {
    output.line(
      stringify({
        run,
        step: chunk.firstStep + row,
        theta: points.subarray(row * dim, (row + 1) * dim),
        loss: chunk.loss[row]!,
        gradNorm: chunk.gradNorm[row]!,
        averageTheta: average?.subarray(row * dim, (row + 1) * dim),
      }),
    );
  }
}

function readSteps(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const steps = Number(text);
  if (!/^\d+$/.test(text) || steps < 1 || steps > MOST_STEPS)
    throw new Complaint(`--steps: ${JSON.stringify(text)} is not a whole number from 1 to ${MOST_STEPS}`);
  return steps;
}

export async function simulate(words: readonly string[], catalogue: Catalogue, output: Output): Promise<void> {
  const { scenario: word, options } = readArguments(words, ["steps"]);
  const steps = readSteps(options.get("steps"));
  const { scenario, issues } = readScenarioArgument(word, catalogue);
  for (const issue of issues) output.issue(issue);
  const plan = steps === undefined ? scenario : { ...scenario, steps };
  const { runs } = openPlan(plan, {
    chunk: (run, chunk) => print(run, chunk, output),
    // What the reader has said of a setting (a formula that is no text) is not said again.
    issue: (issue) => {
      if (!issues.some(({ path }) => path === issue.path)) output.issue(issue);
    },
  });
  for (const run of runs) {
    while (run.ended === undefined && output.open) {
      run.advance(SLICE);
      await output.drain();
    }
    if (run.ended === undefined) return;
    const { kind, steps: last, message } = run.ended;
    output.line(stringify({ run: run.index, ended: { kind, steps: last, message } }));
  }
}
