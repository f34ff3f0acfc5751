import { describe, expect, it } from "vitest";
import { paintHeights } from "./height-image.ts";
import { bandOf, quantileLevels } from "./levels.ts";
import { equalAspect, readable, ticks } from "./scales.ts";

describe("levels", () => {
  it("divide the heights into equal shares", () => {
    // 0 … 999 shuffled by a step coprime to 1000.
    const values = Float64Array.from({ length: 1000 }, (_, i) => (i * 387) % 1000);
    expect([...quantileLevels(values, 3)]).toEqual([250, 500, 750]);
  });

  it("are distinct and finite whatever the field holds", () => {
    expect([...quantileLevels(Float64Array.of(1, 1, 1, 1), 5)]).toEqual([1]);
    expect([...quantileLevels(Float64Array.of(Number.NaN, Infinity, -Infinity), 5)]).toEqual([]);
    const levels = quantileLevels(Float64Array.of(3, Number.NaN, 1, 2, Infinity), 2);
    expect([...levels]).toEqual([2, 3]);
  });

  it("count how many lie at or below a height", () => {
    const levels = Float64Array.of(1, 2, 4);
    expect([0, 1, 1.5, 2, 3.9, 4, 5, -Infinity, Infinity].map((height) => bandOf(levels, height))).toEqual([0, 1, 1, 2, 2, 3, 3, 0, 3]);
  });
});

describe("the height image", () => {
  const colours = {
    tones: [
      [0, 0, 0],
      [200, 200, 200],
    ],
    ink: [255, 0, 0],
    alpha: 1,
    hatch: [1, 2, 3],
  } as const;
  const paint = (values: number[], columns: number, rows: number, levels: number[]): Uint8ClampedArray => {
    const pixels = new Uint8ClampedArray(columns * rows * 4);
    paintHeights(Float64Array.from(values), columns, rows, Float64Array.from(levels), colours, pixels);
    return pixels;
  };

  it("puts the highest y on top, low tones low", () => {
    // One column, six rows: 0 at the lowest y, 500 at the highest; the line at 250 is far from both ends.
    const pixels = paint([0, 100, 200, 300, 400, 500], 1, 6, [250]);
    expect([...pixels.subarray(0, 3)]).toEqual([200, 200, 200]);
    expect([...pixels.subarray(20, 23)]).toEqual([0, 0, 0]);
  });

  it("draws a line a pixel wide where a ramp crosses a level, and only there", () => {
    // The ramp 0 … 20 crosses 10.2 next to column 10.
    const pixels = paint(
      Array.from({ length: 21 }, (_, i) => i),
      21,
      1,
      [10.2],
    );
    const reds = Array.from({ length: 21 }, (_, i) => pixels[i * 4]! - pixels[i * 4 + 1]!);
    expect(reds.map((red) => red > 0)).toEqual(Array.from({ length: 21 }, (_, i) => i === 10 || i === 11));
    expect(reds[10]!).toBeGreaterThan(reds[11]!);
  });

  it("hatches what has no value and never leaves a pixel transparent", () => {
    const pixels = paint([Number.NaN, Number.NaN, Infinity, 1], 4, 1, [0.5]);
    expect([...pixels.subarray(0, 3)]).toEqual([1, 2, 3]);
    expect([3, 7, 11, 15].map((i) => pixels[i])).toEqual([255, 255, 255, 255]);
  });
});

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

  it("print what a reader can read", () => {
    expect([0, -0, 1.23456, -1234.56, 0.00012345, 1e21, Infinity, -Infinity, Number.NaN].map((value) => readable(value))).toEqual([
      "0",
      "0",
      "1.235",
      "−1235",
      "1.23e−4",
      "1.00e21",
      "∞",
      "−∞",
      "NaN",
    ]);
  });
});
