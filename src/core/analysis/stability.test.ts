import { describe, expect, it } from "vitest";
import { initialValues } from "../knobs.ts";
import { optimizers } from "../optimizers/index.ts";
import { sgd } from "../optimizers/sgd.ts";
import { runKnobs } from "../options.ts";
import { record } from "../testing/drive.ts";
import { typed } from "../testing/typed.ts";
import { scheduledRates, stabilityRule } from "./stability.ts";
import type { Values } from "../knobs.ts";
import type { RunOptions } from "../options.ts";

const DEFAULTS = initialValues(runKnobs);
const planOf = (optimizer: string, values: Values, options: Partial<RunOptions> = {}) => ({ optimizer, values, options: { ...DEFAULTS, ...options } });

describe("where steps stop contracting", () => {
  it.each([
    ["plain", { lr: 0.05 }],
    ["heavy ball", { lr: 0.02, momentum: 0.5 }],
    ["heavy ball, strong", { lr: 0.013, momentum: 0.9 }],
    ["heavy ball, dampened", { lr: 0.02, momentum: 0.6, dampening: 0.3 }],
    ["Nesterov", { lr: 0.03, momentum: 0.7, nesterov: true }],
    ["Nesterov at μ = 1", { lr: 0.03, momentum: 1, nesterov: true }],
    ["plain, with decay", { lr: 0.05, weightDecay: 4 }],
    ["Nesterov, with decay", { lr: 0.05, momentum: 0.4, nesterov: true, weightDecay: 3 }],
  ] as const)("is the curvature at which a real run begins to grow: %s", (_, values) => {
    const rule = stabilityRule(planOf("sgd", values))!;
    const edge = rule.own / values.lr - rule.decay;
    const grows = (curvature: number): boolean => {
      const { points } = record({ optimizer: sgd, problem: typed(`${curvature}*x^2/2 + y^2`), start: [1, 0], values, steps: 3000 });
      return Math.abs(points.at(-1)![0]!) > 1;
    };
    expect(grows(edge * 0.99)).toBe(false);
    expect(grows(edge * 1.01)).toBe(true);
  });

  it("is claimed for gradient descent alone, and not for minibatches or gradients that never enter", () => {
    const claimed = optimizers.ids.filter((id) => stabilityRule(planOf(id, initialValues(optimizers.get(id)!.knobs))) !== undefined);
    expect(claimed).toEqual(["sgd"]);
    expect(stabilityRule(planOf("sgd", { lr: 0.1 }, { batchSize: 4 }))).toBeUndefined();
    expect(stabilityRule(planOf("sgd", { lr: 0.1, momentum: 0.5, dampening: 1 }))).toBeUndefined();
  });

  it.each([
    ["heavy ball", { lr: 0.1, momentum: 1 }],
    ["heavy ball, dampened", { lr: 0.1, momentum: 1.05, dampening: 0.5 }],
    ["Nesterov", { lr: 0.1, momentum: 1.2, nesterov: true }],
  ])("is nowhere, or not there alone, for momentum that never fades: %s", (_, values) => {
    expect(stabilityRule(planOf("sgd", values))).toBeUndefined();
    // Far below what would be the limit, a real run does not contract either.
    const { points } = record({ optimizer: sgd, problem: typed("0.1*x^2 + 0.1*y^2"), start: [1, 0], values, steps: 3000 });
    expect(Math.max(...points.slice(2000).map(([x]) => Math.abs(x!)))).toBeGreaterThan(0.9);
  });

  it("follows the schedule: the rate of the step that leads away", () => {
    const warm = { ...DEFAULTS.schedule, kind: "step", warmup: 2, every: 3, gamma: 0.5 } as const;
    expect([...scheduledRates(planOf("sgd", { lr: 8 }, { schedule: warm }), 20, 0, 9)]).toEqual([4, 8, 8, 8, 8, 4, 4, 4, 2]);
    expect([...scheduledRates(planOf("sgd", { lr: 8 }, { schedule: warm }), 20, 5, 2)]).toEqual([4, 4]);
    expect([...scheduledRates(planOf("sgd", { lr: 8 }), 20, 3, 2)]).toEqual([8, 8]);
    expect([...scheduledRates(planOf("newton", {}), 20, 0, 1)]).toEqual([Number.NaN]);
  });
});
