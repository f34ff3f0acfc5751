/** Policy gradient and PPO: what they share with plain descent, what clipping and the penalty do, and whose noise they hear. */
import { describe, expect, it } from "vitest";
import { record } from "../testing/drive.ts";
import { problemOf } from "../testing/information-geometry.ts";
import { optimizers } from "./index.ts";
import type { Values } from "../knobs.ts";
import type { GivenOptions, Recording } from "../testing/drive.ts";

const bandit = problemOf("bandit3", { rewards: [1, 0.6, 0.25] });
const START = [-0.5, 0.75];
function run(id: string, values: Values, steps = 30, start: readonly number[] = START, options: GivenOptions = {}): Recording {
  return record({ optimizer: optimizers.get(id)!, problem: bandit, start, values, steps, options });
}
const gap = (a: Recording, b: Recording): number => Math.max(...a.points.flatMap((row, k) => row.map((value, i) => Math.abs(value - b.points[k]![i]!))));
const ratios = (from: readonly number[], to: readonly number[]): number[] => {
  const [old, now] = [from, to].map((theta) => {
    const logs = new Float64Array(3);
    bandit.policy!.logProbabilities(theta, logs);
    return logs;
  });
  return Array.from(now!, (value, a) => Math.exp(value - old![a]!));
};

describe("policy gradient", () => {
  it("is plain descent on −J where it is exact", () => {
    expect(run("policy-gradient", { lr: 0.5 }).points).toEqual(run("sgd", { lr: 0.5 }).points);
  });

  it("hears the run's own stream, and equal streams equally", () => {
    const sampled = (stream: number): Recording => run("policy-gradient", { samples: 4 }, 30, START, { stream });
    expect(sampled(0).points).toEqual(sampled(0).points);
    expect(gap(sampled(0), sampled(1))).toBeGreaterThan(0.01);
  });

  it("comes close to the exact path with many samples, closer with a baseline", () => {
    const exact = run("policy-gradient", { lr: 0.3 });
    const plain = gap(run("policy-gradient", { lr: 0.3, samples: 20_000 }), exact);
    expect(plain).toBeLessThan(0.03);
    expect(gap(run("policy-gradient", { lr: 0.3, samples: 20_000, baseline: "value" }), exact)).toBeLessThan(plain);
  });
});

describe("PPO", () => {
  it.each(["clip", "penalty"])("%s: with one epoch it is the policy gradient, for nothing is clipped or charged where it begins", (surrogate) => {
    expect(gap(run("ppo", { lr: 0.5, epochs: 1, surrogate, beta: 7 }), run("policy-gradient", { lr: 0.5 }))).toBeLessThan(1e-13);
  });

  it("stops gaining beyond 1 ± ε: small steps end just past it, however many", () => {
    const two = problemOf("bandit2", { rewards: [1, 0] });
    const end = (id: string, values: Values, steps: number): number =>
      record({ optimizer: optimizers.get(id)!, problem: two, start: [0], values, steps }).points.at(-1)![0]!;
    for (const clip of [0.1, 0.3]) {
      const z = end("ppo", { lr: 0.01, epochs: 1000, clip }, 1);
      // At p = ½ both ratios, 2p and 2(1 − p), come to their limits at once, and no epoch moves them by more than 0.0025.
      const ratio = 2 / (1 + Math.exp(-z));
      expect(ratio).toBeGreaterThan(1 + clip);
      expect(ratio).toBeLessThan(1 + clip + 0.0025);
      expect(end("ppo", { lr: 0.01, epochs: 400, clip }, 1)).toBe(z);
      expect(end("policy-gradient", { lr: 0.01 }, 1000)).toBeGreaterThan(2 * z);
    }
  });

  it("is held by nothing when one epoch is enough to leap over the limit", () => {
    const { points } = run("ppo", { lr: 100, epochs: 2 }, 1);
    expect(Math.max(...ratios(points[0]!, points[1]!))).toBeGreaterThan(2);
  });

  it("the penalty's weight adapts until the KL of a step is near its target", () => {
    for (const beta of [0.5, 50]) {
      const { points, run: loop } = run("ppo", { surrogate: "penalty", lr: 0.1, epochs: 100, target: 1e-3, beta }, 10);
      const kl = bandit.distribution!.divergence(points[7]!, points[8]!);
      expect(kl).toBeGreaterThan(1e-3 / 4);
      expect(kl).toBeLessThan(4e-3);
      const { numbers } = loop.replay(9)!.parts;
      expect(numbers.find(({ name }) => name === "weight of the penalty")!.value).not.toBe(beta);
    }
  });

  it("shows every epoch, the last as what was taken", () => {
    const { trials } = run("ppo", { epochs: 4 }, 3).run.replay(2)!.parts;
    expect(trials.map(({ label, accepted }) => [label, accepted])).toEqual([
      ["epoch", false],
      ["epoch", false],
      ["epoch", false],
      ["epoch", true],
    ]);
    for (const { at, loss } of trials) expect(loss).toBeCloseTo(bandit.loss(at), 14);
  });
});
