import { describe, expect, it } from "vitest";
import { sgd } from "../optimizers/sgd.ts";
import { record } from "../testing/drive.ts";
import { typed } from "../testing/typed.ts";
import { log } from "../elementary/index.ts";
import { bestRate, breakEvenRate, CURVATURE, CURVATURE_COLUMNS, curvatureAlong, stableCurvature } from "./curvature.ts";
import { taylorAt, taylorValue } from "./taylor.ts";

const rowOf = (table: Float64Array, row: number): number[] => [...table.subarray(row * CURVATURE_COLUMNS, (row + 1) * CURVATURE_COLUMNS)];

describe("the ill-conditioning meter", () => {
  it("reads gᵀg = 10001, gᵀHg = 1000001, best rate 0.010001 and break-even 0.020002 at (1, 1) of diag(1, 100)", () => {
    const problem = typed("(x^2 + 100*y^2)/2");
    const [low, high, gg, ghg] = rowOf(curvatureAlong(problem, Float64Array.of(1, 1))!, 0);
    expect([low, high, gg, ghg]).toEqual([1, 100, 10001, 1000001]);
    expect(bestRate(gg!, ghg!)).toBeCloseTo(0.010001, 6);
    expect(breakEvenRate(gg!, ghg!)).toBeCloseTo(0.020002, 6);
    // What a gradient step of exactly these rates does to the loss.
    const change = (rate: number): number => problem.loss([1 - rate, 1 - 100 * rate]) - problem.loss([1, 1]);
    const [best, even] = [bestRate(gg!, ghg!), breakEvenRate(gg!, ghg!)];
    expect(change(best)).toBeLessThan(change(best * 1.001));
    expect(change(best)).toBeLessThan(change(best * 0.999));
    expect(Math.abs(change(even))).toBeLessThan(1e-12);
  });

  it("foretells a step of a quadratic exactly, and any other to third order", () => {
    const bowl = record({ optimizer: sgd, problem: typed("(x^2 + 100*y^2)/2 + x*y"), start: [1.3, -0.7], values: { lr: 0.012, momentum: 0.8 }, steps: 20 });
    const table = curvatureAlong(typed("(x^2 + 100*y^2)/2 + x*y"), Float64Array.from(bowl.points.flat()))!;
    for (let row = 0; row < 20; row++) {
      const { [CURVATURE.predicted]: predicted, [CURVATURE.actual]: actual } = rowOf(table, row);
      expect(Math.abs(predicted! - actual!)).toBeLessThan(1e-11 * Math.max(1, bowl.loss[row]!));
    }
    expect(rowOf(table, 20).slice(CURVATURE.predicted)).toEqual([Number.NaN, Number.NaN]);
    const wavy = typed("sin(x)*exp(y/2) + x^4");
    const error = (d: number): number => {
      const [, , , , predicted, actual] = rowOf(curvatureAlong(wavy, Float64Array.of(0.4, -0.3, 0.4 + d, -0.3 + 0.6 * d))!, 0);
      return Math.abs(predicted! - actual!);
    };
    expect(log(error(1e-2) / error(1e-3)) / log(10)).toBeCloseTo(3, 1);
  });

  it("knows the sharpness at which heavy-ball descent stops contracting", () => {
    for (const [momentum, rate] of [
      [0, 0.05],
      [0.5, 0.02],
      [0.9, 0.013],
    ] as const) {
      const edge = stableCurvature(rate, momentum);
      const grows = (curvature: number): boolean => {
        const { loss } = record({ optimizer: sgd, problem: typed(`${curvature}*x^2/2 + y^2`), start: [1, 0], values: { lr: rate, momentum }, steps: 3000 });
        return loss.at(-1)! > loss[0]!;
      };
      expect(grows(edge * 0.99)).toBe(false);
      expect(grows(edge * 1.01)).toBe(true);
    }
  });

  it("has nothing to say where there is no Hessian", () => {
    expect(curvatureAlong({ dim: 2, loss: () => 0, lossAndGradient: () => 0 }, Float64Array.of(0, 0))).toBeUndefined();
  });
});

describe("the Taylor lens", () => {
  it("errs by r² with the tangent plane and by r³ with the quadratic, from r = 0.1 down to 0.001", () => {
    const problem = typed("(1-x)^2 + 100*(y-x^2)^2 + sin(3*x*y)");
    const model = taylorAt(problem, -0.7, 1.1)!;
    const [dx, dy] = [0.6, 0.8];
    for (const order of [1, 2] as const) {
      const error = (r: number): number => Math.abs(problem.loss([-0.7 + r * dx, 1.1 + r * dy]) - taylorValue(model, order, r * dx, r * dy));
      const slope = log(error(1e-1) / error(1e-3)) / log(100);
      expect(slope).toBeGreaterThan(order + 0.95);
      expect(slope).toBeLessThan(order + 1.05);
    }
  });

  it("is the surface itself where the surface is quadratic", () => {
    const problem = typed("3*x^2 - x*y + 0.5*y^2 + 2*x - 1");
    const model = taylorAt(problem, 0.3, -0.9)!;
    expect(taylorValue(model, 2, 5, -7)).toBeCloseTo(problem.loss([5.3, -7.9]), 10);
  });
});
