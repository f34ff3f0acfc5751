/** Line-search methods beside torch 1.13 (L-BFGS, one direction a call) and scipy 1.10 (BFGS, L-BFGS-B, CG), from the golden data. */
import { describe, expect, it } from "vitest";
import bealeText from "../testing/golden/a_torch_beale.json?raw";
import himmelblauText from "../testing/golden/a_torch_himmelblau.json?raw";
import quadraticText from "../testing/golden/a_torch_quad_cond100.json?raw";
import rosenbrockText from "../testing/golden/a_torch_rosenbrock.json?raw";
import scipyText from "../testing/golden/b_scipy.json?raw";
import { fromFormula } from "../problems/parts.ts";
import { record } from "../testing/drive.ts";
import { beale, himmelblau, quadratic, rosenbrock } from "../testing/problems.ts";
import { optimizers } from "./index.ts";
import type { Values } from "../knobs.ts";
import type { Problem } from "../model.ts";

/** The data promises 1e-11 against noise of 4 units in the last place up to `safe_steps`. */
const THETA_TOLERANCE = 1e-10;

interface TorchRun {
  readonly id: string;
  readonly optimizer: string;
  readonly start: readonly number[];
  readonly steps: number;
  readonly safe_steps: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly closure_calls: readonly number[];
}
const torchRuns = [
  { problem: beale, text: bealeText },
  { problem: himmelblau, text: himmelblauText },
  { problem: quadratic, text: quadraticText },
  { problem: rosenbrock, text: rosenbrockText },
].flatMap(({ problem, text }) =>
  (JSON.parse(text) as { readonly runs: readonly TorchRun[] }).runs
    .filter((run) => run.optimizer.startsWith("lbfgs_maxiter1"))
    .map((golden) => ({ problem, golden })),
);

describe("L-BFGS beside torch", () => {
  it.each(torchRuns.filter(({ golden }) => !golden.optimizer.endsWith("20")).map((one) => [one.golden.id, one] as const))("%s", (_id, { problem, golden }) => {
    const { points, costs } = record({ optimizer: optimizers.get("lbfgs")!, problem, start: golden.start, steps: golden.steps });
    for (let k = 0; k <= golden.safe_steps; k++) {
      const [x, y] = points[k]!;
      expect(Math.max(Math.abs(x! - golden.x[k]!), Math.abs(y! - golden.y[k]!)), `step ${k}`).toBeLessThanOrEqual(THETA_TOLERANCE);
      // Every call of torch's step begins with an evaluation that the last call has already made; we made one at the start.
      expect(costs[k]!.functions - 1 + k).toBe(golden.closure_calls[k]);
    }
  });
});

interface ScipyRun {
  readonly function: string;
  readonly method: string;
  readonly start: readonly number[];
  readonly f: number;
  readonly nit: number;
  readonly nfev: number;
  readonly grad_norm: number;
}
const scipy = JSON.parse(scipyText) as { readonly functions: Readonly<Record<string, string>>; readonly runs: readonly ScipyRun[] };
const METHODS: Readonly<Record<string, readonly [string, Values]>> = {
  BFGS: ["bfgs", {}],
  "L-BFGS-B": ["lbfgs", {}],
  CG: ["cg", { beta: "polak-ribiere" }],
};

/** The data's JavaScript in the grammar of the formula engine. */
function problemOf(js: string): Problem {
  const created = fromFormula(js.replaceAll("Math.PI", "pi").replaceAll("Math.", ""));
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
}

/** Room for a path that is not scipy's: its searches interpolate otherwise, and L-BFGS-B is another program. */
const steps = (golden: ScipyRun): number => 2 * golden.nit + 5;
const LOSS_ROOM = 1e-8;

describe.each(Object.entries(METHODS))("beside scipy's %s", (method, [id, values]) => {
  const runs = scipy.runs.filter((run) => run.method === method && run.grad_norm <= 1e-6);

  it.each(runs.map((golden) => [golden.function, golden.start, golden] as const))("%s from %j: as low, in as many steps", (name, start, golden) => {
    expect(runs.length).toBeGreaterThan(11);
    const { loss, costs, ended } = record({ optimizer: optimizers.get(id)!, problem: problemOf(scipy.functions[name]!), start, values, steps: steps(golden) });
    expect(loss.at(-1)!).toBeLessThanOrEqual(golden.f + LOSS_ROOM);
    expect(["budget", "converged"]).toContain(ended.kind);
    // And at no more than half again the price, by the time it is as low.
    const there = loss.findIndex((one) => one <= golden.f + LOSS_ROOM);
    expect(costs[there]!.functions).toBeLessThanOrEqual(1.5 * golden.nfev + 5);
  });
});
