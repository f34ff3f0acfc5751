import { describe, expect, it } from "vitest";
import { work } from "./questions.ts";
import type { Plan } from "../core/plan.ts";
import type { Answer, Question } from "../protocol/messages.ts";

const OPTIONS = {
  clipNorm: undefined,
  schedule: { kind: "constant", warmup: 0, every: 50, gamma: 0.5, final: 0.01 },
  average: undefined,
  batchSize: undefined,
  stream: 0,
  from: undefined,
} as const;
const SGD = { optimizer: "sgd", values: { lr: 0.1, momentum: 0.5, dampening: 0, weightDecay: 0, nesterov: false }, options: OPTIONS };
/** ½(x² + 4y²): the gradient is (x, 4y). */
const PLAN: Plan = { problem: { id: "bowl", values: { kappa: 4, angle: 0 } }, runs: [SGD], start: [1, 1], seed: 1, steps: 500, tolerance: 0 };

function answer(question: Question): Answer | string {
  const next = work(question);
  for (;;) {
    const progress = next();
    if (progress.done) return "answer" in progress ? progress.answer : progress.code;
  }
}
function replay(plan: Plan, from: number, count: number, run = 0): Extract<Answer, { kind: "replay" }> {
  const result = answer({ kind: "replay", run, from, count, ...plan });
  if (typeof result === "string" || result.kind !== "replay") throw new Error("no replay");
  return result;
}

describe("the replay of steps", () => {
  it("tells what went into each", () => {
    const { steps } = replay(PLAN, 0, 2);
    // Step 1: b = g = (1, 4), θ = (0.9, 0.6). Step 2: g = (0.9, 2.4), b = 0.5·(1, 4) + g = (1.4, 4.4), θ = (0.76, 0.16).
    const vector = (step: number, name: string): number[] => [...steps[step]!.vectors.find((one) => one.name === name)!.value];
    expect([...steps[1]!.theta].map((value) => Number(value.toFixed(12)))).toEqual([0.9, 0.6]);
    expect(vector(1, "gradient").map((value) => Number(value.toFixed(12)))).toEqual([0.9, 2.4]);
    expect(vector(1, "velocity").map((value) => Number(value.toFixed(12)))).toEqual([1.4, 4.4]);
    expect([...steps[1]!.next].map((value) => Number(value.toFixed(12)))).toEqual([0.76, 0.16]);
    expect(steps[1]!.numbers).toContainEqual({ name: "learning rate", symbol: "\\eta", value: 0.1 });
  });
  it("is the same from any block, and joins up", () => {
    const whole = replay(PLAN, 0, 200).steps;
    const later = replay(PLAN, 130, 40).steps;
    expect(later).toEqual(whole.slice(130, 170));
    for (let k = 1; k < whole.length; k++) expect(whole[k]!.theta).toEqual(whole[k - 1]!.next);
  });
  it("ends where the run does", () => {
    expect(replay(PLAN, 490, 64).steps).toHaveLength(10);
    expect(replay(PLAN, 500, 64).steps).toEqual([]);
    expect(answer({ kind: "replay", run: 7, from: 0, count: 1, ...PLAN })).toBe("no-run");
  });
  it("never mixes up plans, also in what JSON cannot say", () => {
    const faster = { ...PLAN, runs: [{ ...SGD, values: { ...SGD.values, lr: 0.2 } }] };
    const endless = { ...PLAN, runs: [{ ...SGD, values: { ...SGD.values, lr: Infinity } }] };
    const next = (plan: Plan): number => replay(plan, 0, 1).steps[0]!.next[0]!;
    expect([next(PLAN), next(faster), next(endless), next(PLAN)]).toEqual([0.9, 0.8, -Infinity, 0.9]);
  });
  it("follows a branch through its parent", () => {
    const branch = { ...SGD, values: { ...SGD.values, lr: 0.01 }, options: { ...OPTIONS, from: { run: 0, step: 30 } } };
    const plan: Plan = { ...PLAN, runs: [SGD, branch] };
    const [first] = replay(plan, 30, 1, 1).steps;
    expect(first!.theta).toEqual(replay(PLAN, 30, 1).steps[0]!.theta);
    expect(first!.numbers).toContainEqual({ name: "learning rate", symbol: "\\eta", value: 0.01 });
    expect(replay(plan, 10, 1, 1).steps).toEqual([]);
  });
});

describe("a point", () => {
  it("has a loss and a gradient", () => {
    expect(answer({ kind: "point", problem: PLAN.problem, at: [1, 2] })).toEqual({ kind: "point", at: [1, 2], loss: 8.5, gradient: Float64Array.of(1, 8) });
  });
  it("needs as many coordinates as the problem has", () => {
    expect(answer({ kind: "point", problem: PLAN.problem, at: [1] })).toBe("not-a-point");
  });
});
