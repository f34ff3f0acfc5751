/** What equal evaluations and tuned rates show of three common misstatements: about Newton's rate, conjugate gradients, coordinate descent. */
import { describe, expect, it } from "vitest";
import { coreCatalogue } from "../catalogue.ts";
import { stepWithin } from "../costs.ts";
import { pageCatalogue } from "../../catalogue.ts";
import { buildProblem, openPlan, runAll } from "../plan.ts";
import { decode } from "../../scenario/index.ts";
import { tuneRate } from "./rates.ts";
import type { Ended, TrajectoryChunk } from "../model.ts";
import type { Plan } from "../plan.ts";
import type { TunedRate } from "./rates.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const planOf = (query: string): Plan => decode(query, catalogue).scenario!;

/** Loss of every run at the end of a budget, and how it ended. */
function compare(query: string, budget: number): readonly { readonly loss: number; readonly ended: Ended }[] {
  const plan = planOf(query);
  const chunks: TrajectoryChunk[][] = plan.runs.map(() => []);
  const ends: Ended[] = [];
  const { runs } = openPlan(plan, { chunk: (run, chunk) => chunks[run]!.push(chunk), issue: () => undefined });
  runAll(runs, (run, ended) => (ends[run] = ended));
  return chunks.map((all, i) => {
    const step = stepWithin(all, budget)!;
    const chunk = all.findLast(({ firstStep }) => firstStep <= step)!;
    return { loss: chunk.loss[step - chunk.firstStep]!, ended: ends[i]! };
  });
}

function tune(query: string, budget: number): TunedRate {
  const plan = planOf(query);
  const search = tuneRate(plan, 0, buildProblem(plan.problem).built!, budget);
  for (;;) {
    const { done, value } = search.next();
    if (done === true && typeof value === "object" && value.kind === "tuned") return value;
    if (done === true) throw new Error("not tuned");
  }
}

describe("Newton's method needs no learning rate: so they say", () => {
  it("is true on a quadratic, where 1 ends after a step and no rate does better", () => {
    const { current, best } = tune("v=1&problem=formula&f=(x^2+100*y^2)/2&run=newton&start=3,1&steps=20", 42);
    expect([current.loss, best!.loss]).toEqual([0, 0]);
  });

  it("is not true far from one: on √(1 + x²) from 2 the rate 1 diverges, as x becomes −x³, and the search finds one that does not", () => {
    const { current, best } = tune("v=1&problem=formula&f=sqrt(1+x^2)%2By^2&run=newton&start=2,1&steps=40", 82);
    expect(current).toMatchObject({ rate: 1, loss: Infinity });
    expect(best!.rate).toBeLessThan(1);
    expect(best!.loss).toBeLessThan(1 + 1e-3);
  });
});

describe("conjugate gradients fail off a quadratic: so they say", () => {
  it("on Rosenbrock's valley, with as many evaluations, they are far below gradient descent at its best rate", () => {
    const budget = 402;
    const { best } = tune("v=1&problem=rosenbrock&run=sgd&start=-1.2,1&steps=200", budget);
    const [sgd, cg] = compare(`v=1&problem=rosenbrock&run=sgd~lr=${best!.rate}&run=cg&start=-1.2,1&steps=200`, budget);
    expect(sgd!.loss).toBe(best!.loss);
    expect(sgd!.loss).toBeGreaterThan(1e-3);
    expect(cg!.loss).toBeLessThan(1e-6 * sgd!.loss);
  });
});

describe("without convexity coordinate descent is useless: so they say", () => {
  it("on Himmelblau's function it comes to a minimum from every corner", () => {
    for (const start of ["4,4", "-4,4", "-4,-4", "4,-4", "0.5,0.5"]) {
      const [run] = compare(`v=1&problem=himmelblau&run=coordinate-descent&start=${start}&steps=200`, Infinity);
      expect(run!.loss).toBeLessThan(1e-12);
    }
  });
});
