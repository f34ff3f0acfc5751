/** Shortest ways: integrated against the closed form, the same length by every name, never longer than the straight line. */
import { describe, expect, it } from "vitest";
import { CHARTS } from "../problems/distributions/parts/gaussian-charts.ts";
import { build } from "../problems/distributions/testing/cases.ts";
import { gaussianDistance, gaussianGeodesic } from "./gaussian-geodesic.ts";
import { geodesic, shoot, straightLength } from "./geodesic.ts";
import type { Point } from "./metric.ts";

const PAIRS: readonly (readonly [Point, Point])[] = [
  [
    [-1.5, 2],
    [1, 0.8],
  ],
  [
    [0, 1],
    [0, 3],
  ],
  [
    [0.3, 0.7],
    [0.9, 0.7],
  ],
  [
    [0.3, 0.7],
    [0.30001, 0.70002],
  ],
];

const acosh = (x: number): number => Math.log(x + Math.sqrt(x * x - 1));

describe.each(PAIRS)("between the Gaussians %j and %j", (one, two) => {
  const expected = gaussianDistance(one, two);

  it("the distance is that of the reference", () => {
    const [x, y] = [one[0] - two[0], one[1] - two[1]];
    const formula = Math.SQRT2 * acosh(1 + ((x * x) / 2 + y * y) / (2 * one[1] * two[1]));
    expect(expected / formula).toBeCloseTo(1, 5);
  });

  it.each(Object.entries(CHARTS))("the integrated geodesic has its length, to 1e-9, and its course in the chart %s", (chart, names) => {
    const family = build("gaussian", { chart }).problem.distribution!;
    const [from, to] = [names.point(...one), names.point(...two)];
    const found = geodesic(family, from, to)!;
    expect(Math.abs(found.length / expected - 1)).toBeLessThanOrEqual(1e-9);
    // All points are on the half-circle: equally far from its middle.
    const middle = (one[0] + two[0]) / 2 + (two[1] ** 2 - one[1] ** 2) / (two[0] - one[0]);
    for (let i = 0; i < found.points.length && one[0] !== two[0]; i += 2) {
      const theta = found.points.subarray(i, i + 2);
      const distance = Math.hypot((names.mean(theta) - middle) / Math.SQRT2, names.sigma(theta));
      expect(distance / Math.hypot((one[0] - middle) / Math.SQRT2, one[1])).toBeCloseTo(1, 9);
    }
    expect(straightLength(family, from, to)).toBeGreaterThanOrEqual(expected * (1 - 1e-9));
  });

  it.each(Object.entries(CHARTS))("the closed form goes from end to end in the chart %s, each piece as long as it should be", (_, chart) => {
    const [from, to] = [chart.point(...one), chart.point(...two)];
    const { points, length } = gaussianGeodesic(chart, from, to);
    expect(length).toBe(gaussianDistance([chart.mean(from), chart.sigma(from)], [chart.mean(to), chart.sigma(to)]));
    let sum = 0;
    const place = (i: number): Point => [chart.mean(points.subarray(2 * i)), chart.sigma(points.subarray(2 * i))];
    for (let i = 0; i + 1 < points.length / 2; i++) sum += gaussianDistance(place(i), place(i + 1));
    expect(Math.abs(sum / length - 1)).toBeLessThan(1e-7);
    expect([...points.subarray(-2)]).toEqual([...to]);
  });
});

describe("other families", () => {
  it("three outcomes lie on a sphere of radius 2: d = 2·arccos Σ√(pᵢqᵢ)", () => {
    const family = build("softmax3").problem.distribution!;
    const probabilities = ([a, b]: Point): number[] => [a, b, 0].map((z) => Math.exp(z) / (Math.exp(a) + Math.exp(b) + 1));
    for (const [from, to] of [
      [
        [0.7, -1.1],
        [-2.3, 1.9],
      ],
      [
        [0, 0],
        [0.5, 0.2],
      ],
    ] as const) {
      const [p, q] = [probabilities(from), probabilities(to)];
      const expected = 2 * Math.acos(p.reduce((sum, value, i) => sum + Math.sqrt(value * q[i]!), 0));
      expect(Math.abs(geodesic(family, from, to)!.length / expected - 1)).toBeLessThanOrEqual(1e-9);
    }
  });

  it("two coins have the same distance by probabilities and by logits", () => {
    const [p, z] = ["p", "logit"].map((chart) => build("bernoulli-pair", { chart }).problem.distribution!);
    const logit = (x: number): number => Math.log(x / (1 - x));
    const [from, to]: [Point, Point] = [
      [0.3, 0.85],
      [0.6, 0.2],
    ];
    const one = geodesic(p!, from, to)!.length;
    const two = geodesic(z!, [logit(from[0]), logit(from[1])], [logit(to[0]), logit(to[1])])!.length;
    const arc = (a: number, b: number): number => 2 * (Math.asin(Math.sqrt(a)) - Math.asin(Math.sqrt(b)));
    expect(Math.abs(one / two - 1)).toBeLessThanOrEqual(1e-9);
    expect(one).toBeCloseTo(Math.hypot(arc(from[0], to[0]), arc(from[1], to[1])), 9);
  });

  it("a geodesic keeps its speed, goes nowhere from a point to itself, and ends where the domain does", () => {
    const family = build("von-mises").problem.distribution!;
    expect(geodesic(family, [0, 1], [0, 1])!.length).toBe(0);
    expect(shoot(family, [0, 1], [0, -50])).toBeUndefined();
  });
});

it("a search that finds no way ends soon: there is none where the only way leads through a point at which the metric vanishes", () => {
  const family = build("von-mises").problem.distribution!;
  expect(geodesic(family, [-2.4, 3], [-2.4 + Math.PI + 0.2, 1.5])).toBeUndefined();
  expect(geodesic(family, [-2.4, 3], [0, 1.5])!.length).toBeLessThan(straightLength(family, [-2.4, 3], [0, 1.5]));
});

describe("the length of a straight line", () => {
  it("is that of an upright way between equal means, however near it comes to the border: ln(v₂/v₁)/√2", () => {
    const family = build("gaussian", { chart: "mu-variance" }).problem.distribution!;
    for (const v of [1, 0.04, 1e-3, 1e-6]) expect(straightLength(family, [0.5, 4], [0.5, v])).toBeCloseTo(Math.log(4 / v) / Math.SQRT2, 9);
  });

  it("is no number where the line leaves the domain", () => {
    const family = build("bernoulli-pair", {}).problem.distribution!;
    expect(straightLength(family, [0.5, 0.5], [0.5, 1.5])).toBeNaN();
  });
});
