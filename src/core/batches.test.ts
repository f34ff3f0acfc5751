import { describe, expect, it } from "vitest";
import { createNoise, rng } from "./random.ts";
import { initialValues } from "./knobs.ts";
import { buildProblem, openPlan, runAll } from "./plan.ts";
import { drawn } from "./batches.ts";
import { optimizers } from "./optimizers/index.ts";
import { problems } from "./problems/index.ts";
import { record } from "./testing/drive.ts";
import { runKnobs } from "./options.ts";
import type { Issue, Values } from "./knobs.ts";
import type { Problem } from "./model.ts";

const made = problems.list.filter(({ provides }) => provides.includes("data")).map(({ id }) => id);
const built = (id: string): Problem => buildProblem({ id, values: initialValues(problems.get(id)!.knobs) }).built!.problem;
const runOn = (problem: Problem, start: readonly number[], options: Record<string, unknown>, steps: number, values: Values = { lr: 0.1 }) =>
  record({ optimizer: optimizers.get("sgd")!, problem, start, values, steps, options });

describe("examples of a batch", () => {
  it("are different ones, each as often as any other", () => {
    const counts = new Float64Array(7);
    const rounds = 7000;
    for (let k = 0; k < rounds; k++) {
      const some = drawn(3, 7, rng("test", k));
      expect(new Set(some).size).toBe(3);
      expect(some).toEqual(some.toSorted((a, b) => a - b));
      for (const i of some) counts[i]!++;
    }
    // 5 standard errors of a binomial of p = 3/7.
    for (const count of counts) expect(Math.abs(count / rounds - 3 / 7)).toBeLessThan(5 * Math.sqrt(((3 / 7) * (4 / 7)) / rounds));
    expect(drawn(7, 7, rng("all"))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("every problem that says it is made of data has them, and no other", () => {
    for (const { id } of problems.list) if (id !== "formula") expect(built(id).examples !== undefined, id).toBe(made.includes(id));
    expect(made).toEqual(["gaussian", "logistic2", "softmax-regression", "linear-regression", "beta", "von-mises", "mixture"]);
  });

  it.each(made)("%s: the mean over single examples is the whole loss, and so is its gradient", (id) => {
    const problem = built(id);
    const { examples, dim } = problem;
    const theta = problems.get(id)!.start.map((value, i) => value + 0.01 * i);
    const [whole, sum, one] = [new Float64Array(dim), new Float64Array(dim), new Float64Array(dim)];
    const loss = problem.lossAndGradient(theta, whole);
    let total = 0;
    for (let k = 0; k < examples!.count; k++) {
      total += examples!.only([k]).lossAndGradient(theta, one) / examples!.count;
      for (let i = 0; i < dim; i++) sum[i] = sum[i]! + one[i]! / examples!.count;
    }
    expect(total).toBeCloseTo(loss, 11);
    for (let i = 0; i < dim; i++) expect(sum[i]).toBeCloseTo(whole[i]!, 11);
    expect(examples!.only([...Array(examples!.count).keys()]).loss(theta)).toBe(loss);
  });
});

describe("a run on batches", () => {
  const problem = built("logistic2");

  it("steps along the gradient of the examples drawn, and records loss and gradient of all", () => {
    const { points, loss, gradNorm } = runOn(problem, [-3, 3], { batchSize: 4 }, 5);
    const noise = createNoise(1, 0);
    const gradient = new Float64Array(2);
    for (let k = 0; k < 5; k++) {
      noise.at(k + 1);
      const theta = points[k]!;
      problem.examples!.only(drawn(4, 16, noise.stream("batch"))).lossAndGradient(theta, gradient);
      expect(points[k + 1]).toEqual(theta.map((value, i) => value - 0.1 * gradient[i]!));
      expect(loss[k]).toBe(problem.lossAndGradient(theta, gradient));
      expect(gradNorm[k]).toBeCloseTo(Math.hypot(...gradient), 14);
    }
  });

  it("clips the batch's gradient, and replays every step to the bit", () => {
    const { run, points } = runOn(problem, [-3, 3], { batchSize: 1, clipNorm: 0.05 }, 30);
    for (let k = 1; k < points.length; k++) {
      expect(Math.hypot(...points[k]!.map((value, i) => value - points[k - 1]![i]!))).toBeLessThanOrEqual(0.005 * (1 + 1e-12));
    }
    for (const step of [3, 17, 30]) expect(Array.from(run.replay(step)!.theta)).toEqual(points[step]);
  });

  it("of all examples, or of more, is the run on all of them to the bit", () => {
    const whole = runOn(problem, [-3, 3], {}, 20).points;
    for (const batchSize of [16, 1000]) expect(runOn(problem, [-3, 3], { batchSize }, 20).points).toEqual(whole);
    expect(runOn(problem, [-3, 3], { batchSize: 15 }, 20).points).not.toEqual(whole);
  });

  it("costs one function and one gradient a step, like the run on all", () => {
    expect(runOn(problem, [-3, 3], { batchSize: 4 }, 10).costs).toEqual(runOn(problem, [-3, 3], {}, 10).costs);
  });

  it("is refused with an issue to methods that need the whole loss, and only to them", () => {
    const opened = (optimizer: string, batchSize: number): { issues: Issue[]; code: string } => {
      const issues: Issue[] = [];
      let code = "";
      const options = { ...initialOptions, batchSize };
      const plan = {
        problem: { id: "logistic2", values: initialValues(problems.get("logistic2")!.knobs) },
        runs: [{ optimizer, values: initialValues(optimizers.get(optimizer)!.knobs), options }],
        start: [-3, 3],
        seed: 1,
        steps: 3,
        tolerance: 0,
      };
      const { runs } = openPlan(plan, { chunk: () => undefined, issue: (issue) => issues.push(issue) });
      runAll(runs, (_, ended) => {
        code = ended.code;
      });
      return { issues, code };
    };
    const initialOptions = initialValues(runKnobs);
    expect(opened("bfgs", 4)).toMatchObject({ code: "needs-whole-loss", issues: [{ path: "runs.0.batchSize", code: "needs-whole-loss" }] });
    expect(opened("bfgs", 4).issues[0]!.message).toContain("4 of 16 examples");
    expect(opened("bfgs", 16).issues).toEqual([]);
    expect(opened("adam", 4)).toMatchObject({ code: "budget", issues: [] });
  });
});
