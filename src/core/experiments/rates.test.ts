/** The search for a rate: what it promises in words, checked against brute force, theory and the runs themselves. */
import { describe, expect, it } from "vitest";
import { coreCatalogue } from "../catalogue.ts";
import { costOf, evaluationsOf } from "../costs.ts";
import { pageCatalogue } from "../../catalogue.ts";
import { buildProblem, openPlan, runAll } from "../plan.ts";
import { decode } from "../../scenario/index.ts";
import { optimizers } from "../optimizers/index.ts";
import { valuesOf } from "../testing/drive.ts";
import { GRID_POINTS, MOST_TRIALS, rateOf, SEEDS } from "./parts/rate-terms.ts";
import { rateGrid, searchRate, tuneRate } from "./rates.ts";
import type { Plan } from "../plan.ts";
import type { TunedRate, Untuned } from "./rates.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const planOf = (query: string): Plan => decode(query, catalogue).scenario!;

function search(plan: Plan, index = 0, budget = Infinity): TunedRate | Untuned {
  const going = tuneRate(plan, index, buildProblem(plan.problem).built!, budget);
  for (;;) {
    const step = going.next();
    if (step.done === true) return step.value;
  }
}
function tune(query: string, index = 0, budget = Infinity): TunedRate {
  const found = search(planOf(query), index, budget);
  if (found.kind !== "tuned") throw new Error(found.kind);
  return found;
}

/** The loss at the end of a budget, straight from all that a run records. */
function lossOf(plan: Plan, knob: string, rate: number, budget = Infinity, seed = plan.seed): number {
  let loss = Number.NaN;
  const values = { ...plan.runs[0]!.values, [knob]: rate };
  const alone = { ...plan, seed, runs: [{ ...plan.runs[0]!, values }] };
  let cut = false;
  const { runs } = openPlan(alone, {
    chunk: (_, chunk) => {
      for (let row = 0; row < chunk.count; row++) {
        if (evaluationsOf(costOf(chunk, row), chunk.dim) <= budget) loss = chunk.loss[row]!;
        else cut = true;
      }
    },
    issue: () => undefined,
  });
  let kind = "";
  runAll(runs, (_, ended) => (kind = ended.kind));
  return !cut && (kind === "diverged" || kind === "failed") ? Infinity : loss;
}

/** Feeds a search with a function in place of runs. */
function minimize(grid: readonly number[], current: number, loss: (rate: number) => number): { readonly best: number | undefined; readonly tried: number[] } {
  const going = searchRate(grid, current);
  const tried: number[] = [];
  let next = going.next();
  while (next.done !== true) {
    tried.push(next.value.rate);
    next = going.next(loss(next.value.rate));
  }
  return { best: next.value, tried };
}

const GRID = rateGrid({ min: 0, max: Infinity });

describe("the grid", () => {
  it("has four rates a decade from 1e-5 to 10, or as many within what the knob allows", () => {
    expect(GRID).toHaveLength(GRID_POINTS);
    expect(GRID.slice(0, 6)).toEqual([1e-5, 1.78e-5, 3.16e-5, 5.62e-5, 1e-4, 1.78e-4]);
    expect(GRID.at(-1)).toBe(10);
    const narrow = rateGrid({ min: 0.5, max: 2, maxBound: "open" });
    expect([narrow[0], narrow.length]).toEqual([0.5, GRID_POINTS - 1]);
    expect(narrow.every((rate) => rate >= 0.5 && rate < 2)).toBe(true);
    expect(rateGrid({ min: 20, max: Infinity })).toEqual([]);
  });
});

describe("the search", () => {
  it("comes within a hundredth of the bottom of a valley, wherever it lies", () => {
    for (const bottom of [2.3e-5, 1e-3, 0.0437, 0.5, 7.7]) {
      const { best, tried } = minimize(GRID, 0.01, (rate) => Math.log(rate / bottom) ** 2);
      expect(best! / bottom).toBeGreaterThan(0.99);
      expect(best! / bottom).toBeLessThan(1.01);
      expect(tried).toHaveLength(MOST_TRIALS);
    }
  });

  it("never does worse than the grid or the present rate, and of equals takes the smallest", () => {
    // Valleys everywhere, and every fourth rate diverges.
    const rough = (rate: number): number => (Math.floor(1e6 * rate) % 4 === 0 ? Infinity : Math.sin(1e5 * rate));
    const { best, tried } = minimize(GRID, 0.0123, rough);
    expect(rough(best!)).toBe(Math.min(...tried.map(rough)));
    expect(minimize(GRID, 1, () => 3).best).toBe(1e-5);
    expect(minimize(GRID, 100, (rate) => (rate === 100 ? -1 : 0)).best).toBe(100);
  });

  it("takes no rate where none serves, and stops after the grid", () => {
    const { best, tried } = minimize(GRID, 1, () => Infinity);
    expect(best).toBeUndefined();
    expect(tried).toEqual([1, ...GRID]);
    expect(minimize([], 1, () => 2)).toEqual({ best: 1, tried: [1] });
  });
});

describe("rates of runs", () => {
  it("of gradient descent on a quadratic come to 2/(λmin + λmax) for a long budget", () => {
    // ½(x² + 10y²) from a start with both directions in it: the rate that is best in the limit is 2/11.
    const { best, edge, trials } = tune("v=1&problem=formula&f=(x^2+10*y^2)/2&run=sgd~lr=0.001&start=1,1&steps=400");
    expect(best!.rate / (2 / 11)).toBeGreaterThan(0.99);
    expect(best!.rate / (2 / 11)).toBeLessThan(1.01);
    expect(edge).toBeUndefined();
    // Past 2/λmax = 0.2 everything grows.
    for (const { rate, loss } of trials) if (rate > 0.2) expect(loss).toBeGreaterThan(5.5);
  });

  it("are those of brute force on the grid, at equal steps and at equal evaluations", () => {
    for (const [query, budget] of [
      ["v=1&problem=rosenbrock&run=adam~lr=0.3&steps=60", Infinity],
      ["v=1&problem=himmelblau&run=newton&start=-0.3,-1&steps=40", 60],
      ["v=1&problem=beale&run=lbfgs~lr=0.5&steps=30", 45],
    ] as const) {
      const plan = planOf(query);
      const { trials, best, current } = tune(query, 0, budget);
      const knob = "lr";
      for (const { rate, loss, shown } of trials) expect([loss, shown]).toEqual(Array(2).fill(lossOf(plan, knob, rate, budget)));
      expect(trials.filter(({ phase }) => phase === "grid").map(({ rate }) => rate)).toEqual(GRID);
      expect(best!.loss).toBe(Math.min(...trials.map(({ loss }) => loss)));
      expect(best!.loss).toBeLessThanOrEqual(Math.min(...GRID.map((rate) => lossOf(plan, knob, rate, budget)), current.loss));
    }
  });

  it("never diverge, even one step before the end, and say where the range ends", () => {
    const { best, trials } = tune("v=1&problem=formula&f=x^4%2By^4&run=sgd~lr=1&start=3,2&steps=30");
    expect(trials.some(({ loss }) => loss === Infinity)).toBe(true);
    expect(best!.loss).toBeLessThan(Infinity);
    // On a slope without end the largest rate wins; where all are equal, the smallest.
    expect(tune("v=1&problem=formula&f=x%2By&run=sgd~lr=1&steps=5").edge).toBe("high");
    expect(tune("v=1&problem=formula&f=x^2&run=sgd&start=0,0&steps=5").edge).toBe("low");
  });

  it("are none where every one fails, and never one that ran away, however low its last loss", () => {
    // Newton's Hessian is singular: the run fails where it starts, with a finite loss.
    const { best, trials, edge } = tune("v=1&problem=formula&f=x^2&run=newton&start=1,1&steps=5");
    expect([best, edge, trials.every(({ loss }) => loss === Infinity)]).toEqual([undefined, undefined, true]);
    // −x² is still finite where x is beyond 1e100 and the run is over as diverged.
    const away = tune("v=1&problem=formula&f=-x^2&run=sgd~lr=10&start=1,0&steps=200");
    expect(away.current.loss).toBe(Infinity);
    expect(away.best!.loss).toBeGreaterThan(-1e200);
    expect(away.trials.filter(({ loss }) => loss === Infinity).length).toBeGreaterThan(3);
  });

  it("are the same twice, and count what they cost", () => {
    const query = "v=1&problem=rosenbrock&run=sgd~lr=0.001&steps=20";
    const once = tune(query);
    expect(tune(query)).toEqual(once);
    // Where nothing diverges early every trial costs 2 × 21.
    const short = tune("v=1&problem=formula&f=(x^2+y^2)/2&run=sgd~lr=0.1&start=1,1&steps=20");
    expect(short.trials).toHaveLength(MOST_TRIALS);
    expect(short.evaluations).toBe(MOST_TRIALS * 42);
  });

  it("are judged by the median of neighbouring seeds where a method draws random numbers, and show the scenario's own", () => {
    const query = "v=1&problem=rosenbrock&run=spsa&seed=3&steps=50";
    const plan = planOf(query);
    const { knob, seeds, trials, best } = tune(query);
    expect([knob, seeds]).toEqual(["a", [3, 4, 5, 6, 7]]);
    expect(seeds).toHaveLength(SEEDS);
    for (const { rate, loss, shown } of [trials[0]!, best!]) {
      const losses = seeds.map((seed) => lossOf(plan, "a", rate, Infinity, seed));
      expect(shown).toBe(losses[0]);
      expect(loss).toBe(losses.toSorted((a, b) => a - b)[2]);
    }
  });

  it("are left alone where there is nothing to search, or another run's state to begin with", () => {
    const plan = planOf("v=1&problem=rosenbrock&run=adam&run=adam~lr=0.1~from.run=0~from.step=5&run=nelder-mead&run=nobody&steps=20");
    expect([1, 2, 3].map((index) => search(plan, index).kind)).toEqual(["branch", "no-rate", "refused"]);
    expect(search(planOf("v=1&problem=formula&f=abs(x)&run=gauss-newton&steps=5")).kind).toBe("refused");
  });
});

describe("what the search goes by", () => {
  it("every method with a knob for its rate has one that scales its steps", () => {
    const named = optimizers.list.flatMap(({ id, knobs }) => (rateOf(knobs) === undefined ? [] : [id]));
    expect(named).toEqual(expect.arrayContaining(["sgd", "adam", "newton", "lbfgs", "spsa"]));
    expect(named).not.toContain("cma-es");
  });

  it("methods say that they draw random numbers exactly where another seed gives another path", () => {
    const { built } = buildProblem({ id: "rosenbrock", values: {} });
    const plan = planOf("v=1&problem=rosenbrock&steps=3&run=sgd");
    for (const optimizer of optimizers.list) {
      const values = valuesOf(optimizer);
      if (!optimizer.needs(values).every((need) => built!.definition.provides.includes(need))) continue;
      const ends = [1, 2].map((seed) => {
        let last: readonly number[] = [];
        const one = { ...plan, seed, runs: [{ ...plan.runs[0]!, optimizer: optimizer.id, values }] };
        const { runs } = openPlan(one, { chunk: (_, { points }) => (last = [...points.subarray(-2)]), issue: () => undefined });
        runAll(runs, () => undefined);
        return last.join();
      });
      expect([optimizer.id, ends[0] !== ends[1]]).toEqual([optimizer.id, optimizer.stochastic?.(values) === true]);
    }
  });
});
