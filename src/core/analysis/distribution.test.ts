/** What is drawn of a distribution is the family that the divergence measures: KL of the drawn densities and bars is the family's own. */
import { describe, expect, it } from "vitest";
import { distributions } from "../problems/distributions/index.ts";
import { build, cases } from "../problems/distributions/testing/cases.ts";
import { distributionStep, klAlong } from "./distribution.ts";
import { outcomesOf } from "./outcomes.ts";
import type { Values } from "../knobs.ts";
import type { Outcomes } from "./outcomes.ts";

const lookOf = (id: string, values: Values = {}): Outcomes => outcomesOf({ id, values: build(id, values).values })!;

function klOf(look: Outcomes, theta: readonly number[], phi: readonly number[]): number | undefined {
  if (look.kind === "plane") return undefined;
  if (look.kind === "density") {
    const [low, high] = look.domain;
    const ends = [...look.span(theta), ...look.span(phi)];
    // Wider than what is shown, as tails count.
    const [from, to] = low > -Infinity ? [low, high] : [3 * Math.min(...ends) - 2 * Math.max(...ends), 3 * Math.max(...ends) - 2 * Math.min(...ends)];
    // By the logit between two ends at which a density may be infinite.
    const bent = low > -Infinity && !look.periodic;
    const [start, end] = bent ? [-100, 36] : [from, to];
    const count = 20_000;
    const h = (end - start) / count;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const t = start + (i + 0.5) * h;
      const x = bent ? 1 / (1 + Math.exp(-t)) : t;
      const [p, q] = [theta, phi].map((at) => look.density(at, x)) as [number, number];
      if (p > 0 && q > 0) sum += h * (bent ? x * (1 - x) : 1) * p * (Math.log(p) - Math.log(q));
    }
    return sum;
  }
  const [p, q] = [theta, phi].map((at) => {
    const out = new Float64Array(look.count);
    look.probabilities(at, out);
    return out;
  }) as [Float64Array, Float64Array];
  const one = (a: number, b: number): number => (a > 0 ? a * Math.log(a / b) : 0);
  return look.of === "coins" ? p.reduce((sum, a, i) => sum + one(a, q[i]!) + one(1 - a, 1 - q[i]!), 0) : p.reduce((sum, a, i) => sum + one(a, q[i]!), 0);
}

describe("pictures of distributions", () => {
  it("exist for every family", () => {
    for (const { id } of distributions) expect(outcomesOf({ id, values: build(id).values }), id).toBeDefined();
    expect(outcomesOf({ id: "bowl", values: {} })).toBeUndefined();
  });

  it.each(cases.map((one) => [one.name, one] as const))("%s: KL of what is drawn is the family's divergence", (_, { id, values, problem, members }) => {
    const look = outcomesOf({ id, values })!;
    for (const [i, theta] of members.entries()) {
      const phi = members[(i + 1) % members.length]!;
      const drawn = klOf(look, theta, phi);
      if (drawn === undefined) continue;
      const exact = problem.distribution!.divergence(theta, phi);
      expect(Math.abs(drawn - exact), `${drawn} for ${exact}`).toBeLessThan(2e-4 * Math.max(1, exact));
    }
  });

  it("the boundary of a linear classifier is where both classes are as likely, and its companions where one is at 0.9", () => {
    const look = lookOf("logistic2");
    const [w0, w1] = [1.5, -2];
    const lines = look.kind === "plane" ? look.lines([w0, w1], 20) : [];
    const at = (k: number): number[] => [lines[5 * k]!, lines[5 * k + 1]!, lines[5 * k + 2]!, lines[5 * k + 3]!];
    const sure = Math.log(9);
    for (const [k, z] of [0, sure, -sure].entries()) {
      const [x0, y0, x1, y1] = at(k) as [number, number, number, number];
      expect(w0 * x0 + w1 * y0).toBeCloseTo(z, 10);
      expect(w0 * x1 + w1 * y1).toBeCloseTo(z, 10);
      expect(Math.hypot(x1 - x0, y1 - y0)).toBeCloseTo(40, 9);
    }
    expect(look.kind === "plane" && look.lines([0, 0], 20)).toEqual([]);
  });

  it("the boundaries of a softmax regression are the rays on which its class changes", () => {
    const look = lookOf("softmax-regression");
    const theta = [1, 0.2, -0.7, 1.1, 0.1, -1.3];
    const lines = look.kind === "plane" ? look.lines(theta, 10) : [];
    const winner = (angle: number): number => {
      const z = [0, 1, 2].map((c) => theta[2 * c]! * Math.cos(angle) + theta[2 * c + 1]! * Math.sin(angle));
      return z.indexOf(Math.max(...z));
    };
    const angles = Array.from({ length: lines.length / 5 }, (_, k) => Math.atan2(lines[5 * k + 3]!, lines[5 * k + 2]!));
    expect(angles).toHaveLength(3);
    for (const angle of angles) expect(winner(angle - 1e-6)).not.toBe(winner(angle + 1e-6));
    // And nowhere else.
    let changes = 0;
    for (let k = 0; k < 3600; k++) if (winner((2 * Math.PI * k) / 3600 + 1e-4) !== winner((2 * Math.PI * (k + 1)) / 3600 + 1e-4)) changes++;
    expect(changes).toBe(3);
  });
});

describe("a step between distributions", () => {
  it("has KL both ways, its quadratic and both densities on one axis", () => {
    const { problem, values } = build("gaussian", { chart: "mu-sigma" });
    const step = distributionStep(problem, outcomesOf({ id: "gaussian", values }), [0, 1], [0, 1.5])!;
    expect(step.members).toEqual([true, true]);
    expect(step.forward).toBe(problem.distribution!.divergence([0, 1], [0, 1.5]));
    expect(step.backward).toBe(problem.distribution!.divergence([0, 1.5], [0, 1]));
    expect(step.forward / step.quadratic).toBeCloseTo(0.511, 3);
    const { picture } = step;
    if (picture?.kind !== "density") throw new Error("not a density");
    expect(picture.x.every((x, i) => i === 0 || x > picture.x[i - 1]!)).toBe(true);
    expect(Math.max(...picture.before)).toBeCloseTo(0.39894, 4);
    expect(Math.max(...picture.after)).toBeCloseTo(0.39894 / 1.5, 4);
    expect(picture.top).toBeGreaterThan(0.4);
    expect(picture.top).toBeLessThan(0.6);
  });

  it("that leaves the domain is drawn as far as there is a distribution", () => {
    const { problem, values } = build("gaussian", { chart: "mu-sigma" });
    const { members, forward, picture } = distributionStep(problem, outcomesOf({ id: "gaussian", values }), [0, 1], [0, -1])!;
    expect(members).toEqual([true, false]);
    expect(forward).toBeNaN();
    expect(picture?.kind === "density" && picture.after.every(Number.isNaN)).toBe(true);
    expect(picture?.kind === "density" && picture.before.every(Number.isFinite)).toBe(true);
  });

  it("a density that is infinite at an end does not flatten the picture", () => {
    const { problem, values } = build("beta");
    const { picture } = distributionStep(problem, outcomesOf({ id: "beta", values }), [0.2, 3], [2, 2])!;
    expect(picture?.kind === "density" && picture.top).toBeLessThan(10);
  });

  it("saturated policies stay numbers", () => {
    const { problem, values } = build("bandit2");
    const { picture, forward } = distributionStep(problem, outcomesOf({ id: "bandit2", values }), [2], [-800])!;
    expect(picture?.kind === "bars" && [...picture.after]).toEqual([0, 1]);
    expect(forward).toBeGreaterThan(700);
    expect(forward).toBeLessThan(Infinity);
  });

  it("does not exist without a distribution", () => {
    expect(distributionStep(build("bowl").problem, undefined, [0, 0], [1, 1])).toBeUndefined();
  });

  it("KL of a path is that of each of its steps, in parts as in one piece", () => {
    const { problem } = build("gaussian", { chart: "mu-sigma" });
    const points = Float64Array.of(0, 1, 1, 1, 1, 2, 3, 0.5);
    const whole = new Float64Array(4);
    klAlong(problem, points, 0, 4, whole);
    expect(whole[0]).toBe(0.5);
    expect(whole[1]).toBe(problem.distribution!.divergence([1, 1], [1, 2]));
    expect(whole[3]).toBeNaN();
    const parts = new Float64Array(4);
    for (const from of [0, 2]) klAlong(problem, points, from, from + 2, parts);
    expect(parts).toEqual(whole);
  });
});
