/** Coordinate descent, Nelder–Mead, CMA-ES and SPSA against theory, against scipy, and against themselves. */
import { describe, expect, it } from "vitest";
import { problems } from "../problems/index.ts";
import { fromFormula } from "../problems/parts.ts";
import { createNoise } from "../random.ts";
import { cloneState } from "../state.ts";
import scipyText from "../testing/golden/b_scipy.json?raw";
import { record, valuesOf } from "../testing/drive.ts";
import { axes, beale, himmelblau, quadratic, rosenbrock, slope } from "../testing/problems.ts";
import { optimizers } from "./index.ts";
import type { Numbers, Problem, StepParts } from "../model.ts";
import type { Recording } from "../testing/drive.ts";

const get = (id: string) => optimizers.get(id)!;
const formula = (text: string): Problem => {
  const created = fromFormula(text);
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
};
const surface = (id: string): Problem => formula(problems.get(id)!.formula!);
const run = (id: string, problem: Problem, start: Numbers, steps: number, values = {}): Recording =>
  record({ optimizer: get(id), problem, start, steps, values });
const end = ({ points }: Recording): readonly number[] => points.at(-1)!;
const distance = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

const near = (values: readonly number[], expected: readonly number[], digits: number): void => {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, digits));
};

/** The same ranks, other losses. */
function outer(problem: Problem, transform: (loss: number) => number): Problem {
  return {
    dim: problem.dim,
    loss: (theta) => transform(problem.loss(theta)),
    lossAndGradient: (theta, gradient) => transform(problem.lossAndGradient(theta, gradient)),
  };
}

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

interface ScipyRun {
  readonly function: string;
  readonly method: string;
  readonly start: readonly number[];
  readonly f: number;
  readonly nit: number;
  readonly grad_norm: number;
  readonly path: readonly (readonly number[])[];
}
/** Losses closer to the minimum than this are ranked by rounding, which two programs do differently. */
const ROUNDED = 1e-9;
const SAME = 1e-7;
const ZAKHAROV = "x^2 + y^2 + (x/2 + y)^2 + (x/2 + y)^4";
const golden = (JSON.parse(scipyText) as { readonly runs: readonly ScipyRun[] }).runs.filter(
  ({ method, grad_norm: slopeLeft }) => method === "Nelder-Mead" && slopeLeft <= 1e-5,
);
const scipyProblem = (id: string): Problem => (id === "zakharov" ? formula(ZAKHAROV) : id === "quad_cond100" ? quadratic : surface(id.replaceAll("_", "-")));

describe("Nelder–Mead", () => {
  it("is compared with a dozen runs of scipy", () => {
    expect(golden).toHaveLength(12);
  });

  it.each(golden.map((one) => [`${one.function} from ${one.start.join(", ")}`, one] as const))("%s: as low as scipy within 2·nit + 5 steps", (_, one) => {
    const path = run("nelder-mead", scipyProblem(one.function), one.start, 2 * one.nit + 5);
    expect(Math.min(...path.loss)).toBeLessThanOrEqual(one.f + 1e-8);
    expect(path.loss.at(-1)).toBe(Math.min(...path.loss));
    // The same operations: the best vertex is scipy's, step by step, until losses differ by rounding alone.
    for (const [k, point] of one.path.entries()) {
      if (k < path.points.length && path.loss[k]! - one.f > ROUNDED) expect(distance(path.points[k]!, point)).toBeLessThan(SAME);
    }
  });

  it("sees ranks only: twice the loss, or its cube, makes the same path to the bit", () => {
    for (const problem of [rosenbrock, himmelblau, beale]) {
      const { points } = run("nelder-mead", problem, problem.start, 60);
      expect(
        run(
          "nelder-mead",
          outer(problem, (loss) => 2 * loss),
          problem.start,
          60,
        ).points,
      ).toEqual(points);
      expect(
        run(
          "nelder-mead",
          outer(problem, (loss) => loss * loss * loss),
          problem.start,
          60,
        ).points,
      ).toEqual(points);
    }
  });

  it("never loses its best vertex, and ends where floating point ends", () => {
    // From its listed start on Beale's function it follows the arm that never ends.
    for (const problem of [rosenbrock, himmelblau, { ...beale, start: [1, 1] }, quadratic]) {
      const { loss, ended } = run("nelder-mead", problem, problem.start, 500);
      for (let k = 1; k < loss.length; k++) expect(loss[k]!).toBeLessThanOrEqual(loss[k - 1]!);
      if (problem !== quadratic) expect(ended).toMatchObject({ kind: "converged", code: "no-movement" });
      expect(loss.at(-1)).toBeLessThan(1e-25);
    }
  });

  it("names its operations and draws the triangle before and after", () => {
    const { run: made, points } = run("nelder-mead", formula("x + 2*y"), [1, 1], 3);
    const first = made.replay(1)!.parts;
    expect(first.trials.map(({ label, accepted }) => [label, accepted])).toEqual([
      ["vertex", true],
      ["vertex", true],
      ["reflection", false],
      ["expansion", true],
    ]);
    expect(first.figures.map(({ name, kind }) => [name, kind])).toEqual([
      ["simplex", "polygon"],
      ["next simplex", "polygon"],
    ]);
    expect(first.figures[0]).toMatchObject({ points: Float64Array.of(1, 1, 1.05, 1, 1, 1.05) });
    expect([...first.trials[3]!.at]).toEqual(points[1]);
    const { run: wandered } = run("nelder-mead", himmelblau, [0, 0], 90);
    const labels = new Set(Array.from({ length: 90 }, (_, k) => wandered.replay(k + 1)!.parts.trials.map(({ label }) => label)).flat());
    expect(labels).toEqual(new Set(["vertex", "reflection", "expansion", "outside contraction", "inside contraction"]));
  });

  it("never takes a point without a finite loss", () => {
    const { loss, points } = run("nelder-mead", formula("x - log(x) + y - log(y)"), [0.01, 0.02], 200);
    expect(loss.every(Number.isFinite)).toBe(true);
    expect(distance(points.at(-1)!, [1, 1])).toBeLessThan(1e-7);
  });

  it("collapses on a plateau and says that it cannot move", () => {
    expect(run("nelder-mead", slope(0, 0), [1, 2], 200).ended).toMatchObject({ kind: "converged", code: "no-movement" });
  });
});

describe("CMA-ES", () => {
  it("sees ranks only: twice the loss, or its cube, makes the same path to the bit", () => {
    for (const problem of [rosenbrock, himmelblau, beale]) {
      const { points } = run("cma-es", problem, problem.start, 60);
      expect(
        run(
          "cma-es",
          outer(problem, (loss) => 2 * loss),
          problem.start,
          60,
        ).points,
      ).toEqual(points);
      expect(
        run(
          "cma-es",
          outer(problem, (loss) => loss * loss * loss),
          problem.start,
          60,
        ).points,
      ).toEqual(points);
    }
  });

  it("does not depend on where the origin is", () => {
    const shifted: Problem = {
      dim: 2,
      loss: (t) => himmelblau.loss([t[0]! - 8, t[1]! + 16]),
      lossAndGradient: (t, g) => himmelblau.lossAndGradient([t[0]! - 8, t[1]! + 16], g),
    };
    const plain = run("cma-es", himmelblau, [-0.75, -1.5], 40).points;
    const moved = run("cma-es", shifted, [7.25, -17.5], 40).points;
    for (const [k, point] of plain.entries()) expect(distance([point[0]! + 8, point[1]! - 16], [...moved[k]!])).toBeLessThan(1e-9);
  });

  /** Σ κ^(i/(n−1)) uᵢ² with u a rotation of θ by Householder's reflection I − 2vvᵀ/n, v all ones. */
  function ellipsoid(n: number, kappa: number): Problem {
    const loss = (theta: Numbers, gradient?: Float64Array): number => {
      let mean = 0;
      for (let i = 0; i < n; i++) mean += theta[i]! / n;
      let sum = 0;
      let pull = 0;
      const weight = (i: number): number => kappa ** (i / (n - 1));
      for (let i = 0; i < n; i++) {
        const u = theta[i]! - 2 * mean;
        sum += weight(i) * u * u;
        pull += weight(i) * u;
      }
      if (gradient !== undefined) for (let i = 0; i < n; i++) gradient[i] = 2 * weight(i) * (theta[i]! - 2 * mean) - (4 * pull) / n;
      return sum;
    };
    return { dim: n, loss: (theta) => loss(theta), lossAndGradient: loss };
  }

  it.each([
    [2, 1e6, 150],
    [5, 1e6, 400],
    [8, 1e4, 500],
  ])("converges on a rotated ellipsoid in %i dimensions of condition number %f", (n, kappa, steps) => {
    const { loss } = run("cma-es", ellipsoid(n, kappa), new Float64Array(n).fill(1), steps);
    expect(loss.at(-1)! / loss[0]!).toBeLessThan(1e-14);
  });

  it("learns the inverse Hessian: the cloud's axes and their ratio are those of the contours", () => {
    const { run: made } = run("cma-es", quadratic, [2.5, -1.75], 120);
    const c = made.snapshot(100)!.state["covariance"] as Float64Array;
    const along = (u: number, v: number): number => c[0]! * u * u + 2 * c[1]! * u * v + c[3]! * v * v;
    // H has 1 along (0.8, 0.6) and 100 across: C ∝ H⁻¹ up to what six samples a generation can tell.
    const ratio = along(0.8, 0.6) / along(-0.6, 0.8);
    expect(ratio).toBeGreaterThan(20);
    expect(ratio).toBeLessThan(500);
  });

  it("has the tutorial's constants in two dimensions, and draws its cloud", () => {
    const { run: made } = run("cma-es", rosenbrock, rosenbrock.start, 5);
    const { parts, before, theta } = made.replay(4)!;
    expect(parts.trials).toHaveLength(6);
    expect(parts.trials.filter(({ accepted }) => accepted)).toHaveLength(3);
    expect(parts.figures.map(({ name, kind }) => [name, kind])).toEqual([
      ["covariance", "ellipse"],
      ["samples", "points"],
      ["next covariance", "ellipse"],
    ]);
    // The weighted mean of the accepted samples: w ∝ ln 3.5 − ln i.
    const raw = [1, 2, 3].map((i) => Math.log(3.5) - Math.log(i));
    const best = parts.trials.toSorted((a, b) => a.loss - b.loss).slice(0, 3);
    for (const k of [0, 1]) {
      const mean = best.reduce((sum, { at }, i) => sum + raw[i]! * at[k]!, 0) / raw.reduce((sum, w) => sum + w, 0);
      expect(theta[k]).toBeCloseTo(mean, 12);
    }
    // The ellipse is that of σ²C: C·M = I/σ².
    const [figure] = parts.figures;
    if (figure?.kind !== "ellipse") throw new Error("no ellipse");
    const c = before.state["covariance"] as Float64Array;
    const sigma = before.state["sigma"] as number;
    const identity = [0, 1, 2, 3].map((k) => sigma * sigma * (c[2 * (k >> 1)]! * figure.matrix[k & 1]! + c[2 * (k >> 1) + 1]! * figure.matrix[2 + (k & 1)]!));
    expect(distance(identity, [1, 0, 0, 1])).toBeLessThan(1e-10);
  });

  it("updates paths, covariance and step size by the tutorial's equations, redone here from the samples", () => {
    const n = 2;
    const raw = [1, 2, 3].map((i) => Math.log(3.5) - Math.log(i));
    const w = raw.map((value) => value / (raw[0]! + raw[1]! + raw[2]!));
    // As printed for λ = 6 by other implementations.
    near(w, [0.637, 0.2846, 0.0784], 4);
    const mu = 1 / w.reduce((sum, value) => sum + value ** 2, 0);
    const cs = (mu + 2) / (n + mu + 5);
    const ds = 1 + 2 * Math.max(0, Math.sqrt((mu - 1) / (n + 1)) - 1) + cs;
    const cc = (4 + mu / n) / (n + 4 + (2 * mu) / n);
    const c1 = 2 / ((n + 1.3) ** 2 + mu);
    const cmu = Math.min(1 - c1, (2 * (1 / 4 + mu + 1 / mu - 2)) / ((n + 2) ** 2 + mu));
    const chi = Math.sqrt(2) * (1 - 1 / 8 + 1 / 84);
    const { run: made } = run("cma-es", rosenbrock, rosenbrock.start, 40);
    let held = 0;
    for (let t = 1; t <= 40; t++) {
      const { parts, before } = made.replay(t)!;
      const after = made.snapshot(t)!.state;
      const old = before.state as { sigma: number; covariance: Float64Array; sigmaPath: Float64Array; path: Float64Array };
      const ys = parts.trials
        .toSorted((a, b) => a.loss - b.loss)
        .slice(0, 3)
        .map(({ at }) => [0, 1].map((k) => (at[k]! - before.theta[k]!) / old.sigma));
      const step = [0, 1].map((k) => ys.reduce((sum, y, i) => sum + w[i]! * y[k]!, 0));
      // C^(1/2) = (C + √det·I)/√(tr + 2√det), inverted by Cramer's rule.
      const [a, b, , d] = old.covariance;
      const root = Math.sqrt(a! * d! - b! * b!);
      const trace = Math.sqrt(a! + d! + 2 * root);
      const [p, q, r] = [(a! + root) / trace, b! / trace, (d! + root) / trace];
      const white = [(r * step[0]! - q * step[1]!) / (p * r - q * q), (p * step[1]! - q * step[0]!) / (p * r - q * q)];
      const ps = [0, 1].map((k) => (1 - cs) * old.sigmaPath[k]! + Math.sqrt(cs * (2 - cs) * mu) * white[k]!);
      const length = Math.hypot(ps[0]!, ps[1]!);
      const h = length / Math.sqrt(1 - (1 - cs) ** (2 * t)) < (1.4 + 2 / 3) * chi ? 1 : 0;
      held += 1 - h;
      const pc = [0, 1].map((k) => (1 - cc) * old.path[k]! + h * Math.sqrt(cc * (2 - cc) * mu) * step[k]!);
      const c = [0, 1, 2, 3].map((k) => {
        const [i, j] = [k >> 1, k & 1];
        const spread = ys.reduce((sum, y, s) => sum + w[s]! * y[i]! * y[j]!, 0);
        const decay = 1 - c1 - cmu + c1 * (1 - h) * cc * (2 - cc);
        return decay * old.covariance[k]! + c1 * pc[i]! * pc[j]! + cmu * spread;
      });
      near([...(after["sigmaPath"] as Float64Array)], ps, 10);
      near([...(after["path"] as Float64Array)], pc, 10);
      near([...(after["covariance"] as Float64Array)], c, 10);
      expect((after["sigma"] as number) / (old.sigma * Math.exp((cs / ds) * (length / chi - 1)))).toBeCloseTo(1, 12);
    }
    // The branch in which the covariance is held back was taken, too.
    expect(held).toBeGreaterThan(0);
  });

  it("draws samples with the covariance that it states", () => {
    const optimizer = get("cma-es");
    const values = valuesOf(optimizer, { population: 10_000 });
    const problem = slope(0, 0);
    const state = { ...optimizer.init(problem, [0, 0], values), sigma: 2, covariance: Float64Array.of(4, -1.5, -1.5, 1) };
    const noise = createNoise(3, 0);
    noise.at(1);
    const parts: StepParts = { trials: [], figures: [], vectors: [], numbers: [] };
    optimizer.step(
      problem,
      { theta: new Float64Array(2), loss: 0, gradient: new Float64Array(2), t: 1 },
      state,
      values,
      noise,
      { theta: new Float64Array(2), state: cloneState(state) },
      parts,
    );
    const moment = (i: number, k: number): number => parts.trials.reduce((sum, { at }) => sum + at[i]! * at[k]!, 0) / 10_000;
    // Standard errors of σ²C: √((c_ii c_kk + c_ik²)/N)·σ² ≈ 0.23, 0.10, 0.06; four of them.
    expect(Math.abs(moment(0, 0) - 16)).toBeLessThan(0.91);
    expect(Math.abs(moment(0, 1) + 6)).toBeLessThan(0.4);
    expect(Math.abs(moment(1, 1) - 4)).toBeLessThan(0.23);
  });

  it("fails where there is nothing finite to choose from, and ends where the cloud is a point", () => {
    expect(run("cma-es", formula("(x == 1 ? 0 : log(-1)) + 0*y"), [1, 1], 5).ended).toMatchObject({ kind: "failed", code: "no-finite-loss", steps: 0 });
    expect(run("cma-es", himmelblau, [-0.75, -1.5], 400).ended).toMatchObject({ kind: "converged", code: "no-movement" });
  });
});

describe("SPSA", () => {
  it("estimates a quadratic's gradient without bias", () => {
    // On a quadratic the central difference along Δ is exactly gᵀΔ, so E ĝ = E (gᵀΔ)Δ = g, with variance Σ_{k≠i} g_k².
    const optimizer = get("spsa");
    const values = valuesOf(optimizer, { a: 1, A: 0, alpha: 0, c: 0.5 });
    const gradient = new Float64Array(2);
    const theta = Float64Array.of(1.25, -0.5);
    const loss = quadratic.lossAndGradient(theta, gradient);
    const noise = createNoise(5, 0);
    const count = 20_000;
    const sum = [0, 0];
    for (let t = 1; t <= count; t++) {
      noise.at(t);
      const out = { theta: new Float64Array(2), state: {} };
      optimizer.step(quadratic, { theta, loss, gradient, t }, {}, values, noise, out);
      for (const i of [0, 1]) sum[i]! += theta[i]! - out.theta[i]!;
    }
    for (const i of [0, 1]) {
      const error = Math.abs(gradient[1 - i]!) / Math.sqrt(count);
      expect(Math.abs(sum[i]! / count - gradient[i]!)).toBeLessThan(4 * error);
      // And it is random: the mean is not exact.
      expect(Math.abs(sum[i]! / count - gradient[i]!)).toBeGreaterThan(1e-3 * error);
    }
  });

  it("has Spall's gains, and shows its two probes", () => {
    const { run: made } = run("spsa", rosenbrock, rosenbrock.start, 9, { a: 1e-4, A: 10 });
    const { parts, before, theta } = made.replay(7)!;
    const number = (name: string): number => parts.numbers.find((one) => one.name === name)!.value;
    expect(number("gain")).toBeCloseTo(1e-4 / 17 ** 0.602, 18);
    expect(number("distance of the probes")).toBeCloseTo(0.1 / 7 ** 0.101, 15);
    const [ahead, behind] = parts.trials;
    for (const i of [0, 1]) {
      expect((ahead!.at[i]! + behind!.at[i]!) / 2).toBeCloseTo(before.theta[i]!, 14);
      expect(Math.abs(ahead!.at[i]! - behind!.at[i]!)).toBeCloseTo(2 * number("distance of the probes"), 14);
      const estimate = (ahead!.loss - behind!.loss) / (ahead!.at[i]! - behind!.at[i]!);
      expect(before.theta[i]! - theta[i]!).toBeCloseTo(number("gain") * estimate, 12);
    }
  });

  it("comes near the minimum of Himmelblau's function", () => {
    const path = run("spsa", himmelblau, [2, 1], 2000, { a: 0.02 });
    expect(distance(end(path), [3, 2])).toBeLessThan(0.01);
  });

  it("rejects a step whose probes have no loss, and goes on", () => {
    const path = run("spsa", formula("x - log(x) + y^2"), [0.05, 1], 300);
    expect(path.ended.kind).toBe("budget");
    expect(path.points.every((point) => point.every(Number.isFinite))).toBe(true);
    const still = path.points.filter((point, k) => k > 0 && distance([...point], [...path.points[k - 1]!]) === 0);
    expect(still.length).toBeGreaterThan(0);
  });
});

describe.each(["coordinate-descent", "nelder-mead", "cma-es", "spsa"])("%s", (id) => {
  it.each([1, 2, 7, 64, 65, 100])("branches from step %i and replays it to the bit", (step) => {
    const values = id === "spsa" ? { a: 1e-4 } : {};
    const whole = run(id, rosenbrock, rosenbrock.start, 130, values);
    const branch = record({ optimizer: get(id), problem: rosenbrock, start: whole.run.snapshot(step)!, steps: 130, values });
    expect(branch.points).toEqual(whole.points.slice(step));
    expect([...whole.run.replay(step)!.theta]).toEqual(whole.points[step]);
  });

  it("works in one dimension and in twenty", () => {
    for (const n of [1, 20]) {
      const { loss, ended } = run(id, axes(n), axes(n).start, 200);
      expect(loss.at(-1)!).toBeLessThan(loss[0]!);
      expect(ended.kind).not.toBe("failed");
    }
  });
});
