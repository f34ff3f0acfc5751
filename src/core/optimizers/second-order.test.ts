/** Methods with second derivatives: closed forms, invariances, endings, and the numbers of the lessons E14, E23, E26 and E37. */
import { describe, expect, it } from "vitest";
import { kindOf } from "../analysis/stationary.ts";
import { eigen2 } from "../numerics/eigen2.ts";
import { fromFormula } from "../problems/parts.ts";
import { problems } from "../problems/index.ts";
import { rng } from "../random.ts";
import { record, valuesOf } from "../testing/drive.ts";
import { beale, himmelblau, quadratic, rosenbrock } from "../testing/problems.ts";
import { backward, forward, rotation, transformed } from "../testing/transform.ts";
import { optimizers } from "./index.ts";
import type { Values } from "../knobs.ts";
import type { Problem } from "../model.ts";
import type { Recording } from "../testing/drive.ts";
import type { Affine } from "../testing/transform.ts";

const get = (id: string) => optimizers.get(id)!;
function formula(text: string, residuals?: readonly string[]): Problem {
  const created = fromFormula(text, {}, undefined, residuals);
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
}
function listed(id: string, given: Values = {}): Problem {
  const definition = problems.get(id)!;
  const created = definition.create({
    ...Object.fromEntries(Object.entries(definition.knobs).map(([name, knob]) => [name, (knob as { initial: number }).initial])),
    ...given,
  });
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
}
const run = (id: string, problem: Problem, start: readonly number[], values: Values = {}, steps = 200): Recording =>
  record({ optimizer: get(id), problem, start, values, steps });
const distance = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
const saddle = formula("x^2 - y^2");

describe("E23, the saddle duel on x² − y²", () => {
  it("Newton lands on the saddle, exactly, in one step, and says that it is one", () => {
    const { points, ended } = run("newton", saddle, [1.5, 0.02]);
    expect(points).toEqual([
      [1.5, 0.02],
      [0, 0],
    ]);
    expect(ended).toMatchObject({ kind: "converged", code: "no-movement", steps: 1, stationary: "saddle" });
    expect(ended.message).toBe("the gradient is exactly 0; by its curvature a saddle, not a minimum (Hessian eigenvalues -2, 2)");
  });

  it("saddle-free Newton goes to (0, 2y)", () => {
    const { points } = run("saddle-free-newton", saddle, [1.5, 0.02], {}, 3);
    expect(points.slice(1)).toEqual([
      [0, 0.04],
      [0, 0.08],
      [0, 0.16],
    ]);
  });

  it.each([
    [0, 0],
    [0.5, -1 / 3],
    [1, -1],
    [1.5, -3],
    [3, 3],
    [4, 2],
  ])("damping %d multiplies y by −a/(2 − a) = %d a step", (damping, factor) => {
    const y = 0.02;
    const { points } = run("newton", saddle, [1.5, y], { damping }, 1);
    expect(Math.abs(points[1]![1]! - factor * y)).toBeLessThan(1e-16);
    expect(points[1]![1]).toBeCloseTo((-damping / (2 - damping)) * y, 16);
  });

  it("damping 2 makes the matrix singular", () => {
    const { ended } = run("newton", saddle, [1.5, 0.02], { damping: 2 });
    expect(ended).toMatchObject({ kind: "failed", code: "singular", steps: 0 });
    expect(ended.message).toContain("damped by 2 is singular");
  });

  it("gradient descent multiplies y by 1 + 2ε, and from y = 0 runs into the saddle and says so", () => {
    const { points } = run("sgd", saddle, [1.5, 0.02], { lr: 0.1 }, 5);
    for (let k = 1; k <= 5; k++) expect(points[k]![1]! / points[k - 1]![1]!).toBeCloseTo(1.2, 14);
    const stuck = record({ optimizer: get("sgd"), problem: saddle, start: [1.5, 0], values: { lr: 0.1 }, steps: 1000, tolerance: 1e-9 });
    expect(stuck.ended).toMatchObject({ kind: "converged", code: "tolerance", stationary: "saddle" });
    expect(stuck.ended.message).toContain("a saddle, not a minimum");
  });

  it("cubic Newton and the exact trust region leave the saddle even without a slope; the others rest on it", () => {
    expect(run("cubic-newton", saddle, [0, 0], {}, 5).loss.at(-1)).toBeLessThan(-1);
    expect(run("trust-region", saddle, [0, 0], { subproblem: "exact" }, 5).loss.at(-1)).toBeLessThan(-1);
    for (const [id, values] of [
      ["newton", {}],
      ["saddle-free-newton", {}],
      ["trust-region", { subproblem: "steihaug" }],
      ["trust-region", { subproblem: "dogleg" }],
    ] as const) {
      expect(run(id, saddle, [0, 0], values).ended).toMatchObject({ kind: "converged", steps: 0, stationary: "saddle" });
    }
  });
});

describe("E14, kinds of points", () => {
  it("Rosenbrock at its minimum: λ = 0.39936, 1001.60, κ = 2508.01", () => {
    const hessian = new Float64Array(4);
    listed("rosenbrock").hessian!([1, 1], hessian, new Float64Array(2));
    const [low, high] = eigen2(hessian[0]!, hessian[1]!, hessian[3]!).values;
    // Trace 1002, determinant 400.
    expect(low).toBeCloseTo(400 / ((1002 + Math.sqrt(1002 * 1002 - 1600)) / 2), 12);
    expect(low.toFixed(5)).toBe("0.39936");
    expect(high.toFixed(2)).toBe("1001.60");
    expect((high / low).toFixed(2)).toBe("2508.01");
  });

  it("Newton ends on Himmelblau's maximum and on a saddle as gladly as on a minimum, and names each", () => {
    const top = run("newton", himmelblau, [-0.2, -1]);
    expect(distance(top.points.at(-1)!, [-0.270845, -0.923039])).toBeLessThan(1e-6);
    expect(top.loss.at(-1)).toBeCloseTo(181.617, 3);
    expect(top.ended).toMatchObject({ kind: "converged", stationary: "maximum" });
    expect(run("newton", himmelblau, [-3, -0.1]).ended).toMatchObject({ kind: "converged", stationary: "saddle" });
    expect(run("newton", himmelblau, [3.2, 2.2]).ended).toMatchObject({ kind: "converged", stationary: "minimum" });
  });

  it("the monkey saddle's Hessian vanishes: undecided, and Newton's step is undefined", () => {
    expect(kindOf([0, 0])).toBe("degenerate");
    const { ended } = run("newton", listed("monkey-saddle"), [0, 0]);
    expect(ended).toMatchObject({ kind: "failed", code: "singular", steps: 0 });
    expect(ended.message).toContain("gradient and Hessian are both 0");
  });

  it("kinds follow the signs, and eigenvalues within 1e-8 of the largest decide nothing", () => {
    expect([kindOf([1, 2]), kindOf([-2, -1]), kindOf([-1, 1]), kindOf([9e-9, 1]), kindOf([2e-8, 1]), kindOf([1e-6, 1e3])]).toEqual([
      "minimum",
      "maximum",
      "saddle",
      "degenerate",
      "minimum",
      "degenerate",
    ]);
  });
});

it("E26: on the plateau Newton's step is undefined, with and without a tilt, and damping makes it a step", () => {
  for (const tilt of [0, 1e-6]) {
    for (const id of ["newton", "saddle-free-newton"])
      expect(run(id, listed("plateau", { tilt }), [1, 0.3]).ended).toMatchObject({ kind: "failed", code: "singular", steps: 0 });
  }
  const { points } = run("newton", listed("plateau", { tilt: 1e-6 }), [1, 0.3], { damping: 1e-3 }, 1);
  expect(points[1]![0]).toBeCloseTo(1 + 1e-6 / 1e-3, 12);
});

describe("on quadratics", () => {
  it("E37: Newton needs one step where coordinate descent needs hundreds", () => {
    const { points } = run("newton", formula("(x - y)^2 + 0.01*(x^2 + y^2)"), [1, 1], {}, 1);
    expect(distance(points[1]!, [0, 0])).toBeLessThan(1e-13);
  });

  it.each([
    ["newton", {}],
    ["saddle-free-newton", {}],
    ["trust-region", { radius: 10 }],
    ["trust-region", { radius: 10, subproblem: "exact" }],
  ])("%s %j arrives in one step at condition 100", (id, values) => {
    expect(distance(run(id, quadratic, [2.5, -1.75], values, 1).points[1]!, [0, 0])).toBeLessThan(1e-13);
  });

  it("Newton with η contracts by exactly 1 − η along every eigenvector, damping a by a/(λ + a)", () => {
    const { points } = run("newton", formula("x^2/2 + 50*y^2"), [1, 1], { lr: 0.25 }, 4);
    for (const [k, row] of points.entries()) for (const value of row) expect(value).toBeCloseTo(0.75 ** k, 14);
    const [, row] = run("newton", formula("x^2/2 + 50*y^2"), [1, 1], { damping: 1 }, 1).points;
    expect(distance(row!, [1 / 2, 1 / 101])).toBeLessThan(1e-15);
  });

  it("Gauss–Newton solves Booth's two equations in one step, Levenberg–Marquardt soon after", () => {
    const booth = listed("booth");
    expect(distance(run("gauss-newton", booth, [-6, 4], {}, 1).points[1]!, [1, 3])).toBeLessThan(1e-13);
    expect(distance(run("levenberg-marquardt", booth, [-6, 4], {}, 8).points.at(-1)!, [1, 3])).toBeLessThan(1e-9);
  });
});

/** Everything that follows a turn of the axes, with the steps over which rounding stays below the tolerance. */
const TURNED: readonly (readonly [string, Values])[] = [
  ["newton", {}],
  ["newton", { lr: 0.5, damping: 0.3 }],
  ["saddle-free-newton", {}],
  ["cubic-newton", {}],
  ["cubic-newton", { lipschitz: 50, adaptive: false }],
  ["trust-region", { subproblem: "exact" }],
  ["trust-region", { subproblem: "steihaug" }],
  ["gauss-newton", {}],
  ["levenberg-marquardt", {}],
];

function expectEquivariant(id: string, values: Values, problem: Problem, start: readonly number[], affine: Affine, tolerance: number, steps: number): void {
  const straight = run(id, problem, start, values, steps).points;
  const turned = run(id, transformed(problem, affine), backward(affine, start), values, steps).points;
  const count = Math.min(straight.length, turned.length);
  expect(count).toBeGreaterThan(2);
  for (let k = 0; k < count; k++)
    expect(distance(forward(affine, turned[k]!), straight[k]!), `step ${k}`).toBeLessThan(tolerance * Math.max(1, ...straight[k]!.map(Math.abs)));
}

describe("turning surface and start together turns the path", () => {
  it.each(TURNED)("%s %j", (id, values) => {
    for (const degrees of [20, 45, 137]) {
      expectEquivariant(id, values, himmelblau, [-0.3, 1.4], rotation(degrees), 1e-10, 8);
      expectEquivariant(id, values, rosenbrock, [-1.2, 1], rotation(degrees), 1e-10, 4);
    }
  });

  it("the dogleg too, where it runs", () => {
    expectEquivariant("trust-region", {}, rosenbrock, [-1.2, 1], rotation(30), 1e-10, 12);
  });

  it("but not Levenberg–Marquardt with D = diag(JᵀJ), which works by coordinates", () => {
    const values = { scaling: "diagonal", lambda: 1 };
    expect(() => expectEquivariant("levenberg-marquardt", values, rosenbrock, [-1.2, 1], rotation(45), 1e-3, 4)).toThrow(/step 1/);
  });
});

describe("affine maps", () => {
  const affine = (key: string): Affine => {
    const random = rng("affine", key);
    return { a: [1 + random.uniform(), random.normal(), 0.5 * random.normal(), 0.1 + random.uniform()], b: [random.normal(), random.normal()] };
  };

  it.each(["newton", "gauss-newton"])("do not change the path of %s", (id) => {
    for (const key of ["first", "second", "third"]) expectEquivariant(id, {}, himmelblau, [3.6, 2.9], affine(key), 1e-9, 4);
  });

  it.each(["saddle-free-newton", "cubic-newton", "levenberg-marquardt", "trust-region"])("change the path of %s", (id) => {
    const values = id === "levenberg-marquardt" ? { lambda: 1 } : id === "trust-region" ? { subproblem: "exact", radius: 0.1 } : {};
    expect(() => expectEquivariant(id, values, himmelblau, [-3, 0.5], affine("first"), 1e-3, 4)).toThrow(/step/);
  });

  it("other units do not change Levenberg–Marquardt with D = diag(JᵀJ)", () => {
    const units: Affine = { a: [100, 0, 0, 0.01], b: [0, 0] };
    expectEquivariant("levenberg-marquardt", { scaling: "diagonal" }, beale, [1, 0.5], units, 1e-9, 10);
  });
});

const DESCENDING: readonly (readonly [string, Values])[] = [
  ["cubic-newton", {}],
  ["trust-region", { subproblem: "exact" }],
  ["trust-region", { subproblem: "steihaug" }],
  ["levenberg-marquardt", {}],
  ["levenberg-marquardt", { scaling: "diagonal" }],
];
const LEAST_SQUARES = ["rosenbrock", "himmelblau", "beale", "booth", "freudenstein-roth"];

/** From its listed start Beale's valley leads some of them to infinity, where there is no minimum. */
const STARTS: Readonly<Record<string, readonly number[]>> = { beale: [2, 0.25] };

describe("methods that judge their trials", () => {
  it.each(DESCENDING)("%s %j: never climbs, rejected steps stay where they are, and it comes to rest on a minimum", (id, values) => {
    for (const name of LEAST_SQUARES) {
      const definition = problems.get(name)!;
      const { loss, points, gradNorm, ended } = run(id, listed(name), STARTS[name] ?? definition.start, values, 2000);
      expect(ended, name).toMatchObject({ kind: "converged", code: "no-movement", stationary: "minimum" });
      expect(gradNorm.at(-1), name).toBeLessThan(1e-7);
      for (let k = 1; k < loss.length; k++) {
        expect(loss[k]! - loss[k - 1]!, `${name} step ${k}`).toBeLessThanOrEqual(1e-12 * Math.max(1, loss[k]!));
        if (loss[k] === loss[k - 1]) expect(distance(points[k]!, points[k - 1]!)).toBeLessThan(1e-6);
      }
    }
  });

  it.each(DESCENDING.slice(0, 3))("%s %j: trials outside the domain are rejected, not followed", (id, values) => {
    // Newton's step from x = 2.5 ends at 2x − x² = −1.25, where the logarithm is not a number.
    const barrier = formula("x - log(x) + y^2");
    expect(run("newton", barrier, [2.5, 1]).ended).toMatchObject({ kind: "diverged", steps: 1 });
    const { points, ended } = run(id, barrier, [2.5, 1], { ...values, ...(id === "trust-region" ? { radius: 10 } : {}) });
    expect(ended).toMatchObject({ kind: "converged", stationary: "minimum" });
    expect(distance(points.at(-1)!, [1, 0])).toBeLessThan(1e-7);
  });

  it("the trust region: radius ¼ after a poor trial, doubled after a good one on the border, at most the largest; trials and figures tell", () => {
    const values = { subproblem: "exact", maxRadius: 3 };
    const { run: made, points } = run("trust-region", rosenbrock, [-1.2, 1], values, 20);
    let rejected = 0;
    for (let k = 1; k < points.length; k++) {
      const { before, outcome, parts } = made.replay(k)!;
      const number = (name: string): number => parts.numbers.find((one) => one.name === name)!.value;
      const radius = number("radius");
      expect(radius).toBe(before.state["radius"]);
      const circle = parts.figures.find((figure) => figure.kind === "circle")!;
      expect(circle).toMatchObject({ centre: before.theta, radius });
      const [trial] = parts.trials;
      expect(parts.trials).toHaveLength(1);
      const length = Math.sqrt((trial!.at[0]! - before.theta[0]!) ** 2 + (trial!.at[1]! - before.theta[1]!) ** 2);
      expect(length).toBeLessThanOrEqual(radius * (1 + 1e-12));
      const ratio = number("gain ratio");
      expect(ratio).toBeCloseTo(number("actual decrease") / number("predicted decrease"), 12);
      expect(trial!.accepted).toBe(ratio > 0.1);
      expect(outcome.kind).toBe(trial!.accepted ? "moved" : "rejected");
      expect(points[k]).toEqual([...(trial!.accepted ? trial!.at : before.theta)]);
      if (!trial!.accepted) rejected++;
      const next = made.snapshot(k)!.state["radius"];
      if (ratio < 0.25) expect(next).toBe(radius / 4);
      else if (ratio > 0.75 && length > radius * (1 - 1e-12)) expect(next).toBe(Math.min(2 * radius, 3));
      else expect(next).toBe(radius);
    }
    expect(rejected).toBeGreaterThan(0);
  });

  it("Levenberg–Marquardt: λ grows 2, 4, 8-fold at rejections in a row, and shrinks to a third where the model is exact", () => {
    const { run: made, points } = run("levenberg-marquardt", rosenbrock, [-1.2, 1], { lambda: 1e-6 }, 12);
    const lambda = (k: number): number => made.snapshot(k)!.state["lambda"] as number;
    const rejected = points.map((row, k) => k > 0 && distance(row, points[k - 1]!) === 0);
    expect(rejected.filter(Boolean).length).toBeGreaterThan(1);
    let growth = 2;
    for (let k = 1; k < points.length; k++) {
      if (rejected[k]) {
        expect(lambda(k)).toBe(lambda(k - 1) * growth);
        growth *= 2;
      } else {
        expect(lambda(k)).toBeGreaterThanOrEqual(lambda(k - 1) / 3);
        growth = 2;
      }
    }
    const linear = run("levenberg-marquardt", listed("booth"), [-6, 4], { lambda: 0.9 }, 2);
    expect(linear.run.snapshot(2)!.state["lambda"]).toBeCloseTo(0.1, 15);
  });

  it("cubic Newton: M doubles until the model lies above the loss, and never falls below its first value", () => {
    const { run: made, points } = run("cubic-newton", rosenbrock, [-1.2, 1], { lipschitz: 2 }, 15);
    let most = 0;
    for (let k = 1; k < points.length; k++) {
      const { trials, numbers } = made.replay(k)!.parts;
      most = Math.max(most, trials.length);
      expect(trials.map((trial) => trial.accepted)).toEqual(trials.map((_, i) => i === trials.length - 1));
      const m = numbers.find((one) => one.name === "cubic weight")!.value;
      expect(m).toBe((made.snapshot(k - 1)!.state["m"] as number) * 2 ** (trials.length - 1));
      expect(made.snapshot(k)!.state["m"]).toBe(Math.max(2, m / 2));
    }
    expect(most).toBeGreaterThan(1);
  });
});

describe("endings", () => {
  it.each([
    ["newton", {}],
    ["saddle-free-newton", {}],
    ["cubic-newton", { lipschitz: 100, adaptive: false }],
    ["gauss-newton", {}],
  ])("%s %j comes to rest on every least-squares surface near a solution, whatever the last digits do", (id, values) => {
    for (const name of LEAST_SQUARES) {
      for (const minimum of problems
        .get(name)!
        .minima({})
        .filter((one) => one.global)) {
        const start = minimum.at.map((value, i) => value + (i === 0 ? 0.01 : -0.008));
        const { ended, gradNorm, points } = run(id, listed(name), start, values, 300);
        expect(ended, name).toMatchObject({ kind: "converged", code: "no-movement", stationary: "minimum" });
        expect(gradNorm.at(-1), name).toBeLessThan(1e-9);
        expect(distance(points.at(-1)!, minimum.at), name).toBeLessThan(1e-9);
      }
    }
  });

  it("Gauss–Newton fails on a singular JᵀJ, Levenberg–Marquardt does not", () => {
    const parallel = formula("(x + y - 1)^2 + (2*x + 2*y)^2", ["x + y - 1", "2*x + 2*y"]);
    expect(run("gauss-newton", parallel, [1, 1]).ended).toMatchObject({ kind: "failed", code: "singular", steps: 0 });
    const { ended, points } = run("levenberg-marquardt", parallel, [1, 1]);
    expect(ended.kind).toBe("converged");
    // r = t − 1, 2t with t = x + y: lowest at t = 1/5.
    expect(points.at(-1)![0]! + points.at(-1)![1]!).toBeCloseTo(0.2, 12);
  });

  it("a Hessian without numbers is a failure with a word, not a crash", () => {
    const cusp = formula("x^2*sqrt(x) + y^2");
    for (const id of ["newton", "saddle-free-newton", "cubic-newton", "trust-region"])
      expect(["failed", "converged", "diverged", "budget"]).toContain(run(id, cusp, [0, 1]).ended.kind);
  });

  it.each(["exact", "steihaug", "dogleg"])("a gradient whose square underflows does not send the %s trust region astray", (subproblem) => {
    const flat = formula("cosh(x) + cosh(2*y) + x*y + 1000");
    const { ended, gradNorm } = run("trust-region", flat, [-0.5927970281881851, 0.6821426846506862], { subproblem }, 60);
    expect(ended).toMatchObject({ kind: "converged", stationary: "minimum" });
    expect(gradNorm.at(-1)).toBeLessThan(1e-100);
  });

  it("a rate of 0 stands still by the user's will and uses up the budget", () => {
    expect(run("newton", himmelblau, [3.5, 2.5], { lr: 0 }, 5).ended).toMatchObject({ kind: "budget", steps: 5 });
  });
});

it.each([...TURNED, ["trust-region", {}] as const])("%s %j: a branch with the same knobs repeats the path, to the bit", (id, values) => {
  const whole = run(id, rosenbrock, [-1.2, 1], values, 12);
  for (const k of [1, 3]) {
    if (k >= whole.points.length) continue;
    const branch = record({ optimizer: get(id), problem: rosenbrock, start: whole.run.snapshot(k)!, values, steps: 12 });
    expect(branch.points).toEqual(whole.points.slice(k));
  }
});

it("asks for what it needs", () => {
  for (const id of ["newton", "saddle-free-newton", "cubic-newton", "trust-region"])
    expect(get(id).needs(valuesOf(get(id)))).toEqual(["hessian", "deterministic"]);
  for (const id of ["gauss-newton", "levenberg-marquardt"]) expect(get(id).needs(valuesOf(get(id)))).toEqual(["residuals", "deterministic"]);
});
