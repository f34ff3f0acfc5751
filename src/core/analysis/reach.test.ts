import { describe, expect, it } from "vitest";
import { log } from "../elementary/index.ts";
import { problemOf } from "../testing/information-geometry.ts";
import { reachOf } from "./reach.ts";

const bandit = problemOf("bandit2", { rewards: [1, 0] });
/** Half a unit of the last digit that is stated. */
const half = (digits: number): number => 0.5000001 * 10 ** -digits;

describe("how far δ lets a policy go (experiment 15)", () => {
  it.each([
    [0.5, 0.283, 0.2833, 0.2833],
    [0.1, 0.471, 0.4443, 0.5038],
    [0.01, 1.42, 1.157, 1.8456],
    [0.001, 4.47, 2.6172, 11.0005],
  ])("at p = %s and δ = 0.01: %s by the quadratic model, %s up and %s down by KL", (p, quadratic, up, down) => {
    const reach = reachOf(bandit, [log(p / (1 - p))], 0.01)!;
    expect(Math.abs(reach.quadratic / quadratic - 1)).toBeLessThan(2.5e-3);
    expect(Math.abs(reach.better - up)).toBeLessThanOrEqual(half(4));
    expect(Math.abs(reach.worse - down)).toBeLessThanOrEqual(half(4));
  });

  it("both exact lengths move the policy by δ, with two actions and with three", () => {
    for (const [problem, theta, direction] of [
      [bandit, [2], [1]],
      [problemOf("bandit3", { rewards: [1, 0.6, 0] }), [-1, 0.5], [1, 0.6]],
    ] as const) {
      const reach = reachOf(problem, theta, 0.05)!;
      const norm = Math.hypot(...direction);
      const moved = (t: number): number[] => theta.map((value, i) => value + (t * direction[i]!) / norm);
      expect(problem.distribution!.divergence(theta, moved(reach.better))).toBeCloseTo(0.05, 10);
      expect(problem.distribution!.divergence(theta, moved(-reach.worse))).toBeCloseTo(0.05, 10);
    }
  });

  it("however far it is: what is hardly ever done costs its share of the length", () => {
    // KL = p·Δz to the last digit, where p is next to nothing.
    for (const z of [-100, -300, -600]) expect(reachOf(bandit, [z], 0.01)!.worse / (0.01 / Math.exp(z))).toBeCloseTo(1, 12);
  });

  it("near certainty the model's length says nothing, and a saturated policy has none: never NaN where there is a direction", () => {
    const sure = reachOf(bandit, [10], 0.01)!;
    // Ever surer costs only what the action that is never taken weighs; back it is a short way.
    expect(sure.better).toBeGreaterThan(200);
    expect(sure.worse).toBeLessThan(6);
    for (const z of [-800, -40, 40, 800]) {
      const reach = reachOf(bandit, [z], 0.01)!;
      if (Number.isNaN(reach.quadratic)) expect([reach.better, reach.worse].every(Number.isNaN)).toBe(true);
      else expect([reach.better, reach.worse].some(Number.isNaN), String(z)).toBe(false);
    }
    expect(reachOf(bandit, [-800], 0.01)!.quadratic).toBeNaN();
  });
});
