import { describe, expect, it } from "vitest";
import { arrowFactor, arrowPath } from "./arrows.ts";

describe("the factor of arrows", () => {
  it("is a round number that makes the longest about a hundred pixels", () => {
    // 96 / 16 = 6, rounded down to 5; 96 / 0.9 = 106.7 to 100; 96 / 400 = 0.24 to 0.2.
    expect([16, 0.9, 400].map((longest) => arrowFactor(longest, 0))).toEqual([5, 100, 0.2]);
  });
  it("is kept while it serves", () => {
    expect(arrowFactor(8, 5)).toBe(5);
    expect(arrowFactor(3, 5)).toBe(20);
    expect(arrowFactor(40, 5)).toBe(2);
  });
  it("is none where there is nothing to see", () => {
    expect([0, Number.NaN, Infinity, 1e-12].map((longest) => arrowFactor(longest, 5))).toEqual([0, 0, 0, 0]);
  });
});

describe("an arrow", () => {
  it("ends with its tip at the target, whatever its length", () => {
    expect(arrowPath(0, 0, 100, 0, 2)).toContain("100.00,0.00");
    expect(arrowPath(0, 0, 0, 3, 2)).toContain("0.00,3.00");
    expect(arrowPath(5, 5, 5, 5, 2)).toBe("");
  });
});
