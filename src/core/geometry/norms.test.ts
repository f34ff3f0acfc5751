/** Experiment 9: which ball, which direction. And each step against every other point of its ball. */
import { describe, expect, it } from "vitest";
import { build } from "../problems/distributions/testing/cases.ts";
import { ballOfDrop, l1Step, l2Step, linfStep, matrixBall, normsAt, normsOfDrop } from "./norms.ts";
import type { Metric, Point } from "./metric.ts";

const g: Point = [3, 1];
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
const drop = (step: Point | undefined): number => -dot(g, step!);

describe("experiment 9: g = (3, 1), balls of radius 1", () => {
  it("L2: −(3, 1)/√10, a drop of 3.162", () => {
    const { step, tie } = l2Step(g, 1)!;
    expect(step[0]).toBeCloseTo(-3 / Math.sqrt(10), 14);
    expect(step[1]).toBeCloseTo(-1 / Math.sqrt(10), 14);
    expect(drop(step)).toBeCloseTo(3.162, 3);
    expect(tie).toBe(false);
  });

  it("L1: −(1, 0), a drop of 3", () => {
    expect(l1Step(g, 1)).toEqual({ step: [-1, 0], tie: false, radius: 1 });
    expect(drop(l1Step(g, 1)!.step)).toBe(3);
  });

  it("L∞: −(1, 1), a drop of 4", () => {
    expect(linfStep(g, 1)).toEqual({ step: [-1, -1], tie: false, radius: 1 });
    expect(drop(linfStep(g, 1)!.step)).toBe(4);
  });

  it("H = diag(9, 1): −(.2357, .7071), a drop of 1.414", () => {
    const { shape, step, whole } = matrixBall([9, 0, 1], g, 0.5)!;
    expect(shape).toBe("ellipse");
    expect(step![0]).toBeCloseTo(-0.2357, 4);
    expect(step![1]).toBeCloseTo(-0.7071, 4);
    expect(drop(step)).toBeCloseTo(1.414, 3);
    expect(whole[0]).toBeCloseTo(-1 / 3, 14);
    expect(whole[1]).toBeCloseTo(-1, 14);
  });

  it("an indefinite H has an open hyperbola and no minimiser: g·d falls without end along it", () => {
    const matrix: Metric = [1, 0.5, -2];
    const { shape, step, axes } = matrixBall(matrix, g, 0.5)!;
    expect(shape).toBe("hyperbola");
    expect(step).toBeUndefined();
    const [a, b] = axes;
    const on = (t: number, side: number): Point => [0, 1].map((k) => side * Math.cosh(t) * b[k]! + Math.sinh(t) * a[k]!) as unknown as Point;
    for (const t of [-3, -0.5, 0, 2]) {
      const [x, y] = on(t, 1);
      expect(x * x + x * y - 2 * y * y).toBeCloseTo(1, 9);
    }
    const falls = [2, 4, 8].map((t) => Math.min(...[t, -t].flatMap((one) => [1, -1].map((side) => dot(g, on(one, side))))));
    expect(falls[1]!).toBeLessThan(2 * falls[0]!);
    expect(falls[2]!).toBeLessThan(2 * falls[1]!);
  });
});

describe("steps of balls", () => {
  const slopes: readonly Point[] = [
    [3, 1],
    [-0.2, 1.7],
    [-5, -4.9],
    [1e-9, -1],
  ];
  it.each(slopes)("with the slope (%d, %d) lie on their ball, and none of its points is lower", (a, b) => {
    const slope: Point = [a, b];
    const radius = 0.7;
    const level = (radius * radius) / 2;
    const matrix: Metric = [2, -0.6, 0.5];
    const balls: readonly (readonly [Point, (d: Point) => number])[] = [
      [l1Step(slope, radius)!.step, ([x, y]) => Math.abs(x) + Math.abs(y)],
      [l2Step(slope, radius)!.step, ([x, y]) => Math.hypot(x, y)],
      [linfStep(slope, radius)!.step, ([x, y]) => Math.max(Math.abs(x), Math.abs(y))],
      [matrixBall(matrix, slope, level)!.step!, ([x, y]) => Math.sqrt(2 * x * x - 1.2 * x * y + 0.5 * y * y)],
    ];
    for (const [step, norm] of balls) {
      expect(norm(step)).toBeCloseTo(radius, 12);
      for (let k = 0; k < 100; k++) {
        const ray: Point = [Math.cos(k / 16), Math.sin(k / 16)];
        const scale = radius / norm(ray);
        expect(dot(slope, step)).toBeLessThanOrEqual(scale * dot(slope, ray) + 1e-12);
      }
    }
  });

  it("say where all of an edge is as good: L1 at equal slopes, L∞ along an axis", () => {
    expect(l1Step([2, -2], 1)).toEqual({ step: [-1, 0], tie: true, radius: 1 });
    expect(l1Step([0.1 + 0.2, 0.3], 1)!.tie).toBe(true);
    expect(linfStep([2, 0], 1)).toEqual({ step: [-1, 0], tie: true, radius: 1 });
    expect(linfStep([2, 1e-3], 1)!.tie).toBe(false);
  });

  it("are none where there is no slope", () => {
    const flat: Point = [0, 0];
    expect([l1Step(flat, 1), l2Step(flat, 1), linfStep(flat, 1)]).toEqual([undefined, undefined, undefined]);
    expect(matrixBall([1, 0, 1], flat, 1)!.step).toBeUndefined();
  });

  it("of a singular matrix go across the strip, and of one without a positive eigenvalue there is nothing", () => {
    const strip = matrixBall([1, 2, 4], g, 0.5)!;
    expect(strip.shape).toBe("strip");
    const [x, y] = strip.step!;
    expect(x + 2 * y).toBeCloseTo(-1, 12);
    expect(2 * x - y).toBeCloseTo(0, 12);
    expect(matrixBall([-1, 0, -2], g, 0.5)).toMatchObject({ shape: "nothing", step: undefined, whole: [3, 0.5] });
    expect(matrixBall([0, 0, 0], g, 0.5)).toMatchObject({ shape: "nothing", whole: [0, 0] });
    expect(matrixBall([Number.NaN, 0, 1], g, 0.5)).toBeUndefined();
  });
});

describe("of the same drop", () => {
  it("all balls touch one level line of g·d, each on its own sphere; what has no step stays as it is", () => {
    const { problem } = build("formula", { f: "(9*x^2+y^2)/2" });
    const norms = normsAt(problem, { at: [1 / 3, 1], level: 2, hessian: true })!;
    const same = normsOfDrop(norms);
    for (const step of [same.l1!.step, same.l2!.step, same.linf!.step, same.hessian!.step!]) expect(-dot(same.gradient, step)).toBeCloseTo(2, 12);
    const sizes = [same.l1!.radius, same.l2!.radius, same.linf!.radius, Math.sqrt(2 * same.hessian!.level)];
    // Of drops 3, √10, 4 and √2 with the radius 1.
    [2 / 3, 2 / Math.sqrt(10), 0.5, Math.SQRT2].forEach((size, i) => expect(sizes[i]).toBeCloseTo(size, 12));
    const [x, y] = same.hessian!.step!;
    expect((9 * x * x + y * y) / 2).toBeCloseTo(same.hessian!.level, 12);
    expect(Math.hypot(...same.hessian!.axes[0])).toBeCloseTo(Math.sqrt(2 * same.hessian!.level), 12);
    const saddle = matrixBall([1, 0, -1], g, 1)!;
    expect(ballOfDrop(saddle, g, 5)).toBe(saddle);
  });
});

describe("at a point", () => {
  it("of any surface of two parameters, with the Hessian where it is asked for", () => {
    const { problem } = build("rosenbrock");
    const norms = normsAt(problem, { at: [0, 1], level: 0.5, hessian: true })!;
    expect(norms).toMatchObject({ defined: true, radius: 1, gradient: [-2, 200], linf: { step: [1, -1], tie: false } });
    expect(norms.hessian).toMatchObject({ shape: "hyperbola", step: undefined });
    expect(norms.hessian!.matrix[0]).toBe(2 - 400);
    expect(norms.hessian!.matrix[2]).toBe(200);
    expect(normsAt(problem, { at: [0, 1], level: 0.5, hessian: false })!.hessian).toBeUndefined();
  });

  it("has nothing where there is no loss", () => {
    expect(normsAt(build("gaussian").problem, { at: [0, -1], level: 0.5, hessian: true })).toMatchObject({ defined: false, l1: undefined, hessian: undefined });
    expect(normsAt(build("softmax3-full").problem, { at: [0, 0], level: 0.5, hessian: true })).toBeUndefined();
  });
});
