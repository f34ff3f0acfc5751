import { describe, expect, it } from "vitest";
import { plotGaps, slopeText, verdictOf } from "./gap-plot.ts";
import { namesTogether } from "./pictures.ts";
import { exampleLayout, exampleRun } from "../../views/map/testing/frame.ts";
import { unitsPerPixel } from "../../views/map/layout.ts";
import type { Gaps } from "../../core/experiments/charts.ts";

const layout = exampleLayout();
const pixel = unitsPerPixel(layout);
const CHARTS = ["μ, σ", "μ, log σ", "μ, τ"];

describe("names in the common picture", () => {
  const run = (name: string, look: number, x: number): ReturnType<typeof exampleRun> => exampleRun(name, [x, 0], { look });

  it("are the run's own where all charts agree, those of the charts where they do not", () => {
    const natural = [run("Natural gradient", 1, 0), run("Natural gradient", 9, 3 * pixel), run("Natural gradient", 17, -3 * pixel)];
    const plain = [run("SGD", 0, 0), run("SGD", 8, 40 * pixel), run("SGD", 16, 44 * pixel)];
    const names = namesTogether({ layout, runs: [...plain, ...natural] }, CHARTS);
    expect(natural.map((one) => names.get(one))).toEqual(["Natural gradient", "", ""]);
    expect(plain.map((one) => names.get(one))).toEqual(["μ, σ", "μ, log σ · μ, τ", ""]);
  });
});

describe("the picture of the gaps", () => {
  const rates = [0.1, 0.05, 0.025];
  const gaps = (...lines: readonly (readonly number[])[]): Gaps => ({ rates, gaps: lines });
  const plot = plotGaps([{ look: 3, gaps: gaps([0.2, 0.1, 0.05], [3, 3, 3]) }], 400, 200);

  it("has a line for each chart after the first, of the run's look", () => {
    expect(plot.lines.map(({ look, place }) => [look, place])).toEqual([
      [3, 1],
      [3, 2],
    ]);
    expect(plot.lines.every(({ points }) => points.length === 3)).toBe(true);
    expect(plot.lane).toBeUndefined();
  });

  it("draws first order parallel to its guides, and what stays apart level", () => {
    const [first, level] = plot.lines.map(({ points: [a, b] }) => (a!.y - b!.y) / (a!.x - b!.x));
    expect(level).toBeCloseTo(0, 12);
    const guide = /M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)/.exec(plot.guides)!.slice(1).map(Number);
    expect(first).toBeCloseTo((guide[3]! - guide[1]!) / (guide[2]! - guide[0]!), 9);
    for (const { points } of plot.lines) {
      for (const { x, y } of points) {
        expect(x).toBeGreaterThan(plot.left);
        expect(x).toBeLessThan(plot.right);
        expect(y).toBeGreaterThanOrEqual(plot.top);
        expect(y).toBeLessThanOrEqual(plot.bottom);
      }
    }
  });

  it("has figures at decades", () => {
    expect(plot.gaps.map(({ label }) => label)).toEqual(["0.01", "0.1", "1", "10"]);
    expect(plot.rates.map(({ label }) => label)).toEqual(["0.1"]);
  });

  it("puts what did not last into a lane of its own, and rounding nowhere", () => {
    const { lines, lane, top } = plotGaps([{ look: 0, gaps: gaps([Number.NaN, 0.1, 0.05], [1e-16, 0, 1e-15]) }], 400, 200);
    expect(lane).toBeLessThan(top);
    expect(lines[0]).toMatchObject({ missing: [expect.any(Number)], points: [{}, {}] });
    expect(lines[1]).toMatchObject({ missing: [], points: [], path: "" });
  });

  it("is an empty frame before anything is known", () => {
    const { lines, gaps: figures } = plotGaps([], 400, 200);
    expect(lines).toEqual([]);
    expect(figures.every(({ at }) => Number.isFinite(at))).toBe(true);
  });

  it("says what the slopes say", () => {
    expect([1.004, -0.004, -0.5, 0].map(slopeText)).toEqual(["1.00", "0.00", "−0.50", "0.00"]);
    const of = (...lines: readonly (readonly number[])[]): string => verdictOf({ rates: [0.2, 0.1], gaps: lines });
    expect(of([0.2, 0.1], [0.4, 0.21])).toBe("first");
    expect(of([0.2, 0.2], [0.4, 0.39])).toBe("none");
    expect(of([0.2, 0.2], [0.4, 0.2])).toBe("order");
    expect(of([0.4, 0.1])).toBe("order");
    expect(of([0, 1e-16])).toBe("same");
    expect(of([Number.NaN, 0.1])).toBe("lost");
    expect(of([Number.NaN, Number.NaN], [0.2, 0.1])).toBe("first");
  });
});
