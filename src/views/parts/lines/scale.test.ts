import { describe, expect, it } from "vitest";
import { makeScale } from "./scale.ts";

const majors = (scale: ReturnType<typeof makeScale>) => scale.ticks.filter(({ major }) => major);
const pixels = (scale: ReturnType<typeof makeScale>, size: number) => majors(scale).map(({ value }) => scale.place(value) * size);

describe("a logarithmic scale", () => {
  it("has powers of ten with figures and the rest as minor ticks", () => {
    const scale = makeScale("log", 1e-4, 1e2, 240);
    expect(majors(scale).map(({ exponent }) => exponent)).toEqual([-4, -3, -2, -1, 0, 1, 2]);
    // Few enough digits are written out.
    expect(majors(makeScale("log", 1e-3, 1e4, 240)).map(({ value, exponent }) => [value, exponent])).toEqual(
      [0.001, 0.01, 0.1, 1, 10, 100, 1000, 10_000].map((value) => [value, undefined]),
    );
    expect(
      makeScale("log", 1e-3, 1e1, 240)
        .ticks.filter(({ major }) => !major)
        .map(({ value }) => value),
    ).toContain(0.2);
  });

  it("thins out over many decades, and never crowds", () => {
    for (const [low, high] of [
      [1e-30, 1e2],
      [1e-300, 1e300],
      [5e-324, 1],
      [1e-16, 1e3],
    ] as const) {
      const scale = makeScale("log", low, high, 150);
      const places = pixels(scale, 150);
      expect(places.length).toBeGreaterThanOrEqual(2);
      for (let i = 1; i < places.length; i++) expect(places[i]! - places[i - 1]!).toBeGreaterThanOrEqual(22);
      expect(scale.ticks.length).toBeLessThan(80);
    }
  });

  it("has figures where there are less than two decades", () => {
    expect(majors(makeScale("log", 85, 125, 160)).length).toBeGreaterThanOrEqual(2);
    expect(majors(makeScale("log", 3, 60, 160)).map(({ value }) => value)).toEqual([5, 10, 20, 50]);
    expect(majors(makeScale("log", 24.2, 24.2, 160)).length).toBeGreaterThanOrEqual(1);
  });

  it("places by the logarithm, and has no place for what has none", () => {
    const scale = makeScale("log", 1, 100, 200);
    expect(scale.place(10)).toBeCloseTo(0.5);
    expect(scale.place(0)).toBeNaN();
    expect(scale.place(-3)).toBeNaN();
  });
});

describe("a linear scale", () => {
  it("has round figures with room between them, and holds the data", () => {
    const scale = makeScale("linear", -1.03, 16.6, 150);
    expect(majors(scale).map(({ value }) => value)).toEqual([0, 5, 10, 15]);
    expect(scale.place(-1.03)).toBeGreaterThan(0);
    expect(scale.place(16.6)).toBeLessThan(1);
  });

  it("shows constants in the middle", () => {
    for (const value of [7, -7, 0]) expect(makeScale("linear", value, value, 150).place(value)).toBeCloseTo(0.5);
  });
});
