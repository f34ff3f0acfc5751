/** Tuned rates against what the runs themselves show with them, to the bit. */
import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { stepWithin } from "../core/costs.ts";
import { openPlan, runAll } from "../core/plan.ts";
import { decode } from "../scenario/index.ts";
import { work } from "./questions.ts";
import type { TrajectoryChunk } from "../core/model.ts";
import type { Plan } from "../core/plan.ts";
import type { RatesAnswer } from "../protocol/messages.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const planOf = (query: string): Plan => decode(query, catalogue).scenario!;
const PLAN = planOf(
  "v=1&problem=himmelblau&run=sgd~lr=0.01&run=newton~damping=1&run=spsa&run=sgd~lr=0.02~from.run=0~from.step=3&run=nelder-mead&start=0.3,2&steps=50",
);

function finish(plan: Plan, budget: number): { readonly answer: RatesAnswer; readonly parts: RatesAnswer[] } {
  const next = work({ kind: "rates", ...plan, budget });
  const parts: RatesAnswer[] = [];
  for (;;) {
    const progress = next();
    if (!progress.done && progress.part?.kind === "rates") parts.push(progress.part);
    if (progress.done && "answer" in progress && progress.answer.kind === "rates") return { answer: progress.answer, parts };
  }
}

/** What every run of a plan shows at the end of a budget. */
function shown(plan: Plan, budget: number): number[] {
  const chunks: TrajectoryChunk[][] = plan.runs.map(() => []);
  const { runs } = openPlan(plan, { chunk: (run, chunk) => chunks[run]!.push(chunk), issue: () => undefined });
  runAll(runs, () => undefined);
  return chunks.map((all) => {
    const step = stepWithin(all, budget)!;
    const chunk = all.find(({ firstStep, count }) => step >= firstStep && step < firstStep + count)!;
    return chunk.loss[step - chunk.firstStep]!;
  });
}

describe("rates of all runs", () => {
  it("give the runs the very losses that the search reported, at equal steps and at equal evaluations", () => {
    for (const budget of [Infinity, 102, 31]) {
      const { answer } = finish(PLAN, budget);
      expect(answer.tuned.map(({ kind }) => kind)).toEqual(["tuned", "tuned", "tuned", "branch", "no-rate"]);
      const runs = PLAN.runs.map((run, i) => {
        const found = answer.tuned[i]!;
        return found.kind === "tuned" ? { ...run, values: { ...run.values, [found.knob]: found.best!.rate } } : run;
      });
      const losses = shown({ ...PLAN, runs: runs.filter(({ options }) => options.from === undefined) }, budget);
      expect(answer.tuned.slice(0, 3).map((one) => (one.kind === "tuned" ? one.best!.shown : undefined))).toEqual(losses.slice(0, 3));
      const before = shown({ ...PLAN, runs: PLAN.runs.filter(({ options }) => options.from === undefined) }, budget);
      expect(answer.tuned.slice(0, 3).map((one) => (one.kind === "tuned" ? one.current.shown : undefined))).toEqual(before.slice(0, 3));
    }
  });

  it("come in parts: every trial of every run is told of, what is found stays found", () => {
    const { answer, parts } = finish(PLAN, Infinity);
    const progress = parts.map(({ tuned, trials }) => tuned.length * 100 + trials);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(new Set(parts.map(({ tuned }) => tuned.length))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(parts.length).toBeGreaterThan(100);
    for (const { tuned } of parts) expect(tuned).toEqual(answer.tuned.slice(0, tuned.length));
  });

  it("are a refusal where the problem cannot be built", () => {
    expect(work({ kind: "rates", ...PLAN, problem: { id: "formula", values: { f: "x +" } }, budget: Infinity })()).toMatchObject({
      done: true,
      code: expect.any(String) as string,
    });
  });
});
