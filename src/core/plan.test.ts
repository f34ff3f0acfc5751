import { describe, expect, it } from "vitest";
import { initialValues } from "./knobs.ts";
import { optimizers } from "./optimizers/index.ts";
import { runKnobs } from "./options.ts";
import { openPlan, runAll } from "./plan.ts";
import type { Issue, Values } from "./knobs.ts";
import type { Ended, TrajectoryChunk } from "./model.ts";
import type { Plan, PlanRun } from "./plan.ts";
import type { RunOptions } from "./options.ts";

function planRun(optimizer: string, values: Values = {}, options: Partial<RunOptions> = {}): PlanRun {
  const definition = optimizers.get(optimizer);
  return { optimizer, values: { ...(definition ? initialValues(definition.knobs) : {}), ...values }, options: { ...initialValues(runKnobs), ...options } };
}

function carryOut(runs: readonly PlanRun[], more: Partial<Plan> = {}): { chunks: TrajectoryChunk[][]; issues: Issue[]; ended: Ended[] } {
  const chunks: TrajectoryChunk[][] = runs.map(() => []);
  const issues: Issue[] = [];
  const ended: Ended[] = [];
  const plan: Plan = { problem: { id: "rosenbrock", values: {} }, runs, start: [-1.2, 1], seed: 1, steps: 50, tolerance: 0, ...more };
  const opened = openPlan(plan, { chunk: (run, chunk) => chunks[run]!.push(chunk), issue: (one) => issues.push(one) });
  runAll(opened.runs, (run, how) => {
    ended[run] = how;
  });
  return { chunks, issues, ended };
}

const rows = (chunks: readonly TrajectoryChunk[]): number[][] =>
  chunks.flatMap(({ firstStep, count, points, loss }) =>
    Array.from({ length: count }, (_, k) => [firstStep + k, points[2 * k]!, points[2 * k + 1]!, loss[k]!]),
  );

describe("a plan", () => {
  it("runs each run from the start to the last step", () => {
    const { chunks, ended } = carryOut([planRun("adam"), planRun("sgd")]);
    expect(ended.map(({ kind, steps }) => [kind, steps])).toEqual([
      ["budget", 50],
      ["budget", 50],
    ]);
    for (const one of chunks) {
      expect(rows(one)).toHaveLength(51);
      // (1 + 1.2)² + 100 (1 − 1.44)² = 4.84 + 19.36
      expect(rows(one)[0]).toEqual([0, -1.2, 1, expect.closeTo(24.2, 12)]);
    }
  });

  it("fails an unknown optimizer without replacing it and without a second issue", () => {
    const { chunks, issues, ended } = carryOut([planRun("adan-typo"), planRun("sgd")]);
    expect(ended[0]).toMatchObject({ kind: "failed", steps: 0, code: "unknown-optimizer" });
    expect(chunks[0]).toEqual([]);
    expect(issues).toEqual([]);
    expect(ended[1]).toMatchObject({ kind: "budget", steps: 50 });
  });

  it("has no runs where the formula does not parse, and says where", () => {
    const { issues, ended } = carryOut([planRun("sgd")], { problem: { id: "formula", values: { f: "x^2 + q" } } });
    expect(issues).toMatchObject([{ path: "problem.f", args: { position: 6, found: expect.stringContaining("q") as string } }]);
    expect(ended).toEqual([]);
  });

  it("continues a parent to the bit, with absolute step numbers", () => {
    const options = { schedule: { ...initialValues(runKnobs).schedule, kind: "cosine" as const, warmup: 5 }, clipNorm: 3 };
    const { chunks } = carryOut([planRun("adam", { lr: 0.05 }, options), planRun("adam", { lr: 0.05 }, { ...options, from: { run: 0, step: 17 } })]);
    expect(rows(chunks[1]!)).toEqual(rows(chunks[0]!).slice(17));
  });

  it("branches from a branch and lets knobs change at the fork", () => {
    const { chunks } = carryOut([
      planRun("sgd", { lr: 0.0005 }),
      planRun("sgd", { lr: 0.001, momentum: 0.9 }, { from: { run: 0, step: 10 } }),
      planRun("sgd", { lr: 0.001, momentum: 0.9 }, { from: { run: 1, step: 30 } }),
    ]);
    expect(rows(chunks[1]!)[0]).toEqual(rows(chunks[0]!)[10]);
    expect(rows(chunks[1]!)[1]).not.toEqual(rows(chunks[0]!)[11]);
    expect(rows(chunks[2]!)).toEqual(rows(chunks[1]!).slice(20));
  });

  it.each([
    ["branch-order", "runs.1.from.run", [planRun("sgd"), planRun("sgd", {}, { from: { run: 1, step: 0 } })], 1],
    ["branch-method", "runs.1.from.run", [planRun("adam"), planRun("sgd", {}, { from: { run: 0, step: 3 } })], 1],
    ["branch-step", "runs.1.from.step", [planRun("sgd"), planRun("sgd", {}, { from: { run: 0, step: 51 } })], 1],
    ["branch-step", "runs.1.from.step", [planRun("nonsense"), planRun("nonsense", {}, { from: { run: 0, step: 0 } })], -1],
  ] as const)("refuses a branch with %s", (code, path, runs, failed) => {
    const { issues, ended, chunks } = carryOut(runs);
    if (failed < 0) {
      expect(issues).toEqual([]);
      expect(ended.map(({ kind }) => kind)).toEqual(["failed", "failed"]);
      return;
    }
    expect(issues).toMatchObject([{ code, path }]);
    expect(ended[failed]).toMatchObject({ kind: "failed", steps: 0 });
    expect(chunks[failed]).toEqual([]);
  });

  it("prints the diverging line and then ends", () => {
    const { chunks, ended } = carryOut([planRun("sgd", { lr: 1 })]);
    expect(ended[0]).toMatchObject({ kind: "diverged", code: "not-finite" });
    const last = rows(chunks[0]!).at(-1)!;
    expect(last[0]).toBe(ended[0]!.steps);
    expect(last.slice(1).every((value) => Number.isFinite(value) && Math.abs(value) <= 1e100)).toBe(false);
    expect(
      rows(chunks[0]!)
        .slice(0, -1)
        .flat()
        .every((value) => Number.isFinite(value)),
    ).toBe(true);
  });

  it("diverges at step 0 outside a formula's domain", () => {
    const { chunks, ended } = carryOut([planRun("adam")], { problem: { id: "formula", values: { f: "log(x) + y^2" } }, start: [-1, 0] });
    expect(ended[0]).toMatchObject({ kind: "diverged", steps: 0 });
    expect(rows(chunks[0]!)).toEqual([[0, -1, 0, Number.NaN]]);
  });

  it("converges at the first step whose gradient is within the tolerance, also at step 0", () => {
    expect(carryOut([planRun("sgd")], { tolerance: 1e9 }).ended[0]).toMatchObject({ kind: "converged", steps: 0 });
    const { ended, chunks } = carryOut([planRun("sgd", { lr: 0.1 })], {
      problem: { id: "bowl", values: { kappa: 2, angle: 0 } },
      tolerance: 1e-3,
      steps: 1000,
    });
    expect(ended[0]).toMatchObject({ kind: "converged", code: "tolerance" });
    const norms = chunks[0]!.flatMap((chunk) => [...chunk.gradNorm]);
    expect(norms.findIndex((norm) => norm <= 1e-3)).toBe(ended[0]!.steps);
    expect(norms).toHaveLength(ended[0]!.steps + 1);
  });
});
