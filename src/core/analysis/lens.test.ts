/** The lens: error laws of the Taylor models (E2), and what is said of single points (E14). */
import { describe, expect, it } from "vitest";
import { log } from "../elementary/index.ts";
import { buildProblem } from "../plan.ts";
import { typed } from "../testing/typed.ts";
import { criticalPoints } from "./critical.ts";
import { examine, lookThrough } from "./lens.ts";
import type { Problem, Window2 } from "../model.ts";

function surface(id: string): { readonly problem: Problem; readonly window: Window2 } {
  const { built } = buildProblem({ id, values: {} });
  return { problem: built!.problem, window: built!.definition.window! };
}

/** Surfaces that are not quadratic, each with a point at which neither second nor third derivatives vanish. */
const GENERIC: readonly (readonly [id: string, x: number, y: number])[] = [
  ["rosenbrock", -0.7, 1.1],
  ["himmelblau", 0.8, -1.3],
  ["beale", 1.1, 0.6],
  ["goldstein-price", 0.4, -0.9],
  ["rastrigin", 0.31, -0.17],
  ["ackley", 1.37, -2.21],
  ["branin", 2.2, 7.3],
  ["mccormick", 0.9, -0.4],
  ["six-hump-camel", 0.7, 0.5],
  ["monkey-saddle", 0.9, 0.4],
  ["muller-brown", -0.4, 0.9],
];

describe("the error of the models on the rim", () => {
  it.each(GENERIC)("on %s at (%d, %d) falls with r² for the tangent plane, with r³ for the quadratic, from 1e-1 to 1e-3", (id, x, y) => {
    const { problem } = surface(id);
    const errors = [1e-1, 1e-2, 1e-3].map((radius) => lookThrough(problem, [x, y], radius)!.rims[0]);
    const slope = (of: "tangent" | "quadratic", i: number): number => log(errors[i]![of]! / errors[i + 1]![of]!) / log(10);
    for (const i of [0, 1]) {
      expect(slope("tangent", i)).toBeCloseTo(2, 0);
      expect(slope("quadratic", i)).toBeCloseTo(3, 0);
    }
    // Closer in, the law holds ever better.
    expect(Math.abs(slope("tangent", 1) - 2)).toBeLessThan(0.05);
    expect(Math.abs(slope("quadratic", 1) - 3)).toBeLessThan(0.05);
  });

  it.each(GENERIC)("on %s at (%d, %d) is a quarter and an eighth at half the radius", (id, x, y) => {
    const [whole, half] = lookThrough(surface(id).problem, [x, y], 1e-2)!.rims;
    expect(half.radius).toBe(whole.radius / 2);
    expect(whole.tangent! / half.tangent!).toBeCloseTo(4, 0);
    expect(whole.quadratic! / half.quadratic! / 8).toBeCloseTo(1, 1);
  });

  it("is rounding and nothing else for the quadratic of a quadratic", () => {
    const reading = lookThrough(typed("3*x^2 - x*y + 0.5*y^2 + 2*x - 1"), [30.3, -40.9], 0.01)!;
    expect(reading.rims[0].quadratic).toBeLessThanOrEqual(reading.rounding);
    expect(reading.rims[0].tangent).toBeGreaterThan(reading.rounding);
  });

  it("is not given where the surface has no value on the rim", () => {
    const reading = lookThrough(typed("log(x) + y^2"), [0.1, 0], 0.15)!;
    expect(reading.finite).toBe(true);
    expect(reading.rims[0]).toEqual({ radius: 0.15, tangent: undefined, quadratic: undefined });
    expect(reading.rims[1].tangent).toBeGreaterThan(0);
    // Outside the domain there are models, but no surface.
    expect(reading.values.some((value) => Number.isNaN(value))).toBe(true);
    expect(reading.quadratic.every((value) => Number.isFinite(value))).toBe(true);
  });

  it("has the surface's own values in the square, and both models beside them", () => {
    const { problem } = surface("himmelblau");
    const { side, values, tangent, quadratic, radius } = lookThrough(problem, [1, 2], 0.5)!;
    const middle = (side * side - 1) / 2;
    expect(values[middle]).toBe(problem.loss([1, 2]));
    expect([tangent[middle], quadratic[middle]]).toEqual([values[middle], values[middle]]);
    expect(values[0]).toBe(problem.loss([1 - radius, 2 - radius]));
    expect(values[side - 1]).toBeCloseTo(problem.loss([1 + radius, 2 - radius]), 9);
  });
});

describe("the microscope", () => {
  it("says of Rosenbrock at (1, 1): a minimum with eigenvalues 0.39936 and 1001.60, condition number 2508.01", () => {
    const found = examine(surface("rosenbrock").problem, [1, 1])!;
    expect(found.local.eigenvalues[0]).toBeCloseTo(0.39936, 5);
    expect(found.local.eigenvalues[1]).toBeCloseTo(1001.6, 2);
    expect(found.condition).toBeCloseTo(2508.01, 2);
    expect(found).toMatchObject({ critical: true, curved: "minimum", index: 0, gradNorm: 0, finite: true });
  });

  it("finds four minima, four saddles and one maximum of Himmelblau", () => {
    const { problem, window } = surface("himmelblau");
    const kinds = criticalPoints(problem, window).points.map(({ at }) => examine(problem, at)!);
    const count = (kind: string): number => kinds.filter(({ critical, curved }) => critical && curved === kind).length;
    expect([count("minimum"), count("saddle"), count("maximum"), kinds.length]).toEqual([4, 4, 1, 9]);
    expect(kinds.map(({ curved, index }) => index === { minimum: 0, saddle: 1, maximum: 2, degenerate: Number.NaN }[curved])).not.toContain(false);
  });

  it("leaves the monkey saddle undecided", () => {
    const found = examine(surface("monkey-saddle").problem, [0, 0])!;
    expect(found.local.hessian.flat().map(Math.abs)).toEqual([0, 0, 0, 0]);
    expect(found).toMatchObject({ critical: true, curved: "degenerate", index: 0 });
    expect(found.condition).toBeNaN();
  });

  it("does not take a point beside for a critical one, however flat it is there", () => {
    expect(examine(surface("himmelblau").problem, [3, 2.000001])!.critical).toBe(false);
    expect(examine(typed("1e-12*(x^2 + y^2)"), [1, 1])!).toMatchObject({ critical: false });
    expect(examine(typed("x^4 + y^2"), [1e-5, 0])!).toMatchObject({ critical: false, curved: "degenerate" });
  });

  it("calls every point critical that the search finds, on every surface where it is not degenerate", () => {
    const wrong = ["beale", "branin", "six-hump-camel", "styblinski-tang", "goldstein-price", "muller-brown", "freudenstein-roth", "mccormick"].flatMap(
      (id) => {
        const { problem, window } = surface(id);
        const sharp = criticalPoints(problem, window).points.filter(({ kind }) => kind !== "degenerate");
        expect(sharp.length).toBeGreaterThan(0);
        return sharp.filter(({ at, kind }) => examine(problem, at)?.critical !== true || examine(problem, at)?.curved !== kind).map(({ at }) => [id, ...at]);
      },
    );
    expect(wrong).toEqual([]);
  });

  it("says where there is nothing to examine", () => {
    expect(examine(typed("log(x)"), [-1, 0])!.finite).toBe(false);
    expect(examine(typed("sqrt(x) + y"), [0, 0])!).toMatchObject({ finite: false, critical: false });
    expect(lookThrough(typed("log(x)"), [-1, 0], 0.1)!.rims[0].tangent).toBeUndefined();
  });
});
