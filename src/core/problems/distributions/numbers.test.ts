/** Published and computed numbers of the experiments, charts against each other, and the far ends of every domain. */
import { describe, expect, it } from "vitest";
import { optimizers } from "../../optimizers/index.ts";
import { symmetricEigen } from "../../numerics/symmetric-eigen.ts";
import { rng } from "../../random.ts";
import { record } from "../../testing/drive.ts";
import { distributions } from "./index.ts";
import { build } from "./testing/cases.ts";
import type { Values } from "../../knobs.ts";
import type { Distribution } from "../../model.ts";

type Point = readonly [number, number];
const family = (id: string, values: Values = {}): Distribution => build(id, values).problem.distribution!;
const fisherOf = (one: Distribution, theta: readonly number[]): number[] => {
  const fisher = new Float64Array(theta.length * theta.length);
  one.fisher(theta, fisher);
  return [...fisher];
};
/** The root of f in [lo, hi], where f changes its sign. */
function root(f: (x: number) => number, lo: number, hi: number): number {
  let [a, b] = [lo, hi];
  for (let k = 0; k < 200; k++) {
    const middle = (a + b) / 2;
    if (f(middle) > 0 === f(a) > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

describe("balls of KL", () => {
  const sigma = family("gaussian", { chart: "mu-sigma" });
  const variance = family("gaussian", { chart: "mu-variance" });

  it("the same step in μ weighs a hundredth where σ is ten times as large", () => {
    expect(sigma.divergence([0, 1], [1, 1])).toBe(0.5);
    expect(sigma.divergence([0, 10], [1, 10])).toBeCloseTo(0.005, 17);
  });

  it("a doubled variance is not as far there as back", () => {
    expect(variance.divergence([0, 1], [0, 2])).toBeCloseTo(0.09657, 5);
    expect(variance.divergence([0, 2], [0, 1])).toBeCloseTo(0.15343, 5);
  });

  it("level KL = ½ along σ from (0, 1), by the divergence in both directions and by the ellipse", () => {
    const ends = (f: (s: number) => number): number[] => [root(f, 1e-3, 1), root(f, 1, 9)];
    const near = (actual: number[], expected: Point): void => actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 4));
    near(
      ends((s) => sigma.divergence([0, 1], [0, s]) - 0.5),
      [0.5638, 2.5111],
    );
    near(
      ends((s) => sigma.divergence([0, s], [0, 1]) - 0.5),
      [0.3982, 1.7738],
    );
    const half = fisherOf(sigma, [0, 1])[3]! / 2;
    near(
      ends((s) => half * (s - 1) * (s - 1) - 0.5),
      [0.2929, 1.7071],
    );
  });

  it.each([
    [0.5, 0.511, 0.878],
    [0.1, 0.853, 0.969],
    [0.01, 0.984, 0.997],
  ])("σ from 1 to 1 + %d: KL is so much of ½dᵀFd, and of the other direction so much", (d, there, back) => {
    const quadratic = (fisherOf(sigma, [0, 1])[3]! * d * d) / 2;
    expect(sigma.divergence([0, 1], [0, 1 + d]) / quadratic).toBeCloseTo(there, 3);
    expect(sigma.divergence([0, 1 + d], [0, 1]) / quadratic).toBeCloseTo(back, 3);
  });

  it("a coin near certainty is moved further by the same step", () => {
    const coins = family("bernoulli-pair");
    expect(coins.divergence([0.5, 0.3], [0.51, 0.3])).toBeCloseTo(2.0e-4, 5);
    expect(coins.divergence([0.01, 0.3], [0.02, 0.3])).toBeCloseTo(3.1e-3, 4);
  });
});

describe("charts of one family", () => {
  const charts = ["mu-sigma", "mu-logsigma", "mu-variance", "mu-precision", "natural"] as const;
  const place = (chart: (typeof charts)[number], mu: number, sigma: number): Point =>
    ({
      "mu-sigma": [mu, sigma] as const,
      "mu-logsigma": [mu, Math.log(sigma)] as const,
      "mu-variance": [mu, sigma * sigma] as const,
      "mu-precision": [mu, 1 / (sigma * sigma)] as const,
      natural: [mu / (sigma * sigma), -0.5 / (sigma * sigma)] as const,
    })[chart];
  const pairs = Array.from({ length: 20 }, (_, k) => {
    const random = rng("charts", k);
    const draw = (): Point => [6 * random.uniform() - 3, 0.2 + 3 * random.uniform()];
    return [draw(), draw()] as const;
  });

  it.each(charts)("%s: losses and divergences are those of μ and σ", (chart) => {
    const plain = build("gaussian", { chart: "mu-sigma" }).problem;
    const other = build("gaussian", { chart }).problem;
    for (const [p, q] of pairs) {
      const [a, b] = [place(chart, ...p), place(chart, ...q)];
      expect(Math.abs(other.loss(a) - plain.loss(p))).toBeLessThan(1e-13 * Math.max(1, plain.loss(p)));
      const distance = plain.distribution!.divergence(p, q);
      expect(Math.abs(other.distribution!.divergence(a, b) - distance)).toBeLessThan(1e-13 * Math.max(1, distance));
    }
  });

  it.each(charts)("%s: Fisher information becomes JᵀFJ", (chart) => {
    for (const [[mu, sigma]] of pairs) {
      const h = 1e-3 * sigma;
      const column = (i: 0 | 1): Point => {
        const at = (s: number): Point => place(chart, mu + (i === 0 ? s : 0), sigma + (i === 1 ? s : 0));
        const [a, b, c, d] = [at(-2 * h), at(-h), at(h), at(2 * h)];
        return [(a[0] - 8 * b[0] + 8 * c[0] - d[0]) / (12 * h), (a[1] - 8 * b[1] + 8 * c[1] - d[1]) / (12 * h)];
      };
      const J = [column(0), column(1)] as const;
      const F = fisherOf(family("gaussian", { chart }), place(chart, mu, sigma));
      const expected = fisherOf(family("gaussian", { chart: "mu-sigma" }), [mu, sigma]);
      for (const i of [0, 1] as const) {
        for (const j of [0, 1] as const) {
          let sum = 0;
          for (const k of [0, 1] as const) for (const l of [0, 1] as const) sum += J[i][k] * F[2 * k + l]! * J[j][l];
          // Differences of 1/σ² have 1e-11; in the natural chart large entries cancel.
          expect(Math.abs(sum - expected[2 * i + j]!)).toBeLessThan(1e-9 * Math.max(1, (mu * mu) / (sigma * sigma)) * expected[3]!);
        }
      }
    }
  });

  it("entries: 1/2v², 1/2τ², 2 for log σ, and the coins' 1/p(1 − p) and p(1 − p)", () => {
    expect(fisherOf(family("gaussian", { chart: "mu-variance" }), [0, 4])[3]).toBe(1 / 32);
    expect(fisherOf(family("gaussian", { chart: "mu-precision" }), [0, 4])[3]).toBe(1 / 32);
    expect(fisherOf(family("gaussian", { chart: "mu-logsigma" }), [0, 4])[3]).toBe(2);
    expect(fisherOf(family("bernoulli-pair"), [0.2, 0.5])[0]).toBeCloseTo(6.25, 13);
    expect(fisherOf(family("bernoulli-pair", { chart: "logit" }), [Math.log(0.25), 0])[0]).toBeCloseTo(0.16, 14);
  });

  it("the coins are as far apart in p as in logits", () => {
    const logit = (p: number): number => Math.log(p / (1 - p));
    for (const [p, q] of [
      [
        [0.3, 0.8],
        [0.31, 0.79],
      ],
      [
        [0.01, 0.5],
        [0.6, 0.999],
      ],
    ] as const) {
      const there = family("bernoulli-pair").divergence(p, q);
      expect(Math.abs(family("bernoulli-pair", { chart: "logit" }).divergence(p.map(logit), q.map(logit)) - there)).toBeLessThan(1e-13 * Math.max(there, 1e-2));
    }
  });

  it.each(["mu-sigma", "mu-logsigma", "mu-variance", "mu-precision"] as const)("%s: the plane of Gaussians has curvature −½ everywhere", (chart) => {
    const metric = family("gaussian", { chart });
    for (const [[mu, sigma]] of pairs.slice(0, 6)) {
      const [x, y] = place(chart, mu, sigma);
      const h = 1e-3 * Math.max(Math.abs(y), 0.3);
      // μ does not enter and the axes are orthogonal: K = −(1/2√EG)·∂(∂E/√EG)/∂y.
      const E = (at: number): number => fisherOf(metric, [x, at])[0]!;
      const root2 = (at: number): number => Math.sqrt(E(at) * fisherOf(metric, [x, at])[3]!);
      const slope = (f: (at: number) => number, at: number): number => (f(at - 2 * h) - 8 * f(at - h) + 8 * f(at + h) - f(at + 2 * h)) / (12 * h);
      const K = -slope((at) => slope(E, at) / root2(at), y) / (2 * root2(y));
      expect(K).toBeCloseTo(-0.5, 5);
    }
  });

  it("with a logit too many the metric has the eigenvalues 0, 0.2319 and 0.3881", () => {
    const fisher = fisherOf(family("softmax3-full"), [Math.log(0.5), Math.log(0.3), Math.log(0.2)]);
    const values = new Float64Array(3);
    symmetricEigen(fisher, 3, values, new Float64Array(9));
    expect(Math.abs(values[0]!)).toBeLessThan(1e-16);
    expect(values[1]).toBeCloseTo(0.2319, 4);
    expect(values[2]).toBeCloseTo(0.3881, 4);
  });
});

describe("true and empirical Fisher information of a regression", () => {
  /** y = 2x + 0.1·noise, x and noise normal: 100,000 of them. */
  const count = 100_000;
  const random = rng("regression", 11);
  const inputs = Array.from({ length: count }, () => [random.normal()] as const);
  const targets = inputs.map(([x]) => 2 * x + 0.1 * random.normal());
  const { problem } = build("linear-regression", { data: { inputs, targets } });
  const step = (slope: number, kind: "fisher" | "empiricalFisher"): number => {
    const fisher = new Float64Array(4);
    const gradient = new Float64Array(2);
    problem.distribution![kind]!([slope, 0], fisher);
    problem.lossAndGradient([slope, 0], gradient);
    return -gradient[0]! / fisher[0]!;
  };

  it("is 1 everywhere, so that steps lead to the fit from anywhere", () => {
    for (const slope of [0, 1.9, -7]) {
      const fisher = fisherOf(problem.distribution!, [slope, 0]);
      expect(Math.abs(fisher[0]! - 1)).toBeLessThan(0.03);
      expect(fisher[3]).toBe(1);
    }
    expect(Math.abs(step(0, "fisher") / 2 - 1)).toBeLessThan(0.03);
    expect(Math.abs(step(1.9, "fisher") / 0.1 - 1)).toBeLessThan(0.03);
  });

  it("by the data's labels makes the step 12 times too short far from the fit and 25 times too long near it", () => {
    expect(Math.abs(step(0, "empiricalFisher") / (2 / 12.01) - 1)).toBeLessThan(0.03);
    expect(Math.abs(step(1.9, "empiricalFisher") / 2.5 - 1)).toBeLessThan(0.03);
  });
});

describe("a policy that collapsed", () => {
  const { problem } = build("bandit2");
  const policy = problem.distribution!;
  const firstBack = (optimizer: string, values: Values, steps: number): number =>
    record({ optimizer: optimizers.get(optimizer)!, problem, start: [-10], steps, values }).points.findIndex(([z]) => z! >= 0);

  it("needs 22,051 steps of plain gradient and 10 of the natural one from z = −10 to 0", () => {
    expect(1 + problem.loss([-10])).toBeCloseTo(1 - 4.54e-5, 7);
    expect(firstBack("sgd", { lr: 1 }, 23_000)).toBe(22_051);
    expect(firstBack("natural-gradient", { lr: 1, damping: 0 }, 20)).toBe(10);
  });

  it("jumped 8.44 nats from z = 2 to −10; a step to 1 is 0.067", () => {
    expect(policy.divergence([2], [-10])).toBeCloseTo(8.44, 2);
    expect(policy.divergence([2], [1])).toBeCloseTo(0.067, 3);
  });

  it.each([
    [0.5, 0.283, 0.2833, 0.2833],
    [0.1, 0.471, 0.4443, 0.5038],
    [0.01, 1.42, 1.157, 1.8456],
    [0.001, 4.47, 2.6172, 11.0005],
  ])("KL 0.01 from p = %d: steps by the metric, and by the divergence up and down", (p, quadratic, up, down) => {
    const z = Math.log(p / (1 - p));
    expect(Math.sqrt(0.02 / fisherOf(policy, [z])[0]!)).toBeCloseTo(quadratic, quadratic > 1 ? 2 : 3);
    expect(root((d) => policy.divergence([z], [z + d]) - 0.01, 0, 40)).toBeCloseTo(up, 4);
    expect(root((d) => policy.divergence([z], [z - d]) - 0.01, 0, 40)).toBeCloseTo(down, 4);
  });

  it("by the metric's own step of 4.47 from p = 0.001 moves 0.0787 nats", () => {
    const z = Math.log(0.001 / 0.999);
    expect(policy.divergence([z], [z + Math.sqrt(0.02 / fisherOf(policy, [z])[0]!)])).toBeCloseTo(0.0787, 4);
  });

  it("with three arms the natural gradient is each reward less the last one's, wherever it is", () => {
    const three = build("bandit3", { rewards: [0.9, -0.4, 0.25] }).problem;
    for (const [a, b] of [
      [0.3, -1.2],
      [6, 2],
      [-4, 5],
    ] as const) {
      const gradient = new Float64Array(2);
      three.lossAndGradient([a, b], gradient);
      const [xx, xy, , yy] = fisherOf(three.distribution!, [a, b]) as [number, number, number, number];
      const det = xx * yy - xy * xy;
      expect(-(yy * gradient[0]! - xy * gradient[1]!) / det).toBeCloseTo(0.9 - 0.25, 9);
      expect(-(xx * gradient[1]! - xy * gradient[0]!) / det).toBeCloseTo(-0.4 - 0.25, 9);
    }
  });
});

describe("far ends", () => {
  const everything = (id: string, values: Values, theta: readonly number[]): number[] => {
    const { problem } = build(id, values);
    const gradient = new Float64Array(problem.dim);
    const hessian = new Float64Array(problem.dim * problem.dim);
    const loss = problem.hessian!(theta, hessian, gradient);
    const fisher = fisherOf(problem.distribution!, theta);
    const empirical = new Float64Array(hessian.length);
    problem.distribution!.empiricalFisher?.(theta, empirical);
    return [loss, ...gradient, ...hessian, ...fisher, ...empirical];
  };

  it.each([
    ["bernoulli-pair", { chart: "logit" }, [800, -800]],
    ["softmax3", {}, [800, -800]],
    ["softmax3", {}, [-800, -800]],
    ["softmax3-full", {}, [800, -800, 0]],
    ["logistic2", {}, [800, -800]],
    ["softmax-regression", {}, [800, -800, 0, 300, -300, 5]],
    ["bandit2", {}, [-800]],
    ["bandit3", {}, [800, -800]],
    ["mixture", {}, [800, -800]],
    ["von-mises", {}, [1e6, 1e12]],
    ["von-mises", {}, [0.3, 1e-300]],
    ["beta", {}, [1e12, 1e-12]],
    ["gaussian", { chart: "mu-logsigma" }, [1e5, 300]],
  ] as const)("%s %j at %j has numbers throughout", (id, values, theta) => {
    expect(everything(id, values, theta).every(Number.isFinite)).toBe(true);
  });

  it("a Gaussian of σ = 1e-150 has numbers where doubles have room for them, and infinity elsewhere", () => {
    const { problem } = build("gaussian", { data: [0, 0, 0] });
    expect(problem.loss([0, 1e-150])).toBeCloseTo(Math.log(1e-150) + Math.log(2 * Math.PI) / 2, 10);
    expect(fisherOf(problem.distribution!, [0, 1e-150])).toEqual([expect.closeTo(1e300, -288), 0, 0, expect.closeTo(2e300, -288)]);
    expect(problem.distribution!.divergence([0, 1e-150], [0, 2e-150])).toBeCloseTo(Math.log(2) + 1 / 8 - 1 / 2, 14);
    expect(problem.distribution!.divergence([1, 1e-150], [0, 1e-150])).toBeCloseTo(5e299, -288);
    expect(problem.distribution!.divergence([0, 1], [0, 1e-170])).toBe(Infinity);
    expect(build("gaussian").problem.loss([0, 1e-200])).toBe(Infinity);
  });

  it("coins near certainty have their surprise, and divergences that do not cancel", () => {
    const coins = family("bernoulli-pair");
    expect(coins.divergence([1e-300, 0.5], [2e-300, 0.5])).toBeCloseTo(0, 15);
    expect(coins.divergence([1e-300, 0.5], [2e-300, 0.5]) / (1e-300 * (1 - Math.log(2)))).toBeCloseTo(1, 12);
    expect(coins.divergence([0.5, 0.5], [1e-300, 0.5])).toBeCloseTo(-Math.LN2 - Math.log(1e-300) / 2, 10);
    expect(build("bernoulli-pair", { target: [0, 1] }).problem.loss([1e-300, 0.5])).toBeCloseTo(Math.LN2, 15);
  });

  it("saturated policies and classifiers are as far apart as their logits say, and never NaN", () => {
    expect(family("bandit2").divergence([-800], [800])).toBe(800);
    expect(family("softmax3").divergence([800, 0], [0, 800])).toBeCloseTo(800, 10);
    expect(family("softmax3").divergence([800, 0], [800, 1])).toBeGreaterThanOrEqual(0);
    // Both have their means at the same places, with the shares exchanged.
    expect(family("mixture").divergence([800, -800], [-800, 800])).toBeCloseTo(0.3 * Math.log(0.65 / 0.35), 12);
    expect(family("mixture").divergence([800, 800], [-800, -800])).toBeCloseTo(1_280_000, 6);
    expect(family("mixture").divergence([300, -300], [300, -300.25])).toBeCloseTo((0.65 * 0.0625) / 2, 12);
  });

  it("outside the domain everything is NaN, and θ that is not finite names nothing", () => {
    for (const [id, values, theta] of [
      ["gaussian", {}, [0, 0]],
      ["gaussian", {}, [0, -1]],
      ["gaussian", { chart: "natural" }, [0, 0]],
      ["gaussian", { chart: "mu-precision" }, [0, -0.5]],
      ["bernoulli-pair", {}, [0.5, 1]],
      ["bernoulli-pair", {}, [-0.1, 0.5]],
      ["beta", {}, [0, 1]],
      ["von-mises", {}, [0, 0]],
      ["softmax3", {}, [Number.NaN, 0]],
      ["mixture", {}, [0, Infinity]],
    ] as const) {
      const { problem } = build(id, values);
      expect(problem.distribution!.isMember(theta)).toBe(false);
      const gradient = new Float64Array(2);
      const hessian = new Float64Array(4);
      expect(problem.hessian!(theta, hessian, gradient)).toBeNaN();
      expect([...gradient, ...hessian, ...fisherOf(problem.distribution!, theta)].every(Number.isNaN)).toBe(true);
      const inside = distributions.find((one) => one.id === id)!.start;
      expect(problem.distribution!.divergence(theta, theta)).toBeNaN();
      if (Object.keys(values).length === 0) {
        expect(problem.distribution!.divergence(inside, theta)).toBeNaN();
        expect(problem.distribution!.divergence(theta, inside)).toBeNaN();
      }
    }
  });

  it("says why the mixture is singular where its means meet, and nowhere else", () => {
    const mixture = family("mixture");
    expect(mixture.singularity!([1.5, 1.5])).toMatch(/meet/);
    expect(mixture.singularity!([1.5, 1.6])).toBeUndefined();
    const [xx, xy, , yy] = fisherOf(mixture, [1.5, 1.5]) as [number, number, number, number];
    expect(xx).toBeCloseTo(0.35 * 0.35, 13);
    expect(Math.abs(xx * yy - xy * xy)).toBeLessThan(1e-15);
    // Apart for good, each mean is known by its share.
    const apart = fisherOf(mixture, [-30, 30]);
    [0.35, 0, 0, 0.65].forEach((entry, i) => expect(apart[i]).toBeCloseTo(entry, 12));
  });
});
