/** Where methods with second derivatives end: never because a step is short, only where rounding, a missing slope or a missing loss leaves them no choice. */
import { describe, expect, it } from "vitest";
import { fromFormula } from "../problems/parts.ts";
import { distance, run as start } from "../testing/probe.ts";
import { himmelblau } from "../testing/problems.ts";
import type { Values } from "../knobs.ts";
import type { Problem } from "../model.ts";
import type { Recording } from "../testing/drive.ts";

function formula(text: string, residuals?: readonly string[]): Problem {
  const created = fromFormula(text, {}, undefined, residuals);
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
}
const run = (id: string, problem: Problem, from: readonly number[], values: Values = {}, steps = 200): Recording => start(id, problem, from, steps, values);

describe("a short step is no end while the gradient is more than rounding", () => {
  const off = formula("(x-1)^2 - (y-1)^2");
  const ratios = (points: readonly (readonly number[])[], count: number): number[] =>
    Array.from({ length: count }, (_, k) => (points[k + 1]![1]! - 1) / (points[k]![1]! - 1));

  it.each([
    ["saddle-free-newton", {}, off, 1.5, 2],
    ["newton", { damping: 1 }, off, 1.5, -1],
    ["newton", { damping: 1.5 }, off, 1, -3],
    ["newton", { lr: 3 }, formula("(x-1)^2 + (y-1)^2"), 1, -2],
    ["gauss-newton", { lr: 3 }, formula("(x-1)^2 + (y-1)^2", ["x-1", "y-1"]), 1, -2],
  ] as const)("%s %j multiplies y − 1 = 1e-9 as it does far from the point", (id, values, problem, x, factor) => {
    const { points, ended } = run(id, problem, [x, 1 + 1e-9], values, 60);
    for (const ratio of ratios(points, 12)) expect(ratio).toBeCloseTo(factor, 5);
    expect(ended).toMatchObject({ kind: "budget", steps: 60 });
  });

  it("and runs that leave a point end far away or elsewhere", () => {
    expect(run("newton", formula("(x-1)^2 + (y-1)^2"), [1, 1 + 1e-9], { lr: 3 }, 999).ended.kind).toBe("diverged");
    expect(run("saddle-free-newton", formula("(x-1e6)^2 + y^2"), [1e6 + 1e-3, 0], { lr: 2.5 }, 999).ended.kind).toBe("diverged");
    const { points, ended } = run("saddle-free-newton", himmelblau, [0.08667750456 + 1e-10, 2.88425470122]);
    expect(ended).toMatchObject({ kind: "converged", stationary: "minimum" });
    expect(distance(points.at(-1)!, [3, 2])).toBeLessThan(1e-12);
    expect(run("cubic-newton", off, [1.5, 1 + 1e-9], { adaptive: false }, 20).loss.at(-1)!).toBeLessThan(-1);
  });

  it("yet every method of Newton's kind ends where only rounding is left, also where losses underflow", () => {
    const tiny = formula("0.26*(x^2+y^2) - 0.48*x*y");
    for (const start of [
      [3, 5],
      [-1, 7],
      [0.3, -2],
    ]) {
      for (const id of ["newton", "saddle-free-newton"]) expect(run(id, tiny, start, {}, 300).ended.kind).toBe("converged");
    }
  });
});

describe("a gradient of exactly 0, and trials without a loss", () => {
  it("a singular Hessian does not matter where the gradient is exactly 0", () => {
    for (const id of ["newton", "saddle-free-newton"])
      expect(run(id, formula("x^2 + 0*y"), [0, 5]).ended).toMatchObject({ kind: "converged", steps: 0, stationary: "degenerate" });
  });

  it.each([
    ["cubic-newton", {}],
    ["levenberg-marquardt", {}],
    ["levenberg-marquardt", { scaling: "diagonal" }],
    ["trust-region", {}],
    ["trust-region", { subproblem: "exact" }],
  ])("%s %j fails where every trial is without a loss", (id, values) => {
    for (const start of [
      [1, 1],
      [0, 0],
    ]) {
      const inside = `((x == ${start[0]!}) * (y == ${start[1]!}) ? 0 : log(-1))`;
      const island = formula(`(x + 1 + ${inside})^2 + (y + 2)^2`, [`x + 1 + ${inside}`, "y + 2"]);
      const { ended, points } = run(id, island, start, values, 5000);
      expect(ended).toMatchObject({ kind: "failed", code: "no-point" });
      expect(ended.message).toContain("no acceptable point");
      expect(points.at(-1)).toEqual(start);
    }
  });
});
