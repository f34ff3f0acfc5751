/** Critical points against an independent list: resultants with exact root isolation, and Newton from 67,600 starts with a 50-digit polish. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fromFormula } from "../problems/parts.ts";
import { criticalPoints, findCriticalPoints } from "./critical.ts";
import type { Problem, Window2 } from "../model.ts";
import type { CriticalPoint } from "./critical.ts";

interface Golden {
  readonly functions: readonly {
    readonly function: string;
    readonly domain: Window2;
    readonly js: string;
    readonly boundary_winding: number;
    readonly points: readonly {
      readonly x: number;
      readonly y: number;
      readonly f: number;
      readonly eigval: readonly [number, number];
      readonly type: string;
    }[];
  }[];
}
const golden = JSON.parse(readFileSync(new URL("../testing/golden/critical-points.json", import.meta.url), "utf8")) as Golden;
const KINDS: Readonly<Record<string, string>> = { min: "minimum", max: "maximum", saddle: "saddle", degenerate: "degenerate" };

function formula(text: string): Problem {
  const created = fromFormula(text);
  if (!created.ok) throw new Error(text);
  return created.problem;
}

function translate(js: string): string {
  return js.replaceAll("Math.PI", "pi").replaceAll("Math.E", "e").replaceAll("Math.", "");
}

/** Largest deviation of coordinates, losses and eigenvalues from a list of points, each paired with the nearest. */
function compare(found: readonly CriticalPoint[], expected: Golden["functions"][number]["points"]): number {
  const left = [...found];
  let worst = 0;
  for (const { x, y, f, eigval, type } of expected) {
    const distance = ({ at }: CriticalPoint): number => Math.hypot(at[0] - x, at[1] - y);
    const nearest = left.toSorted((a, b) => distance(a) - distance(b))[0]!;
    left.splice(left.indexOf(nearest), 1);
    expect(nearest.kind, `(${x}, ${y})`).toBe(KINDS[type]);
    const size = Math.max(1, Math.abs(eigval[0]), Math.abs(eigval[1]));
    const loss = Math.abs(nearest.loss - f) / Math.max(1, Math.abs(f));
    worst = Math.max(worst, distance(nearest), loss, ...eigval.map((value, i) => Math.abs(nearest.eigenvalues[i]! - value) / size));
  }
  return worst;
}

/** The same function, known only by its values: what a problem without a formula offers. */
function unbounded(problem: Problem): Problem {
  return {
    dim: 2,
    loss: (theta) => problem.loss(theta),
    lossAndGradient: (theta, gradient) => problem.lossAndGradient(theta, gradient),
    hessian: (theta, hessian, gradient) => problem.hessian!(theta, hessian, gradient),
  };
}

describe("golden critical points", () => {
  it.each(golden.functions.map((entry) => [entry.function, entry] as const))("%s", (_name, { js, domain, points, boundary_winding: turns }) => {
    const problem = formula(translate(js));
    const found = criticalPoints(problem, domain);
    expect(found).toMatchObject({ complete: true, issues: [], winding: turns, indices: turns });
    expect(found.points).toHaveLength(points.length);
    expect(compare(found.points, points)).toBeLessThanOrEqual(1e-12);
    const gradient = new Float64Array(2);
    for (const { at, loss } of found.points) {
      problem.lossAndGradient(at, gradient);
      expect(Math.hypot(...gradient)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(loss)));
    }
  });

  it.each(golden.functions.map((entry) => [entry.function, entry] as const))("%s, from its values alone", (_name, { js, domain, points }) => {
    const found = criticalPoints(unbounded(formula(translate(js))), domain);
    expect(found.points).toHaveLength(points.length);
    expect(compare(found.points, points)).toBeLessThanOrEqual(1e-12);
  });

  it("is sorted by loss, and by place where losses are equal", () => {
    const { points } = criticalPoints(formula("(x^2 + y - 11)^2 + (x + y^2 - 7)^2"), [-6, 6, -6, 6]);
    expect(points.slice(0, 4).map(({ at }) => at.map((value) => Math.round(value * 10) / 10))).toEqual([
      [-3.8, -3.3],
      [-2.8, 3.1],
      [3, 2],
      [3.6, -1.8],
    ]);
    for (let i = 1; i < points.length; i++) expect(points[i]!.loss).toBeGreaterThan(points[i - 1]!.loss - 1e-9);
  });
});

describe("the search step by step", () => {
  it("reports each point once, the first ones at once, and can be left at any time", () => {
    const problem = formula("sin(x)*sin(y)");
    const finder = findCriticalPoints(problem, [-10, 10.5, -10.2, 10]);
    const first = finder.next();
    expect(first).toMatchObject({ done: false, value: { kind: "point" } });
    const seen: string[] = [];
    for (let step = first; ; step = finder.next()) {
      if (step.done === true) {
        // Extremes where both cosines vanish, 6 × 6; saddles where both sines do, 7 × 7.
        expect(step.value.points).toHaveLength(36 + 49);
        expect(step.value.points.map(({ at }) => String(at)).toSorted()).toEqual(seen.toSorted());
        break;
      }
      if (step.value.kind === "point") seen.push(String(step.value.point.at));
    }
    const other = findCriticalPoints(problem, [-10, 10.5, -10.2, 10]);
    other.next();
    expect(other.return({ points: [], complete: false, issues: [], winding: undefined, indices: undefined }).done).toBe(true);
  });

  it("pauses every few milliseconds of work", () => {
    let pauses = 0;
    for (const { kind } of findCriticalPoints(formula("cos(x^2 + y^2) + exp(x/9)"), [-3, 3, -3, 3])) if (kind === "progress") pauses++;
    expect(pauses).toBeGreaterThan(10);
  });

  it("gives the same bits each time, wherever it is interrupted", () => {
    const problem = formula("(x^2 + y - 11)^2 + (x + y^2 - 7)^2 + sin(5*x)");
    expect(criticalPoints(problem, [-6, 6, -6, 6])).toEqual(criticalPoints(problem, [-6, 6, -6, 6]));
  });

  it("refuses what is not a surface", () => {
    expect(() => criticalPoints({ dim: 3, loss: () => 0, lossAndGradient: () => 0 }, [0, 1, 0, 1])).toThrow(RangeError);
  });
});
