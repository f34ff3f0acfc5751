import { describe, expect, it } from "vitest";
import { arrowFactor, arrowPath, visibleArrow } from "./arrows.ts";

describe("the factor of arrows", () => {
  it("is a round number that makes the longest about a hundred pixels", () => {
    // 96 / 16 = 6, rounded down to 5; 96 / 0.9 = 106.7 to 100; 96 / 480 = 0.2.
    expect([16, 0.9, 480].map((longest) => arrowFactor(longest, 0))).toEqual([5, 100, 0.2]);
  });
  it("is kept while it serves", () => {
    expect(arrowFactor(8, 5)).toBe(5);
    expect(arrowFactor(3, 5)).toBe(20);
    expect(arrowFactor(600, 0.2)).toBe(0.2);
  });
  it("is 1 wherever that can be seen, whatever it was", () => {
    expect([20, 40, 400].map((longest) => arrowFactor(longest, 5))).toEqual([1, 1, 1]);
  });
  it("is none where there is nothing to see", () => {
    expect([0, Number.NaN, Infinity, 1e-12].map((longest) => arrowFactor(longest, 5))).toEqual([0, 0, 0, 0]);
  });
});

describe("an arrow", () => {
  it("that leaves a box ends at its border, drawn on without a head in view", () => {
    const box = { x: 0, y: 0, width: 100, height: 50 };
    expect(visibleArrow(box, 10, 10, 60, 10)).toEqual({ tip: [60, 10], end: [60, 10] });
    const { tip, end } = visibleArrow(box, 10, 10, 1010, 10)!;
    expect(end[0]).toBeCloseTo(100, 9);
    expect(tip[0]).toBeCloseTo(124, 9);
    expect(visibleArrow(box, 200, 10, 300, 10)).toBeUndefined();
    expect(visibleArrow(box, 10, 10, Infinity, 10)).toBeUndefined();
  });
  it("ends with its tip at the target, whatever its length", () => {
    expect(arrowPath(0, 0, 100, 0, 2)).toContain("100.00,0.00");
    expect(arrowPath(0, 0, 0, 3, 2)).toContain("0.00,3.00");
    expect(arrowPath(5, 5, 5, 5, 2)).toBe("");
  });
});
