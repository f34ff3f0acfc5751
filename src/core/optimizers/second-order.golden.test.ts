/** Trust-region methods beside scipy 1.10 (golden data): as low a loss within twice its iterations and five more steps, wherever scipy arrived. */
import { describe, expect, it } from "vitest";
import text from "../testing/golden/b_scipy.json?raw";
import { fromFormula } from "../problems/parts.ts";
import { record } from "../testing/drive.ts";
import { optimizers } from "./index.ts";
import type { Problem } from "../model.ts";

interface ScipyRun {
  readonly function: string;
  readonly method: string;
  readonly start: readonly number[];
  readonly f: number;
  readonly nit: number;
  readonly nfev: number;
  readonly nhev: number;
  readonly success: boolean;
  readonly grad_norm: number;
}
const golden = JSON.parse(text) as { readonly functions: Readonly<Record<string, string>>; readonly runs: readonly ScipyRun[] };
/** Where scipy's own gradient is no longer than this it has arrived. */
const ARRIVED = 1e-6;
const TOLERANCE = 1e-8;
const SUBPROBLEMS = { dogleg: "dogleg", "trust-exact": "exact", "trust-ncg": "steihaug" } as const;

/** The data's JavaScript in the grammar of formulas. */
function problemOf(js: string): Problem {
  const created = fromFormula(js.replaceAll("Math.PI", "pi").replaceAll("Math.", ""));
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
}

describe.each(Object.entries(SUBPROBLEMS))("scipy's %s", (method, subproblem) => {
  const runs = golden.runs.filter((run) => run.method === method && run.grad_norm <= ARRIVED);

  it("is in the data", () => {
    expect(runs).toHaveLength(subproblem === "dogleg" ? 7 : 12);
  });

  it.each(runs.map((run) => [run.function, run.start.join(), run] as const))("%s from %s", (_function, _start, run) => {
    const problem = problemOf(golden.functions[run.function]!);
    const { loss, ended } = record({ optimizer: optimizers.get("trust-region")!, problem, start: run.start, values: { subproblem }, steps: 2 * run.nit + 5 });
    expect(loss.at(-1)).toBeLessThanOrEqual(run.f + TOLERANCE);
    expect(ended.kind).not.toBe("failed");
  });

  it("all of them come to rest, at a minimum, with a gradient at the level of rounding", () => {
    for (const run of runs) {
      const problem = problemOf(golden.functions[run.function]!);
      const { ended, gradNorm } = record({ optimizer: optimizers.get("trust-region")!, problem, start: run.start, values: { subproblem }, steps: 300 });
      expect(ended, run.function).toMatchObject({ kind: "converged", stationary: "minimum" });
      expect(gradNorm.at(-1), run.function).toBeLessThan(1e-9);
    }
  });
});

describe.each(["dogleg", "trust-ncg"] as const)("what scipy's %s counts", (method) => {
  const runs = golden.runs.filter((run) => run.method === method && run.grad_norm <= ARRIVED && run.success);

  it.each(runs.map((run) => [run.function, run.start.join(), run] as const))("is counted here too, once for each accepted point: %s from %s", (_f, _s, run) => {
    const problem = problemOf(golden.functions[run.function]!);
    // scipy's threshold of acceptance and its tolerance.
    const values = { subproblem: SUBPROBLEMS[method], eta: 0.15 };
    const { costs, ended } = record({ optimizer: optimizers.get("trust-region")!, problem, start: run.start, values, tolerance: 1e-8, steps: 200 });
    expect(ended.steps).toBe(run.nit);
    expect(costs.at(-1)).toMatchObject({ functions: run.nfev, hessians: run.nhev });
  });
});

it("the dogleg fails where scipy's stops: the Hessian is not positive definite", () => {
  for (const run of golden.runs.filter((one) => one.method === "dogleg" && one.grad_norm > ARRIVED)) {
    const { ended } = record({ optimizer: optimizers.get("trust-region")!, problem: problemOf(golden.functions[run.function]!), start: run.start });
    expect(ended).toMatchObject({ kind: "failed", code: "indefinite", steps: run.nit });
  }
});
