/** The loop: endings, recording, clipping, averages, checkpoints, replays and branches. */
import { describe, expect, it } from "vitest";
import { initialValues } from "./knobs.ts";
import { optimizers } from "./optimizers/index.ts";
import { problems } from "./problems/index.ts";
import { openRun, record } from "./testing/drive.ts";
import { axes, beale, himmelblau, quadratic, rosenbrock, slope } from "./testing/problems.ts";
import { torchMethods } from "./testing/torch.ts";
import type { Values } from "./knobs.ts";
import type { Problem } from "./model.ts";
import type { Given, GivenOptions } from "./testing/drive.ts";

const sgd = optimizers.get("sgd")!;

describe("endings", () => {
  const flat = slope(0, 0);

  it("budget: all steps made, the start and every step recorded", () => {
    const { ended, points, loss, gradNorm } = record({ optimizer: sgd, problem: slope(3, -4), start: [1, 2], values: { lr: 1 }, steps: 3 });
    expect(ended).toMatchObject({ kind: "budget", steps: 3 });
    expect(points).toEqual([
      [1, 2],
      [-2, 6],
      [-5, 10],
      [-8, 14],
    ]);
    expect(loss).toEqual([-5, -30, -55, -80]);
    expect(gradNorm).toEqual([5, 5, 5, 5]);
  });

  it("converged: at the first position whose gradient norm is at most the tolerance, which is recorded", () => {
    // ½ θ², rate ½: θ = 1, ½, ¼, …; the norm is |θ|.
    const given: Given = { optimizer: sgd, problem: axes(1), start: [1], values: { lr: 0.5 }, steps: 50 };
    const { ended, gradNorm } = record({ ...given, tolerance: 0.125 });
    expect(ended).toMatchObject({ kind: "converged", code: "tolerance", steps: 3 });
    expect(gradNorm).toEqual([1, 0.5, 0.25, 0.125]);
    expect(record({ ...given, tolerance: 1 }).ended).toMatchObject({ kind: "converged", steps: 0 });
    expect(record({ ...given, tolerance: 0.9999 }).ended).toMatchObject({ kind: "converged", steps: 1 });
  });

  it("a tolerance of 0 never stops, not even where the gradient is 0", () => {
    for (const optimizer of torchMethods) {
      const { ended, points } = record({ optimizer, problem: flat, start: [1, 1], steps: 20 });
      expect(ended).toMatchObject({ kind: "budget", steps: 20 });
      expect(points).toHaveLength(21);
    }
  });

  it("diverged: at step 0, where the start has no loss", () => {
    const nowhere: Problem = { dim: 2, loss: () => Number.NaN, lossAndGradient: () => Number.NaN };
    const { ended, points, loss } = record({ optimizer: sgd, problem: nowhere, start: [1, 2], steps: 5 });
    expect(ended).toMatchObject({ kind: "diverged", steps: 0 });
    expect(points).toEqual([[1, 2]]);
    expect(loss).toEqual([Number.NaN]);
  });

  it("diverged: at the first non-finite loss or θ, and that line is recorded", () => {
    const constant = (slope: number, loss: (x: number) => number): Problem => ({
      dim: 1,
      loss: (theta) => loss(theta[0]!),
      lossAndGradient(theta, gradient) {
        gradient[0] = slope;
        return loss(theta[0]!);
      },
    });
    const infinite = constant(1, (x) => (x < 0 ? Infinity : 0));
    const byLoss = record({ optimizer: sgd, problem: infinite, start: [1.5], values: { lr: 1 }, steps: 9 });
    expect(byLoss.ended).toMatchObject({ kind: "diverged", steps: 2 });
    expect(byLoss.points).toEqual([[1.5], [0.5], [-0.5]]);
    expect(byLoss.loss).toEqual([0, 0, Infinity]);

    const broken = constant(Number.NaN, () => 0);
    const byTheta = record({ optimizer: sgd, problem: broken, start: [1], steps: 9 });
    expect(byTheta.ended).toMatchObject({ kind: "diverged", steps: 1 });
    expect(byTheta.points).toEqual([[1], [Number.NaN]]);
  });

  it("diverged: beyond 1e100, with that line recorded; 1e100 itself is allowed", () => {
    const steep = record({ optimizer: sgd, problem: slope(1e60, 0), start: [0, 0], values: { lr: 1e41 }, steps: 9 });
    expect(steep.ended).toMatchObject({ kind: "diverged", steps: 1 });
    expect(steep.points[1]![0]).toBeCloseTo(-1e101, -90);
    expect(record({ optimizer: sgd, problem: flat, start: [1e100, 0], steps: 3 }).ended.kind).toBe("budget");
    expect(record({ optimizer: sgd, problem: flat, start: [0, -1.0000001e100], steps: 3 }).ended).toMatchObject({ kind: "diverged", steps: 0 });
    expect(record({ optimizer: sgd, problem: quadratic, start: quadratic.start, values: { lr: 1 }, steps: 200 }).ended.kind).toBe("diverged");
  });

  it("a method's own ending keeps the last position", () => {
    const stubborn = { ...sgd, step: () => ({ kind: "failed", error: "no way" }) as const };
    expect(record({ optimizer: stubborn, problem: flat, start: [1, 2] })).toMatchObject({
      ended: { kind: "failed", steps: 0, message: "no way" },
      points: [[1, 2]],
    });
    const content = { ...sgd, step: () => ({ kind: "converged", by: "no descent" }) as const };
    expect(record({ optimizer: content, problem: axes(1), start: [1] }).ended).toMatchObject({ kind: "converged", code: "no descent", steps: 0 });
  });

  it("nothing moves after the end", () => {
    const { run, ended } = record({ optimizer: sgd, problem: flat, start: [0, 0], steps: 2 });
    run.advance(5);
    expect(run.step).toBe(2);
    expect(run.ended).toBe(ended);
  });
});

describe("recording", () => {
  it("does not depend on how the steps are granted, and chunks join without gaps", () => {
    const given: Given = { optimizer: optimizers.get("asgd")!, problem: himmelblau, start: himmelblau.start, steps: 100 };
    const { run: _whole, chunks: _chunks, ...whole } = record(given);
    for (const slice of [1, 7, 64, 100]) {
      const { run: _sliced, chunks: _pieces, ...sliced } = record(given, slice);
      expect(sliced).toEqual(whole);
    }
    let next = 0;
    const run = openRun({ ...given, steps: 20_000 }, (chunk) => {
      expect(chunk.firstStep).toBe(next);
      next += chunk.count;
    });
    while (run.ended === undefined) run.advance(9000);
    expect(next).toBe(20_001);
  });

  it("a grant of 0 records the start alone", () => {
    const counts: number[] = [];
    const run = openRun({ optimizer: sgd, problem: beale, start: beale.start }, (chunk) => counts.push(chunk.count));
    run.advance(0);
    run.advance(0);
    expect(counts).toEqual([1]);
    expect(run.step).toBe(0);
  });

  it("keeps at most 64 MB for a million steps, averages included", () => {
    let bytes = 0;
    const given: Given = {
      optimizer: optimizers.get("adam")!,
      problem: rosenbrock,
      start: rosenbrock.start,
      options: { average: { kind: "uniform", decay: 0.99 } },
      steps: 1_000_000,
    };
    const run = openRun(given, ({ points, loss, gradNorm, average }) => {
      for (const array of [points, loss, gradNorm, average!]) bytes += array.buffer.byteLength;
    });
    run.advance(Infinity);
    expect(run.ended).toMatchObject({ kind: "budget", steps: 1_000_000 });
    expect(bytes).toBeGreaterThan(1_000_001 * 6 * 8 - 1);
    expect(bytes).toBeLessThanOrEqual(64e6);
    expect(run.snapshot(777_777)!.step).toBe(777_777);
  });
});

describe("clipNorm", () => {
  it("is told of a step whose gradient it shortened, and of no other", () => {
    const clippedTo = (clipNorm: number): number[] => {
      const { run } = record({ optimizer: optimizers.get("sgd")!, problem: axes(2), start: [3, 4], options: { clipNorm }, steps: 1 });
      return run.replay(1)!.parts.numbers.flatMap(({ name, value }) => (name === "norm that g is clipped to" && typeof value === "number" ? [value] : []));
    };
    expect(clippedTo(0.5)).toEqual([0.5]);
    expect(clippedTo(1e6)).toEqual([]);
  });

  it("shortens the gradient before weight decay is added; the recorded norm is the full one", () => {
    // g = (3, −4), norm 5, clipped to 1: (0.6, −0.8). With decay 0.5 at (1, 2): (1.1, 0.2).
    const { points, gradNorm } = record({
      optimizer: sgd,
      problem: slope(3, -4),
      start: [1, 2],
      values: { lr: 0.1, weightDecay: 0.5 },
      options: { clipNorm: 1 },
      steps: 1,
    });
    expect(points[1]![0]).toBeCloseTo(0.89, 15);
    expect(points[1]![1]).toBeCloseTo(1.98, 15);
    expect(gradNorm).toEqual([5, 5]);
  });

  it("leaves shorter gradients alone, to the bit, and a zero gradient zero", () => {
    for (const problem of [slope(3, -4), slope(0, 0)]) {
      const given: Given = { optimizer: sgd, problem, start: [1, 2], values: { lr: 0.1 }, steps: 3 };
      expect(record({ ...given, options: { clipNorm: 5 } }).points).toEqual(record(given).points);
    }
  });
});

describe("average", () => {
  // θ = 0, −1, −2, −3, −4
  const given: Given = { optimizer: sgd, problem: slope(1, 0), start: [0, 0], values: { lr: 1 }, steps: 4 };
  const first = (rows: readonly (readonly number[])[]): (number | undefined)[] => rows.map((row) => row[0]);

  it("uniform: a₀ = θ₀, then the mean of θ₁ … θₖ", () => {
    expect(first(record({ ...given, options: { average: { kind: "uniform", decay: 0.99 } } }).average)).toEqual([0, -1, -1.5, -2, -2.5]);
  });

  it("exponential: a₀ = θ₀, then decay·a + (1 − decay)·θ", () => {
    expect(first(record({ ...given, options: { average: { kind: "exponential", decay: 0.5 } } }).average)).toEqual([0, -0.5, -1.25, -2.125, -3.0625]);
  });

  it("is absent where nobody averages, and the method's own where it has one", () => {
    expect(record(given).average).toEqual([]);
    const own = record({ ...given, optimizer: optimizers.get("asgd")!, values: { lr: 1, lambd: 0, t0: 1 } });
    // Shares 1, 1, 1, ½: averaging starts with step t₀ + 3, as in torch.
    expect(first(own.average)).toEqual([0, -1, -2, -3, -3.5]);
    expect(
      first(record({ ...given, optimizer: optimizers.get("asgd")!, values: { lr: 1, lambd: 0 }, options: { average: { kind: "uniform", decay: 0 } } }).average),
    ).toEqual([0, -1, -1.5, -2, -2.5]);
  });

  it("goes on in a branch that averages alike, and starts at the fork in one that does not", () => {
    const uniform: GivenOptions = { average: { kind: "uniform", decay: 0.99 } };
    const parent = record({ ...given, options: uniform });
    const fork = parent.run.snapshot(2)!;
    expect(first(record({ ...given, start: fork, options: uniform }).average)).toEqual([-1.5, -2, -2.5]);
    expect(first(record({ ...given, start: fork, options: { average: { kind: "exponential", decay: 0.5 } } }).average)).toEqual([-2, -2.5, -3.25]);
    expect(record({ ...given, start: fork }).average).toEqual([]);
  });
});

const AVERAGES: GivenOptions["average"][] = [undefined, { kind: "uniform", decay: 0.99 }, { kind: "exponential", decay: 0.9 }];
const EVERYTHING: readonly (readonly [string, GivenOptions])[] = [
  ["nothing else", {}],
  ["a schedule with warm-up and clipping", { schedule: { kind: "cosine", warmup: 40 }, clipNorm: 2 }],
  ["a step schedule", { schedule: { kind: "step", every: 17, gamma: 0.7 } }],
];
/** Switches that change what a state holds. */
const SWITCHES: Readonly<Record<string, Values>> = {
  sgd: { lr: 1e-3, momentum: 0.9, nesterov: true, weightDecay: 0.01 },
  rmsprop: { lr: 1e-3, momentum: 0.9, centered: true },
  adam: { lr: 0.02, amsgrad: true },
  adamw: { lr: 0.02, amsgrad: true },
  asgd: { lr: 1e-3, t0: 50 },
};

/** Himmelblau's function as the registry has it, with everything that a method may ask of a surface. */
const surface = problems.get("himmelblau")!;
const created = surface.create(initialValues(surface.knobs));
if (!created.ok) throw new Error("himmelblau cannot be made");
const { problem: everywhere } = created;
const served = optimizers.list.filter((optimizer) => optimizer.needs(initialValues(optimizer.knobs)).every((need) => surface.provides.includes(need)));
/** Methods that never stop by themselves, and whose every step is a plain move. */
const steady = new Set(torchMethods.map((optimizer) => optimizer.id));

describe.each(served.map((optimizer) => [optimizer.id, optimizer] as const))("%s", (id, optimizer) => {
  const base: Given = { optimizer, problem: everywhere, start: himmelblau.start, values: SWITCHES[id] ?? {}, steps: 300 };

  it.each(EVERYTHING)("a branch with the same knobs is the rest of its parent, to the bit: %s", (_name, more) => {
    for (const average of AVERAGES) {
      const given: Given = { ...base, options: average === undefined ? more : { ...more, average } };
      const parent = record(given);
      if (steady.has(id)) expect(parent.ended).toMatchObject({ kind: "budget", steps: 300 });
      const last = parent.ended.steps;
      for (const k of new Set([0, 1, 2, 5, 63, 64, 65, 190, last].filter((step) => step <= last))) {
        const branch = record({ ...given, start: parent.run.snapshot(k)! });
        expect(branch.firstStep).toBe(k);
        for (const channel of ["points", "loss", "gradNorm", "average", "costs"] as const) expect(branch[channel]).toEqual(parent[channel].slice(k));
        expect(branch.ended).toEqual(parent.ended);
      }
    }
  });

  it("a branch of a branch is the same path still", () => {
    const parent = record(base);
    const first = Math.floor(parent.ended.steps / 3);
    const second = Math.floor((parent.ended.steps * 2) / 3);
    const child = record({ ...base, start: parent.run.snapshot(first)! });
    expect(child.run.snapshot(first - 1)).toBeUndefined();
    const { points, costs } = record({ ...base, start: child.run.snapshot(second)! });
    expect(points).toEqual(parent.points.slice(second));
    expect(costs).toEqual(parent.costs.slice(second));
  });

  it("replays any step to the bit, with its parts and its price", () => {
    const given: Given = { ...base, options: { clipNorm: 3, schedule: { kind: "1/sqrt-k", warmup: 3 }, average: { kind: "uniform", decay: 0.99 } } };
    const { run, points, costs } = record(given);
    for (const step of [1, 2, 6, 64, 65, 131, 300].filter((one) => one <= run.step)) {
      const { before, theta, outcome, parts, cost } = run.replay(step)!;
      expect(before.step).toBe(step - 1);
      expect([...before.theta]).toEqual(points[step - 1]);
      expect([...theta]).toEqual(points[step]);
      expect([before.cost, cost]).toEqual([costs[step - 1], costs[step]]);
      expect(run.cost(step)).toEqual(costs[step]);
      expect(["moved", "rejected"]).toContain(outcome.kind);
      const move = parts.vectors.find((part) => part.symbol === "s");
      for (const [i, value] of move === undefined || outcome.kind === "rejected" ? [] : move.value.entries()) {
        // A method may show its step before it is added to θ.
        const difference = points[step]![i]! - points[step - 1]![i]!;
        if (steady.has(id)) expect(value).toBe(difference);
        else expect(Math.abs(value - difference)).toBeLessThan(1e-12);
      }
      if (steady.has(id)) {
        expect(outcome.kind).toBe("moved");
        expect(move).toBeDefined();
        expect(parts.vectors[0]).toMatchObject({ symbol: "g" });
        expect(parts.vectors.length).toBeGreaterThan(2);
      }
      expect(new Set(parts.vectors.map((part) => part.symbol)).size).toBe(parts.vectors.length);
      expect(parts.vectors.every((part) => part.value.length === 2 && part.value.every(Number.isFinite))).toBe(true);
      expect(parts.numbers.every((part) => Number.isFinite(part.value))).toBe(true);
      expect(parts.trials.every((trial) => trial.at.length === 2)).toBe(true);
    }
    expect(run.replay(0)).toBeUndefined();
    expect(run.replay(run.step + 1)).toBeUndefined();
  });

  it("survives a branch that switches everything on or off", () => {
    const on = SWITCHES[id] ?? { lr: 0.01 };
    const off = Object.fromEntries(Object.entries(optimizer.knobs).flatMap(([name, knob]) => (knob.kind === "flag" ? [[name, false] as const] : [])));
    for (const [before, after] of [
      [on, { lr: 1e-3, ...off }],
      [{ lr: 1e-3 }, on],
    ] as const) {
      const parent = record({ ...base, values: before });
      const branch = record({ ...base, values: after, start: parent.run.snapshot(Math.floor(parent.ended.steps / 2))! });
      if (steady.has(id)) expect(branch.ended).toMatchObject({ kind: "budget", steps: 300 });
      else expect(["budget", "converged", "failed"]).toContain(branch.ended.kind);
    }
  });
});

describe("branches with other knobs", () => {
  it("momentum switched on starts its velocity from the gradient of that step", () => {
    const given: Given = { optimizer: sgd, problem: slope(1, 0), start: [0, 0], values: { lr: 1 }, steps: 6 };
    const fork = record(given).run.snapshot(2)!;
    // b = 1, then 0.5·1 + 1 = 1.5, 1.75, 1.875
    expect(record({ ...given, start: fork, values: { lr: 1, momentum: 0.5 } }).points.map((row) => row[0])).toEqual([-2, -3, -4.5, -6.25, -8.125]);
  });

  it("AMSGrad switched on starts its maximum from the v of that step, not from an earlier and larger one", () => {
    const values = { lr: 0.05, beta2: 0.8 };
    const given: Given = { optimizer: optimizers.get("adam")!, problem: himmelblau, start: himmelblau.start, values, steps: 81 };
    const { run, points } = record(given);
    const squares = (step: number): Float64Array => run.snapshot(step)!.state.squares as Float64Array;
    expect(squares(20)[0]!).toBeGreaterThan(squares(81)[0]!);
    const branch = record({ ...given, start: run.snapshot(80)!, values: { ...values, amsgrad: true } });
    expect(branch.run.snapshot(81)!.state.largest).toEqual(squares(81));
    expect(branch.points[1]).toEqual(points[81]);
  });
});

describe("checkpoints", () => {
  it("keep every step of a long run reachable at a bounded price", () => {
    let evaluations = 0;
    const counted: Problem = {
      ...rosenbrock,
      lossAndGradient: (theta, gradient) => {
        evaluations++;
        return rosenbrock.lossAndGradient(theta, gradient);
      },
    };
    const { run, points } = record({ optimizer: optimizers.get("adam")!, problem: counted, start: rosenbrock.start, steps: 30_000 });
    for (let step = 0; step <= 30_000; step += 1009) {
      evaluations = 0;
      expect([...run.snapshot(step)!.theta]).toEqual(points[step]);
      // 128 snapshots at most: a stride of 256 or 512 steps for this run.
      expect(evaluations).toBeLessThan(512);
    }
    expect([...run.snapshot(30_000)!.theta]).toEqual(points[30_000]);
    expect(run.snapshot(30_001)).toBeUndefined();
    expect([...run.replay(29_999)!.theta]).toEqual(points[29_999]);
  });

  it("are no windows into the run: changing one changes nothing", () => {
    const { run, points } = record({ optimizer: sgd, problem: beale, start: beale.start, steps: 10 });
    run.snapshot(0)!.theta.fill(9);
    run.snapshot(10)!.theta.fill(9);
    expect([...run.snapshot(0)!.theta]).toEqual(points[0]);
    expect([...run.snapshot(10)!.theta]).toEqual(points[10]);
  });
});
