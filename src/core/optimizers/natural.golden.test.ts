/** Natural gradient and TRPO against reference paths, for every model of the reference. */
import { describe, expect, it } from "vitest";
import { record } from "../testing/drive.ts";
import { goldenModels } from "../testing/information-geometry.ts";
import { optimizers } from "./index.ts";

const TOLERANCE = 1e-10;
const get = (id: string) => optimizers.get(id)!;
const worst = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

it("knows all seven models", () => {
  expect(goldenModels).toHaveLength(7);
});

describe.each(goldenModels)("%s", (_name, { golden, problem }) => {
  const { natgrad, plain_gd: plain, trpo, solver } = golden;

  it("the natural gradient takes the reference's path", () => {
    const { points, loss, ended } = record({
      optimizer: get("natural-gradient"),
      problem,
      start: natgrad.start,
      steps: natgrad.steps,
      values: { lr: natgrad.lr, damping: 0 },
    });
    expect(points).toHaveLength(natgrad.steps + 1);
    points.forEach((point, k) => expect(worst(point, natgrad.path[k]!)).toBeLessThanOrEqual(TOLERANCE));
    loss.forEach((value, k) => expect(Math.abs(value - natgrad.loss[k]!)).toBeLessThanOrEqual(TOLERANCE));
    expect(ended.kind).toBe("budget");
    expect(ended.message).toContain("Moore–Penrose");
    expect(ended.message.includes(`singular at ${natgrad.steps} steps`)).toBe(solver === "pinv");
  });

  it("plain descent takes the reference's path", () => {
    const { points } = record({ optimizer: get("sgd"), problem, start: natgrad.start, steps: plain.path.length - 1, values: { lr: plain.lr } });
    points.forEach((point, k) => expect(worst(point, plain.path[k]!)).toBeLessThanOrEqual(TOLERANCE));
  });

  it.each(trpo.map((one) => [one.delta, one] as const))("TRPO with δ = %s tries and accepts what the reference does", (delta, one) => {
    const { points, run } = record({ optimizer: get("trpo"), problem, start: one.start, steps: 1, values: { delta, backtrack: one.backtrack } });
    const { trials } = run.replay(1)!.parts;
    expect(trials).toHaveLength(one.accepted.k + 1);
    expect(trials.map(({ accepted }) => accepted)).toEqual(one.tries.map(({ k }) => k === one.accepted.k));
    expect(worst(points[1]!, one.accepted.theta)).toBeLessThanOrEqual(TOLERANCE);
    for (const { k, step, valid, kl, loss } of one.tries) {
      expect(Math.abs(trials[k]!.alpha! - step)).toBeLessThanOrEqual(TOLERANCE);
      expect(valid).toBe(true);
      expect(Math.abs(trials[k]!.divergence! - kl!)).toBeLessThanOrEqual(TOLERANCE);
      expect(Math.abs(trials[k]!.loss - loss!)).toBeLessThanOrEqual(TOLERANCE);
    }
    const cg = record({ optimizer: get("trpo"), problem, start: one.start, steps: 1, values: { delta, backtrack: one.backtrack, solver: "cg" } });
    expect(worst(cg.points[1]!, one.accepted.theta)).toBeLessThanOrEqual(1e-8);
  });
});
