import { describe, expect, it } from "vitest";
import { optimizers } from "../../core/optimizers/index.ts";
import { record } from "../../core/testing/drive.ts";
import { problemOf } from "../../core/testing/information-geometry.ts";
import { CounterScan, isOver } from "./counters.ts";
import type { Values } from "../../core/knobs.ts";
import type { TrajectoryData } from "../view.ts";

const rewards = [1, 0];
function run(id: string, start: number, values: Values, steps: number): TrajectoryData {
  const { points, loss } = record({ optimizer: optimizers.get(id)!, problem: problemOf("bandit2", { rewards }), start: [start], values, steps });
  const rows = Float64Array.from(points.flat());
  return { dim: 1, firstStep: 0, count: rows.length, points: rows, loss: Float64Array.from(loss), gradNorm: rows, ended: undefined };
}

describe("counters of a policy's run", () => {
  it("half of the reward is back when z is: after 22,051 steps of plain gradient, after 10 of the natural one", () => {
    const scan = new CounterScan();
    expect(scan.read(0, run("policy-gradient", -10, { lr: 1 }, 22_060), rewards, 0, 22_060)).toEqual({
      samples: undefined,
      first: undefined,
      back: 22_051,
      fallen: true,
    });
    expect(scan.read(1, run("natural-gradient", -10, { lr: 1, damping: 0 }, 12), rewards, 0, 12).back).toBe(10);
  });

  it("who never fell need not come back, and who falls later does", () => {
    const path = [2, 3, -10, -9, 0.5, 1];
    const points = Float64Array.from(path);
    const trajectory = { dim: 1, firstStep: 0, count: 6, points, loss: points.map((z) => -1 / (1 + Math.exp(-z))), gradNorm: points, ended: undefined };
    expect(new CounterScan().read(0, trajectory, rewards, 0, 5)).toMatchObject({ back: 4, fallen: true });
    expect(new CounterScan().read(0, { ...trajectory, count: 2 }, rewards, 0, 1)).toMatchObject({ back: undefined, fallen: false });
  });

  it("where there is no reward any more it is not back", () => {
    const points = Float64Array.of(-10, -20, Infinity);
    const trajectory = { dim: 1, firstStep: 0, count: 3, points, loss: Float64Array.of(-1e-5, -1e-9, Number.NaN), gradNorm: points, ended: undefined };
    expect(new CounterScan().read(0, trajectory, rewards, 0, 2)).toMatchObject({ back: undefined, fallen: true });
  });

  it("samples are counted up to the playhead, and those before the first that told something", () => {
    const trajectory = run("policy-gradient", -4, { lr: 1, samples: 2 }, 400);
    const counters = new CounterScan().read(0, trajectory, rewards, 2, 150);
    const row = Array.from(trajectory.points).findIndex((z) => z !== -4);
    expect(row).toBeGreaterThan(1);
    expect(counters).toMatchObject({ samples: 300, first: 2 * row });
  });

  it("what is still on its way is looked at when it has come, and another path anew", () => {
    const scan = new CounterScan();
    const whole = run("natural-gradient", -10, { lr: 1, damping: 0 }, 12);
    const growing = { ...whole, count: 5 };
    expect(scan.read(0, growing, rewards, 0, 4).back).toBeUndefined();
    growing.count = whole.count;
    expect(scan.read(0, growing, rewards, 0, 4).back).toBe(10);
    expect(scan.read(0, { ...whole, count: 3 }, rewards, 0, 2).back).toBeUndefined();
  });
});

describe("a step against the limit", () => {
  it("is not over it by rounding: steps of exactly δ are not, a little more is", () => {
    const family = problemOf("bandit2", { rewards }).distribution!;
    for (let z = -6; z < 6; z += 0.37) {
      const { points } = run("natural-gradient", z, { length: "kl-exact", kl: 0.01, damping: 0 }, 3);
      for (let row = 1; row < points.length; row++) expect(isOver(family.divergence([points[row - 1]!], [points[row]!]), 0.01)).toBe(false);
    }
    expect(isOver(0.010001, 0.01)).toBe(true);
    expect(isOver(Infinity, 0.01)).toBe(true);
    expect(isOver(Number.NaN, 0.01)).toBe(false);
  });
});
