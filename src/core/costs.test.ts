/** Costs: what is counted, what is not evaluated twice, and how budgets are read from chunks. */
import { describe, expect, it } from "vitest";
import { costOf, evaluationsOf, stepWithin } from "./costs.ts";
import { MOVED } from "./model.ts";
import { optimizers } from "./optimizers/index.ts";
import { openRun, record } from "./testing/drive.ts";
import { axes, beale, himmelblau, rosenbrock } from "./testing/problems.ts";
import type { Cost } from "./costs.ts";
import type { AnyOptimizer, Outcome, Problem, TrajectoryChunk } from "./model.ts";
import type { Given } from "./testing/drive.ts";

/** A problem that counts for itself how often it is really evaluated. */
function counted(problem: Problem): { readonly problem: Problem; readonly calls: { losses: number; gradients: number } } {
  const calls = { losses: 0, gradients: 0 };
  const view: Problem = {
    dim: problem.dim,
    loss: (theta) => {
      calls.losses++;
      return problem.loss(theta);
    },
    lossAndGradient: (theta, gradient) => {
      calls.gradients++;
      return problem.lossAndGradient(theta, gradient);
    },
  };
  return { problem: view, calls };
}

const plain = (step: number): Cost => ({ functions: step + 1, gradients: step + 1, hessians: 0 });
const sgd = optimizers.get("sgd")!;

type Ask = (problem: Problem, theta: Float64Array, t: number) => Outcome | undefined;
/** Moves every coordinate down by 1 a step, after asking the problem whatever a test wants asked. */
function asking(ask: Ask, more: Partial<AnyOptimizer> = {}): AnyOptimizer {
  return {
    ...sgd,
    ...more,
    init: () => ({}),
    step(problem, here, _state, _values, _noise, out) {
      for (let i = 0; i < out.theta.length; i++) out.theta[i] = here.theta[i]! - 1;
      const outcome = ask(problem, out.theta, here.t) ?? MOVED;
      if (outcome.kind === "rejected") out.theta.set(here.theta);
      return outcome;
    },
  };
}
const costs = (ask: Ask, steps: number, more: Partial<AnyOptimizer> = {}, problem: Problem = axes(2)): readonly Cost[] =>
  record({ optimizer: asking(ask, more), problem, start: [9, 9], steps }).costs;
const rows = (list: readonly Cost[]): number[][] => list.map(({ functions, gradients, hessians }) => [functions, gradients, hessians]);

describe("what a step costs", () => {
  it("one function and one gradient where the method asks for nothing: no array, and nothing is evaluated beside it", () => {
    const { problem, calls } = counted(rosenbrock);
    const { costs: list, chunks } = record({ optimizer: sgd, problem, start: rosenbrock.start, steps: 50 });
    expect(list).toEqual(Array.from({ length: 51 }, (_, k) => plain(k)));
    expect(chunks.every((chunk) => chunk.costs === undefined)).toBe(true);
    expect(calls).toEqual({ losses: 0, gradients: 51 });
  });

  it("all that it asks for elsewhere, on top", () => {
    const gradient = new Float64Array(2);
    const list = costs((problem) => {
      problem.loss([1, 2]);
      problem.loss([3, 4]);
      problem.lossAndGradient([5, 6], gradient);
      return undefined;
    }, 2);
    expect(rows(list)).toEqual([
      [1, 1, 0],
      [5, 3, 0],
      [9, 5, 0],
    ]);
  });

  it("nothing twice: where it knows its new point the loop does not evaluate it, where it knows the loss only the gradient counts", () => {
    const { problem, calls } = counted(axes(2));
    const gradient = new Float64Array(2);
    const known = record({
      optimizer: asking((asked, theta) => {
        asked.lossAndGradient(theta, gradient);
        asked.loss([1, 2]);
        return undefined;
      }),
      problem,
      start: [9, 9],
      steps: 2,
    });
    expect(rows(known.costs)).toEqual([
      [1, 1, 0],
      [3, 2, 0],
      [5, 3, 0],
    ]);
    expect(calls).toEqual({ losses: 2, gradients: 3 });
    expect(known.gradNorm).toEqual(record({ optimizer: asking(() => undefined), problem: axes(2), start: [9, 9], steps: 2 }).gradNorm);

    const half = costs((asked, theta) => {
      asked.loss(theta);
      return undefined;
    }, 2);
    expect(rows(half)).toEqual([
      [1, 1, 0],
      [2, 2, 0],
      [3, 3, 0],
    ]);
  });

  it("the trial alone where it is rejected", () => {
    const list = costs((problem, theta, t) => {
      problem.loss(theta);
      return t === 2 ? { kind: "rejected", reason: "too far" } : undefined;
    }, 3);
    expect(rows(list)).toEqual([
      [1, 1, 0],
      [2, 2, 0],
      [3, 2, 0],
      [4, 3, 0],
    ]);
  });

  it("a Hessian alone where loss and gradient are known, all three elsewhere; residuals as the function and gradient that they contain", () => {
    const matrix = new Float64Array(4);
    const gradient = new Float64Array(2);
    const whole: Problem = { ...axes(2), hessian: () => 0, residuals: () => undefined, residualCount: 2 };
    const at = (shift: number): Ask => {
      return (problem, theta) => {
        problem.hessian!(
          theta.map((value) => value + shift),
          matrix,
          gradient,
        );
        return undefined;
      };
    };
    expect(rows(costs(at(1), 1, {}, whole))[1]).toEqual([2, 2, 1]);
    expect(rows(costs(at(7), 1, {}, whole))[1]).toEqual([3, 3, 1]);
    // At the new point itself: paid there, so the loop's own evaluation is no further cost.
    expect(rows(costs(at(0), 1, {}, whole))[1]).toEqual([2, 2, 1]);
    const residuals: Ask = (problem, theta) => {
      problem.residuals!(
        theta.map((value) => value + 1),
        gradient,
        matrix,
      );
      problem.residuals!(theta, gradient, matrix);
      return undefined;
    };
    expect(rows(costs(residuals, 1, {}, whole))[1]).toEqual([2, 2, 0]);
  });

  it("one Hessian a position, however many trials from it are rejected, however often a trial asks, and from a branch too", () => {
    let asked = 0;
    const whole: Problem = {
      ...axes(2),
      hessian: (theta, hessian, gradient) => {
        asked++;
        hessian.set([asked, 0, 0, 1]);
        return axes(2).lossAndGradient(theta, gradient);
      },
    };
    const seen: number[] = [];
    const optimizer = asking((problem, _theta, t) => {
      const hessian = new Float64Array(4);
      // The position is 1 lower after every step but the second and the third.
      const at = 9 - [0, 1, 1, 1, 2][t - 1]!;
      for (let i = 0; i < 2; i++) problem.hessian!([at, at], hessian, new Float64Array(2));
      seen.push(hessian[0]!);
      return t === 2 || t === 3 ? { kind: "rejected", reason: "too far" } : undefined;
    });
    const given: Given = { optimizer, problem: whole, start: [9, 9], steps: 5 };
    const { costs: list, run } = record(given);
    expect(rows(list).map(([, , hessians]) => hessians)).toEqual([0, 1, 2, 2, 2, 3]);
    expect(seen).toEqual([1, 2, 2, 2, 3]);
    for (const step of [1, 2, 3]) {
      const branch = record({ ...given, start: run.snapshot(step)! });
      expect(rows(branch.costs)).toEqual(rows(list.slice(step)));
    }
  });

  it("losses alone for a method without gradients, which pays nothing for the record", () => {
    const list = costs(
      (problem, theta) => {
        problem.loss(theta);
        problem.loss([1, 2]);
        problem.loss([2, 1]);
        return undefined;
      },
      2,
      { derivativeFree: true },
    );
    expect(rows(list)).toEqual([
      [0, 0, 0],
      [3, 0, 0],
      [6, 0, 0],
    ]);
  });
});

describe.each(["bfgs", "lbfgs", "cg", "gradient-descent-line-search"])("%s", (id) => {
  it.each([
    ["plain", {}],
    ["under clipping", { clipNorm: 1 }],
  ])("%s: counts exactly what was evaluated, however the steps are granted", (_name, options) => {
    const { problem, calls } = counted(himmelblau);
    const given: Given = { optimizer: optimizers.get(id)!, problem, start: himmelblau.start, options, steps: 12 };
    const { costs: list, ended, points, chunks } = record(given);
    if (ended.kind === "budget") {
      expect(list.at(-1)!.functions).toBeGreaterThanOrEqual(Math.max(calls.gradients, calls.losses));
      // Armijo's accepted loss is paid once, though its gradient takes a second look at the point.
      expect(list.at(-1)!.gradients).toBe(calls.gradients);
    }
    expect(chunks.some((chunk) => chunk.costs !== undefined)).toBe(true);
    expect(record(given, 1).costs).toEqual(list);
    expect(list).toHaveLength(points.length);
    for (let k = 1; k < list.length; k++) {
      expect(list[k]!.functions).toBeGreaterThan(list[k - 1]!.functions);
      expect(list[k]!.gradients).toBeGreaterThan(list[k - 1]!.gradients);
    }
  });
});

describe("budgets", () => {
  it("the step reached within a number of evaluations", () => {
    const gather = (id: string, steps: number, slice: number): TrajectoryChunk[] => {
      const chunks: TrajectoryChunk[] = [];
      const run = openRun({ optimizer: optimizers.get(id)!, problem: beale, start: beale.start, steps }, (chunk) => chunks.push(chunk));
      while (run.ended === undefined) run.advance(slice);
      return chunks;
    };
    for (const slice of [1, 3, 1000]) {
      const first = gather("adam", 60, slice);
      expect([0, 1, 2, 3, 4, 5, 120, 121, 122, 1e9].map((budget) => stepWithin(first, budget))).toEqual([undefined, undefined, 0, 0, 1, 1, 59, 59, 60, 60]);
      const searched = gather("cg", 10, slice);
      const list = searched.flatMap((chunk) => Array.from({ length: chunk.count }, (_, row) => costOf(chunk, row)));
      for (const [step, { functions, gradients }] of list.entries()) {
        expect(stepWithin(searched, functions + gradients)).toBe(step);
        expect(stepWithin(searched, functions + gradients - 1)).toBe(step === 0 ? undefined : step - 1);
      }
    }
    expect(stepWithin([], 100)).toBeUndefined();
  });

  it("counts a Hessian as a gradient for each coordinate", () => {
    // Newton's method: a position costs f and g, and the step from it a Hessian: 2, 6, 10, … in the plane.
    const { costs: list, chunks } = record({ optimizer: optimizers.get("newton")!, problem: beale, start: [3, 0.6], steps: 4 });
    expect(list.map((cost) => evaluationsOf(cost, 2))).toEqual([2, 6, 10, 14, 18]);
    expect([1, 2, 5, 6, 9, 10, 17, 18].map((budget) => stepWithin(chunks, budget))).toEqual([undefined, 0, 0, 1, 1, 2, 3, 4]);
    expect(evaluationsOf({ functions: 3, gradients: 2, hessians: 2 }, 5)).toBe(15);
  });

  it("a chunk whose costs begin in its middle writes down the plain ones before", () => {
    const list = costs((problem, _theta, t) => {
      if (t === 3) problem.loss([0, 0]);
      return undefined;
    }, 4);
    expect(rows(list)).toEqual([
      [1, 1, 0],
      [2, 2, 0],
      [3, 3, 0],
      [5, 4, 0],
      [6, 5, 0],
    ]);
  });
});
