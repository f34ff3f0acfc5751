import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { openPlan, runAll } from "../core/plan.ts";
import { decode } from "../scenario/index.ts";
import { results } from "./results.ts";
import type { Plan } from "../core/plan.ts";
import type { RunResult } from "../protocol/messages.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const planOf = (query: string): Plan => decode(query, catalogue).scenario!;

function finish(plan: Plan, window?: readonly [number, number, number, number]): { readonly found: readonly RunResult[]; readonly turns: number } {
  const next = results(plan, window);
  for (let turns = 1; ; turns++) {
    const progress = next();
    if (progress.done && "answer" in progress && progress.answer.kind === "results") return { found: progress.answer.results, turns };
  }
}

describe("what becomes of runs", () => {
  it("is what the runs themselves record, branches included, in slices", () => {
    const plan = planOf("v=1&problem=rosenbrock&run=adam~lr=0.05&run=sgd~momentum=0.9&run=sgd~lr=0.0001~from.run=1~from.step=100&steps=9000");
    const first: number[] = [];
    const last: number[] = [];
    const kinds: string[] = [];
    const { runs } = openPlan(plan, {
      chunk: (run, { loss, count }) => {
        first[run] ??= loss[0]!;
        last[run] = loss[count - 1]!;
      },
      issue: () => undefined,
    });
    runAll(runs, (run, { kind }) => (kinds[run] = kind));
    const { found, turns } = finish(plan);
    expect(found.map(({ lastLoss }) => lastLoss)).toEqual(last);
    expect(found.slice(0, 2).map(({ firstLoss }) => firstLoss)).toEqual(first.slice(0, 2));
    expect(found.map(({ ended }) => ended.kind)).toEqual(kinds);
    expect(turns).toBeGreaterThan(4);
  });

  it("says whether a run ever left the window", () => {
    // Gradient descent on ½x² multiplies x by 1 − η: −2 → 2 → … for η = 2, −2 → −1.8 → … for η = 0.1, and −2 → 4 → … for η = 3.
    const plan = planOf("v=1&problem=formula&f=x^2/2&run=sgd~lr=2&run=sgd~lr=0.1&run=sgd~lr=3&start=-2,0&steps=20");
    expect(finish(plan, [-3, 3, -1, 1]).found.map(({ inside }) => inside)).toEqual([true, true, false]);
    expect(finish(plan, [-3, 1, -1, 1]).found.map(({ inside }) => inside)).toEqual([false, true, false]);
    expect(finish(plan).found.map(({ inside }) => inside)).toEqual([true, true, true]);
  });

  it("is a refusal where a run cannot start", () => {
    const { found } = finish(planOf("v=1&problem=bowl&run=nobody&steps=10"));
    expect(found[0]!.ended).toMatchObject({ kind: "failed", code: "unknown-optimizer", steps: 0 });
  });
});
