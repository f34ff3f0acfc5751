/** No method leaves the domain of a family: a step across the border is refused, whoever makes it, and the run ends before it. */
import { describe, expect, it } from "vitest";
import { optimizers } from "../../optimizers/index.ts";
import { openPlan, runAll } from "../../plan.ts";
import { runKnobs } from "../../options.ts";
import { initialValues } from "../../knobs.ts";
import { build } from "./testing/cases.ts";
import type { Values } from "../../knobs.ts";
import type { Ended } from "../../model.ts";

interface Course {
  readonly points: readonly (readonly number[])[];
  readonly ended: Ended;
}

function course(id: string, given: Values, optimizer: string, rate: number, start: readonly number[], steps = 60): Course {
  const { values } = build(id, given);
  const { knobs } = optimizers.get(optimizer)!;
  const own = { ...initialValues(knobs), ...("lr" in knobs ? { lr: rate } : {}) };
  const points: number[][] = [];
  let end: Ended | undefined;
  const plan = { problem: { id, values }, runs: [{ optimizer, values: own, options: initialValues(runKnobs) }], start, seed: 3, steps, tolerance: 0 };
  const { runs } = openPlan(plan, {
    chunk: (_, chunk) => {
      for (let row = 0; row < chunk.count; row++) points.push([...chunk.points.subarray(row * chunk.dim, (row + 1) * chunk.dim)]);
    },
    issue: () => undefined,
  });
  runAll(runs, (_, ended) => {
    end = ended;
  });
  return { points, ended: end! };
}

const refused = ({ ended }: Course): number[] => (/θ = \[([^\]]*)\]/.exec(ended.message)?.[1] ?? "").split(", ").map(Number);

/** Where large steps lead out, each with the direction of the way down. */
const BORDERS = [
  ["gaussian", { chart: "mu-sigma" }, [0, 0.15]],
  ["gaussian", { chart: "mu-precision" }, [-1.5, 0.25]],
  ["gaussian", { chart: "natural" }, [4, -0.05]],
  ["bernoulli-pair", {}, [0.02, 0.98]],
  ["beta", {}, [0.05, 3]],
  ["von-mises", {}, [-2.4, 0.5]],
] as const;

describe.each(optimizers.ids)("%s", (optimizer) => {
  it.each(BORDERS)("stays inside of %s %j from %j", (id, values, start) => {
    const family = build(id, values).problem.distribution!;
    for (const rate of [0.01, 0.3, 5]) {
      const run = course(id, values, optimizer, rate, start);
      const { points, ended } = run;
      if (ended.code === "unsupported") return;
      // What is no number is divergence; all else is a member.
      for (const point of points) expect(family.isMember(point) || !point.every(Number.isFinite), `${rate}: ${ended.message}`).toBe(true);
      expect(points).toHaveLength(ended.steps + 1);
      if (ended.code !== "outside-domain" || !ended.message.includes("θ =")) continue;
      expect(ended.kind).toBe("failed");
      expect(refused(run).every(Number.isFinite)).toBe(true);
      expect(family.isMember(refused(run))).toBe(false);
    }
  });
});

describe("gradient descent across the border", () => {
  it("ends at the last member, and says which step and which θ was refused", () => {
    const run = course("gaussian", { chart: "mu-precision", data: [1, 2, 3] }, "sgd", 3, [0, 1]);
    // g = (−2, ½(4 + ⅔ − 1)) at (0, 1): (0, 1) − 3g = (6, −4.5).
    expect(run.ended).toMatchObject({ kind: "failed", code: "outside-domain", steps: 0 });
    expect(run.ended.message).toMatch(/^step 1 /);
    expect(refused(run)).toEqual([6, -4.5]);
    expect(run.points).toEqual([[0, 1]]);
  });

  it("a start outside is a loss that is no number: the run has diverged at once", () => {
    expect(course("gaussian", {}, "sgd", 0.1, [0, -1]).ended).toMatchObject({ kind: "diverged", steps: 0 });
  });

  it("a θ that is no number is divergence, not a border", () => {
    const run = course("gaussian", {}, "sgd", 1e308, [-1.5, 2]);
    expect(run.ended.kind).toBe("diverged");
    expect(run.points).toHaveLength(2);
  });
});
