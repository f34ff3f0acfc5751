import { describe, expect, it } from "vitest";
import { paintPatch } from "./height-image.ts";
import { HATCH_PERIOD, toneOf } from "./height-tones.ts";
import { ABOVE_ALL, NOWHERE } from "./level-field.ts";
import type { PaintStyle } from "./height-image.ts";

const colours = {
  tones: [
    [0, 0, 0],
    [100, 100, 100],
    [200, 200, 200],
  ],
  ink: [255, 0, 0],
  alpha: 0.5,
  indexAlpha: 1,
  hatch: [0, 255, 0],
  paper: [0, 0, 255],
} as const;
const style: PaintStyle = { colours, levels: { low: 0, high: 1, period: 2, phase: 1, count: 2 }, ratio: 1, hatchShift: 0 };

/** Paints level coordinates, given from the top row down, with so many pixels between samples. */
function paint(rows: number[][], pixels: number, over: Partial<PaintStyle> = {}): { at: (x: number, y: number) => number[]; width: number; height: number } {
  const columns = rows[0]!.length;
  const [width, height] = [(columns - 1) * pixels, (rows.length - 1) * pixels];
  const data = new Uint8ClampedArray(4 * width * height);
  const field = { coordinates: Float32Array.from(rows.toReversed().flat()), columns, rows: rows.length };
  const patch = { left: 0, right: width, top: 0, bottom: height, u0: 0, u1: columns - 1, v0: rows.length - 1, v1: 0 };
  paintPatch(field, patch, { ...style, ...over }, data, width, height);
  return { at: (x, y) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)], width, height };
}

describe("tones", () => {
  it("are spread evenly over the bands and end with them", () => {
    expect([-5, -1, 0, 1, 7].map((band) => toneOf(colours.tones, 0, 1, band)[0])).toEqual([0, 0, 100, 200, 200]);
    expect(toneOf(colours.tones, 0, 2, 0)[0]).toBeCloseTo(200 / 3);
  });
});

describe("a patch of the height field", () => {
  // A ramp from −½ to 1½ over 80 pixels: level 0 at pixel 20, level 1 at 60.
  const ramp = [
    [-0.5, 0.5, 1.5],
    [-0.5, 0.5, 1.5],
  ];

  it("has bands with the tone of their height", () => {
    const { at } = paint(ramp, 40);
    expect([5, 35, 75].map((x) => at(x, 20))).toEqual([
      [0, 0, 0, 255],
      [100, 100, 100, 255],
      [200, 200, 200, 255],
    ]);
  });

  it("has lines one pixel wide, index lines stronger", () => {
    const { at } = paint(ramp, 40);
    /** Share of ink, summed over the pixels next to a level: red above the tone's own. */
    const ink = (from: number): number => [0, 1, 2, 3].reduce((sum, k) => sum + (at(from + k, 10)[0]! - at(from + k, 10)[1]!) / 255, 0);
    expect(ink(18)).toBeCloseTo(0.5, 1);
    expect(ink(58)).toBeCloseTo(1, 1);
    expect(ink(30)).toBe(0);
    const doubled = paint(ramp, 80, { ratio: 2 });
    const wide = [0, 1, 2, 3, 4, 5].reduce((sum, k) => sum + (doubled.at(37 + k, 10)[0]! - doubled.at(37 + k, 10)[1]!) / 255, 0);
    expect(wide).toBeCloseTo(1, 1);
  });

  it("has no lines where they would be closer than they are wide, and a mean tone there", () => {
    const steep = Array.from({ length: 60 }, (_, i) => i * 8);
    const { at, width } = paint([steep, steep], 3, { levels: { low: 0, high: 479, period: 5, phase: 0, count: 480 } });
    for (let x = 0; x < width; x++) {
      const [red, green] = at(x, 1);
      expect(red! - green!).toBe(0);
      expect(Math.abs(green! - (x / width) * 197)).toBeLessThan(4);
    }
  });

  it("has no line where a plateau lies at a level", () => {
    const { at } = paint(
      [
        [1, 1],
        [1, 1],
      ],
      10,
    );
    expect(at(5, 5)).toEqual([200, 200, 200, 255]);
  });

  it("puts the highest row on top", () => {
    const { at } = paint(
      [
        [1.5, 1.5],
        [-0.5, -0.5],
      ],
      40,
    );
    expect(at(20, 2)[1]).toBe(200);
    expect(at(20, 37)[1]).toBe(0);
  });

  it("is hatched along the diagonal where there is no value", () => {
    const lost = [
      [NOWHERE, NOWHERE],
      [NOWHERE, NOWHERE],
    ];
    const { at } = paint(lost, 40);
    const green = (x: number, y: number): number => at(x, y)[1]!;
    const centre = Math.floor(HATCH_PERIOD / 2);
    expect(green(centre, 0)).toBeGreaterThan(150);
    // The line rises to the right, as the paper between does.
    for (let k = 0; k <= centre; k++) expect(green(centre - k, k)).toBe(green(centre, 0));
    expect(at(0, 0)).toEqual([0, 0, 255, 255]);
    // Above all numbers the ground is the highest tone.
    expect(
      paint(
        lost.map((row) => row.map(() => ABOVE_ALL)),
        40,
      ).at(0, 0),
    ).toEqual([200, 200, 200, 255]);
  });

  it("meets the edge of the domain halfway between samples", () => {
    const { at } = paint(
      [
        [NOWHERE, 0.5, 0.5],
        [NOWHERE, 0.5, 0.5],
      ],
      40,
    );
    expect(at(21, 20)).toEqual([100, 100, 100, 255]);
    expect(at(18, 20)[2]).toBeGreaterThan(at(18, 20)[0]!);
  });
});
