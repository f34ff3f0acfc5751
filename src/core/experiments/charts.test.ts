/** Published figures of experiment 8 by the code that the page shows them with: gaps between charts against the rate, and their order. */
import { describe, expect, it } from "vitest";
import { initialValues } from "../knobs.ts";
import { runKnobs } from "../options.ts";
import { optimizers } from "../optimizers/index.ts";
import { chartMaps, convert } from "../problems/distributions/charts.ts";
import { problemOf } from "../testing/information-geometry.ts";
import { gapBetween, gapsOf, slopeOf } from "./charts.ts";
import type { Values } from "../knobs.ts";
import type { RunOptions } from "../options.ts";
import type { Charted, Gaps, NoGap } from "./charts.ts";

const maps = chartMaps.get("gaussian")!;
const options = initialValues(runKnobs);

/** From μ = 2 and σ = 1.5 with data of mean 0 and variance ¼. */
function gaps(
  optimizer: string,
  given: Values,
  steps: number,
  names: readonly string[],
  data = [-0.5, 0.5],
  from = [2, 1.5],
  schedule: Partial<RunOptions["schedule"]> = {},
): Gaps | NoGap {
  const charts = names.map((chart): Charted => ({
    problem: { id: "gaussian", values: { chart, data } },
    start: convert(maps, "mu-sigma", chart, from),
    map: maps.of[chart]!,
  }));
  const values = { ...initialValues(optimizers.get(optimizer)!.knobs), ...given };
  const runs = [{ optimizer, values, options: { ...options, schedule: { ...options.schedule, ...schedule } } }];
  const work = gapsOf({ ...charts[0]!, runs, seed: 1, steps, tolerance: 0 }, 0, charts, maps.compared);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}
const THREE = ["mu-sigma", "mu-logsigma", "mu-precision"];
const half = (digits: number): number => 0.5000001 * 10 ** -digits;

describe("experiment 8: the gap between charts", () => {
  it.each([
    [0.5, 0.07075, 0.22728],
    [0.1, 0.00701, 0.02081],
    [0.01, 0.00063, 0.00188],
  ])("at ε = %s is %s (σ, log σ) and %s (σ, τ)", (lr, logGap, tauGap) => {
    const { rates, gaps: found } = gaps("natural-gradient", { lr, damping: 0 }, Math.round(5 / lr), THREE) as Gaps;
    expect(rates[0]).toBe(lr);
    expect(Math.abs(found[0]![0]! - logGap)).toBeLessThanOrEqual(half(5));
    expect(Math.abs(found[1]![0]! - tauGap)).toBeLessThanOrEqual(half(5));
  });

  it("falls as ε for the natural gradient, and not at all for plain descent", () => {
    const natural = gaps("natural-gradient", { lr: 0.1, damping: 0 }, 50, THREE) as Gaps;
    expect(natural.rates).toEqual([0.1, 0.05, 0.025, 0.0125, 0.00625, 0.003125, 0.0015625, 0.00078125]);
    for (const one of natural.gaps) {
      expect(Math.abs(slopeOf(natural.rates, one) - 1)).toBeLessThan(0.01);
      expect(one.toSorted((a, b) => b - a)).toEqual(one);
    }
    const plain = gaps("sgd", { lr: 0.1 }, 50, THREE) as Gaps;
    for (const one of plain.gaps) {
      expect(Math.abs(slopeOf(plain.rates, one))).toBeLessThan(0.01);
      expect(one.at(-1)!).toBeGreaterThan(0.1);
    }
  });

  it("damping belongs to a chart: with it the gap stays", () => {
    const { rates, gaps: found } = gaps("natural-gradient", { lr: 0.1, damping: 0.1 }, 50, THREE) as Gaps;
    expect(Math.abs(slopeOf(rates, found[1]!))).toBeLessThan(0.1);
  });

  it("has no number where a chart's path leaves the domain, and one again at the rates at which it does not", () => {
    const { rates, gaps: found } = gaps("natural-gradient", { lr: 1, damping: 0 }, 5, ["mu-variance", "mu-precision"], [-2, 2], [0, 1]) as Gaps;
    expect(rates[0]).toBe(1);
    expect(found[0]![0]).toBeNaN();
    expect(found[0]!.slice(3).every((gap) => gap > 0)).toBe(true);
  });

  it("is not asked of what has no rate, or a length of its own", () => {
    expect(gaps("trpo", {}, 5, THREE)).toBe("no-rate");
    expect(gaps("natural-gradient", { lr: 0 }, 5, THREE)).toBe("no-rate");
    expect(gaps("natural-gradient", { length: "kl-exact" }, 5, THREE)).toBe("own-length");
    expect(gaps("mirror-descent", {}, 5, THREE)).toBe("unserved");
  });

  it("compares what it is told to, step by step, and takes no number for the largest", () => {
    const a = Float64Array.of(0, 1, 0, 2, 0, 3);
    expect(gapBetween(a, Float64Array.of(9, 1, 9, 2.5, 9, 2.75), [1])).toBe(0.5);
    expect(gapBetween(a, Float64Array.of(9, 1, 9, 2.5, 9, 2.75), [0, 1])).toBe(9);
    expect(gapBetween(a, Float64Array.of(0, Number.NaN, 0, 2, 0, 3), [1])).toBeNaN();
  });

  it.each([
    { kind: "step", every: 10, gamma: 0.5 },
    { kind: "constant", warmup: 30 },
    { kind: "cosine", warmup: 10 },
  ] as const)("falls as ε by the schedule %j too, which takes the same share of the time at each rate", (schedule) => {
    const { rates, gaps: found } = gaps("natural-gradient", { lr: 0.1, damping: 0 }, 50, THREE, [-0.5, 0.5], [2, 1.5], schedule) as Gaps;
    for (const one of found) expect(Math.abs(slopeOf(rates, one) - 1)).toBeLessThan(0.03);
  });

  it.each(["1/k", "1/sqrt-k"] as const)("is not asked of a schedule that counts steps: %s", (kind) => {
    expect(gaps("natural-gradient", { lr: 0.1, damping: 0 }, 50, THREE, [-0.5, 0.5], [2, 1.5], { kind })).toBe("schedule");
  });

  it("has no order where there is only rounding", () => {
    expect(slopeOf([1, 0.5, 0.25], [0, 1e-16, 0])).toBeNaN();
    expect(slopeOf([1, 0.5, 0.25], [Number.NaN, 4, 1])).toBeCloseTo(2, 12);
  });
});

describe("experiment 8: Fisher information of the spread", () => {
  it("is 1/2v² in v, ½ in log v (2 in log σ) and 1/2τ² in τ", () => {
    const entry = (chart: string, at: number): number => {
      const fisher = new Float64Array(4);
      problemOf("gaussian", { chart, data: [0, 1] }).distribution!.fisher([0.3, at], fisher);
      return fisher[3]!;
    };
    for (const v of [0.3, 1, 4]) {
      expect(entry("mu-variance", v)).toBeCloseTo(1 / (2 * v * v), 12);
      // log σ is half of log v, so its entry is four times as large.
      expect(entry("mu-logsigma", Math.log(v) / 2) / 4).toBeCloseTo(0.5, 12);
      expect(entry("mu-precision", v)).toBeCloseTo(1 / (2 * v * v), 12);
    }
  });
});
