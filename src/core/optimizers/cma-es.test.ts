/** CMA-ES against the tutorial's equations, and its invariances. */
import { describe, expect, it } from "vitest";
import { createNoise } from "../random.ts";
import { cloneState } from "../state.ts";
import { valuesOf } from "../testing/drive.ts";
import { distance, formula, near, run } from "../testing/probe.ts";
import { himmelblau, quadratic, rosenbrock, slope } from "../testing/problems.ts";
import { optimizers } from "./index.ts";
import type { Numbers, Problem, StepParts } from "../model.ts";

describe("CMA-ES", () => {
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
    const optimizer = optimizers.get("cma-es")!;
    const values = valuesOf(optimizer, { population: 10_000 });
    const problem = slope(0, 0);
    const state = { ...optimizer.init(problem, [0, 0], values), sigma: 2, covariance: Float64Array.of(4, -1.5, -1.5, 1) };
    const noise = createNoise(3, 0);
    noise.at(1);
    const parts: StepParts = { trials: [], figures: [], vectors: [], numbers: [], terms: [] };
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
