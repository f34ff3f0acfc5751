/** Multipliers by hand from the formulas, then the schedule inside the loop. */
import { describe, expect, it } from "vitest";
import { optimizers } from "./optimizers/index.ts";
import { isConstant, multiplier } from "./schedule.ts";
import { optionsOf, record } from "./testing/drive.ts";
import { slope } from "./testing/problems.ts";
import { torchMethods } from "./testing/torch.ts";
import type { GivenOptions } from "./testing/drive.ts";

type Given = NonNullable<GivenOptions["schedule"]>;
const at = (given: Given, t: number, steps: number): number => multiplier(optionsOf({ schedule: given }).schedule, t, steps);
const table = (given: Given, steps: number, count = steps): number[] => Array.from({ length: count }, (_, k) => at(given, k + 1, steps));

describe("multiplier", () => {
  it("is 1 without a schedule", () => {
    expect(table({}, 4)).toEqual([1, 1, 1, 1]);
    expect(isConstant(optionsOf().schedule)).toBe(true);
    expect(isConstant(optionsOf({ schedule: { warmup: 1 } }).schedule)).toBe(false);
    expect(isConstant(optionsOf({ schedule: { kind: "1/k" } }).schedule)).toBe(false);
  });

  it("step: gamma^⌊s/every⌋, the first reduction after `every` steps", () => {
    expect(table({ kind: "step", every: 2, gamma: 0.5 }, 7)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25, 0.125]);
    expect(table({ kind: "step", every: 1, gamma: 0 }, 3)).toEqual([1, 0, 0]);
  });

  it("linear: from 1 at the first step to `final` at the last", () => {
    expect(table({ kind: "linear", final: 0.2 }, 5)).toEqual([1, 0.8, 0.6, 1 - 0.8 * 0.75, 1 - 0.8]);
    expect(table({ kind: "linear", final: 0 }, 5)).toEqual([1, 0.75, 0.5, 0.25, 0]);
  });

  it("cosine: half a wave from 1 to `final`", () => {
    const found = table({ kind: "cosine", final: 0.1 }, 5);
    // cos 0, π/4, π/2, 3π/4, π
    const expected = [1, Math.SQRT1_2, 0, -Math.SQRT1_2, -1].map((cosine) => 0.1 + (0.9 * (1 + cosine)) / 2);
    for (const [k, value] of expected.entries()) expect(Math.abs(found[k]! - value)).toBeLessThan(2e-16);
    expect(found[4]).toBe(0.1);
  });

  it("1/k and 1/sqrt-k count from 1 after the warm-up", () => {
    expect(table({ kind: "1/k" }, 4)).toEqual([1, 1 / 2, 1 / 3, 1 / 4]);
    expect(table({ kind: "1/sqrt-k" }, 4)).toEqual([1, 1 / Math.sqrt(2), 1 / Math.sqrt(3), 1 / 2]);
    expect(table({ kind: "1/k", warmup: 2 }, 5)).toEqual([0.5, 1, 1, 1 / 2, 1 / 3]);
  });

  it("warm-up: t/warmup up to and including step `warmup`, then the schedule from its own beginning", () => {
    expect(table({ warmup: 4 }, 6)).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
    expect(table({ kind: "linear", warmup: 2, final: 0 }, 5)).toEqual([0.5, 1, 1, 0.5, 0]);
    expect(table({ kind: "step", warmup: 2, every: 2, gamma: 0.5 }, 6)).toEqual([0.5, 1, 1, 1, 0.5, 0.5]);
    // A warm-up as long as the run, or longer: nothing else is seen, and nothing divides by 0.
    expect(table({ kind: "cosine", warmup: 4 }, 4)).toEqual([0.25, 0.5, 0.75, 1]);
    expect(table({ kind: "cosine", warmup: 8 }, 4)).toEqual([0.125, 0.25, 0.375, 0.5]);
    expect(table({ kind: "linear", warmup: 3, final: 0.5 }, 4)).toEqual([1 / 3, 2 / 3, 1, 1]);
  });

  it("stays at `final` beyond the last step, and a run of one step uses the full rate", () => {
    expect(at({ kind: "linear", final: 0.25 }, 9, 5)).toBe(0.25);
    expect(at({ kind: "cosine", final: 0.25 }, 9, 5)).toBe(0.25);
    for (const kind of ["linear", "cosine", "step", "1/k", "1/sqrt-k"] as const) expect(at({ kind }, 1, 1)).toBe(1);
  });
});

describe("schedule in the loop", () => {
  const sgd = optimizers.get("sgd")!;
  // On a slope of 1 a step of SGD is exactly its learning rate.
  const problem = slope(1, 0);
  const schedule: Given = { kind: "linear", warmup: 2, final: 0 };

  it("multiplies the rate of step t = 1, 2, …", () => {
    const { points } = record({ optimizer: sgd, problem, start: [0, 0], values: { lr: 8 }, options: { schedule }, steps: 5 });
    expect(points.map((row) => row[0])).toEqual([0, -4, -12, -20, -24, -24]);
  });

  it("counts steps absolutely in a branch", () => {
    const given = { optimizer: sgd, problem, start: [0, 0], values: { lr: 8 }, options: { schedule }, steps: 5 };
    const branch = record({ ...given, start: record(given).run.snapshot(3)!, values: { lr: 16 } });
    expect(branch.firstStep).toBe(3);
    // Step 4 has the multiplier ½, step 5 has 0.
    expect(branch.points.map((row) => row[0])).toEqual([-20, -28, -28]);
  });

  it("reaches every method of torch, at its first step", () => {
    for (const optimizer of torchMethods) {
      const first = (lr: number, warmup: number): number | undefined =>
        record({ optimizer, problem, start: [0, 0], values: { lr }, options: { schedule: { warmup } }, steps: 1 }).points[1]![0];
      expect(first(0.5, 2)).toBe(first(0.25, 0));
    }
  });
});
