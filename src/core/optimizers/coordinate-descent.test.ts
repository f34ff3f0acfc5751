/** Coordinate descent against Gauss–Seidel, closed forms and kinks. */
import { describe, expect, it } from "vitest";
import { initialValues } from "../knobs.ts";
import { problems } from "../problems/index.ts";
import { distance, end, formula, run, surface } from "../testing/probe.ts";
import { axes, beale, himmelblau, quadratic, rosenbrock, slope } from "../testing/problems.ts";

describe("coordinate descent", () => {
  it("is the Gauss–Seidel iteration on a quadratic, to the last digits", () => {
    // ½xᵀAx with A of quad_cond100: A = [[36.64, −47.52], [−47.52, 64.36]].
    const [a, b, c] = [0.64 + 36, 0.48 - 48, 0.36 + 64];
    let [x, y] = [2.5, -1.75];
    const { points } = run("coordinate-descent", quadratic, [x, y], 60);
    for (const point of points.slice(1)) {
      x = (-b * y) / a;
      y = (-b * x) / c;
      expect(Math.abs(point[0]! - x)).toBeLessThan(1e-14);
      expect(Math.abs(point[1]! - y)).toBeLessThan(1e-14);
    }
  });

  it("shrinks (x − y)² + a(x² + y²) by 1/(1 + a)² a sweep: 695 sweeps from (1, 1) to 1e-6 at a = 0.01", () => {
    const { points } = run("coordinate-descent", formula("(x - y)^2 + 0.01*(x^2 + y^2)"), [1, 1], 800);
    expect(points.findIndex((point) => Math.max(...point.map(Math.abs)) < 1e-6)).toBe(695);
    for (let k = 2; k < 700; k++) expect(points[k]![1]! / points[k - 1]![1]!).toBeCloseTo(1 / 1.0201, 9);
  });

  it("minimises a separable function in one sweep, in five dimensions too", () => {
    expect(distance(end(run("coordinate-descent", axes(5), axes(5).start, 1)), [0, 0, 0, 0, 0])).toBeLessThan(1e-15);
    const [x, y] = run("coordinate-descent", surface("styblinski-tang"), [0.5, -0.5], 5).points[1]!;
    expect(x).toBeCloseTo(2.746802770990837, 14);
    expect(y).toBeCloseTo(-2.903534027771177, 14);
  });

  it("is caught by the kink of |x − y| + 0.1(|x| + |y|), and stays at (1, 1) to the bit", () => {
    const trap = formula("abs(x - y) + 0.1*(abs(x) + abs(y))");
    const caught = run("coordinate-descent", trap, [1, 1], 50);
    expect(caught.ended).toMatchObject({ kind: "converged", code: "no-movement", steps: 0 });
    // From elsewhere it walks onto the diagonal, exactly, and is caught there.
    const later = run("coordinate-descent", trap, [2, 0.7], 50);
    expect(later.ended).toMatchObject({ kind: "converged", code: "no-movement", steps: 1 });
    expect(end(later)).toEqual([0.7, 0.7]);
  });

  it("finds the minimum along each axis where slopes jump and where the loss ends", () => {
    expect(end(run("coordinate-descent", formula("abs(x - 0.3) + 3*abs(y + 0.1)"), [5, 5], 1))).toEqual([0.3, -0.1]);
    const edge = run("coordinate-descent", formula("x - log(x) + (y - 1)^2"), [3, 4], 20);
    expect(distance(end(edge), [1, 1])).toBeLessThan(1e-15);
    expect(edge.ended.kind).toBe("converged");
  });

  it("says where there is no minimum along an axis", () => {
    expect(run("coordinate-descent", slope(3, -4), [0, 0], 9).ended).toMatchObject({ kind: "failed", code: "no-minimum-along-axis", steps: 0 });
  });

  it("never climbs, and shows its corners", () => {
    for (const problem of [rosenbrock, himmelblau, beale]) {
      const { loss, run: made } = run("coordinate-descent", problem, problem.start, 100);
      for (let k = 1; k < loss.length; k++) expect(loss[k]!).toBeLessThanOrEqual(loss[k - 1]! * (1 + 1e-12));
      const { before, theta, parts } = made.replay(3)!;
      const [corners] = parts.figures;
      expect(corners).toMatchObject({ kind: "points", points: Float64Array.of(...before.theta, theta[0]!, before.theta[1]!, ...theta) });
      expect(parts.trials.map(({ at }) => [...at])).toEqual([[theta[0], before.theta[1]], [...theta]]);
    }
  });
});

/** Minima at which the second derivative along x is 0, too: multiple roots of the slope, which secants approach from one side for ever. */
describe("flat minima", () => {
  it.each([
    ["(x-1)^4 + (y-2)^4", [3, 5], [1, 2], 0],
    ["x^4 + y^4", [3, 5], [0, 0], 1e-100],
    ["x^4 + y^2", [3, 5], [0, 0], 1e-100],
    ["(x-1)^6 + y^2", [3, 5], [1, 0], 0],
    ["(x-0.3)^10 + y^2", [3, 5], [0.3, 0], 0],
    ["1 - exp(-(x-3)^4) + y^2", [5, 1], [3, 0], 0],
    ["1 - exp(-(x-3)^4) + y^2", [1.5, 1], [3, 0], 0],
    ["(x-1e8)^4 + y^4", [0, 1], [1e8, 0], 1e-100],
  ] as const)("%s from %j: found in one sweep", (text, start, expected, tolerance) => {
    const { points, ended, costs } = run("coordinate-descent", formula(text), start, 9);
    expect(distance(points[1]!, expected)).toBeLessThanOrEqual(tolerance);
    expect(ended).toMatchObject({ kind: "converged", code: "no-movement", steps: 1, stationary: "degenerate" });
    expect(costs[1]!.functions).toBeLessThan(1200);
  });

  it("the flat bottom of the plateau", () => {
    const plateau = problems.get("plateau")!;
    const created = plateau.create(initialValues(plateau.knobs));
    if (!created.ok) throw new Error("plateau");
    const { ended, loss, gradNorm } = run("coordinate-descent", created.problem, [-1.5, 2.5], 9);
    expect(ended.kind).toBe("converged");
    expect([loss.at(-1), gradNorm.at(-1)]).toEqual([0, 0]);
  });

  it("but a loss without a lowest point along the axis still has none, and one that fades to 0 ends where its slope is 0", () => {
    for (const text of ["1/(1+x^2) + y^2", "x^3 + y^2", "log(x) + y^2"]) {
      const { ended } = run("coordinate-descent", formula(text), [1, 1], 9);
      expect(ended).toMatchObject({ kind: "failed", code: "no-minimum-along-axis", steps: 0 });
      expect(ended.message).toContain("along coordinate 1");
    }
    expect(run("coordinate-descent", formula("exp(-x) + y^2"), [0, 1], 9)).toMatchObject({ ended: { kind: "converged" }, loss: [2, 0] });
  });
});

/** Losses near 0 that are differences of large terms: their rounding must not outweigh the sign of a slope. */
describe("a minimum whose value comes about by cancellation", () => {
  it.each([
    ["x^2-2*x+1+(x-y)^2", [3, 2.3], [1, 1]],
    ["1-cos(x)+(x-y)^2", [0.9, 0.7], [0, 0]],
    ["log(1+x^2)+(x-y)^2", [0.9, 0.7], [0, 0]],
    ["log(1+x^2+0.3*y^2)+0.2*sin(3*x)*y+0.05*y^4+0.1*x^2", [0.9, -1.3], [0, 0]],
    ["100*x^2-600*x+900+(x-y)^2", [-4, 2.3], [3, 3]],
  ] as const)("%s from %j is found to the last digits", (text, start, expected) => {
    const made = run("coordinate-descent", formula(text), start, 600);
    expect(distance(end(made), expected)).toBeLessThan(1e-14);
  });

  it("ends there", () => {
    expect(run("coordinate-descent", formula("x^2-2*x+1+(x-y)^2"), [3, 2.3], 300)).toMatchObject({ ended: { kind: "converged" } });
  });

  it("evaluates no point twice", () => {
    const seen: string[] = [];
    const problem = formula("x^2 + (x-y)^2 + y^4");
    const spied = {
      ...problem,
      dim: 2,
      loss: (theta: ArrayLike<number>) => problem.loss(theta),
      lossAndGradient: (theta: ArrayLike<number>, gradient: Float64Array) => {
        seen.push(Array.from(theta).join());
        return problem.lossAndGradient(theta, gradient);
      },
    };
    run("coordinate-descent", spied, [3, 2.3], 6);
    expect(seen.length).toBeGreaterThan(20);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
