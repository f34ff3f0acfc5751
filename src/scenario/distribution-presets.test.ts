/** What the presets on distributions claim, checked by simulation: see the English texts (text/en/preset-words.ts) for the claims. */
import { describe, expect, it } from "vitest";
import { distributionStep } from "../core/analysis/distribution.ts";
import { readDistances } from "../core/geometry/reading.ts";
import { buildProblem } from "../core/plan.ts";
import { CHARTS } from "../core/problems/distributions/parts/gaussian-charts.ts";
import { work } from "../worker/questions.ts";
import { decode } from "./index.ts";
import { presets } from "./presets.ts";
import { catalogue, distance, end, minimaOf, pathsOf } from "./testing/paths.ts";
import type { DistributionStep } from "../core/analysis/distribution.ts";
import type { DistanceReading } from "../core/geometry/reading.ts";
import type { PresetId } from "./presets.ts";
import type { Path } from "./testing/paths.ts";

/** What a step moves the distribution of a preset's problem by. */
const stepOf = (id: PresetId, before: readonly number[], after: readonly number[]): DistributionStep =>
  distributionStep(buildProblem(decode(presets[id], catalogue).scenario!.problem).built!.problem, undefined, before, after)!;

/** What the marks of a preset show at its start. */
function marksOf(id: PresetId, draws?: number): DistanceReading {
  const { problem, start, seed, page } = decode(presets[id], catalogue).scenario!;
  const wish = { at: start as never, level: page.ball ?? 0.1, tolerance: 1, reach: 1, forward: false, reverse: false, hessian: true, empirical: true };
  const count = draws ?? page.draws ?? 100;
  return readDistances(problem, buildProblem(problem).built!.problem, { ...wish, draws: { seed, count } })!;
}
const length = (vector: readonly number[]): number => Math.hypot(...vector);

describe("what the presets on balls and labels claim", () => {
  it("which-ball: at the slope (3, 1) drops of 3, 3.16 and 4", () => {
    const { norms } = marksOf("which-ball");
    expect(norms).toMatchObject({ radius: 1, gradient: [3, 1], linf: { step: [-1, -1] } });
    expect(norms.l1!.step[0]).toBe(-1);
    const drops = [norms.l1, norms.l2, norms.linf].map((one) => -3 * one!.step[0] - one!.step[1]);
    expect(drops.map((drop) => Number(drop.toPrecision(3)))).toEqual([3, 3.16, 4]);
  });

  it("no-ball: a hyperbola without a step; −H⁻¹g leads onto the saddle, as Newton's first step does", () => {
    const { hessian, at } = marksOf("no-ball").norms;
    expect(hessian).toMatchObject({ shape: "hyperbola", step: undefined });
    expect([at[0] + hessian!.whole[0], at[1] + hessian!.whole[1]]).toEqual([0, 0]);
    const [, newton] = pathsOf("no-ball");
    expect([newton!.x[1], newton!.y[1]]).toEqual([0, 0]);
  });

  it("three-rulers: −F⁻¹g is −H⁻¹g and ends at the fit, the empirical one is 20 times as long, the sampled one 9 % longer", () => {
    const { norms, fisher, empirical, sampled } = marksOf("three-rulers");
    const [fit] = minimaOf("linear-regression", "three-rulers") as [[number, number]];
    expect(distance([norms.at[0] + fisher!.whole[0], norms.at[1] + fisher!.whole[1]], fit)).toBeLessThan(1e-12);
    expect(distance(fisher!.whole, norms.hessian!.whole)).toBeLessThan(1e-12);
    expect(Math.floor(length(empirical!.whole) / length(fisher!.whole))).toBe(20);
    expect(Math.round(100 * (length(sampled!.whole) / length(fisher!.whole) - 1))).toBe(9);
  });

  it("two-gradients: 0.53 by the data's label, 0.02 by 100 labels of the model, and less by 10,000", () => {
    const [few, many] = [marksOf("two-gradients"), marksOf("two-gradients", 10_000)];
    expect(length(few.norms.gradient)).toBeCloseTo(0.53, 2);
    expect(length(few.scores!.mean)).toBeCloseTo(0.02, 2);
    expect(length(many.scores!.mean)).toBeLessThan(2 * (few.scores!.spread / 100));
  });
});

describe("what the presets on distributions claim", () => {
  it("kl-two-ways: one step doubles the variance; KL there, back and by the quadratic are 0.097, 0.153 and 0.25", () => {
    const [path] = pathsOf("kl-two-ways");
    expect([path!.x[1], path!.y[1]]).toEqual([0, 2]);
    const { forward, backward, quadratic } = stepOf("kl-two-ways", [0, 1], [0, 2]);
    expect(forward).toBeCloseTo(0.09657, 5);
    expect(backward).toBeCloseTo(0.15343, 5);
    expect(quadratic).toBeCloseTo(0.25, 12);
  });

  it("sigma-ruler: natural steps take a tenth of the way in μ; those of SGD are ηd/σ²; a shift of 1 is 0.5 nats at σ = 1, 0.005 at σ = 10", () => {
    const [sgd, natural] = pathsOf("sigma-ruler");
    const [[m]] = minimaOf("gaussian", "sigma-ruler") as [[number, number]];
    for (let k = 0; k < 60; k++) {
      expect(natural!.x[k + 1]! - m).toBeCloseTo(0.9 * (natural!.x[k]! - m), 10);
      expect(sgd!.x[k + 1]! - sgd!.x[k]!).toBeCloseTo((-0.1 * (sgd!.x[k]! - m)) / sgd!.y[k]! ** 2, 10);
    }
    expect(stepOf("sigma-ruler", [0, 1], [1, 1]).forward).toBeCloseTo(0.5, 12);
    expect(stepOf("sigma-ruler", [0, 10], [1, 10]).forward).toBeCloseTo(0.005, 12);
  });

  it("half-plane: the shortest way is 3.55 in every chart, the straight line 4.49 in σ and 4.62 in log σ, and the curvature is −½", () => {
    const [path] = pathsOf("half-plane");
    const from = [-2, 0.5] as const;
    const to = end(path!);
    const [fit] = minimaOf("gaussian", "half-plane") as [[number, number]];
    expect(distance(to, fit)).toBeLessThan(1e-6);
    const { values } = decode(presets["half-plane"], catalogue).scenario!.problem;
    const read = (chart: "mu-sigma" | "mu-logsigma", level = 0.1) => {
      const place = ([mu, sigma]: readonly [number, number]) => CHARTS[chart].point(mu, sigma) as [number, number];
      const choice = { id: "gaussian", values: { ...values, chart } };
      const { problem } = buildProblem(choice).built!;
      return readDistances(choice, problem, {
        at: place(from),
        level,
        tolerance: 0.01,
        reach: 10,
        forward: false,
        reverse: false,
        ways: [[place(from), place(to)]],
      })!;
    };
    const [sigma, logarithm] = [read("mu-sigma"), read("mu-logsigma")];
    expect(sigma.ways[0]!.length).toBeCloseTo(3.55, 2);
    expect(sigma.ways[0]!.straight).toBeCloseTo(4.49, 2);
    expect(Math.abs(logarithm.ways[0]!.length - sigma.ways[0]!.length)).toBeLessThan(1e-9);
    expect(logarithm.ways[0]!.straight).toBeCloseTo(4.62, 2);
    for (const { balls } of [sigma, logarithm]) expect(balls!.curvature).toBeCloseTo(-0.5, 8);
  });

  it("ruler-decides: at the slope (3, 1) three first steps have three directions", () => {
    const steps = pathsOf("ruler-decides").map(({ x, y }) => [x[1]! - x[0]!, y[1]! - y[0]!] as const);
    const [sgd, adam, newton] = steps;
    expect(sgd![0] / sgd![1]).toBeCloseTo(3, 10);
    expect(adam![0] / adam![1]).toBeCloseTo(1, 6);
    expect(adam![0]).toBeLessThan(0);
    expect(newton![0] / newton![1]).toBeCloseTo(27, 8);
  });

  it("charts: one natural step ends at v = 4 in v, at 20.1 in log σ with seven more to go, and outside of the family in 1/σ²", () => {
    const [variance] = pathsOf("chart-variance");
    expect(variance!.y).toEqual([1, 4]);
    const [logarithm] = pathsOf("chart-log");
    expect(Math.exp(2 * logarithm!.y[1]!)).toBeCloseTo(20.0855, 4);
    expect(logarithm!.y).toHaveLength(9);
    expect(Math.exp(2 * logarithm!.y.at(-1)!)).toBeCloseTo(4, 12);
    const [refused, slow] = pathsOf("chart-precision");
    expect(refused!.ended).toMatchObject({ kind: "failed", code: "outside-domain" });
    expect(refused!.ended.message).toContain("[0, -2]");
    expect(refused!.y).toEqual([1]);
    expect(slow!.y.at(-1)!).toBeCloseTo(0.25, 3);
  });

  it("charts-together: the natural gradient's paths are 0.021 apart in σ, half as far at half the rate; SGD's 0.39, and at every rate", () => {
    const { page, ...plan } = decode(presets["charts-together"], catalogue).scenario!;
    const ask = work({ kind: "chartGaps", charts: page.charts!, ...plan });
    let step = ask();
    while (!step.done) step = ask();
    const [plain, natural] = "answer" in step && step.answer.kind === "chartGaps" ? step.answer.runs : [];
    const widest = (gaps: typeof plain): readonly number[] =>
      typeof gaps === "object" ? gaps.rates.map((_, k) => Math.max(...gaps.gaps.map((line) => line[k]!))) : [];
    expect(widest(natural)[0]).toBeCloseTo(0.021, 3);
    widest(natural).forEach((gap, k, all) => expect(k === 0 ? 2 : all[k - 1]! / gap).toBeCloseTo(2, 0));
    for (const gap of widest(plain)) expect(gap).toBeCloseTo(0.39, 2);
    expect(widest(plain)).toHaveLength(8);
  });

  it("constant-kl: at a constant rate KL falls from 0.45 to 0.0004; by the quadratic it stays between 0.0085 and 0.012, by KL itself at 0.01", () => {
    const [rate, quadratic, exact] = pathsOf("constant-kl").map(({ x, y }) =>
      x.slice(1).map((_, k) => stepOf("constant-kl", [x[k]!, y[k]!], [x[k + 1]!, y[k + 1]!]).forward),
    );
    expect(rate![0]).toBeGreaterThan(0.45);
    expect(rate!.at(-1)).toBeLessThan(0.00041);
    expect(Math.min(...quadratic!)).toBeGreaterThan(0.0085);
    expect(Math.max(...quadratic!)).toBeLessThan(0.012);
    expect(Math.max(...quadratic!)).toBeGreaterThan(1.1 * Math.min(...quadratic!));
    for (const kl of exact!) expect(kl).toBeCloseTo(0.01, 9);
  });

  it("empirical Fisher: 23 times too short far from the fit and not there after 20 steps, 20 times too long near it", () => {
    const first = ({ x, y }: Path): number => Math.hypot(x[1]! - x[0]!, y[1]! - y[0]!);
    const [[slope, offset]] = minimaOf("linear-regression", "empirical-far") as [[number, number]];
    const [far, short] = pathsOf("empirical-far") as [Path, Path];
    expect(distance([far.x[1]!, far.y[1]!], [slope, offset])).toBeLessThan(1e-12);
    expect(first(far) / first(short)).toBeGreaterThan(23);
    expect(distance(end(short), [slope, offset])).toBeGreaterThan(0.3);
    const [near, long] = pathsOf("empirical-near") as [Path, Path];
    expect(distance([near.x[1]!, near.y[1]!], [slope, offset])).toBeLessThan(1e-12);
    expect(first(long) / first(near)).toBeGreaterThan(20);
    expect(distance([long.x[1]!, long.y[1]!], [slope, offset])).toBeGreaterThan(2);
  });

  it("adam-no-fisher: the first natural step is 38 times as long, 1.5 nats against 0.0012", () => {
    const first = ({ x, y }: Path): readonly [number, number] => [x[1]! - x[0]!, y[1]! - y[0]!];
    const paths = pathsOf("adam-no-fisher");
    const [adam, natural] = paths.map((path) => Math.hypot(...first(path)));
    expect(natural! / adam!).toBeGreaterThan(38);
    expect(natural! / adam!).toBeLessThan(39);
    const [little, far] = paths.map(({ x, y }) => stepOf("adam-no-fisher", [x[0]!, y[0]!], [x[1]!, y[1]!]).forward);
    expect(far).toBeCloseTo(1.5, 1);
    expect(little).toBeCloseTo(0.0012, 4);
  });

  it("policy-collapse: back at z = 0 after 22,051 steps and after 10; p is 0.000045 and the fall from z = 2 was 8.4 nats", () => {
    const [plain, natural] = pathsOf("policy-collapse");
    expect(plain!.x.findIndex((z) => z >= 0)).toBe(22051);
    expect(natural!.x.findIndex((z) => z >= 0)).toBe(10);
    expect(-plain!.loss[0]!).toBeCloseTo(0.000045, 6);
    expect(stepOf("policy-collapse", [2], [-10]).forward).toBeCloseTo(8.44, 2);
    expect([...plain!.loss, ...natural!.loss].every(Number.isFinite)).toBe(true);
    expect(natural!.ended).toMatchObject({ kind: "converged", code: "saturated" });
  });

  it("policy-unlucky: one sample throws z from 2 to −10, 300 more lead lower; TRPO keeps within 0.01 nats a step and climbs", () => {
    const [lone, trusted] = pathsOf("policy-unlucky");
    expect(lone!.x[1]).toBeCloseTo(-10, 2);
    expect(stepOf("policy-unlucky", [2], [lone!.x[1]!]).forward).toBeGreaterThan(800 * 0.01);
    expect(lone!.x.slice(2).every((z, k) => z < lone!.x[k + 1]!)).toBe(true);
    expect(trusted!.x.slice(1).every((z, k) => z > trusted!.x[k]! && stepOf("policy-unlucky", [trusted!.x[k]!], [z]).forward <= 0.01)).toBe(true);
  });

  it("policy-samples: nothing moves before sample 18,991; the exact gradient moves at once, and back at z = 0 both are in the end", () => {
    const [exact, sampled] = pathsOf("policy-samples");
    expect(sampled!.x.findIndex((z) => z !== -10)).toBe(18_991);
    expect(exact!.x[1]).toBeGreaterThan(-10);
    expect(exact!.x.findIndex((z) => z >= 0)).toBe(22_051);
    expect(sampled!.x.at(-1)!).toBeGreaterThan(0);
    expect(Math.round(1 / -exact!.loss[0]! / 1000)).toBe(22);
  });

  it("bandit-plateau: SGD is still above −0.6, the natural gradient below, on a straight line along (1, 0.6)", () => {
    const [sgd, natural] = pathsOf("bandit-plateau");
    expect(sgd!.loss.at(-1)!).toBeGreaterThan(-0.6);
    expect(natural!.loss.at(-1)!).toBeLessThan(-0.6);
    natural!.x.forEach((x, k) => expect(natural!.y[k]! - 2).toBeCloseTo(0.6 * (x + 3), 10));
  });
});
