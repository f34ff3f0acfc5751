/** Critical points of typed formulas whose answers are known on paper: many, few, degenerate, next to the border, not isolated, not smooth. */
import { describe, expect, it } from "vitest";
import { fromFormula } from "../problems/parts.ts";
import { criticalPoints } from "./critical.ts";
import type { Window2 } from "../model.ts";
import type { CriticalIssueCode, CriticalKind, CriticalPoints } from "./critical.ts";

const SQUARE: Window2 = [-2, 2, -2, 2];

function find(text: string, window: Window2 = SQUARE): CriticalPoints {
  const created = fromFormula(text);
  if (!created.ok) throw new Error(text);
  return criticalPoints(created.problem, window);
}

function count(found: CriticalPoints): Partial<Record<CriticalKind, number>> {
  const counts: Partial<Record<CriticalKind, number>> = {};
  for (const { kind } of found.points) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe("isolated points", () => {
  it.each<[string, Window2, Partial<Record<CriticalKind, number>>]>([
    // Extremes where both cosines vanish (π/2 + kπ), saddles where both sines do (kπ).
    ["sin(x)*sin(y)", [-10, 10.5, -10.2, 10], { minimum: 18, maximum: 18, saddle: 49 }],
    ["sin(x)*sin(y)", [1000000, 1000020, -1000020, -1000000], { minimum: 18, maximum: 18, saddle: 49 }],
    ["sin(x)*sin(y)", [1.5707963267, 1.5707963269, 1.5707963267, 1.5707963269], { maximum: 1 }],
    // Products of two 1-D lists: minima ±1, ±2, maxima 0, ±√2.5.
    ["(x^2-1)^2*(x^2-4)^2 + (y^2-1)^2*(y^2-4)^2", [-3, 3, -3, 3], { minimum: 16, saddle: 24, maximum: 9 }],
    // cos log: six minima and five maxima of −sin(10 log x) on [0.25, 10].
    ["-sin(10*log(x)) - sin(10*log(y))", [0.25, 10, 0.25, 10], { minimum: 36, saddle: 60, maximum: 25 }],
    ["20 + x^2 + y^2 - 10*cos(2*pi*x) - 10*cos(2*pi*y)", [-5.12, 5.12, -5.12, 5.12], { minimum: 121, saddle: 220, maximum: 100 }],
    ["exp(x)", SQUARE, {}],
    ["x + 2*y", SQUARE, {}],
    // Tails of a Gaussian, far below the least double, are still no plateau.
    ["-exp(-x^2 - y^2)", [-50, 50, -50, 50], { minimum: 1 }],
    // A kink away from the point, and one through it whose curvature is that of both sides.
    ["x/2 + y^2/4 + 100*relu(-x)^2", [-0.5, 4.5, -1.75, 1.75], { minimum: 1 }],
  ])("%s on %j", (text, window, expected) => {
    const found = find(text, window);
    expect(found).toMatchObject({ complete: true, issues: [] });
    expect(count(found)).toEqual(expected);
  });

  it("tells two points 1e-5 apart, and 1e-7", () => {
    // f' = x² − a², a saddle at −a and a minimum at a, eigenvalues ∓2a
    for (const a of [5e-6, 5e-8]) {
      const found = find(`(x-0.7)^3/3 - ${a * a}*(x-0.7) + (y-0.1)^2`);
      expect(found.complete).toBe(true);
      expect(found.points.map(({ at }) => (at[0] - 0.7) / a)).toEqual([expect.closeTo(-1, 4), expect.closeTo(1, 4)]);
    }
  });

  it("follows the definition of degenerate where scales differ wildly", () => {
    for (const text of ["1e6*x^2 + 1e-6*y^2", "1e6*(x-y)^2 + 1e-6*(x+y)^2"]) {
      const { points, complete } = find(text);
      expect(complete).toBe(true);
      expect(points).toHaveLength(1);
      expect(points[0]).toMatchObject({ at: [0, 0], kind: "degenerate" });
    }
    // On a window of 2·10⁷ × 2·10⁻⁵ there are as many points as of sin x · sin y.
    expect(find("sin(x/1e6)*sin(y*1e6)", [-1e7, 1.05e7, -1.02e-5, 1e-5])).toMatchObject({ complete: true, indices: 36 - 49 });
  });

  it("keeps Griewank's 527 points, of which a third lie on its axes", () => {
    // Counted by Newton from 25,600 starts; an axis is where a box may shrink past a point for rounding.
    const found = find("(x^2+y^2)/4000 - cos(x)*cos(y/sqrt(2)) + 1", [-30, 30, -30, 30]);
    expect(found).toMatchObject({ complete: true, winding: -33 });
    expect(found.points).toHaveLength(527);
  });
});

describe("degenerate points", () => {
  it.each<[string, readonly [number, number], number, number]>([
    ["(x-0.3)^3 - 3*(x-0.3)*(y+0.7)^2", [0.3, -0.7], -2, 1e-12],
    ["x^4 + y^4", [0, 0], 1, 0],
    ["(x-0.3)^4 + (y-0.1)^4", [0.3, 0.1], 1, 1e-12],
    ["x^10 + y^2", [0, 0], 1, 0],
    ["x^3 + y^2", [0, 0], 0, 0],
    ["x^2*y + y^3", [0, 0], 0, 0],
    ["x^4 - 6*x^2*y^2 + y^4", [0, 0], -3, 0],
    ["abs(x)^3 + y^2", [0, 0], 1, 0],
    // Multiplied out, rounding hides the point within some 1e-5: still one point, not a cloud.
    ["x^4 - 1.2*x^3 + 0.54*x^2 - 0.108*x + 0.0081 + y^2", [0.3, 0], 1, 1e-4],
    ["x^3-0.9*x^2+0.27*x-0.027-3*(x-0.3)*(y^2+1.4*y+0.49)", [0.3, -0.7], -2, 1e-6],
  ])("%s", (text, at, index, tolerance) => {
    const found = find(text);
    expect(found).toMatchObject({ complete: true, indices: index, points: [{ kind: "degenerate" }] });
    expect(found.points).toHaveLength(1);
    expect(Math.hypot(found.points[0]!.at[0] - at[0], found.points[0]!.at[1] - at[1])).toBeLessThanOrEqual(tolerance);
  });

  it("lists a point where the formula divides 0 by 0 but the function is smooth", () => {
    // −cos(12 r) = −1 + 72 r² − …: eigenvalues 144, halved
    const found = find("-cos(12*sqrt(x^2+y^2))/2", [-0.1, 0.12, -0.1, 0.11]);
    expect(found).toMatchObject({ complete: true, points: [{ at: [0, 0], kind: "minimum", loss: -0.5 }] });
    for (const value of found.points[0]!.eigenvalues) expect(value).toBeCloseTo(72, 5);
  });
});

describe("the border", () => {
  const complaint = (found: CriticalPoints): readonly (CriticalIssueCode | boolean)[] => [found.complete, ...found.issues.map(({ code }) => code)];

  it("counts points next to it, however near, and only those inside", () => {
    for (const distance of [1e-3, 1e-7, 1e-12]) {
      expect(find(`(x-${distance})^2 + y^2`, [0, 1, -1, 1])).toMatchObject({ complete: true, winding: 1, points: [{ at: [distance, 0] }] });
      expect(find(`(x+${distance})^2 + y^2`, [0, 1, -1, 1])).toMatchObject({ complete: true, winding: 0, points: [] });
    }
  });

  it("lists points on it, and leaves the check undone", () => {
    for (const window of [
      [0, 1, -1, 1],
      [0, 1, 0, 1],
      [-1, 1, -1, 0],
    ] as const) {
      const found = find("x^2 + y^2", window);
      expect(found.points).toMatchObject([{ at: [0, 0], kind: "minimum" }]);
      expect(complaint(found)).toEqual([false, "on-border"]);
    }
    // π is no double: the point is at the border up to rounding.
    expect(complaint(find("cos(x) + y^2", [Math.PI, 5, -1, 1]))).toEqual([false, "on-border"]);
  });

  it("says so where the function is undefined along it", () => {
    const found = find("x*log(x) + y^2", [-1, 2, -1, 1]);
    expect(complaint(found)).toEqual([false, "undefined"]);
    expect(found.points).toMatchObject([{ kind: "minimum", at: [expect.closeTo(Math.exp(-1), 12) as number, 0] }]);
    expect(find("x*log(x) + y^2", [0.1, 2, -1, 1]).complete).toBe(true);
    expect(complaint(find("log(x) + y^2", [-1, 2, -1, 1]))).toEqual([false, "undefined"]);
  });

  it("stops at 2,000 points", () => {
    const found = find("sin(x)*sin(y)", [-150.3, 150.1, -150.2, 150.4]);
    expect(found.points).toHaveLength(2000);
    expect(complaint(found)).toEqual([false, "too-many"]);
  });
});

describe("continua", () => {
  it.each<[string, Window2, readonly (readonly [number, number, CriticalKind])[]]>([
    ["(x^2+y^2-1)^2", SQUARE, [[0, 0, "maximum"]]],
    ["((x-0.3)^2+(y-0.2)^2-1)^2", SQUARE, [[0.3, 0.2, "maximum"]]],
    ["(x^2+y^2-1)^4", SQUARE, [[0, 0, "maximum"]]],
    ["((x-0.5)^2+y^2-1e-6)^2", SQUARE, [[0.5, 0, "maximum"]]],
    ["(x*y-1)^2/2", [-4, 4, -4, 4], [[0, 0, "saddle"]]],
    ["cos(x^2+y^2)", [-3, 3, -3, 3], [[0, 0, "degenerate"]]],
    ["-(1+cos(12*sqrt(x^2+y^2)))/(0.5*(x^2+y^2)+2)", [-5.12, 5.12, -5.12, 5.12], [[0, 0, "minimum"]]],
    ["(1-(x^2+y^2)/2)*exp(-(x^2+y^2)/2)", [-4, 4, -4, 4], [[0, 0, "maximum"]]],
    ["(y-x^2)^2", SQUARE, []],
    ["x^2", SQUARE, []],
    ["x^4", SQUARE, []],
    ["x^2*y^2", SQUARE, []],
    ["3", SQUARE, []],
    ["relu(x^2+y^2-1)^2", SQUARE, []],
    ["relu(-x)^3 - relu(x-4)^3/(1+relu(x-4)^3) + relu(abs(y)-1)^3/3", [-2, 8, -3, 3], []],
    // Lines along which the gradient jumps to its opposite.
    ["abs(x)", SQUARE, []],
    ["abs(x^2+y^2-1)", SQUARE, [[0, 0, "maximum"]]],
  ])("%s", (text, window, expected) => {
    const found = find(text, window);
    expect(found.complete).toBe(false);
    expect(found.issues.map(({ code }) => code)).toEqual(["continuum"]);
    expect(found.points.map(({ at, kind }) => [Math.round(at[0] * 1e9) / 1e9 + 0, Math.round(at[1] * 1e9) / 1e9 + 0, kind])).toEqual(expected);
  });

  it("is none where a plateau is tilted", () => {
    expect(find("-0.01*x + relu(-x)^3 - relu(x-4)^3/(1+relu(x-4)^3) + relu(abs(y)-1)^3/3", [-2, 8, -3, 3])).toMatchObject({ complete: true, points: [] });
  });
});

describe("points without a gradient", () => {
  it.each<[string, number]>([
    ["abs(x) + y^2", 1],
    ["abs(x) + abs(y-0.3)", 1],
    ["sqrt(x^2+y^2)", 1],
    ["-sqrt(x^2+y^2)", 1],
    ["abs(x) - abs(y)", -1],
    ["1/(x^2+y^2)", 1],
    ["max(x^2+y^2, 1-x)", 1],
    ["abs(x+y) + 0.5*x + y^2", 1],
    ["(x^2)^(1/3) + y^2", 1],
  ])("%s is not listed and counts", (text, index) => {
    expect(find(text)).toMatchObject({ points: [], complete: true, winding: index, indices: index });
  });

  it("leaves the smooth points around them", () => {
    // Ackley's cusp among its ripples, and Schwefel's lines of infinite curvature through 0.
    const ackley = find("20*(1-exp(-0.2*sqrt((x^2+y^2)/2))) + e - exp((cos(2*pi*x)+cos(2*pi*y))/2)", [-0.7, 0.7, -0.7, 0.7]);
    expect(ackley).toMatchObject({ complete: true, winding: 1 });
    expect(ackley.points).toHaveLength(8);
    const schwefel = find("418.9829*2 - x*sin(sqrt(abs(x))) - y*sin(sqrt(abs(y)))", [-500, 500, -500, 500]);
    expect(schwefel.complete).toBe(true);
    expect(count(schwefel)).toEqual({ minimum: 49, saddle: 98, maximum: 49 });
    // Eggholder's two lines of infinite slope cross the border, and turn the gradient by almost, never quite, half a turn.
    const eggholder = find("-(y+47)*sin(sqrt(abs(x/2+y+47))) - x*sin(sqrt(abs(x-(y+47))))", [200, 512, 100, 512]);
    expect(eggholder).toMatchObject({ complete: true, indices: 0 });
    expect(count(eggholder)).toEqual({ minimum: 9, saddle: 15, maximum: 6 });
  });
});
