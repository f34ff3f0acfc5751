import { describe, expect, it } from "vitest";
import { CHART, chartPaths } from "./chart.ts";

const numbers = (path: string): number[] => (path.match(/-?[\d.]+|NaN/g) ?? []).map(Number);

describe("the chart of sampled gradients", () => {
  it("has a line of 1/√N that the lengths are drawn beside, on log axes", () => {
    const { expected, drawn } = chartPaths({ lengths: Float64Array.of(1, 3, 100, 0.3), spread: 3 } as Parameters<typeof chartPaths>[0], [3, 0]);
    const [x0, y0, x1, y1] = numbers(expected) as [number, number, number, number];
    const [a, b, c, d] = numbers(drawn) as [number, number, number, number];
    expect([a, b]).toEqual([x0, y0]);
    expect(d - b).toBeCloseTo(((c - a) * (y1 - y0)) / (x1 - x0), 0);
  });

  it("draws what has no length at the bottom, also where there is no spread to compare it with", () => {
    for (const spread of [0, 1]) {
      const paths = chartPaths({ lengths: Float64Array.of(1, 0, 2, 0), spread } as Parameters<typeof chartPaths>[0], [0, 0]);
      for (const path of Object.values(paths)) expect(path).not.toContain("NaN");
      expect(numbers(paths.drawn)[1]).toBe(CHART.height - 2);
    }
  });
});
