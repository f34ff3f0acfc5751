/** What must hold for any gradients, before any number is compared with another program's. */
import { describe, expect, it } from "vitest";
import { rng } from "../random.ts";
import { feed, record } from "../testing/drive.ts";
import { quadratic } from "../testing/problems.ts";
import { torchMethods } from "../testing/torch.ts";
import { optimizers } from "./index.ts";
import type { Values } from "../knobs.ts";

const get = (id: string) => optimizers.get(id)!;
type Rows = readonly (readonly number[])[];

/** Gradients without any structure, both signs, sizes over two decades. */
function noiseGradients(count: number, key: string): number[][] {
  const random = rng(11, key);
  return Array.from({ length: count }, () => [random.normal() * (1 + 10 * random.uniform()), random.normal() * 0.1]);
}
const scaled = (rows: Rows, factor: number): number[][] => rows.map((row) => row.map((value) => factor * value));
const worst = (a: Rows, b: Rows): number => Math.max(...a.flatMap((row, k) => row.map((value, i) => Math.abs(value - b[k]![i]!))));

/** No pull towards the origin. */
const PLAIN: Readonly<Record<string, Values>> = { adamw: { weightDecay: 0 }, asgd: { lambd: 0 } };
/** Variants in which every switch of a method is exercised. */
const VARIANTS: readonly (readonly [string, Values])[] = [
  ...torchMethods.map(({ id }): [string, Values] => [id, PLAIN[id] ?? {}]),
  ["sgd", { momentum: 0.9 }],
  ["sgd", { momentum: 0.9, dampening: 0.3 }],
  ["sgd", { momentum: 0.9, nesterov: true }],
  ["adagrad", { lrDecay: 0.01, initialAccumulatorValue: 0.5 }],
  ["rmsprop", { centered: true }],
  ["rmsprop", { momentum: 0.9 }],
  ["rmsprop", { centered: true, momentum: 0.9 }],
  ["adam", { amsgrad: true }],
  ["adamw", { amsgrad: true, weightDecay: 0 }],
];

describe("for every method of torch", () => {
  it.each(VARIANTS)("%s %j: a gradient of zero moves nothing", (id, values) => {
    const zeros = Array.from({ length: 5 }, () => [0, 0]);
    expect(feed(get(id), values, [1.25, -3], zeros).path).toEqual(zeros.map(() => [1.25, -3]));
  });

  it.each(VARIANTS)("%s %j: mirrored gradients make the mirrored path, to the bit", (id, values) => {
    const gradients = noiseGradients(50, "mirror");
    const decayed = Object.hasOwn(get(id).knobs, "weightDecay") ? { ...values, weightDecay: 0.1 } : values;
    const path = feed(get(id), decayed, [1.25, -3], gradients).path;
    expect(feed(get(id), decayed, [-1.25, 3], scaled(gradients, -1)).path).toEqual(scaled(path, -1));
  });

  it.each(VARIANTS)("%s %j: without decay a shifted start makes the shifted path", (id, values) => {
    const gradients = noiseGradients(50, "shift");
    const path = feed(get(id), { ...values, lr: 0.01 }, [0, 0], gradients).path;
    const shifted = feed(get(id), { ...values, lr: 0.01 }, [1, -2], gradients).path;
    const moved = path.map((row) => [row[0]! + 1, row[1]! - 2]);
    // A rounding of θ per step, of size 2⁻⁵³·|θ|, which is below 64 here.
    expect(worst(shifted, moved)).toBeLessThan(50 * 64 * 2 ** -53);
  });

  it.each(VARIANTS.filter(([id]) => id !== "rprop"))("%s %j: from the origin, twice the rate makes twice the path, to the bit", (id, values) => {
    const gradients = noiseGradients(50, "rate");
    const path = feed(get(id), { ...values, lr: 0.25 }, [0, 0], gradients).path;
    expect(feed(get(id), { ...values, lr: 0.5 }, [0, 0], gradients).path).toEqual(scaled(path, 2));
  });

  it.each(VARIANTS)("%s %j: the first step goes against the gradient in every coordinate", (id, values) => {
    const { path } = feed(get(id), values, [0, 0], [[3, -0.5]]);
    expect(path[0]!.map(Math.sign)).toEqual([-1, 1]);
  });
});

/** Methods whose step does not depend on the scale of the loss once ε = 0 (RAdam's first steps do; Adadelta needs ε; SGD and ASGD are linear in g). */
const SCALE_FREE: readonly (readonly [string, Values])[] = [
  ["adagrad", { eps: 0 }],
  ["rmsprop", { eps: 0 }],
  ["rmsprop", { eps: 0, centered: true, momentum: 0.9 }],
  ["adam", { eps: 0 }],
  ["adam", { eps: 0, amsgrad: true }],
  ["adamw", { eps: 0 }],
  ["adamax", { eps: 0 }],
  ["nadam", { eps: 0 }],
  ["rprop", {}],
];

describe("the scale of the loss", () => {
  it.each(SCALE_FREE)("does not matter to %s %j", (id, values) => {
    const gradients = noiseGradients(50, "scale");
    const path = feed(get(id), values, [1, -2], gradients).path;
    // A power of two changes no digit; any other factor only roundings.
    expect(feed(get(id), values, [1, -2], scaled(gradients, 1024)).path).toEqual(path);
    expect(worst(feed(get(id), values, [1, -2], scaled(gradients, 3)).path, path)).toBeLessThan(1e-12);
  });

  it.each([
    ["sgd", {}],
    ["radam", {}],
    ["adadelta", {}],
    ["asgd", {}],
  ])("matters to %s", (id, values) => {
    const gradients = noiseGradients(5, "scale");
    expect(worst(feed(get(id), values, [1, -2], scaled(gradients, 1024)).path, feed(get(id), values, [1, -2], gradients).path)).toBeGreaterThan(1e-6);
  });
});

describe("length of Adam's steps", () => {
  const lr = 0.1;
  const b1 = 0.9;
  const b2 = 0.99;
  /** Weights of gradient i = 1 … t in m̂ and in v̂. */
  const weight = (beta: number, t: number, i: number): number => ((1 - beta) * beta ** (t - i)) / (1 - beta ** t);
  /** Cauchy and Schwarz: |m̂|/√v̂ ≤ √Σ wᵢ²/uᵢ, with equality for gᵢ ∝ wᵢ/uᵢ. */
  const longest = (t: number): number => {
    let sum = 0;
    for (let i = 1; i <= t; i++) sum += weight(b1, t, i) ** 2 / weight(b2, t, i);
    return lr * Math.sqrt(sum);
  };
  const lengths = (gradients: Rows): number[] => {
    const path = [[0, 0], ...feed(get("adam"), { lr, beta1: b1, beta2: b2, eps: 0 }, [0, 0], gradients).path];
    return path.slice(1).map((row, k) => Math.abs(row[0]! - path[k]![0]!));
  };

  it("is the learning rate at the first step, and with any constant gradient", () => {
    for (const size of [1e-8, 1, 1e8]) {
      for (const length of lengths(Array.from({ length: 40 }, () => [size, -size]))) expect(Math.abs(length - lr)).toBeLessThan(1e-13);
    }
  });

  it("never exceeds the Cauchy–Schwarz bound", () => {
    for (const [k, length] of lengths(noiseGradients(200, "adam")).entries()) expect(length).toBeLessThanOrEqual(longest(k + 1) * (1 + 1e-12));
  });

  it("reaches that bound with the gradients that make it an equality", () => {
    const t = 30;
    const gradients = Array.from({ length: t }, (_, k) => [weight(b1, t, k + 1) / weight(b2, t, k + 1), 1]);
    expect(Math.abs(lengths(gradients).at(-1)! / longest(t) - 1)).toBeLessThan(1e-12);
  });
});

describe("relations between methods", () => {
  const gradients = noiseGradients(40, "relations");
  const path = (id: string, values: Values) => feed(get(id), values, [1.5, -0.5], gradients).path;

  it("AdamW without decay is Adam, to the bit", () => {
    for (const amsgrad of [false, true]) expect(path("adamw", { weightDecay: 0, amsgrad })).toEqual(path("adam", { amsgrad }));
  });

  it("decoupled decay alone shrinks θ by 1 − ηλ a step, L2 decay alone by 1 − ηλ under SGD", () => {
    const zeros = Array.from({ length: 10 }, () => [0, 0]);
    for (const id of ["adamw", "sgd"]) {
      const last = feed(get(id), { lr: 0.1, weightDecay: 0.5 }, [2, -4], zeros).path.at(-1)!;
      expect(last[0]).toBeCloseTo(2 * 0.95 ** 10, 13);
      expect(last[1]).toBeCloseTo(-4 * 0.95 ** 10, 13);
    }
  });

  it("RMSProp with α = 0 and ε = 0 moves every coordinate by the rate", () => {
    const steps = [[1.5, -0.5], ...path("rmsprop", { alpha: 0, eps: 0, lr: 0.25 })];
    for (let k = 1; k < steps.length; k++) for (const i of [0, 1]) expect(Math.abs(steps[k]![i]! - steps[k - 1]![i]!)).toBeCloseTo(0.25, 13);
  });

  it("a velocity goes on where the gradient ends, by the factor μ a step", () => {
    const push = [[1, -2], ...Array.from({ length: 5 }, () => [0, 0])];
    const rows = feed(get("sgd"), { lr: 1, momentum: 0.5 }, [0, 0], push).path;
    expect(rows.map((row) => row[0])).toEqual([-1, -1.5, -1.75, -1.875, -1.9375, -1.96875]);
    const quotients = feed(get("rmsprop"), { lr: 1, momentum: 0.5, alpha: 0, eps: 1 }, [0, 0], push).path;
    expect(quotients.map((row) => row[0])).toEqual([-0.5, -0.75, -0.875, -0.9375, -0.96875, -0.984375]);
  });

  it("RAdam is plain momentum for five steps at the default β₂ and adaptive from the sixth", () => {
    const ones = Array.from({ length: 8 }, () => [100, 100]);
    const rows = [[0, 0], ...feed(get("radam"), { lr: 1 }, [0, 0], ones).path];
    const steps = rows.slice(1).map((row, k) => rows[k]![0]! - row[0]!);
    for (const step of steps.slice(0, 5)) expect(step).toBeCloseTo(100, 10);
    for (const step of steps.slice(5)) expect(step).toBeLessThan(1);
  });

  it("Rprop keeps its step sizes between the limits", () => {
    const flips = Array.from({ length: 40 }, (_, k) => [k % 4 < 2 ? 1 : -1, 1]);
    const { state } = feed(get("rprop"), { lr: 1, stepMin: 0.5, stepMax: 2 }, [0, 0], flips);
    expect(state["sizes"]).toEqual(Float64Array.from([0.5, 2]));
    const { path: first } = feed(get("rprop"), { lr: 9, stepMax: 2 }, [0, 0], [[1, 1]]);
    expect(first).toEqual([[-2, -2]]);
  });
});

describe("gradient descent on a quadratic whose largest curvature is 100", () => {
  const losses = (lr: number): readonly number[] =>
    record({ optimizer: get("sgd"), problem: quadratic, start: quadratic.start, values: { lr }, steps: 60 }).loss;

  it("descends at every step below the rate 2/100, and climbs in the end above it", () => {
    const below = losses(0.0199);
    for (let k = 1; k < below.length; k++) expect(below[k]!).toBeLessThan(below[k - 1]!);
    expect(losses(0.0201).at(-1)!).toBeGreaterThan(losses(0.0201)[0]!);
  });

  it("ends in one step along an eigenvector at the rate 1/curvature", () => {
    const path = record({ optimizer: get("sgd"), problem: quadratic, start: [-1.2, 1.6], values: { lr: 0.01 }, steps: 1 });
    expect(Math.abs(path.points[1]![0]!) + Math.abs(path.points[1]![1]!)).toBeLessThan(1e-15);
  });
});
