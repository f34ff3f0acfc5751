import { describe, expect, it } from "vitest";
import { ellipsePoints, modelContours } from "./shapes.ts";

describe("ellipses", () => {
  it("go through the points where the quadratic form is 1", () => {
    const matrix = [5, 2, 2, 3];
    const points = ellipsePoints([1, -2], matrix)!;
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = [points[i]! - 1, points[i + 1]! + 2];
      expect(5 * x * x + 4 * x * y + 3 * y * y).toBeCloseTo(1, 12);
    }
  });

  it("are there only for positive definite matrices", () => {
    expect(ellipsePoints([0, 0], [1, 2, 2, 1])).toBeUndefined();
    expect(ellipsePoints([0, 0], [-1, 0, 0, 1])).toBeUndefined();
  });
});

describe("level lines of a quadratic model", () => {
  it("are rings about the minimum of a bowl, each on one level", () => {
    const lines = modelContours({ gradient: [0, 0], hessian: [2, 0, 0, 2] }, 1);
    const inside = lines.filter((line) => line[0] === line.at(-2) && line[1] === line.at(-1));
    expect(inside.length).toBe(7);
    for (const line of inside) {
      const radii = line.flatMap((x, i) => (i % 2 === 0 ? [Math.hypot(x, line[i + 1]!)] : []));
      expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(0.01);
    }
  });

  it("are straight and parallel on a slope", () => {
    const lines = modelContours({ gradient: [1, 0], hessian: [0, 0, 0, 0] }, 2);
    expect(lines.length).toBe(7);
    for (const line of lines) for (let i = 2; i < line.length; i += 2) expect(line[i]).toBeCloseTo(line[0]!, 12);
  });

  it("of a flat model are none", () => {
    expect(modelContours({ gradient: [0, 0], hessian: [0, 0, 0, 0] }, 1)).toEqual([]);
  });
});
