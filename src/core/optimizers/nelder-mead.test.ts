/** Nelder–Mead against scipy, and what ranks alone must give. */
import { describe, expect, it } from "vitest";
import scipyText from "../testing/golden/b_scipy.json?raw";
import { distance, formula, run, surface } from "../testing/probe.ts";
import { beale, himmelblau, quadratic, rosenbrock, slope } from "../testing/problems.ts";
import type { Problem } from "../model.ts";

interface ScipyRun {
  readonly function: string;
  readonly method: string;
  readonly start: readonly number[];
  readonly f: number;
  readonly nit: number;
  readonly grad_norm: number;
  readonly path: readonly (readonly number[])[];
}
/** Losses closer to the minimum than this are ranked by rounding, which two programs do differently. */
const ROUNDED = 1e-9;
const SAME = 1e-7;
const ZAKHAROV = "x^2 + y^2 + (x/2 + y)^2 + (x/2 + y)^4";
const golden = (JSON.parse(scipyText) as { readonly runs: readonly ScipyRun[] }).runs.filter(
  ({ method, grad_norm: slopeLeft }) => method === "Nelder-Mead" && slopeLeft <= 1e-5,
);
const scipyProblem = (id: string): Problem => (id === "zakharov" ? formula(ZAKHAROV) : id === "quad_cond100" ? quadratic : surface(id.replaceAll("_", "-")));

describe("Nelder–Mead", () => {
  it("is compared with a dozen runs of scipy", () => {
    expect(golden).toHaveLength(12);
  });

  it.each(golden.map((one) => [`${one.function} from ${one.start.join(", ")}`, one] as const))("%s: as low as scipy within 2·nit + 5 steps", (_, one) => {
    const path = run("nelder-mead", scipyProblem(one.function), one.start, 2 * one.nit + 5);
    expect(Math.min(...path.loss)).toBeLessThanOrEqual(one.f + 1e-8);
    expect(path.loss.at(-1)).toBe(Math.min(...path.loss));
    // The same operations: the best vertex is scipy's, step by step, until losses differ by rounding alone.
    for (const [k, point] of one.path.entries()) {
      if (k < path.points.length && path.loss[k]! - one.f > ROUNDED) expect(distance(path.points[k]!, point)).toBeLessThan(SAME);
    }
  });

  it("never loses its best vertex, and ends where floating point ends", () => {
    // From its listed start on Beale's function it follows the arm that never ends.
    for (const problem of [rosenbrock, himmelblau, { ...beale, start: [1, 1] }, quadratic]) {
      const { loss, ended } = run("nelder-mead", problem, problem.start, 500);
      for (let k = 1; k < loss.length; k++) expect(loss[k]!).toBeLessThanOrEqual(loss[k - 1]!);
      if (problem !== quadratic) expect(ended).toMatchObject({ kind: "converged", code: "no-movement" });
      expect(loss.at(-1)).toBeLessThan(1e-25);
    }
  });

  it("names its operations and draws the triangle before and after", () => {
    const { run: made, points } = run("nelder-mead", formula("x + 2*y"), [1, 1], 3);
    const first = made.replay(1)!.parts;
    expect(first.trials.map(({ label, accepted }) => [label, accepted])).toEqual([
      ["vertex", true],
      ["vertex", true],
      ["reflection", false],
      ["expansion", true],
    ]);
    expect(first.figures.map(({ name, kind }) => [name, kind])).toEqual([
      ["simplex", "polygon"],
      ["next simplex", "polygon"],
    ]);
    expect(first.figures[0]).toMatchObject({ points: Float64Array.of(1, 1, 1.05, 1, 1, 1.05) });
    expect([...first.trials[3]!.at]).toEqual(points[1]);
    const { run: wandered } = run("nelder-mead", himmelblau, [0, 0], 90);
    const labels = new Set(Array.from({ length: 90 }, (_, k) => wandered.replay(k + 1)!.parts.trials.map(({ label }) => label)).flat());
    expect(labels).toEqual(new Set(["vertex", "reflection", "expansion", "outside contraction", "inside contraction"]));
  });

  it("never takes a point without a finite loss", () => {
    const { loss, points } = run("nelder-mead", formula("x - log(x) + y - log(y)"), [0.01, 0.02], 200);
    expect(loss.every(Number.isFinite)).toBe(true);
    expect(distance(points.at(-1)!, [1, 1])).toBeLessThan(1e-7);
  });

  it("collapses on a plateau and says that it cannot move", () => {
    expect(run("nelder-mead", slope(0, 0), [1, 2], 200).ended).toMatchObject({ kind: "converged", code: "no-movement" });
  });
});
