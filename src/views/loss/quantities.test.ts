import { describe, expect, it } from "vitest";
import { valueAt } from "./quantities.ts";

const trajectory = {
  dim: 2,
  firstStep: 0,
  count: 3,
  points: Float64Array.of(3, 4, 0, 0, 1e3, 1),
  loss: Float64Array.of(25, 0, 7),
  gradNorm: Float64Array.of(10, 0, 2),
  ended: undefined,
};
const minima = [
  { at: [0, 0], loss: 0, global: true },
  { at: [3, 1], loss: 1, global: false },
];

describe("what the chart shows of a row", () => {
  it("is read or measured", () => {
    expect(valueAt("loss", trajectory, 2, [])).toBe(7);
    expect(valueAt("gradient", trajectory, 0, [])).toBe(10);
    expect(valueAt("step", trajectory, 1, [])).toBe(5);
    expect(valueAt("distance", trajectory, 0, minima)).toBe(3);
    expect(valueAt("distance", trajectory, 1, minima)).toBe(0);
  });

  it("is nothing where there is nothing: before the first step, without minima", () => {
    expect(valueAt("step", trajectory, 0, [])).toBeNaN();
    expect(valueAt("distance", trajectory, 0, [])).toBeNaN();
  });
});
