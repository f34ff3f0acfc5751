import { describe, expect, it } from "vitest";
import { kneeOf, makeScale } from "./signed-scale.ts";

const majors = (scale: ReturnType<typeof makeScale>): number[] =>
  scale.ticks
    .filter(({ major }) => major)
    .map(({ value }) => value)
    .toSorted((a, b) => a - b);

describe("the symlog axis", () => {
  const scale = makeScale({ low: -1000, high: 100_000, zero: true, knee: 10 }, 300);

  it("is odd about zero, and gives the linear part of each sign the height of a decade", () => {
    expect(scale.kind).toBe("symlog");
    const zero = scale.place(0);
    for (const value of [0.3, 5, 10, 77, 950]) expect(scale.place(value) - zero).toBeCloseTo(zero - scale.place(-value), 12);
    const decade = scale.place(1000) - scale.place(100);
    expect(scale.place(10) - zero).toBeCloseTo(decade, 12);
    expect(scale.place(5) - zero).toBeCloseTo(decade / 2, 12);
    expect(scale.place(100) - scale.place(10)).toBeCloseTo(decade, 12);
  });

  it("grows with the value, without a jump at the knee", () => {
    const values = [-1000, -11, -10.0001, -10, -9.9999, -1, 0, 1, 9.9999, 10, 10.0001, 11, 1e5];
    const places = values.map(scale.place);
    for (const [i, place] of places.entries()) if (i > 0) expect(place).toBeGreaterThan(places[i - 1]!);
    expect(scale.place(10.0001) - scale.place(9.9999)).toBeLessThan(1e-4);
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(Math.max(...places)).toBeLessThan(1);
  });

  it("has figures at zero and powers of ten that leave each other room", () => {
    expect(majors(scale)).toEqual([-1000, -100, -10, 0, 10, 100, 1000, 1e4, 1e5]);
    expect(majors(makeScale({ low: -1000, high: 100_000, zero: true, knee: 10 }, 150))).toEqual([-100, 0, 100, 1e4]);
    const tall = makeScale({ low: -1e-300, high: 1e300, zero: true, knee: 1e-10 }, 200);
    const places = majors(tall).map((value) => tall.place(value) * 200);
    for (const [i, place] of places.entries()) if (i > 0) expect(place - places[i - 1]!).toBeGreaterThanOrEqual(25);
    expect(places.length).toBeGreaterThan(2);
  });

  it("is a plain logarithm where all is positive, and linear where nothing reaches beyond the knee", () => {
    const log = makeScale({ low: 3, high: 3e6, zero: false, knee: 10 }, 200);
    expect(log.kind).toBe("log");
    expect(log.place(3e3) - log.place(3)).toBeCloseTo(log.place(3e6) - log.place(3e3), 12);
    expect(log.place(0)).toBeNaN();
    const linear = makeScale({ low: -2, high: 7, zero: true, knee: 10 }, 200);
    expect(linear.kind).toBe("linear");
    expect(linear.place(5) - linear.place(3)).toBeCloseTo(linear.place(3) - linear.place(1), 12);
  });

  it("shows a constant, zero alone and nothing at all", () => {
    const constant = makeScale({ low: 100, high: 100, zero: false, knee: 1 }, 200);
    expect(constant.place(100)).toBeCloseTo(0.5, 12);
    expect(majors(constant)).toContain(100);
    expect(makeScale({ low: 0, high: 0, zero: true, knee: 1 }, 200).place(0)).toBeCloseTo(0.5, 12);
    // As the condition number of a bowl is, but for rounding.
    for (const size of [1, 10]) {
      const nearly = makeScale({ low: size, high: size * (1 + 3e-16), zero: false, knee: 1 }, 200);
      expect(nearly.place(size)).toBeCloseTo(0.5, 9);
    }
    const nothing = makeScale({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY, zero: true, knee: 1 }, 200);
    expect(Number.isFinite(nothing.place(0))).toBe(true);
  });
});

describe("the knee", () => {
  it("is the power of ten at the wanted share of the sizes", () => {
    expect(kneeOf([300, 5, 40, 7000], 7000, 0.5, 6)).toBe(100);
    expect(kneeOf([300, 5, 40, 7000], 7000, 0, 6)).toBe(1);
  });
  it("leaves no more decades than asked above it, and never lies above everything", () => {
    expect(kneeOf([1e-12, 1e-11], 2000, 0.5, 4)).toBe(0.1);
    expect(kneeOf([500, 600], 600, 0.5, 4)).toBe(100);
  });
  it("takes no zeros or infinities for sizes", () => {
    expect(kneeOf([0, Number.POSITIVE_INFINITY, 25], 25, 0, 6)).toBe(10);
    expect(kneeOf([0, 0], 0, 0.5, 6)).toBe(1);
  });
});
