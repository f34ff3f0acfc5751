import { describe, expect, it } from "vitest";
import { ABOVE_ALL, BELOW_ALL, NOWHERE } from "./level-field.ts";
import { stillFit } from "./levels-fit.ts";
import { chooseLevels, isIndex, isRound } from "./levels.ts";
import { Staircase } from "./spline.ts";
import type { Levels, Relief, Spacing } from "./levels.ts";

type Surface = (x: number, y: number) => number;
const SIDE = 60;

/** What is visible of a surface in a square window, as the map samples it. */
function relief(surface: Surface, [xlo, xhi, ylo, yhi]: readonly [number, number, number, number], floor?: number): Relief {
  const heights: number[] = [];
  let rim = Infinity;
  for (let j = 0; j < SIDE; j++) {
    for (let i = 0; i < SIDE; i++) {
      const height = surface(xlo + ((i + 0.5) / SIDE) * (xhi - xlo), ylo + ((j + 0.5) / SIDE) * (yhi - ylo));
      heights.push(height);
      if (i === 0 || j === 0 || i === SIDE - 1 || j === SIDE - 1) rim = Math.min(rim, height);
    }
  }
  return { sorted: Float64Array.from(heights).toSorted(), rim, floor };
}

const rosenbrock: Surface = (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
const himmelblau: Surface = (x, y) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2;
/** A well of depth 147 in a field that grows without bound. */
const deep: Surface = (x, y) => -146.7 * Math.exp(-4 * (x * x + y * y)) + 20 * (x * x + y * y) ** 2;
const slope: Surface = (x) => 1000 + x;

function levels(spacing: Spacing, of: Relief): Levels {
  const chosen = chooseLevels(spacing, of);
  if (chosen === undefined) throw new Error("no levels");
  return chosen;
}
const shown = ({ heights, low, high }: Levels): number[] => [...heights.subarray(low, high + 1)];
const shownIndex = (chosen: Levels): number[] => [...chosen.heights].filter((_, k) => k >= chosen.low && k <= chosen.high && isIndex(chosen, k));
function coordinate(chosen: Levels, height: number): number {
  const out = new Float32Array(1);
  chosen.toCoordinates(Float64Array.of(height), out);
  return out[0]!;
}

describe("linear levels", () => {
  it("are round, cover the view and have every fifth as index", () => {
    const chosen = levels("linear", relief(rosenbrock, [-2, 2, -1, 3]));
    // Heights up to about 2350: 20 lines at most, so steps of 200.
    expect(shown(chosen)).toEqual(Array.from({ length: 11 }, (_, i) => 200 * (i + 1)));
    expect(shownIndex(chosen)).toEqual([1000, 2000]);
  });

  it("show everything else beside a pole", () => {
    const chosen = levels(
      "linear",
      relief((x, y) => x + 1e-9 / (x * x + y * y) ** 4, [-1, 1, -1, 1]),
    );
    expect(chosen.heights[chosen.high]!).toBeLessThan(1e5);
    const chasm = levels(
      "linear",
      relief((x, y) => x - 1e-9 / (x * x + y * y) ** 4, [-1, 1, -1, 1]),
    );
    expect(chasm.heights[chasm.low]!).toBeGreaterThan(-1e5);
  });

  it("do not exist where floating point cannot tell heights apart", () => {
    expect(
      chooseLevels(
        "linear",
        relief(() => 3, [0, 1, 0, 1]),
      ),
    ).toBeUndefined();
    expect(
      chooseLevels(
        "linear",
        relief((x) => 1e17 + 16 * Math.round(x), [0, 1, 0, 1]),
      ),
    ).toBeUndefined();
  });
});

describe("log levels", () => {
  it("are those of the pictures: six a decade on Himmelblau, three on Rosenbrock, decades as index", () => {
    const first = levels("log", relief(himmelblau, [-5.6, 5.6, -4.7, 4.9], 0));
    expect(shown(first)).toEqual(expect.arrayContaining([1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100]));
    expect(shownIndex(first)).toEqual([1, 10, 100, 1000]);
    const second = levels("log", relief(rosenbrock, [-2, 2, -1, 3], 0));
    expect(shown(second).filter((height) => height >= 1 && height <= 100)).toEqual([1, 2, 5, 10, 20, 50, 100]);
    expect(shownIndex(second)).toEqual([1, 10, 100, 1000]);
  });

  it("count from a round number below a negative minimum, known or seen", () => {
    for (const floor of [-146.7, undefined]) {
      const chosen = levels("log", relief(deep, [-2, 2, -2, 2], floor));
      expect(chosen.base).toBe(-150);
      expect(shown(chosen)).toContain(-140);
      expect(shown(chosen)).toContain(-50);
    }
  });

  it("span huge ranges with at most 24 lines", () => {
    for (const power of [4, 20, 150]) {
      const chosen = levels(
        "log",
        relief((x, y) => (x * x + y * y) ** power, [-3, 3, -3, 3], 0),
      );
      expect(shown(chosen).length).toBeGreaterThan(4);
      expect(shown(chosen).length).toBeLessThanOrEqual(25);
    }
  });

  it("are even where a logarithm has no room or no bottom", () => {
    const chosen = levels("log", relief(slope, [0, 8, 0, 8], 0));
    expect(shown(chosen)[0]! % 0.5).toBe(0);
    expect(chosen.base).toBeUndefined();
  });
});

describe("round levels", () => {
  it("are those at 2 and 5 times a power of ten over the base, and none where there is no base", () => {
    const rounds = (spacing: Spacing): number[] => {
      const chosen = levels(spacing, relief(himmelblau, [-5, 5, -5, 5], 0));
      return shown(chosen).filter((_, k) => isRound(chosen, chosen.low + k));
    };
    expect(rounds("log")).toEqual([2, 5, 20, 50, 200, 500]);
    expect(rounds("quantile")).toEqual([]);
    const far = { heights: Float64Array.of(-146.5, -146, -142, -127, -97), base: -147 };
    expect(Array.from(far.heights, (_, k) => isRound(far, k))).toEqual([true, false, true, true, true]);
  });
});

describe("quantile levels", () => {
  it("divide the area into equal parts", () => {
    const { sorted, ...rest } = relief(rosenbrock, [-2, 2, -1, 3]);
    const chosen = levels("quantile", { sorted, ...rest });
    expect(chosen.heights).toHaveLength(19);
    const below = [...chosen.heights].map((level) => sorted.filter((height) => height < level).length / sorted.length);
    below.forEach((share, k) => expect(share).toBeCloseTo((k + 1) / 20, 2));
  });

  it("do not run through a plateau", () => {
    const chosen = levels(
      "quantile",
      relief((x) => Math.max(0, x) ** 2 - Math.max(0, -x - 1), [-2, 2, -2, 2]),
    );
    expect([...chosen.heights]).not.toContain(0);
  });
});

describe("level coordinates", () => {
  const surfaces: [string, Relief][] = [
    ["Rosenbrock", relief(rosenbrock, [-2, 2, -1, 3], 0)],
    ["a deep well", relief(deep, [-2, 2, -2, 2])],
    ["a slope", relief(slope, [-1, 1, -1, 1], 0)],
  ];
  it.each(surfaces)("are whole at levels, increase with height and never reach a line beyond the last (%s)", (_, of) => {
    for (const spacing of ["linear", "log", "quantile"] as const) {
      const chosen = levels(spacing, of);
      chosen.heights.forEach((height, k) => expect(coordinate(chosen, height)).toBeCloseTo(k, 4));
      const climb = Array.from({ length: 400 }, (__, i) => coordinate(chosen, of.sorted[Math.floor((i / 400) * of.sorted.length)]!));
      climb.forEach((u, i) => expect(u).toBeGreaterThanOrEqual(climb[i - 1] ?? -1));
      for (const far of [-1e300, 1e300]) expect(Math.abs(coordinate(chosen, far) - Math.round(coordinate(chosen, far)))).toBeGreaterThan(0.05);
    }
  });

  it("mark what is no height", () => {
    const chosen = levels("log", relief(rosenbrock, [-2, 2, -1, 3], 0));
    expect([Number.NaN, Infinity, -Infinity].map((height) => coordinate(chosen, height))).toEqual([NOWHERE, ABOVE_ALL, BELOW_ALL]);
  });

  it("come from a smooth increasing curve through all knots", () => {
    const knots = Float64Array.of(0, 1, 1.1, 5, 5.2, 40);
    const curve = new Staircase(knots);
    const at = (value: number): number => curve.at(value, curve.piece(value, 0));
    knots.forEach((knot, i) => expect(at(knot)).toBeCloseTo(i - 1, 12));
    for (let value = 0; value < 39.9; value += 0.01) expect(at(value + 0.01)).toBeGreaterThan(at(value));
    // At the knot between widths 1 and 0.1, PCHIP's weights 2·0.1 + 1 and 0.1 + 2·1 on the chords' slopes 1 and 10: 3.3 / (1.2/1 + 2.1/10).
    expect((at(1 + 1e-7) - at(1 - 1e-7)) / 2e-7).toBeCloseTo(3.3 / 1.41, 4);
    // One slope from both sides of a knot, by one-sided differences.
    const h = 1e-6;
    for (const knot of knots.subarray(1, 5)) expect((at(knot) - at(knot - h)) / h).toBeCloseTo((at(knot + h) - at(knot)) / h, 2);
  });
});

describe("levels stay", () => {
  it.each(["linear", "log", "quantile"] as const)("while the view moves a little, and go when it changes clearly (%s)", (spacing) => {
    const at = (shift: number, zoom: number): Relief => relief(rosenbrock, [-2 * zoom + shift, 2 * zoom + shift, -1 * zoom, 3 * zoom], 0);
    const chosen = levels(spacing, at(0, 1));
    for (const shift of [0, 0.02, 0.05]) expect(stillFit(chosen, spacing, at(shift, 1))).toBe(true);
    expect(stillFit(chosen, spacing, at(0, 0.1))).toBe(false);
    expect(stillFit(chosen, spacing, at(0, 5))).toBe(false);
    expect(stillFit(chosen, spacing === "log" ? "linear" : "log", at(0, 1))).toBe(false);
  });

  it("fit the view they were chosen for", () => {
    for (const surface of [rosenbrock, himmelblau, deep, slope]) {
      for (const spacing of ["linear", "log", "quantile"] as const) {
        const view = relief(surface, [-4, 4, -4, 4]);
        expect(stillFit(levels(spacing, view), spacing, view)).toBe(true);
      }
    }
  });
});
