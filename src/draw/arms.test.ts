import { describe, expect, it } from "vitest";
import { armRise, armsOf } from "./arms.ts";

const point = (low: number, high: number) =>
  ({
    eigenvalues: [low, high],
    eigenvectors: [
      [0, 1],
      [1, 0],
    ],
  }) as const;

describe("eigen-crosses", () => {
  it("have arms over which the quadratic model changes by the rise: solid where up, dashed where down", () => {
    const [down, up] = armsOf(point(-8, 2), 4, 0.1);
    expect(down).toMatchObject({ along: [0, 1], up: false, cut: false });
    expect(up).toMatchObject({ along: [1, 0], up: true });
    expect((8 * down!.length ** 2) / 2).toBeCloseTo(4, 12);
    expect((2 * up!.length ** 2) / 2).toBeCloseTo(4, 12);
  });

  it("choose a round rise for which the middle arm is about 24 pixels long", () => {
    const points = [point(1, 100), point(-30, 50), point(20, 40)];
    const rise = armRise(points, 0.02);
    expect([1, 2, 5]).toContain(Math.round(rise / 10 ** Math.floor(Math.log10(rise) + 1e-9)));
    const lengths = points.flatMap((one) => armsOf(one, rise, 0.02).map(({ length }) => length / 0.02)).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2) - 1]).toBeGreaterThan(15);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(36);
  });

  it("say when they are cut, and have none where there is no curvature", () => {
    expect(armsOf(point(1e-9, 1), 1, 0.01)[0]).toMatchObject({ cut: true, length: 0.64 });
    expect(armsOf(point(0, 1), 1, 1)).toHaveLength(1);
    expect(armRise([point(0, 0)], 1)).toBe(0);
    expect(armRise([], 1)).toBe(0);
  });
});
