/** Experiments 10 and 11: gradients by labels of the model are 0 in expectation, their covariance is F, and their mean shrinks as 1/√N. */
import { describe, expect, it } from "vitest";
import { rng } from "../random.ts";
import { build, cases } from "../problems/distributions/testing/cases.ts";
import { problems } from "../problems/index.ts";
import { sampleScores } from "./scores.ts";
import type { Point } from "./metric.ts";

const drawn = cases.filter(({ problem }) => problem.distribution!.labels !== undefined);
const counted = drawn.filter(({ problem }) => problem.distribution!.labels!.count !== undefined);

describe.each(counted.map((one) => [one.name, one] as const))("labels of %s", (_, { problem, members }) => {
  it("have a mean gradient of 0 to 1e-12 under the model, and F as its covariance; those of the data have not", () => {
    const { dim } = problem;
    const family = problem.distribution!;
    const { labels } = family;
    for (const theta of members) {
      const [mean, one, truth] = [new Float64Array(dim), new Float64Array(dim), new Float64Array(dim)];
      const [outer, information] = [new Float64Array(dim * dim), new Float64Array(dim * dim)];
      let sum = 0;
      for (let k = 0; k < labels!.count!; k++) {
        const p = labels!.each!(theta, k, one);
        sum += p;
        for (let i = 0; i < dim; i++) {
          mean[i] = mean[i]! + p * one[i]!;
          for (let j = 0; j < dim; j++) outer[i * dim + j] = outer[i * dim + j]! + p * one[i]! * one[j]!;
        }
      }
      expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
      expect(Math.max(...mean.map(Math.abs))).toBeLessThan(1e-12);
      family.fisher(theta, information);
      outer.forEach((value, k) => expect(value).toBeCloseTo(information[k]!, 12));
      problem.lossAndGradient(theta, truth);
      expect(Math.max(...truth.map(Math.abs))).toBeGreaterThan(1e-3);
    }
  });
});

describe.each(drawn.map((one) => [one.name, one] as const))("draws of %s", (_, { problem, members }) => {
  it("have mean 0 within five standard errors, and the Fisher information as their covariance", () => {
    const theta = members[0]!;
    const { dim, distribution } = problem;
    const count = 20_000;
    const draw = rng(5, "test");
    const one = new Float64Array(dim);
    const [mean, outer, fisher] = [new Float64Array(dim), new Float64Array(dim * dim), new Float64Array(dim * dim)];
    for (let n = 0; n < count; n++) {
      distribution!.labels!.draw(theta, draw, one);
      for (let i = 0; i < dim; i++) {
        mean[i] = mean[i]! + one[i]! / count;
        for (let j = 0; j < dim; j++) outer[i * dim + j] = outer[i * dim + j]! + (one[i]! * one[j]!) / count;
      }
    }
    distribution!.fisher(theta, fisher);
    const largest = Math.max(...fisher.map(Math.abs));
    for (let i = 0; i < dim; i++) expect(Math.abs(mean[i]!)).toBeLessThan(5 * Math.sqrt(fisher[i * dim + i]! / count));
    outer.forEach((value, k) => expect(Math.abs(value - fisher[k]!)).toBeLessThan(0.08 * largest));
  });
});

describe("experiment 10: the mean of N sampled gradients", () => {
  const { problem } = build("softmax3", { target: [1, 0, 0] });
  const at: Point = [0.4, -0.7];

  it("has a length that falls as N to the power −½: measured over 64 seeds", () => {
    const counts = [10, 100, 1000, 10_000];
    const root = (count: number): number => {
      let square = 0;
      for (let seed = 0; seed < 64; seed++) {
        const { mean } = sampleScores(problem, { at, seed, count })!;
        square += (mean[0] * mean[0] + mean[1] * mean[1]) / 64;
      }
      return Math.sqrt(square);
    };
    const points = counts.map((count) => [Math.log10(count), Math.log10(root(count))] as const);
    const middle = points.reduce((sum, [x]) => sum + x, 0) / points.length;
    const slope = points.reduce((sum, [x, y]) => sum + (x - middle) * y, 0) / points.reduce((sum, [x]) => sum + (x - middle) ** 2, 0);
    expect(slope).toBeCloseTo(-0.5, 1);
    // And that line is √(tr F/N).
    const { spread } = sampleScores(problem, { at, seed: 1, count: 1 })!;
    for (const [x, y] of points) expect(y).toBeCloseTo(Math.log10(spread) - x / 2, 0);
  });

  it("is the same for the same seed, and more draws go on where fewer end", () => {
    const [few, many] = [100, 5000].map((count) => sampleScores(problem, { at, seed: 7, count })!);
    expect(sampleScores(problem, { at, seed: 7, count: 100 })).toEqual(few);
    expect(few!.lengths.slice(0, -2)).toEqual(many!.lengths.slice(0, few!.lengths.length - 2));
    expect(few!.lengths.at(-1)).toBe(Math.hypot(...few!.mean));
    expect(Array.from(few!.lengths.slice(0, 8)).filter((_, i) => i % 2 === 0)).toEqual([1, 2, 3, 4]);
    expect(few!.lengths.at(-2)).toBe(100);
    expect(sampleScores(problem, { at, seed: 8, count: 100 })!.mean).not.toEqual(few!.mean);
  });

  it("estimates F by its outer products, which labels of the data do not", () => {
    const line = build("linear-regression").problem;
    const { outer } = sampleScores(line, { at: [0, 0], seed: 1, count: 10_000 })!;
    const [fisher, empirical] = [new Float64Array(4), new Float64Array(4)];
    line.distribution!.fisher([0, 0], fisher);
    line.distribution!.empiricalFisher!([0, 0], empirical);
    expect(Math.abs(outer[0] / fisher[0]! - 1)).toBeLessThan(0.06);
    expect(empirical[0]! / fisher[0]!).toBeGreaterThan(8);
  });

  it("is none where no outcome can be drawn, and outside of the family", () => {
    expect(sampleScores(build("beta").problem, { at: [1, 1], seed: 1, count: 10 })).toBeUndefined();
    expect(sampleScores(build("rosenbrock").problem, { at: [1, 1], seed: 1, count: 10 })).toBeUndefined();
    expect(sampleScores(build("gaussian").problem, { at: [1, -1], seed: 1, count: 10 })).toBeUndefined();
  });

  it("is offered by exactly the problems that say so", () => {
    for (const { id, provides } of problems.list.filter((one) => one.provides.includes("distribution"))) {
      expect(build(id).problem.distribution!.labels !== undefined, id).toBe(provides.includes("labels"));
    }
  });
});

describe("the likelihood, and the metric", () => {
  it("as a function of θ the likelihood need not add up to 1: of two coins that both showed heads it is p₁p₂, in all a quarter", () => {
    const { problem } = build("bernoulli-pair", { chart: "p", target: [1, 1] });
    const count = 100;
    const place = (k: number): number => (k + 0.5) / count;
    let sum = 0;
    for (let i = 0; i < count; i++) for (let j = 0; j < count; j++) sum += Math.exp(-problem.loss([place(i), place(j)])) / count / count;
    expect(sum).toBeCloseTo(0.25, 12);
  });

  it("F = −E ∇² log p needs regularity (no family here lacks it): of Uniform(0, θ) the score's square is 1/θ², and −∂² log p is −1/θ²", () => {
    const theta = 2;
    const logP = (t: number): number => -Math.log(t);
    const h = 1e-3;
    const score = (logP(theta + h) - logP(theta - h)) / (2 * h);
    const bend = (logP(theta + h) - 2 * logP(theta) + logP(theta - h)) / (h * h);
    expect(score * score).toBeCloseTo(1 / 4, 6);
    expect(-bend).toBeCloseTo(-1 / 4, 6);
  });
});
