/** Published figures of the experiments on natural steps: charts (8), policy collapse (15), constant KL (correction 13), two gradients (10). */
import { describe, expect, it } from "vitest";
import { expm1, log } from "../elementary/index.ts";
import { optimizers } from "../optimizers/index.ts";
import { record } from "../testing/drive.ts";
import { problemOf } from "../testing/information-geometry.ts";
import type { Values } from "../knobs.ts";
import type { Problem } from "../model.ts";
import type { Recording } from "../testing/drive.ts";

function run(id: string, problem: Problem, start: readonly number[], values: Values, steps: number): Recording {
  return record({ optimizer: optimizers.get(id)!, problem, start, values, steps });
}
/** Half a unit of the last digit that is stated. */
const half = (digits: number): number => 0.5000001 * 10 ** -digits;
const off = (actual: number, expected: number): number => Math.abs(actual - expected);

describe("experiment 8: one fit in several charts", () => {
  /** Mean 0 and variance 4. */
  const four = [-2, 2];
  const natural = { lr: 1, damping: 0 };

  it("from variance 1, one natural step of ε = 1 finds the variance in its own chart, and lands elsewhere in the others", () => {
    const end = (chart: string, second: number) => run("natural-gradient", problemOf("gaussian", { chart, data: four }), [0, second], natural, 1);
    expect(end("mu-variance", 1).points[1]![1]).toBe(4);
    // log σ moves by 1.5: log of the variance by 3.
    const logSigma = end("mu-logsigma", 0).points[1]![1]!;
    expect(2 * logSigma).toBeCloseTo(3, 14);
    expect(off(expm1(2 * logSigma) + 1, 20.0855)).toBeLessThanOrEqual(half(4));
    const { ended, points } = end("mu-precision", 1);
    expect(ended).toMatchObject({ kind: "failed", code: "outside-domain", steps: 0 });
    expect(Number(/, (\S+)\]/.exec(ended.message)?.[1])).toBeCloseTo(-2, 14);
    expect(points).toEqual([[0, 1]]);
  });

  it.each([
    [0.5, 0.07075, 0.22728],
    [0.1, 0.00701, 0.02081],
    [0.01, 0.00063, 0.00188],
  ])("at ε = %s the charts come apart by %s (σ, log σ) and %s (σ, τ)", (rate, logGap, tauGap) => {
    const data = [-0.5, 0.5];
    const sigmas = (chart: string, second: number, back: (value: number) => number): number[] =>
      run("natural-gradient", problemOf("gaussian", { chart, data }), [2, second], { lr: rate, damping: 0 }, Math.round(5 / rate)).points.map((point) =>
        back(point[1]!),
      );
    const plain = sigmas("mu-sigma", 1.5, (sigma) => sigma);
    const gap = (other: number[]): number => Math.max(...plain.map((sigma, k) => Math.abs(sigma - other[k]!)));
    expect(off(gap(sigmas("mu-logsigma", log(1.5), (value) => expm1(value) + 1)), logGap)).toBeLessThanOrEqual(half(5));
    expect(off(gap(sigmas("mu-precision", 1 / 2.25, (tau) => 1 / Math.sqrt(tau))), tauGap)).toBeLessThanOrEqual(half(5));
  });
});

describe("experiment 15: policy collapse", () => {
  const bandit = problemOf("bandit2", { rewards: [1, 0] });
  const kl = bandit.distribution!;

  it("from z = −10 plain ascent needs 22,051 steps to z ≥ 0, the natural gradient 10", () => {
    const { points } = run("policy-gradient", bandit, [-10], { lr: 1 }, 22_051);
    expect(points.findIndex(([z]) => z! >= 0)).toBe(22_051);
    const natural = run("natural-gradient", bandit, [-10], { lr: 1, damping: 0 }, 20);
    expect(natural.points.findIndex(([z]) => z! >= 0)).toBe(10);
  });

  it("the jump that ruined it moved the policy by 8.44 nats, where a step to z = 1 takes .067", () => {
    expect(off(kl.divergence([2], [-10]), 8.44)).toBeLessThanOrEqual(half(2));
    expect(off(kl.divergence([2], [1]), 0.067)).toBeLessThanOrEqual(half(3));
  });

  /** Step lengths of δ = .01: by the quadratic model, and by the exact KL up and down. */
  it.each([
    [0.5, 0.283, 0.2833, 0.2833],
    [0.1, 0.471, 0.4443, 0.5038],
    [0.01, 1.42, 1.157, 1.8456],
    [0.001, 4.47, 2.6172, 11.0005],
  ])("at p = %s, δ = .01 allows %s by the quadratic model, %s up and %s down by the exact KL", (p, quadratic, up, down) => {
    const z = log(p / (1 - p));
    const down1 = problemOf("bandit2", { rewards: [0, 1] });
    const step = (problem: Problem, length: string): number =>
      Math.abs(run("natural-gradient", problem, [z], { length, kl: 0.01, damping: 0 }, 1).points[1]![0]! - z);
    expect(Math.abs(step(bandit, "kl-quadratic") / quadratic - 1)).toBeLessThan(2.5e-3);
    expect(off(step(bandit, "kl-exact"), up)).toBeLessThanOrEqual(half(4));
    expect(off(step(down1, "kl-exact"), down)).toBeLessThanOrEqual(half(4));
  });

  it("the quadratic step of 4.47 up has a KL of .0787, and TRPO takes a shorter one", () => {
    const z = log(0.001 / 0.999);
    const { points } = run("natural-gradient", bandit, [z], { length: "kl-quadratic", kl: 0.01, damping: 0 }, 1);
    expect(off(points[1]![0]! - z, 4.47)).toBeLessThanOrEqual(half(2));
    expect(off(kl.divergence([z], points[1]!), 0.0787)).toBeLessThanOrEqual(half(4));
    const trpo = run("trpo", bandit, [z], { delta: 0.01 }, 1);
    const { trials } = trpo.run.replay(1)!.parts;
    expect(trials.length).toBeGreaterThan(1);
    expect(trials[0]).toMatchObject({ accepted: false, label: "KL above δ" });
    expect(kl.divergence([z], trpo.points[1]!)).toBeLessThanOrEqual(0.01);
    expect(trpo.points[1]![0]! - z).toBeLessThanOrEqual(2.6173);
  });

  it("with three arms the natural gradient is R_k − R_last everywhere: a straight line in the logits", () => {
    const rewards = [1, 0.6, 0.25];
    const { points } = run("natural-gradient", problemOf("bandit3", { rewards }), [-3, 2], { lr: 0.5, damping: 0 }, 20);
    points.forEach(([a, b], k) => {
      expect(a).toBeCloseTo(-3 + 0.5 * k * 0.75, 9);
      expect(b).toBeCloseTo(2 + 0.5 * k * 0.35, 9);
    });
  });

  it("a sampled policy gradient is right on average, and its error falls as 1/√N", () => {
    const exact = run("policy-gradient", bandit, [0.5], { lr: 1 }, 1).points[1]![0]! - 0.5;
    const errorOf = (samples: number, baseline: string): number => {
      let [mean, square] = [0, 0];
      const repeats = 400;
      for (let stream = 0; stream < repeats; stream++) {
        const { points } = record({
          optimizer: optimizers.get("policy-gradient")!,
          problem: bandit,
          start: [0.5],
          values: { lr: 1, samples, baseline },
          steps: 1,
          options: { stream },
        });
        const error = points[1]![0]! - 0.5 - exact;
        mean += error / repeats;
        square += (error * error) / repeats;
      }
      const deviation = Math.sqrt(square);
      expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(repeats));
      return deviation;
    };
    const ratio = errorOf(10, "none") / errorOf(160, "none");
    expect(ratio).toBeGreaterThan(3.4);
    expect(ratio).toBeLessThan(4.6);
    expect(errorOf(10, "value")).toBeLessThan(errorOf(10, "none"));
  });
});

describe("experiment 7 and correction 13: the KL of a step", () => {
  it("is constant along a path for the KL-constrained length only", () => {
    const problem = problemOf("softmax3", { target: [0.5, 0.3, 0.2] });
    const moved = (values: Values): number[] =>
      run("natural-gradient", problem, [1.5, -1.5], { damping: 0, ...values }, 15).points.flatMap((point, k, all) =>
        k === 0 ? [] : [problem.distribution!.divergence(all[k - 1]!, point)],
      );
    const spread = (values: Values): number => Math.max(...moved(values)) / Math.min(...moved(values)) - 1;
    expect(spread({ length: "kl-exact", kl: 1e-3 })).toBeLessThan(1e-9);
    expect(spread({ length: "kl-quadratic", kl: 1e-3 })).toBeLessThan(0.1);
    expect(spread({ lr: 0.2 })).toBeGreaterThan(1);
  });
});

describe("mirror descent", () => {
  it("is the natural gradient to first order in the rate", () => {
    for (const [id, values, start] of [
      ["gaussian", { chart: "natural", data: [-0.5, 0.25, 1.5, 2] }, [0.2, -0.3]],
      ["softmax3", { target: [0.5, 0.3, 0.2] }, [1, -0.5]],
    ] as const) {
      const problem = problemOf(id, values);
      const gap = (rate: number): number => {
        const [a, b] = ["mirror-descent", "natural-gradient"].map(
          (method) => run(method, problem, start, { lr: rate, ...(method === "natural-gradient" && { damping: 0 }) }, 1).points[1]!,
        );
        return Math.max(...a!.map((value, i) => Math.abs(value - b![i]!)));
      };
      expect(gap(1e-2) / gap(1e-3)).toBeGreaterThan(90);
      expect(gap(1e-2) / gap(1e-3)).toBeLessThan(110);
    }
  });

  it("minimises η·gᵀφ + KL(p_θ‖p_φ): no neighbour is lower", () => {
    const problem = problemOf("softmax3", { target: [0.5, 0.3, 0.2] });
    const theta = [1, -0.5];
    const gradient = new Float64Array(2);
    problem.lossAndGradient(theta, gradient);
    const [a, b] = run("mirror-descent", problem, theta, { lr: 0.4 }, 1).points[1] as [number, number];
    const price = (x: number, y: number): number => 0.4 * (gradient[0]! * x + gradient[1]! * y) + problem.distribution!.divergence(theta, [x, y]);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
      [1, 1],
      [-1, 1],
    ] as const)
      expect(price(a + 1e-4 * dx, b + 1e-4 * dy)).toBeGreaterThan(price(a, b));
  });

  it("fails where the mean parameters would leave their domain, and shows them", () => {
    const { ended } = run("mirror-descent", problemOf("softmax3", { target: [0, 0, 1] }), [3, 3], { lr: 1.5 }, 5);
    expect(ended).toMatchObject({ kind: "failed", code: "outside-domain", steps: 0 });
    expect(ended.message).toMatch(/mean parameters \(-0\.\d+, -0\.\d+\)/);
  });
});
