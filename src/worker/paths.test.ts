import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { openPlan, runAll } from "../core/plan.ts";
import { transferList } from "../protocol/messages.ts";
import { decode } from "../scenario/index.ts";
import { work } from "./questions.ts";
import type { Answer, Question, RequestId } from "../protocol/messages.ts";
import type { Plan } from "../core/plan.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const planOf = (query: string): Plan => decode(query, catalogue).scenario!;

type Done = { readonly answer: Answer } | { readonly code: string; readonly error: string; readonly args?: unknown };
function finish(question: Question): { readonly done: Done; readonly turns: number } {
  const next = work(question);
  for (let turns = 1; ; turns++) {
    const progress = next();
    if (progress.done) return { done: progress, turns };
  }
}
function pathsOf(plan: Plan): { readonly paths: readonly Float64Array[]; readonly turns: number } {
  const { done, turns } = finish({ kind: "paths", ...plan });
  if (!("answer" in done) || done.answer.kind !== "paths") throw new Error("no paths");
  return { paths: done.answer.paths, turns };
}

describe("paths for a thumbnail", () => {
  it("are those of the runs, to the last bit, branches and schedules included", () => {
    const plan = planOf(
      "v=1&problem=rosenbrock&run=adam~lr=0.05~schedule.kind=cosine&run=sgd~momentum=0.9&run=sgd~momentum=0.5~from.run=1~from.step=100&steps=1200",
    );
    const { paths, turns } = pathsOf(plan);
    const points: number[][] = [[], [], []];
    const { runs } = openPlan(plan, { chunk: (run, chunk) => points[run]!.push(...chunk.points), issue: () => undefined });
    runAll(runs, () => undefined);
    expect(paths.map((path) => [...path])).toEqual(points);
    // In slices, so that a thumbnail that is no longer wanted can be given up.
    expect(turns).toBeGreaterThan(3);
  });

  it("stop where they would only be long, without another schedule", () => {
    const [long] = pathsOf(planOf("v=1&problem=bowl&run=sgd~schedule.kind=linear&steps=100000")).paths;
    expect(long!.length / 2).toBeLessThan(3000);
    // Linear over 100,000 steps: the rate of step 2 is hardly lower than that of step 1.
    const [x0, , x1, , x2] = long!;
    expect((x1! - x2!) / x1! / ((x0! - x1!) / x0!)).toBeCloseTo(1, 4);
  });

  it("are empty for a run that cannot start, and travel without a copy", () => {
    const { done } = finish({ kind: "paths", ...planOf("v=1&problem=bowl&run=adam&run=nobody&steps=10") });
    if (!("answer" in done) || done.answer.kind !== "paths") throw new Error("no paths");
    expect(done.answer.paths.map(({ length }) => length)).toEqual([22, 0]);
    expect(transferList({ type: "answer", request: 1 as RequestId, answer: done.answer })).toEqual(done.answer.paths.map(({ buffer }) => buffer));
  });
});

describe("what is said of a problem", () => {
  it("is its formula, notes and kinks", () => {
    const { done } = finish({ kind: "problem", problem: { id: "plateau", values: { tilt: 0 } } });
    expect(done).toMatchObject({ answer: { kind: "problem", minima: [], notes: expect.arrayContaining([expect.stringContaining("tilt 0")]) as unknown } });
    if ("answer" in done && done.answer.kind === "problem") expect(done.answer.kinks.map(({ where }) => where).join()).toContain("x");
  });

  it("is the place of the mistake where a formula is none", () => {
    const { done } = finish({ kind: "problem", problem: { id: "formula", values: { f: "x + 2y" } } });
    expect(done).toMatchObject({ code: "missing-operator", args: { position: 5, length: 1, found: "y", suggestion: "2*y" } });
    expect(finish({ kind: "problem", problem: { id: "nothing", values: {} } }).done).toMatchObject({ code: "unknown-problem" });
  });
});
