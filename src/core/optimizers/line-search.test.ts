/** Line-search methods against closed forms and theorems: conditions of every search, conjugacy, rotations, endings. */
import { describe, expect, it } from "vitest";
import { initialValues } from "../knobs.ts";
import { problems } from "../problems/index.ts";
import { surfaces } from "../problems/surfaces/index.ts";
import { fromFormula } from "../problems/parts.ts";
import { rng } from "../random.ts";
import { Stepper } from "../stepper.ts";
import { optionsOf, record, valuesOf } from "../testing/drive.ts";
import { axes, beale, himmelblau, quadratic, rosenbrock } from "../testing/problems.ts";
import { optimizers } from "./index.ts";
import type { Values } from "../knobs.ts";
import type { Numbers, Outcome, Problem, StepParts } from "../model.ts";

const get = (id: string) => optimizers.get(id)!;
const dot = (a: Numbers, b: Numbers): number => Array.from(a, (value, i) => value * b[i]!).reduce((sum, one) => sum + one, 0);

function formula(text: string): Problem {
  const created = fromFormula(text);
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
}

interface Made {
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly parts: StepParts;
  readonly outcome: Outcome;
}
/** Makes steps with all their parts until the method stops. */
function steps(id: string, problem: Problem, start: readonly number[], given: Values, count: number): Made[] {
  const optimizer = get(id);
  const at = new Stepper({ optimizer, problem, values: valuesOf(optimizer, given), options: optionsOf(), seed: 1, steps: count }, start);
  const made: Made[] = [];
  while (made.length < count) {
    const parts: StepParts = { trials: [], figures: [], vectors: [], numbers: [], terms: [] };
    at.evaluate();
    const before = at.theta.slice();
    const outcome = at.advance(parts);
    made.push({ before, after: at.theta.slice(), parts, outcome });
    if (outcome.kind !== "moved") break;
  }
  return made;
}
const numberOf = (parts: StepParts, symbol: string): number => parts.numbers.find((one) => one.symbol === symbol)!.value;
const vectorOf = (parts: StepParts, symbol: string): Float64Array => parts.vectors.find((one) => one.symbol === symbol)!.value;

/** Every method with every search, and the share of the slope that its strong Wolfe search may leave. */
const VARIANTS: readonly (readonly [string, Values, number])[] = [
  ["gradient-descent-line-search", { search: "armijo" }, Infinity],
  ["gradient-descent-line-search", { search: "strong-wolfe" }, 0.9],
  ["gradient-descent-line-search", { search: "exact" }, 0],
  ["bfgs", {}, 0.9],
  ["bfgs", { search: "exact" }, 0],
  ["lbfgs", {}, 0.9],
  ["lbfgs", { lineSearch: "exact" }, 0],
  ["cg", { beta: "fletcher-reeves" }, 0.1],
  ["cg", { beta: "polak-ribiere" }, 0.1],
  ["cg", { beta: "polak-ribiere", search: "exact" }, 0],
];
const smooth = surfaces.filter((one) => one.provides.includes("hessian") && !["formula", "plateau", "rnn-cliff"].includes(one.id));

describe.each(VARIANTS)("%s %j", (id, values, c2) => {
  it("meets the conditions of its search at every step, from random starts on every surface", () => {
    let moved = 0;
    let met = 0;
    for (const surface of smooth) {
      const created = surface.create(initialValues(surface.knobs));
      if (!created.ok) throw new Error(surface.id);
      const { problem } = created;
      const random = rng(5, surface.id);
      const [xlo, xhi, ylo, yhi] = surface.window!;
      for (let k = 0; k < 6; k++) {
        const start = [xlo + (xhi - xlo) * random.uniform(), ylo + (yhi - ylo) * random.uniform()];
        for (const { before, after, parts, outcome } of steps(id, problem, start, values, 25)) {
          if (outcome.kind !== "moved") continue;
          const where = `${surface.id} from ${start.join(", ")}`;
          const [g, h] = [new Float64Array(2), new Float64Array(2)];
          const [from, to] = [problem.lossAndGradient(before, g), problem.lossAndGradient(after, h)];
          const p = vectorOf(parts, "p");
          const slope = dot(g, p);
          expect(slope, where).toBeLessThan(0);
          // Never higher; as high only where rounding has made a plateau, and then flatter. Armijo's search, which sees losses alone, is lower in any case.
          expect(to, where).toBeLessThanOrEqual(from);
          if (values["search"] === "armijo") expect(to, where).toBeLessThan(from);
          else if (from - to <= 2 ** -47 * Math.abs(from)) expect(Math.sqrt(dot(h, h)), where).toBeLessThan(Math.sqrt(dot(g, g)));
          const accepted = parts.trials.filter((trial) => trial.accepted);
          expect(accepted, where).toHaveLength(1);
          expect([...accepted[0]!.at], where).toEqual([...after]);
          expect(accepted[0]!.loss, where).toBe(to);
          moved++;
          if (numberOf(parts, "\\text{met}") === 0) {
            // Only where rounding is all that is left, or where the loss falls for ever.
            const gain = (from - to) / Math.abs(from);
            expect(gain <= 2 ** -40 || gain > 1e6 || dot(g, g) < 1e-18 || Math.abs(after[0]!) + Math.abs(after[1]!) > 1e6, `${where}: ${gain}`).toBe(true);
            continue;
          }
          met++;
          const alpha = numberOf(parts, "\\alpha");
          // Far out on a ray the exact search may find a minimum that Armijo's condition would not count.
          if (c2 > 0) expect(to, where).toBeLessThanOrEqual(from + 1e-4 * alpha * slope + 2 ** -50 * Math.abs(from));
          // An exact slope is 0 up to the rounding of θ, which the curvature along the ray magnifies.
          const hessian = new Float64Array(4);
          problem.hessian!(after, hessian, new Float64Array(2));
          const size = Math.max(...hessian.map(Math.abs)) * Math.max(...[...before, ...after].map(Math.abs), 1e-3);
          const rounding = 2 ** -46 * Math.sqrt(dot(p, p)) * (size + Math.abs(g[0]!) + Math.abs(g[1]!) + Math.abs(h[0]!) + Math.abs(h[1]!) + Math.abs(to));
          expect(Math.abs(dot(h, p)), where).toBeLessThanOrEqual((c2 === Infinity ? Infinity : c2 * Math.abs(slope)) + rounding);
        }
      }
    }
    expect(moved).toBeGreaterThan(500);
    expect(met / moved).toBeGreaterThan(0.8);
  });
});

/** ½ θᵀAθ with eigenvalues 1 … n in a rotated frame: A = Q·diag·Qᵀ with the Householder reflection Q = I − 2vvᵀ/vᵀv. */
function rotatedQuadratic(n: number): { readonly problem: Problem; readonly matrix: readonly (readonly number[])[] } {
  const v = Array.from({ length: n }, (_, i) => 1 + i / n);
  const length = dot(v, v);
  const q = (i: number, j: number): number => (i === j ? 1 : 0) - (2 * v[i]! * v[j]!) / length;
  const indices = v.map((_, i) => i);
  const matrix = indices.map((i) => indices.map((j) => indices.reduce((sum, k) => sum + q(i, k) * (k + 1) * q(j, k), 0)));
  const lossAndGradient = (theta: Numbers, gradient: Float64Array): number => {
    for (const [i, row] of matrix.entries()) gradient[i] = dot(row, theta);
    return dot(gradient, theta) / 2;
  };
  return { matrix, problem: { dim: n, lossAndGradient, loss: (theta) => lossAndGradient(theta, new Float64Array(n)) } };
}

describe("on quadratics, searched exactly", () => {
  const start = (n: number): number[] => Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : -1.5) * (1 + i / 8));
  const exactCg: Values = { search: "exact", beta: "polak-ribiere" };

  it.each([2, 3, 5, 8, 12])("conjugate gradients end in %d steps in as many dimensions, with conjugate directions", (n) => {
    const { problem, matrix } = rotatedQuadratic(n);
    for (const beta of ["fletcher-reeves", "polak-ribiere"]) {
      const { gradNorm } = record({ optimizer: get("cg"), problem, start: start(n), values: { search: "exact", beta }, steps: n });
      expect(gradNorm.at(-1)! / gradNorm[0]!).toBeLessThan(1e-12);
      expect(gradNorm[n - 1]! / gradNorm[0]!).toBeGreaterThan(1e-6);
    }
    const directions = steps("cg", problem, start(n), exactCg, n).map(({ parts }) => vectorOf(parts, "p"));
    const energy = (a: Numbers, b: Numbers): number =>
      dot(
        a,
        matrix.map((row) => dot(row, b)),
      );
    for (const [i, a] of directions.entries()) {
      for (const b of directions.slice(0, i)) expect(Math.abs(energy(a, b)) / Math.sqrt(energy(a, a) * energy(b, b))).toBeLessThan(1e-9);
    }
  });

  it.each([2, 5, 8])("BFGS and one-pair L-BFGS walk as conjugate gradients do in %d dimensions", (n) => {
    const { problem } = rotatedQuadratic(n);
    const path = record({ optimizer: get("cg"), problem, start: start(n), values: exactCg, steps: n - 1 }).points;
    const bfgs = record({ optimizer: get("bfgs"), problem, start: start(n), values: { search: "exact" }, steps: n - 1 }).points;
    const memoryless = record({ optimizer: get("lbfgs"), problem, start: start(n), values: { lineSearch: "exact", history: 1 }, steps: n - 1 }).points;
    for (const other of [bfgs, memoryless]) {
      for (const [k, row] of path.entries()) for (const [i, value] of row.entries()) expect(Math.abs(other[k]![i]! - value)).toBeLessThan(1e-9);
    }
  });

  it("BFGS knows the inverse Hessian after as many steps as there are dimensions", () => {
    const { run } = record({ optimizer: get("bfgs"), problem: quadratic, start: quadratic.start, values: { search: "exact" }, steps: 2 });
    const inverse = run.snapshot(2)!.state["inverse"] as Float64Array;
    // Q·diag(1, 1/100)·Qᵀ with the axes (0.8, 0.6) and (−0.6, 0.8)
    const expected = [0.64 + 0.0036, 0.48 - 0.0048, 0.48 - 0.0048, 0.36 + 0.0064];
    for (const [k, value] of expected.entries()) expect(Math.abs(inverse[k]! - value)).toBeLessThan(1e-12);
  });

  it("steepest descent loses ((κ − 1)/(κ + 1))² a step from its worst start, at right angles", () => {
    const kappa = 100;
    const { loss, points } = record({
      optimizer: get("gradient-descent-line-search"),
      problem: formula("x^2/2 + 100*y^2/2"),
      start: [kappa, 1],
      values: { search: "exact" },
      steps: 20,
    });
    for (let k = 1; k <= 20; k++) expect(loss[k]! / loss[k - 1]!).toBeCloseTo(((kappa - 1) / (kappa + 1)) ** 2, 12);
    for (let k = 2; k <= 20; k++) {
      const [a, b] = [k - 1, k].map((i) => points[i]!.map((value, j) => value - points[i - 1]![j]!)) as [number[], number[]];
      expect(Math.abs(dot(a, b)) / Math.sqrt(dot(a, a) * dot(b, b))).toBeLessThan(1e-11);
    }
  });

  it("the ellipse of BFGS passes through θ + p, and is a circle at first", () => {
    const [one, two] = steps("bfgs", quadratic, quadratic.start, {}, 2) as [Made, Made];
    for (const { before, parts } of [one, two]) {
      const [figure] = parts.figures;
      if (figure?.kind !== "ellipse") throw new Error("no ellipse");
      const p = vectorOf(parts, "p");
      expect([...figure.centre]).toEqual([...before]);
      const [a, b, c, d] = figure.matrix as unknown as [number, number, number, number];
      expect(a * p[0]! * p[0]! + (b + c) * p[0]! * p[1]! + d * p[1]! * p[1]!).toBeCloseTo(1, 9);
    }
    const [a, b, , d] = (one.parts.figures[0] as unknown as { matrix: [number, number, number, number] }).matrix;
    expect([b, d]).toEqual([0, a]);
  });
});

/** The problem seen in a frame turned by an angle: f(R·θ). */
function turned(
  problem: Problem,
  angle: number,
): { readonly problem: Problem; readonly into: (theta: Numbers) => number[]; readonly back: (theta: Numbers) => number[] } {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const back = (t: Numbers): number[] => [c * t[0]! - s * t[1]!, s * t[0]! + c * t[1]!];
  const into = (t: Numbers): number[] => [c * t[0]! + s * t[1]!, c * t[1]! - s * t[0]!];
  const lossAndGradient = (theta: Numbers, gradient: Float64Array): number => {
    const loss = problem.lossAndGradient(back(theta), gradient);
    gradient.set(into(gradient));
    return loss;
  };
  return { problem: { dim: 2, lossAndGradient, loss: (theta) => problem.loss(back(theta)) }, into, back };
}

describe("a turned surface makes the turned path", () => {
  it.each(VARIANTS.filter(([id]) => id !== "lbfgs"))("%s %j", (id, values) => {
    for (const [problem, count] of [
      [himmelblau, 6],
      [beale, 4],
      [rosenbrock, 6],
    ] as const) {
      const path = record({ optimizer: get(id), problem, start: problem.start, values, steps: count }).points;
      for (const angle of [0.3, 1.1, 2.5]) {
        const frame = turned(problem, angle);
        const other = record({ optimizer: get(id), problem: frame.problem, start: frame.into(problem.start), values, steps: count }).points;
        expect(other).toHaveLength(path.length);
        for (const [k, row] of other.entries()) {
          for (const [i, value] of frame.back(row).entries()) expect(Math.abs(value - path[k]![i]!), `${problem.id} ${k}`).toBeLessThan(1e-10);
        }
      }
    }
  });

  it("but not for L-BFGS, whose first trial is measured along the axes", () => {
    const frame = turned(himmelblau, 0.3);
    const path = record({ optimizer: get("lbfgs"), problem: himmelblau, start: himmelblau.start, steps: 1 }).points[1]!;
    const other = frame.back(record({ optimizer: get("lbfgs"), problem: frame.problem, start: frame.into(himmelblau.start), steps: 1 }).points[1]!);
    expect(Math.abs(other[0]! - path[0]!)).toBeGreaterThan(1e-6);
  });
});

describe.each(VARIANTS)("%s %j: endings", (id, values) => {
  const optimizer = get(id);

  it("converges by no movement where the gradient is 0, and where floating point ends, not far from the minimum", () => {
    expect(record({ optimizer, problem: axes(3), start: [0, 0, 0], values }).ended).toMatchObject({ kind: "converged", code: "no-movement", steps: 0 });
    const { ended, points, gradNorm } = record({ optimizer, problem: formula("cosh(x - 1) + cosh(2*y) + 3"), start: [3, -1], values, steps: 500 });
    expect(ended).toMatchObject({ kind: "converged", code: "no-movement" });
    expect(Math.abs(points.at(-1)![0]! - 1) + Math.abs(points.at(-1)![1]!)).toBeLessThan(1e-6);
    expect(gradNorm.at(-1)!).toBeLessThan(1e-6);
  });

  it("never leaves the domain: a trial without a loss is too far", () => {
    const { ended, points } = record({ optimizer, problem: formula("x - log(x) + y^2 - sqrt(1 - y)/9"), start: [0.001, 0.999], values, steps: 200 });
    expect(["converged", "budget"]).toContain(ended.kind);
    for (const [x, y] of points) expect(x! > 0 && y! < 1).toBe(true);
    expect(points.at(-1)![0]!).toBeCloseTo(1, 5);
  });

  it("fails, with a reason, where the gradient is no number or nothing around has a loss", () => {
    const infinite: Problem = {
      dim: 1,
      loss: () => 1,
      lossAndGradient(_theta, gradient) {
        gradient[0] = Infinity;
        return 1;
      },
    };
    const noGradient = record({ optimizer, problem: infinite, start: [1], values }).ended;
    expect(noGradient).toMatchObject({ kind: "failed", code: "no-descent", steps: 0 });
    expect(noGradient.message).toMatch(/gradient/);
    const island: Problem = {
      dim: 1,
      loss: (theta) => (theta[0] === 1 ? 0 : Number.NaN),
      lossAndGradient(theta, gradient) {
        gradient[0] = 1;
        return theta[0] === 1 ? 0 : Number.NaN;
      },
    };
    expect(record({ optimizer, problem: island, start: [1], values }).ended).toMatchObject({ kind: "failed", code: "no-point", steps: 0 });
  });

  it("diverges where the loss falls for ever", () => {
    const { ended, loss } = record({ optimizer, problem: formula("x^2 - y^2"), start: [1, 0.1], values, steps: 400 });
    expect(ended.kind).toBe("diverged");
    for (let k = 1; k < loss.length; k++) expect(loss[k]!).toBeLessThan(loss[k - 1]!);
  });

  it("goes on after a branch that changes every choice", () => {
    const parent = record({ optimizer, problem: rosenbrock, start: rosenbrock.start, values, steps: 20 });
    const fork = parent.run.snapshot(Math.min(4, parent.ended.steps))!;
    for (const [, others] of VARIANTS.filter(([other]) => other === id)) {
      const branch = record({ optimizer, problem: rosenbrock, start: fork, values: { ...others, ...(id === "lbfgs" ? { history: 3 } : {}) }, steps: 400 });
      expect(["converged", "budget"]).toContain(branch.ended.kind);
      expect(branch.loss.at(-1)!).toBeLessThan(branch.loss[0]!);
    }
  });
});

describe("restarts", () => {
  it("a conjugate direction that climbs is given up, and the step says so", () => {
    const { run } = record({ optimizer: get("cg"), problem: rosenbrock, start: rosenbrock.start, values: { beta: "polak-ribiere" }, steps: 30 });
    const marks = Array.from({ length: run.step }, (_, k) => run.replay(k + 1)!.parts).map((parts) => [
      numberOf(parts, "\\beta"),
      numberOf(parts, "\\text{anew}"),
    ]);
    expect(marks[0]).toEqual([0, 0]);
    for (const [beta, anew] of marks.slice(1)) expect(anew).toBe(beta === 0 ? 1 : 0);
    expect(marks.some(([, anew]) => anew === 1)).toBe(true);
    expect(marks.some(([beta]) => beta! > 0)).toBe(true);
  });

  it("L-BFGS without a search takes the rate as it is, and leaves pairs without curvature out", () => {
    const made = steps("lbfgs", formula("-x^2 - y^2"), [1, 1], { lineSearch: "none", lr: 0.1 }, 3);
    expect(numberOf(made[1]!.parts, "\\text{skipped}")).toBe(1);
    // −g = (2, 2), ‖g‖₁ = 4: the first step is ¼·0.1 of it, the second 0.1 of (2.1, 2.1).
    expect(made[0]!.after[0]).toBeCloseTo(1.05, 15);
    expect(made[1]!.after[0]).toBeCloseTo(1.05 + 0.21, 15);
  });
});

describe("the ends of runs are true", () => {
  const schedule = (kind: string, more = {}): object => ({ kind, ...more });

  it("a rate of 0 is no convergence: L-BFGS stands still and uses up its budget", () => {
    const optimizer = get("lbfgs");
    const start = rosenbrock.start;
    for (const lineSearch of ["none", "strong-wolfe", "exact"]) {
      for (const [lr, options] of [
        [0.1, { schedule: schedule("linear", { final: 0 }) }],
        [0.5, { schedule: schedule("step", { every: 2, gamma: 0 }) }],
        [0, {}],
      ] as const) {
        const { ended, points } = record({ optimizer, problem: rosenbrock, start, values: { lr, lineSearch }, options, steps: 10 });
        expect(ended).toMatchObject({ kind: "budget", steps: 10 });
        expect(points[10]).toEqual(points[9]);
        expect(ended.stationary).toBeUndefined();
      }
      expect(record({ optimizer, problem: axes(3), start: [0, 0, 0], values: { lr: 0, lineSearch } }).ended).toMatchObject({ kind: "converged", steps: 0 });
    }
  });

  it("no minimum is claimed where the gradient is not negligible: Ackley's cusp", () => {
    const ackley = formula(problems.get("ackley")!.formula!);
    const { ended, gradNorm } = record({ optimizer: get("bfgs"), problem: ackley, start: [0.1, 0.2], steps: 300 });
    expect(ended.kind).toBe("converged");
    expect(gradNorm.at(-1)).toBeGreaterThan(2.8);
    expect(ended.stationary).toBeUndefined();
    expect(ended.message).not.toContain("minimum");
  });

  it.each([1, 1e3, 1e6, 1e9])("Armijo's search goes on while any trial lowers %d + x² + 10y² by as much as the condition asks, to the last bit", (offset) => {
    const problem = formula(`${offset} + x^2 + 10*y^2`);
    const { ended, points, gradNorm } = record({ optimizer: get("gradient-descent-line-search"), problem, start: [1, 1], steps: 999 });
    expect(ended).toMatchObject({ kind: "converged", stationary: "minimum" });
    const at = points.at(-1)!;
    const [gradient, loss] = [new Float64Array(2), problem.loss(at)];
    problem.lossAndGradient(at, gradient);
    for (let alpha = 1; alpha > 1e-20; alpha /= 2) {
      const gain = loss - problem.loss(at.map((value, i) => value - alpha * gradient[i]!));
      expect(gain > 0 && gain >= 1e-4 * alpha * gradNorm.at(-1)! ** 2, `α = ${alpha} gains ${gain}`).toBe(false);
    }
  });

  it("L-BFGS remembers as many steps as it is told, and takes memory only for those there are", () => {
    const problem = rosenbrock;
    const long = record({ optimizer: get("lbfgs"), problem, start: problem.start, values: { history: 2 ** 40 }, steps: 300 });
    expect(long.points).toEqual(record({ optimizer: get("lbfgs"), problem, start: problem.start, values: { history: 100 }, steps: 300 }).points);
    const many = record({
      optimizer: get("lbfgs"),
      problem: axes(5),
      start: axes(5).start,
      values: { history: 1e9, lr: 0.01, lineSearch: "none" },
      steps: 250,
    });
    const { state } = many.run.snapshot(250)!;
    expect(state["pairs"]).toBeGreaterThan(100);
    expect((state["steps"] as Float64Array).length).toBeLessThanOrEqual(5 * 400);
    expect(get("lbfgs").knobs["history"]).toMatchObject({ max: Infinity, slider: [1, 20] });
    expect(get("cma-es").knobs["population"]).toMatchObject({ max: 1_000_000, slider: [4, 50] });
  });
});
