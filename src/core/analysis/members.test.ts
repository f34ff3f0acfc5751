import { describe, expect, it } from "vitest";
import { problemOf } from "../testing/information-geometry.ts";
import { outcomesOf } from "./outcomes.ts";
import { pictureOfMembers } from "./members.ts";

const values = { chart: "mu-sigma", data: [-1, 0, 1.5] };
const gaussian = problemOf("gaussian", values);
const look = outcomesOf({ id: "gaussian", values });

describe("several members in one picture", () => {
  it("are densities over one line that holds the data; each integrates to 1 where it lies within", () => {
    const picture = pictureOfMembers(
      gaussian,
      look,
      [
        [0, 0.5],
        [0.3, 0.7],
        [0, -1],
      ],
      [0, 1],
    )!;
    if (picture.kind !== "density") throw new Error("no densities");
    const { x, rows, data, top } = picture;
    expect([...data]).toEqual(values.data);
    expect(x[0]!).toBeLessThan(-1);
    expect(x.at(-1)!).toBeGreaterThan(1.5);
    const step = x[1]! - x[0]!;
    for (const row of rows.slice(0, 2)) {
      expect(row.reduce((sum, value) => sum + value * step, 0)).toBeCloseTo(1, 3);
      expect(Math.max(...row)).toBeLessThan(top);
    }
    expect(rows[2]!.every(Number.isNaN)).toBe(true);
  });

  it("keep their line while they move, and a narrow one does not flatten the others", () => {
    const xs = [[[0, 1]], [[5, 3]]].map((members) => pictureOfMembers(gaussian, look, members, [0.5, 2])!);
    if (xs[0]!.kind !== "density" || xs[1]!.kind !== "density") throw new Error("no densities");
    expect(xs[0]!.x).toEqual(xs[1]!.x);
    const mixed = pictureOfMembers(
      gaussian,
      look,
      [
        [0, 1],
        [0, 1.1],
        [0, 0.001],
      ],
      [0, 1],
    )!;
    expect(mixed.kind === "density" && mixed.top).toBeLessThan(2);
  });

  it("are bars where outcomes are few, and nothing where a line among points is meant", () => {
    const coins = { chart: "p", target: [0.7, 0.2] };
    const picture = pictureOfMembers(
      problemOf("bernoulli-pair", coins),
      outcomesOf({ id: "bernoulli-pair", values: coins }),
      [
        [0.25, 0.5],
        [2, 0],
      ],
      [0.5, 0.5],
    )!;
    expect(picture).toEqual({ kind: "bars", rows: [Float64Array.of(0.25, 0.5), Float64Array.of(Number.NaN, Number.NaN)], target: Float64Array.of(0.7, 0.2) });
    expect(pictureOfMembers(gaussian, undefined, [[0, 1]], [0, 1])).toBeUndefined();
    expect(pictureOfMembers(gaussian, { kind: "plane", points: [], lines: () => [] }, [[0, 1]], [0, 1])).toBeUndefined();
  });
});
