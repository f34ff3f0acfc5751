import { describe, expect, it } from "vitest";
import { equalAspect, ticks } from "./scales.ts";

describe("scales", () => {
  it("give x and y the same scale about the same centre", () => {
    const shown = equalAspect([0, 2, 0, 1], 100, 100);
    expect(shown).toEqual([0, 2, -0.5, 1.5]);
    expect(equalAspect([0, 1, 0, 4], 200, 100)).toEqual([-3.5, 4.5, 0, 4]);
  });

  it("put ticks on round numbers inside the window", () => {
    expect(ticks(-2, 2, 4)).toEqual([-2, -1, 0, 1, 2]);
    expect(ticks(0.13, 0.48, 4)).toEqual([0.2, 0.3, 0.4]);
    expect(ticks(-1e-7, 3e-7, 4)).toEqual([-1e-7, 0, 1e-7, 2e-7, 3e-7]);
    expect(ticks(1, 1, 4)).toEqual([]);
    expect(ticks(Number.NaN, 1, 4)).toEqual([]);
  });
});
