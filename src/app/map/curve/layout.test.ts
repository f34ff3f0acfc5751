import { describe, expect, it } from "vitest";
import { layoutCurve, pixelX, pixelY, spanFor, valueAt } from "./layout.ts";

describe("a loss of one parameter", () => {
  it("shows the start and both plateaus, and stands still while the start stays near", () => {
    expect(spanFor(-10)).toEqual(spanFor(2).map((end) => Math.sign(end) * Math.max(Math.abs(end), 13)));
    for (const start of [-300, -10, 0, 7, 41]) {
      const [from, to] = spanFor(start);
      expect(from).toBe(-to);
      expect(Math.abs(start)).toBeLessThan(to);
    }
  });

  it("has the curve above the lanes, the lanes above the axis, and reads a pixel back as its value", () => {
    const layout = layoutCurve([-12, 12], Float64Array.of(0, -0.5, Number.NaN, -1), 3, { width: 600, height: 400 });
    expect(layout.lanes).toHaveLength(3);
    expect(layout.bottom).toBeLessThan(layout.lanes[0]!);
    expect(layout.lanes[2]).toBeLessThan(layout.base);
    expect(pixelY(layout, 0)).toBeGreaterThan(layout.top);
    expect(pixelY(layout, -1)).toBeLessThan(layout.bottom);
    for (const z of [-12, -3.5, 0, 12]) expect(valueAt(layout, pixelX(layout, z))).toBeCloseTo(z, 10);
  });

  it("does without values, and without runs", () => {
    const layout = layoutCurve([-12, 12], undefined, 0, { width: 10, height: 10 });
    expect([layout.low, layout.high, layout.bottom, layout.right].every(Number.isFinite)).toBe(true);
    expect(layout.high).toBeGreaterThan(layout.low);
  });
});
