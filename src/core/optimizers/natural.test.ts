/** Methods that measure steps by KL: lengths, refused steps, singular and saturated families, invariance, costs, replays and branches. */
import { describe, expect, it } from "vitest";
import { record, valuesOf } from "../testing/drive.ts";
import { build } from "../problems/distributions/testing/cases.ts";
import { banditFamily, families, gaussianFamily, softmaxFamily } from "../testing/families.ts";
import { problemOf } from "../testing/information-geometry.ts";
import { optimizers } from "./index.ts";
import type { Values } from "../knobs.ts";
import type { Problem, StepParts } from "../model.ts";
import type { Recording } from "../testing/drive.ts";

const DATA = [-0.5, 0.25, 1.5, 2];
const METHODS = ["natural-gradient", "trpo", "mirror-descent", "policy-gradient", "ppo"] as const;

function run(id: string, problem: Problem, start: readonly number[], values: Values = {}, steps = 20): Recording {
  return record({ optimizer: optimizers.get(id)!, problem, start, values, steps });
}
const partsOf = (recording: Recording, step: number): StepParts => recording.run.replay(step)!.parts;
const number = (parts: StepParts, name: string): number => parts.numbers.find((one) => one.name === name)!.value;
/** KL of each step of a run. */
const moved = (problem: Problem, { points }: Recording): number[] => points.slice(1).map((point, k) => problem.distribution!.divergence(points[k]!, point));

/** The same family under a loss that never falls, whatever its gradient says. */
function sloping(problem: Problem, loss: number, slope: readonly number[]): Problem {
  return {
    ...problem,
    loss: () => loss,
    lossAndGradient(_theta, gradient) {
      gradient.set(slope);
      return loss;
    },
  };
}

describe("how far the distribution moves in a step", () => {
  const problem = gaussianFamily(DATA, [-3, 2]);

  it("is what was asked for where the length is exact, along the whole way", () => {
    for (const kl of [1e-6, 0.01, 0.3]) {
      for (const value of moved(problem, run("natural-gradient", problem, [-3, 2], { length: "kl-exact", kl, damping: 0 }, 12))) {
        expect(Math.abs(value / kl - 1)).toBeLessThan(1e-9);
      }
    }
  });

  it("is that to second order only by the quadratic model, and not at all constant with a fixed rate", () => {
    const gap = (kl: number): number =>
      Math.abs(moved(problem, run("natural-gradient", problem, [-3, 2], { length: "kl-quadratic", kl, damping: 0 }, 1))[0]! / kl - 1);
    // The error of ½dᵀFd is of third order in d, √c relatively.
    expect(gap(1e-4) / gap(1e-6)).toBeGreaterThan(9);
    expect(gap(1e-4) / gap(1e-6)).toBeLessThan(11);
    const steps = moved(problem, run("natural-gradient", problem, [-3, 2], { lr: 0.2, damping: 0 }, 12));
    expect(Math.max(...steps) / Math.min(...steps)).toBeGreaterThan(10);
  });

  it("says so where no length is enough", () => {
    const bounded: Problem = { ...problem, distribution: { ...problem.distribution!, divergence: () => 0 } };
    expect(run("natural-gradient", bounded, [-3, 2], { length: "kl-exact" }).ended).toMatchObject({ kind: "failed", code: "no-length", steps: 0 });
  });

  it("says so where the border comes before the KL: the step does not end there as if it were as long as was asked for", () => {
    // Against κ = 0.18 even the uniform distribution is only 0.008 nats away.
    const { problem: angles } = build("von-mises", { data: [-0.46, -1.45, 0.88, -0.06, 0.74] });
    const { ended } = run("natural-gradient", angles, [-2.04, 0.18], { length: "kl-exact", kl: 0.0123, damping: 0 });
    expect(ended).toMatchObject({ kind: "failed", code: "no-length", steps: 0 });
  });

  it("never exceeds δ in a step of TRPO, and the loss falls in each", () => {
    for (const one of families) {
      for (const delta of [1e-3, 0.05, 0.5]) {
        const recording = run("trpo", one, one.start, { delta }, 60);
        for (const value of moved(one, recording)) expect(value).toBeLessThanOrEqual(delta);
        for (let k = 1; k < recording.loss.length; k++) expect(recording.loss[k]!).toBeLessThan(recording.loss[k - 1]!);
      }
    }
  });
});

describe("a family whose KL is exactly quadratic", () => {
  it("takes TRPO's first candidate, whose KL is δ: rounding does not decide", () => {
    const { problem } = build("linear-regression", {});
    for (const delta of [1e-10, 1e-6, 0.01]) {
      const recording = run("trpo", problem, [-0.5, 1.5], { delta }, 12);
      for (let step = 1; step <= 12; step++) expect(partsOf(recording, step).trials).toHaveLength(1);
      for (const kl of moved(problem, recording)) expect(Math.abs(kl / delta - 1)).toBeLessThan(1e-9);
    }
  });
});

describe("damping", () => {
  it("stands in direction and length alike: TRPO's first candidate has s = −(F + aI)⁻¹g and sᵀ(F + aI)s = 2δ/β²", () => {
    const problem = gaussianFamily([-1, 1], [1, 2]);
    // F = diag(¼, ½), g = (¼, ¼), a = ¼: s = −(½, ⅓), sᵀ(F + aI)s = ⅛ + 1/12 = 5/24.
    const { at, alpha } = partsOf(run("trpo", problem, [1, 2], { damping: 0.25, delta: 0.01 }, 1), 1).trials[0]!;
    const beta = Math.sqrt((0.02 * 24) / 5);
    expect(alpha).toBeCloseTo(beta, 14);
    expect(at[0]).toBeCloseTo(1 - beta / 2, 14);
    expect(at[1]).toBeCloseTo(2 - beta / 3, 14);
  });

  it("shortens natural steps most where F is small", () => {
    const [point] = run("natural-gradient", gaussianFamily([-1, 1], [1, 2]), [1, 2], { damping: 0.25, lr: 0.3 }, 1).points.slice(1);
    expect(point![0]).toBeCloseTo(1 - 0.3 / 2, 14);
    expect(point![1]).toBeCloseTo(2 - 0.3 / 3, 14);
  });

  it("too small to make F regular is said to be", () => {
    const { ended } = run("natural-gradient", softmaxFamily([0.5, 0.3, 0.2], [0, 0, 0]), [0, 0, 0], { damping: 1e-20 });
    expect(ended).toMatchObject({ kind: "failed", code: "singular", steps: 0 });
  });
});

describe("the choice of coordinates", () => {
  const data = DATA;
  const charts = ["mu-sigma", "mu-logsigma", "mu-variance", "mu-precision"] as const;
  const first = (id: string, chart: (typeof charts)[number], values: Values): readonly number[] => {
    const problem = problemOf("gaussian", { chart, data });
    const second = { "mu-sigma": 2, "mu-logsigma": Math.log(2), "mu-variance": 4, "mu-precision": 0.25 }[chart];
    const [mu, spread] = run(id, problem, [-1, second], values, 1).points[1] as [number, number];
    return [mu, { "mu-sigma": spread, "mu-logsigma": Math.exp(spread), "mu-variance": Math.sqrt(spread), "mu-precision": 1 / Math.sqrt(spread) }[chart]];
  };
  /** Largest disagreement of σ between two charts after one step of rate ε. */
  const gap = (id: string, rate: number): number => {
    const sigmas = charts.map((chart) => first(id, chart, { lr: rate, damping: 0 })[1]!);
    return Math.max(...sigmas) - Math.min(...sigmas);
  };

  it("changes natural steps to second order in the rate, plain steps to first", () => {
    expect(gap("natural-gradient", 1e-3) / gap("natural-gradient", 1e-4)).toBeGreaterThan(95);
    expect(gap("natural-gradient", 1e-3) / gap("natural-gradient", 1e-4)).toBeLessThan(105);
    expect(gap("sgd", 1e-3) / gap("sgd", 1e-4)).toBeLessThan(11);
  });
});

describe("F of lower rank", () => {
  const problem = softmaxFamily([0.5, 0.3, 0.2], [1, -1, 0.25]);

  it("is inverted as a pseudo-inverse without damping: nothing moves along its null direction, and the end says so", () => {
    for (const id of ["natural-gradient", "trpo"]) {
      const { points, ended } = run(id, problem, problem.start, { damping: 0 }, 5);
      for (const point of points) expect(point.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0.25, 12);
      expect(ended.message).toContain("Moore–Penrose");
      expect(ended.message).toContain("F was singular at 5 steps");
    }
  });

  it("is what damping makes it: the end says nothing of it", () => {
    expect(run("natural-gradient", problem, problem.start, {}, 5).ended.message).toBe("all 5 steps made");
  });

  it("takes conjugate gradients to the same direction, in as many iterations as F has eigenvalues", () => {
    const exact = run("trpo", problem, problem.start, {}, 5).points;
    const recording = run("trpo", problem, problem.start, { solver: "cg" }, 5);
    recording.points.forEach((point, k) => point.forEach((value, i) => expect(value).toBeCloseTo(exact[k]![i]!, 9)));
    const way = partsOf(recording, 1).figures.find(({ name }) => name === "way of the conjugate gradients");
    expect(way?.kind === "points" && way.points.length / 3).toBe(3);
  });

  it("reaches the target, and its last steps end by a zero direction, not by a division", () => {
    const { ended, points } = run("natural-gradient", problem, problem.start, { lr: 1, damping: 0 }, 200);
    expect(["budget", "converged"]).toContain(ended.kind);
    expect(points.at(-1)!.every(Number.isFinite)).toBe(true);
    const zero = sloping(problem, 0, [1, 1, 1]);
    // (1, 1, 1) is where nothing changes.
    expect(run("natural-gradient", zero, [0, 0, 0], { damping: 0 }).ended).toMatchObject({ kind: "converged", code: "no-movement", steps: 0 });
  });
});

describe("a step out of the family's domain", () => {
  const problem = gaussianFamily([0, 0.1], [0, 3]);

  it("is refused: the last valid θ is the last, and the message holds the refused one", () => {
    const { ended, points } = run("natural-gradient", problem, [0, 3], { lr: 3, damping: 0 });
    expect(ended).toMatchObject({ kind: "failed", code: "outside-domain", steps: 0 });
    const sigma = Number(/, (-[\d.e-]+)\]/.exec(ended.message)?.[1]);
    expect(sigma).toBeLessThan(-1);
    expect(points).toEqual([[0, 3]]);
  });

  it("is no candidate for TRPO, which goes on to a shorter one", () => {
    const recording = run("trpo", problem, [0, 3], { delta: 5 }, 1);
    const { trials } = partsOf(recording, 1);
    expect(trials[0]).toMatchObject({ accepted: false, label: "outside the domain" });
    expect(trials[0]!.divergence).toBeNaN();
    expect(trials.at(-1)!.accepted).toBe(true);
    expect(trials.slice(1).map(({ alpha }, k) => alpha! / trials[k]!.alpha!)).toEqual(trials.slice(1).map(() => expect.closeTo(0.8, 12) as number));
  });

  it("fails where none of TRPO's twenty candidates will do, and says why", () => {
    const flat = sloping(problem, 1, [1, 0]);
    const { ended } = run("trpo", flat, [0, 3]);
    expect(ended).toMatchObject({ kind: "failed", code: "no-point", steps: 0 });
    expect(ended.message).toMatch(/of 20 candidates .* none will do \(20 loss not lower\)/);
  });
});

describe("a policy that is certain", () => {
  it.each(METHODS)("%s: ends with a name and without NaN, wherever it begins", (id) => {
    for (const z of [-1e4, -800, -745, -740, -400, -50, 50, 400, 740, 745, 800, 1e4]) {
      for (const values of [{}, { damping: 0 }, { samples: 5 }, { length: "kl-exact" }, { length: "kl-quadratic", damping: 0 }, { surrogate: "penalty" }]) {
        const given = Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(optimizers.get(id)!.knobs, name)));
        const { ended, points, loss } = run(id, banditFamily(1, z), [z], given, 50);
        expect(["budget", "converged", "failed", "diverged"]).toContain(ended.kind);
        expect(
          points
            .flat()
            .concat(loss)
            .every((value) => !Number.isNaN(value)),
        ).toBe(true);
        expect(ended.message).not.toBe("");
      }
    }
  });

  it.each(METHODS)("%s: where probability and slope are 0 to the last digit, it says that the policy is saturated", (id) => {
    const { ended } = run(id, banditFamily(1, 800), [800], Object.hasOwn(optimizers.get(id)!.knobs, "damping") ? { damping: 0 } : {});
    expect(ended).toMatchObject({ steps: 0 });
    expect(ended.kind).toBe("converged");
  });
});

describe("what is seen of a step", () => {
  const problem = gaussianFamily(DATA, [-3, 2]);

  it.each(["natural-gradient", "trpo"])("%s: directions, both measures of KL, an ellipse and a circle through the step", (id) => {
    const recording = run(id, problem, [-3, 2], {}, 3);
    const parts = partsOf(recording, 2);
    expect(parts.vectors.map(({ name }) => name)).toEqual(expect.arrayContaining(["gradient", "natural direction", "step"]));
    const [from, to] = [recording.points[1]!, recording.points[2]!];
    expect(number(parts, "KL of the step")).toBe(problem.distribution!.divergence(from, to));
    expect(number(parts, "quadratic KL of the step")).toBeCloseTo(number(parts, "KL of the step"), 2);
    const ellipse = parts.figures.find(({ kind }) => kind === "ellipse");
    if (ellipse?.kind !== "ellipse") throw new Error("no ellipse");
    const d = id === "trpo" ? parts.trials[0]!.at.map((value, i) => value - from[i]!) : parts.vectors.find(({ name }) => name === "step")!.value;
    const [a, b, , c] = ellipse.matrix;
    expect(a! * d[0]! * d[0]! + 2 * b! * d[0]! * d[1]! + c! * d[1]! * d[1]!).toBeCloseTo(1, id === "trpo" ? 2 : 12);
    const circle = parts.figures.find(({ kind }) => kind === "circle");
    expect(circle?.kind === "circle" && circle.radius).toBeCloseTo(Math.hypot(d[0]!, d[1]!), 12);
  });

  it.each(METHODS)("%s: a replay takes the same step to the bit, at the same cost", (id) => {
    for (const one of families) {
      const optimizer = optimizers.get(id)!;
      const offered = optimizer
        .needs(valuesOf(optimizer))
        .every((need) => need === "deterministic" || Object.hasOwn({ ...one, ...one.distribution }, need) || (need === "natural" && one.distribution?.natural));
      if (!offered) continue;
      for (const values of [{}, { samples: 7 }, { length: "kl-exact" }, { solver: "cg" }]) {
        const given = Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(optimizer.knobs, name)));
        const { points, costs, run: loop } = run(id, one, one.start, given, 10);
        for (let k = 1; k < points.length; k++) {
          const replay = loop.replay(k)!;
          expect([...replay.theta]).toEqual(points[k]);
          expect(replay.cost).toEqual(costs[k]);
        }
        const fork = 3;
        const branch = record({ optimizer, problem: one, start: loop.snapshot(fork)!, values: given, steps: 10 });
        expect(branch.points).toEqual(points.slice(fork));
        expect(branch.costs).toEqual(costs.slice(fork));
      }
    }
  });
});

describe("what a step costs", () => {
  const problem = gaussianFamily(DATA, [-3, 2]);
  const cost = (id: string, values: Values): number[][] =>
    run(id, problem, [-3, 2], values, 2).costs.map(({ functions, gradients, hessians }) => [functions, gradients, hessians]);

  it("a Fisher matrix is a Hessian, an empirical one comes with the gradient", () => {
    expect(cost("natural-gradient", {})).toEqual([
      [1, 1, 0],
      [2, 2, 1],
      [3, 3, 2],
    ]);
    expect(cost("natural-gradient", { fisher: "empirical" })).toEqual([
      [1, 1, 0],
      [2, 2, 0],
      [3, 3, 0],
    ]);
  });

  it("a candidate of TRPO is one function for its loss and its KL, the accepted one's is the next position's", () => {
    const recording = run("trpo", problem, [-3, 2], { delta: 0.5 }, 3);
    let functions = 1;
    for (let k = 1; k <= 3; k++) {
      functions += partsOf(recording, k).trials.length;
      expect(recording.costs[k]).toEqual({ functions, gradients: k + 1, hessians: k });
    }
  });
});
