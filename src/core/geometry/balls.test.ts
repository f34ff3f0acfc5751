/** What is drawn about a point: every vertex on its level, the duals against the ellipse, and each step the best of its set. */
import { describe, expect, it } from "vitest";
import { build, cases } from "../problems/distributions/testing/cases.ts";
import { ballsAt, fieldOn } from "./balls.ts";
import { squareLength } from "./metric.ts";
import type { Problem } from "../model.ts";
import type { Balls } from "./balls.ts";
import type { KlLevel } from "./kl-level.ts";
import type { Point } from "./metric.ts";

const planar = cases.filter(({ problem, singular }) => problem.dim === 2 && singular !== true);
const points = planar.flatMap((one) => one.members.map((at) => [one.name, at as unknown as Point, one.problem] as const));

function around(problem: Problem, at: Point, level: number, detail: { tolerance?: number; reach?: number } = {}): Balls {
  return ballsAt(problem, { at, level, tolerance: 0.005, reach: 20, forward: true, reverse: true, ...detail })!;
}
const rows = ({ arcs }: KlLevel): Point[] =>
  arcs.flatMap(({ points }) => Array.from({ length: points.length / 2 }, (_, i): Point => [points[2 * i]!, points[2 * i + 1]!]));
const both = (problem: Problem, at: Point): readonly (readonly ["forward" | "reverse", (phi: Point) => number])[] => [
  ["forward", (phi) => problem.distribution!.divergence(at, phi)],
  ["reverse", (phi) => problem.distribution!.divergence(phi, at)],
];

describe.each(points)("about a member of %s, %j", (_, at, problem) => {
  it.each([1e-6, 1e-3, 0.05, 0.5, 3])("every point of both exact curves is on its level: |KL − c| ≤ 1e-8·c for c = %d", (level) => {
    const balls = around(problem, at, level, { tolerance: 0.01 * Math.sqrt(level) });
    for (const [which, divergence] of both(problem, at)) {
      const curve = rows(balls[which]!);
      for (const phi of curve) expect(Math.abs(divergence(phi) / level - 1)).toBeLessThanOrEqual(1e-8);
      if (level < 0.01) expect(balls[which]!).toMatchObject({ open: undefined, arcs: [{ closed: true }] });
    }
  });

  it("both shrink onto the ellipse with order 1", () => {
    const apart = (level: number, which: "forward" | "reverse"): number => {
      const { metric, ...balls } = around(problem, at, level, { tolerance: 0.01 * Math.sqrt(level) });
      return Math.max(...rows(balls[which]!).map(([x, y]) => Math.abs(Math.sqrt(squareLength(metric, [x - at[0], y - at[1]]) / (2 * level)) - 1)));
    };
    for (const which of ["forward", "reverse"] as const) {
      const [coarse, fine] = [apart(1e-6, which), apart(1e-8, which)];
      // Where the third derivatives vanish, so does the first order.
      if (coarse < 1e-7) continue;
      expect(Math.log(coarse / fine) / Math.log(10), which).toBeCloseTo(1, 1);
    }
  });

  it("the steps lie on their sets, and none of a set's points is better", () => {
    const level = 0.02;
    const balls = around(problem, at, level);
    const { gradient: g, metric, radius } = balls;
    const fall = ([x, y]: Point): number => g[0] * x + g[1] * y;
    expect(squareLength(metric, balls.natural!) / 2).toBeCloseTo(level, 12);
    expect(Math.hypot(...balls.plain!)).toBeCloseTo(radius, 12);
    for (let k = 0; k < 64; k++) {
      const [p, q] = [Math.cos(k / 10), Math.sin(k / 10)];
      const [a, b] = balls.axes;
      expect(fall(balls.natural!)).toBeLessThanOrEqual(fall([p * a[0] + q * b[0], p * a[1] + q * b[1]]) + 1e-12);
      expect(fall(balls.plain!)).toBeLessThanOrEqual(fall([radius * p, radius * q]) + 1e-12);
    }
    for (const [which, divergence] of both(problem, at)) {
      const step = balls[which]!.step!;
      expect(Math.abs(divergence([at[0] + step[0], at[1] + step[1]]) / level - 1)).toBeLessThanOrEqual(1e-8);
      for (const phi of rows(balls[which]!)) expect(fall(step)).toBeLessThanOrEqual(fall([phi[0] - at[0], phi[1] - at[1]]) + 1e-9 * Math.hypot(...g) * radius);
    }
  });

  it("is smooth: a curve made twice as fine has its points within the tolerance of the first", () => {
    const balls = around(problem, at, 0.1, { tolerance: 0.01 });
    const fine = around(problem, at, 0.1, { tolerance: 0.0005 });
    for (const which of ["forward", "reverse"] as const) {
      const arcs = balls[which]!.arcs.map(({ points, closed }) => (closed ? Float64Array.from([...points, points[0]!, points[1]!]) : points));
      const distance = ([x, y]: Point): number =>
        Math.min(...arcs.flatMap((line) => Array.from({ length: line.length / 2 - 1 }, (_, i) => fromSegment(x, y, line.subarray(2 * i, 2 * i + 4)))));
      const farthest = Math.max(...rows(fine[which]!).map(distance));
      expect(fine[which]!.open === undefined ? farthest : 0).toBeLessThanOrEqual(0.0125);
    }
  });
});

function fromSegment(x: number, y: number, [ax, ay, bx, by]: Float64Array): number {
  const [dx, dy] = [bx! - ax!, by! - ay!];
  const t = Math.max(0, Math.min(1, ((x - ax!) * dx + (y - ay!) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(ax! + t * dx - x, ay! + t * dy - y);
}

describe("the Gaussian in μ and σ", () => {
  const { problem } = build("gaussian", { chart: "mu-sigma" });

  it("has its curve in closed form: (Δμ)² = σ′²(2c + 1 + 2·log(σ′/σ))… as KL says", () => {
    const balls = around(problem, [0, 1], 0.5);
    for (const [mu, sigma] of rows(balls.forward!)) expect(Math.log(sigma) + (1 + mu * mu) / (2 * sigma * sigma) - 0.5).toBeCloseTo(0.5, 8);
    for (const [mu, sigma] of rows(balls.reverse!)) expect(-Math.log(sigma) + (sigma * sigma + mu * mu) / 2 - 0.5).toBeCloseTo(0.5, 8);
    expect(balls).toMatchObject({ rank: 2, radius: 1, member: true });
    expect(balls.axes[0].map(Math.abs)).toEqual([1, 0]);
    expect(balls.axes[1].map(Math.abs)[1]).toBeCloseTo(Math.SQRT1_2, 14);
  });

  it("has a constrained minimiser that Lagrange's condition confirms", () => {
    const at: Point = [-1.5, 2];
    const { forward, gradient: g } = around(problem, at, 0.3);
    const [mu, sigma] = [at[0] + forward!.step![0], at[1] + forward!.step![1]];
    // ∇KL at the point is parallel to −g.
    const normal = [(mu - at[0]) / sigma ** 2, 1 / sigma - (at[1] ** 2 + (mu - at[0]) ** 2) / sigma ** 3];
    expect((normal[0]! * g[1] - normal[1]! * g[0]) / Math.hypot(...normal) / Math.hypot(...g)).toBeCloseTo(0, 5);
    expect(normal[0]! * g[0] + normal[1]! * g[1]).toBeLessThan(0);
  });

  it("says where there is no distribution", () => {
    const balls = around(problem, [0, -1], 0.5);
    expect(balls).toMatchObject({ member: false, forward: undefined, reverse: undefined, natural: undefined, plain: undefined });
  });

  it("has curvature −½ in every chart", () => {
    for (const { name, problem, members } of cases.filter(({ id }) => id === "gaussian")) {
      for (const at of members) expect(around(problem, at as unknown as Point, 0.1).curvature, name).toBeCloseTo(-0.5, 5);
    }
  });
});

describe("elsewhere", () => {
  it("coins are flat, and three outcomes a piece of a sphere of radius 2", () => {
    const known = { "bernoulli-pair": 0, softmax3: 0.25 };
    for (const [family, expected] of Object.entries(known)) {
      for (const { name, problem, members } of planar.filter(({ id }) => id === family)) {
        for (const at of members) expect(around(problem, at as unknown as Point, 0.1).curvature, name).toBeCloseTo(expected, 5);
      }
    }
  });

  it("a curve that leaves the domain, or what is of interest, is open and says why", () => {
    const coins = around(build("bernoulli-pair").problem, [0.5, 0.5], 1, { tolerance: 0.001 });
    expect(coins.forward).toMatchObject({ open: undefined, arcs: [{ closed: true }] });
    expect(coins.reverse).toMatchObject({ open: "border" });
    expect(coins.reverse!.arcs).toHaveLength(4);
    for (const [p, q] of rows(coins.reverse!)) expect(Math.min(p, q, 1 - p, 1 - q)).toBeGreaterThan(0);
    const softmax = build("softmax3").problem;
    const wide = around(softmax, [0, 0], 2, { reach: 5 });
    expect(wide.forward!.open).toBe("reach");
    for (const { closed } of wide.forward!.arcs) expect(closed).toBe(false);
    for (const [x, y] of rows(wide.forward!)) expect(Math.hypot(x, y)).toBeLessThanOrEqual(5.01);
  });

  it("a curve that is not seen whole from its middle is followed", () => {
    const { problem } = build("von-mises");
    const at: Point = [-2.4, 2.58];
    const { forward } = around(problem, at, 1, { reach: 12 });
    // Against the direction of θ the curve is nearest to the border; it goes on there.
    const beyond = rows(forward!).filter(([x]) => Math.abs(x - at[0] - Math.PI) < 0.3);
    expect(beyond.length).toBeGreaterThan(0);
    for (const phi of rows(forward!)) expect(Math.abs(problem.distribution!.divergence(at, phi) - 1)).toBeLessThanOrEqual(1e-8);
    for (const { points } of forward!.arcs) {
      // Chords are near their arcs.
      for (let i = 2; i < points.length; i += 2) {
        const middle = [(points[i]! + points[i - 2]!) / 2, (points[i + 1]! + points[i - 1]!) / 2];
        expect(Math.abs(Math.sqrt(problem.distribution!.divergence(at, middle)) - 1)).toBeLessThan(0.03);
      }
    }
  });

  it("a singular Fisher information makes a strip of the ellipse, and its step goes across it", () => {
    const inputs = [
      [1, 2],
      [-0.5, -1],
      [2, 4],
    ];
    const { problem } = build("logistic2", { data: { inputs, targets: [1, 0, 0] } });
    const balls = around(problem, [0.2, 0.1], 0.1);
    expect(balls.rank).toBe(1);
    const [along, across] = balls.axes;
    expect(along[0] * 1 + along[1] * 2).toBeCloseTo(0, 9);
    expect(squareLength(balls.metric, across) / 2).toBeCloseTo(0.1, 12);
    expect(squareLength(balls.metric, balls.natural!) / 2).toBeCloseTo(0.1, 12);
    expect(balls.forward!.open).toBe("reach");
    expect(balls.forward!.arcs).toHaveLength(2);
    for (const phi of rows(balls.forward!)) expect(problem.distribution!.divergence([0.2, 0.1], phi)).toBeCloseTo(0.1, 8);
  });

  it("a problem that is no family has none", () => {
    expect(ballsAt(build("rosenbrock").problem, { at: [0, 0], level: 1, tolerance: 1, reach: 1, forward: true, reverse: true })).toBeUndefined();
  });

  it("a lattice has metric and directions wherever there is a member", () => {
    const { problem } = build("gaussian", { chart: "mu-sigma" });
    const field = fieldOn(problem, { origin: [-1, -1], spacing: [1, 1], columns: 3, rows: 4 });
    expect(field.length).toBe(9 * 6);
    expect([...field.subarray(0, 5)]).toEqual([-1, 1, 1, 0, 2]);
    expect(Math.hypot(field[5]!, field[6]!)).toBeCloseTo(1, 14);
    expect(Math.hypot(field[7]!, field[8]!)).toBeCloseTo(1, 14);
  });
});
