import { describe, expect, it } from "vitest";
import { example, examplePath, exampleTrajectory, exampleValues, PLAIN } from "./example.ts";
import { layoutChart } from "./layout.ts";
import { QuantityModel, SERIES } from "./series.ts";
import { PathCurvature } from "./table.ts";
import { limitLabel } from "./words.ts";
import type { StabilityRule } from "../../core/analysis/stability.ts";
import type { Quantity } from "./def.ts";
import type { Chart } from "./layout.ts";

const SIZE = { width: 400, height: 240, measure: (label: string) => 7 * label.length };

/** The fewest rows with a step between them, so with a learning rate. */
const TWO = [
  { low: 1, high: 5 },
  { low: 1, high: 5 },
];

function chartOf(path: PathCurvature, quantity: Quantity, steps = 4): Chart {
  const model = new QuantityModel(path, quantity);
  model.update();
  return layoutChart({ model, steps, names: {}, limitLabel: (which, value) => limitLabel(path.rule!, which, path.steady, value) }, SIZE);
}
const line = (chart: Chart, id: string): Float64Array => chart.lines.find((one) => one.id === id)!.points;
const heights = (points: Float64Array): number[] => [...points].filter((_, i) => i % 2 === 1);

describe("the curvature chart", () => {
  it.each(Object.keys(SERIES) as Quantity[])("keeps every finite value inside its frame, whatever is shown: %s", (quantity) => {
    const chart = chartOf(example, quantity);
    for (const { points } of chart.lines) {
      for (const y of heights(points)) if (Number.isFinite(y)) expect(y >= chart.top && y <= chart.bottom).toBe(true);
    }
    expect(chart.lines.map(({ id }) => id)).toEqual(SERIES[quantity]);
  });

  it("shades the steps where an eigenvalue is negative, and those alone", () => {
    const chart = chartOf(example, "eigenvalues");
    expect(chart.shaded).toEqual([[chart.x(0.5), chart.x(1.5)]]);
    expect(chartOf(example, "condition").shaded).toEqual([]);
  });

  it("puts zero on the axis of eigenvalues and changes", () => {
    for (const quantity of ["eigenvalues", "change"] as const) {
      const { y, top, bottom } = chartOf(example, quantity);
      expect(y(0)).toBeGreaterThan(top);
      expect(y(0)).toBeLessThanOrEqual(bottom);
    }
  });

  it("marks what is infinite and what is no number as gaps, and breaks the line there", () => {
    const eigenvalues = chartOf(example, "eigenvalues");
    expect(eigenvalues.gaps).toEqual([{ from: eigenvalues.x(3.5), to: eigenvalues.right, infinite: false }]);
    expect(heights(line(eigenvalues, "low")).map(Number.isFinite)).toEqual([true, true, true, true, false]);
    // λmin = 0 has no condition number; 0/0 has no ratio.
    const condition = chartOf(example, "condition");
    expect(condition.gaps.map(({ infinite }) => infinite)).toEqual([true, false]);
    const energy = chartOf(example, "energy");
    expect(energy.gaps.map(({ from, to }) => [from, to])).toEqual([[energy.x(2.5), energy.right]]);
  });

  it("says nothing of the step away from the last row, which is not made", () => {
    const chart = chartOf(example, "change");
    expect(chart.gaps).toEqual([]);
    expect(line(chart, "actual")).toHaveLength(8);
  });

  it("draws 2/η across the chart, and beside it the run's own limit where that differs", () => {
    const plain = chartOf(example, "eigenvalues");
    expect(plain.limits).toEqual([{ which: "own", points: Float64Array.of(plain.left, plain.y(20), plain.right, plain.y(20)) }]);
    expect(plain.labels.map(({ text }) => text)).toContain("2/η 20");
    const heavy: StabilityRule = { kind: "heavy-ball", plain: 2, own: 3, decay: 0 };
    const both = chartOf(examplePath(TWO, heavy, 0.002), "eigenvalues");
    expect(both.labels.map(({ text }) => text)).toEqual(["λ_max", "λ_min", "(2+2μ)/η 1500", "2/η 1000"]);
    expect(chartOf(examplePath(TWO), "eigenvalues").limits).toEqual([]);
    expect(chartOf(examplePath(TWO.slice(1), heavy), "eigenvalues").limits).toEqual([]);
  });

  it("lets the limit follow a rate that changes, and a decay lower it", () => {
    const path = new PathCurvature(exampleTrajectory(3), false);
    path.rule = { kind: "plain", plain: 2, own: 2, decay: 1 };
    path.take(
      0,
      exampleValues([
        { low: 1, high: 2 },
        { low: 1, high: 2 },
        { low: 1, high: 2 },
      ]),
      Float64Array.of(0.5, 0.25, 0.125),
    );
    const chart = chartOf(path, "eigenvalues", 2);
    // The step away from the last row is not made: its rate is nobody's.
    expect(heights(chart.limits[0]!.points)).toEqual([3, 7].map(chart.y));
    expect(chart.labels.map(({ text }) => text)).toContain("2/η_t − w 7");
  });

  it("never squeezes the chart for a limit out of sight, nor for a run that diverges", () => {
    const far = chartOf(examplePath(TWO, PLAIN, 1e-12), "eigenvalues");
    expect(far.y(5)).toBeLessThan((far.top + far.bottom) / 2);
    const rows = [1, 10, 100, 1e40, 1e90].map((high) => ({ low: 1, high }));
    const diverged = chartOf(examplePath(rows, undefined, 0.1, "diverged"), "eigenvalues");
    expect(diverged.beyond).toBe(1e90);
    expect(diverged.y(1) - diverged.y(100)).toBeGreaterThan((diverged.bottom - diverged.top) / 4);
    expect(chartOf(examplePath(rows), "eigenvalues").beyond).toBeUndefined();
  });

  it("thins a long path without losing a spike", () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => ({ low: i === 31_234 ? -7 : 1, high: 10 }));
    const chart = chartOf(examplePath(rows), "eigenvalues", 49_999);
    const points = line(chart, "low");
    expect(points.length).toBeLessThan(10 * SIZE.width);
    expect(Math.max(...heights(points))).toBeCloseTo(chart.y(-7), 9);
    expect(chart.shaded).toHaveLength(1);
    const [from, to] = chart.shaded[0]!;
    expect(to - from).toBeCloseTo(1, 6);
    expect(from <= chart.x(31_234) && to >= chart.x(31_234)).toBe(true);
  });

  it("finds the step under a pointer, and stays on the path's own steps", () => {
    const chart = chartOf(example, "eigenvalues");
    for (const step of [0, 1, 2, 3, 4]) expect(chart.stepAt(chart.x(step) + 5)).toBe(step);
    expect(chart.stepAt(-50)).toBe(0);
    expect(chart.stepAt(9999)).toBe(4);
  });
});
