import { describe, expect, it } from "vitest";
import { initialValues } from "../../core/knobs.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { optimizers } from "../../core/optimizers/index.ts";
import { work } from "../../worker/questions.ts";
import { carryOut } from "./rule.ts";
import { rolesOf } from "./roles.ts";
import type { Values } from "../../core/knobs.ts";
import type { RunOptions } from "../../core/options.ts";
import type { ReplayedStep } from "../../protocol/messages.ts";
import type { Carried } from "./rule.ts";

const catalogue = coreCatalogue();

function stepsOf(optimizer: string, own: Values, count: number): readonly ReplayedStep[] {
  const entry = catalogue.optimizers.find(({ id }) => id === optimizer)!;
  const problem = catalogue.problems.find(({ id }) => id === "rosenbrock")!;
  const runs = [{ optimizer, values: { ...initialValues(entry.knobs), ...own }, options: initialValues(catalogue.runKnobs) as RunOptions }];
  const plan = { problem: { id: "rosenbrock", values: initialValues(problem.knobs) }, runs, start: [-1.2, 1], seed: 1, steps: count, tolerance: 0 };
  const next = work({ kind: "replay", run: 0, from: 0, count, ...plan });
  for (;;) {
    const progress = next();
    if (!progress.done) continue;
    if ("error" in progress || progress.answer.kind !== "replay") throw new Error("no steps");
    return progress.answer.steps;
  }
}

/** The rule of a method at one of its steps on Rosenbrock's valley. */
function carried(optimizer: string, at: number, own: Values = {}): readonly Carried[] {
  const { words, knobs } = optimizers.get(optimizer)!;
  const steps = stepsOf(optimizer, own, at + 1);
  const step = steps[at]!;
  const values = { ...initialValues(knobs), ...own };
  return carryOut({ words, values, step, previous: steps[at - 1], t: at + 1, roles: rolesOf(words, step.vectors) });
}

const said = (lines: readonly Carried[]): string[] =>
  lines.flatMap(({ rows }) => rows.map(({ pieces, result }) => [...pieces, { text: " = " }, result].map(({ text }) => text).join("")));

describe("a rule with the numbers of a step", () => {
  it("all", () => {
    for (const id of optimizers.ids)
      for (const at of [0, 3]) {
        let lines: readonly Carried[];
        try {
          lines = carried(id, at);
        } catch (e) {
          console.log(id, at, String(e));
          continue;
        }
        console.log(
          `## ${id} ${at}\n` +
            lines
              .map(
                (l) =>
                  `  ${l.latex}\n      ${l.rows.map((r) => `${r.symbol ?? ""} ${r.pieces.map((p) => p.text).join("")} = ${r.result.text}`).join("\n      ")}`,
              )
              .join("\n"),
        );
      }
    expect(said([])).toEqual([]);
  });
});
