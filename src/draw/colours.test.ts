import { describe, expect, it } from "vitest";
import { ramp, toOklab } from "./colours.ts";

describe("a ramp between two colours", () => {
  it.each([
    [
      [255, 255, 255],
      [163, 18, 58],
    ],
    [
      [20, 23, 27],
      [255, 157, 176],
    ],
  ] as const)("from %j to %j begins and ends there and goes by equal steps for the eye", (from, to) => {
    const tones = ramp(from, to, 9);
    expect(tones[0]).toEqual(from);
    expect(tones[8]).toEqual(to);
    const steps = tones.slice(1).map((tone, i) => Math.hypot(...toOklab(tone).map((value, k) => value - toOklab(tones[i]!)[k]!)));
    for (const step of steps) expect(step / steps[0]!).toBeCloseTo(1, 1);
  });

  it("knows the reference values of OKLab", () => {
    const [lightness, a, b] = toOklab([255, 0, 0]);
    expect([lightness.toFixed(3), a.toFixed(3), b.toFixed(3)]).toEqual(["0.628", "0.225", "0.126"]);
  });
});
