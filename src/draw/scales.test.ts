import { describe, expect, it } from "vitest";
import { axis, equalAspect, readable, ticks } from "./scales.ts";

const labels = (low: number, high: number): string[] => axis(low, high, 4).ticks.map(({ label }) => label);

describe("windows and ticks", () => {
  it("give x and y the same scale about the same centre", () => {
    expect(equalAspect([0, 2, 0, 1], 100, 100)).toEqual([0, 2, -0.5, 1.5]);
    expect(equalAspect([0, 1, 0, 4], 200, 100)).toEqual([-3.5, 4.5, 0, 4]);
  });
  it("lie on round numbers inside the window", () => {
    expect(ticks(-2, 2, 4)).toEqual([-2, -1, 0, 1, 2]);
    expect(ticks(0.13, 0.48, 4)).toEqual([0.2, 0.3, 0.4]);
    expect(ticks(-1e-7, 3e-7, 4)).toEqual([-1e-7, 0, 1e-7, 2e-7, 3e-7]);
    expect([ticks(1, 1, 4), ticks(Number.NaN, 1, 4)]).toEqual([[], []]);
  });
});

describe("an axis", () => {
  it("shows values as they are while they are short", () => {
    expect(labels(-2, 2)).toEqual(["−2", "−1", "0", "1", "2"]);
    expect(labels(0.13, 0.48)).toEqual(["0.2", "0.3", "0.4"]);
    expect(axis(-2, 2, 4).note).toBe("");
  });
  it("takes out a power of ten", () => {
    expect(axis(-1e-7, 3e-7, 4)).toMatchObject({ note: "×10⁻⁷" });
    expect(labels(-1e-7, 3e-7)).toEqual(["−1", "0", "1", "2", "3"]);
    expect(axis(0, 4e6, 4)).toMatchObject({ note: "×10⁶" });
  });
  it("takes out what all values share, far in", () => {
    const far = axis(3 - 4.5e-9, 3 + 4.5e-9, 5);
    expect(far.ticks.map(({ label }) => label)).toEqual(["−4", "−2", "0", "+2", "+4"]);
    expect(far.note).toBe("3.000000000 + …×10⁻⁹");
  });
  it("has labels that differ, at every depth", () => {
    for (let half = 1e6; half > 1e-10; half /= 7) {
      const shown = axis(Math.PI - half, Math.PI + half, 8).ticks.map(({ label }) => label);
      expect(shown.length).toBeGreaterThan(1);
      expect(new Set(shown).size).toBe(shown.length);
    }
  });
});

describe("a readout", () => {
  it("is what a reader can read", () => {
    const values = [0, -0, 1.23456, -1234.56, 0.00012345, 1e21, Infinity, -Infinity, Number.NaN];
    expect(values.map((value) => readable(value))).toEqual(["0", "0", "1.235", "−1235", "1.234e−4", "1.000e21", "∞", "−∞", "NaN"]);
  });
});
