import { describe, expect, it } from "vitest";
import { plotRates } from "./plot.ts";
import type { RateTrial, TunedRate } from "../../core/experiments/rates.ts";

function tuned(losses: Readonly<Record<string, number>>, current: string, best?: string): TunedRate {
  const trials = Object.entries(losses).map(([rate, loss]): RateTrial => ({ rate: Number(rate), loss, shown: loss, phase: "grid" }));
  const of = (rate: string): RateTrial => trials.find((trial) => trial.rate === Number(rate))!;
  return {
    kind: "tuned",
    knob: "lr",
    seeds: [1],
    trials,
    current: of(current),
    best: best === undefined ? undefined : of(best),
    edge: undefined,
    evaluations: 0,
  };
}

describe("the picture of a search", () => {
  it("is logarithmic both ways, and marks what diverged above and apart", () => {
    const plot = plotRates(tuned({ "1e-5": 100, "1e-3": 10, "0.1": 1, "1": Infinity, "10": Infinity }, "0.001", "0.1"), 300, 120);
    const { points, left, right, top, bottom, above } = plot;
    expect(points.map(({ kind }) => kind)).toEqual(["finite", "finite", "finite", "diverged", "diverged"]);
    expect(points.map(({ x }) => (6 * (x - left)) / (right - left)).map(Math.round)).toEqual([0, 2, 4, 5, 6]);
    expect(points.map(({ y }) => y)).toEqual([top, (top + bottom) / 2, bottom, above, above]);
    expect([plot.current, plot.best]).toEqual([points[1], points[2]]);
    expect(plot.path.match(/[ML]/g)).toEqual(["M", "L", "L"]);
    expect(plot.losses.map(({ label }) => label)).toEqual(["100", "10", "1"]);
  });

  it("does not let one enormous loss flatten the others, nor dust", () => {
    const { points, losses, bottom, top } = plotRates(tuned({ "1e-5": 1, "0.01": 0.1, "0.1": 1e-40, "1": 1e90 }, "0.01"), 300, 120);
    expect(points[3]).toMatchObject({ kind: "beyond", y: top });
    expect(points[2]!.y).toBe(bottom);
    expect(points[0]!.y).toBeLessThan(points[1]!.y);
    expect(losses.at(-1)!.label).toMatch(/^</);
  });

  it("puts zero at the foot of the logarithms, and negative losses on a linear axis", () => {
    const zero = plotRates(tuned({ "1e-5": 1, "0.01": 0.01, "0.1": 0 }, "0.01"), 300, 120);
    expect(zero.points.map(({ y }) => y)).toEqual([zero.top, zero.bottom, zero.bottom]);
    expect(zero.losses.at(-1)!.label).toBe("0");
    const negative = plotRates(tuned({ "1e-5": 1, "0.01": 0, "0.1": -1 }, "0.01"), 300, 120);
    expect(negative.points[1]!.y).toBe((negative.top + negative.bottom) / 2);
  });

  it("has a place for everything, whatever came of it", () => {
    for (const losses of [{ "0.1": Infinity }, { "0.1": 0 }, { "0.1": 5, "1": 5 }, { "0": 3, "100": 2 }] as Record<string, number>[]) {
      const { points, current } = plotRates(tuned(losses, Object.keys(losses)[0]!), 300, 120);
      for (const { x, y } of [...points, current]) expect([x, y].every((one) => Number.isFinite(one) && one >= 0 && one <= 300)).toBe(true);
    }
  });
});
