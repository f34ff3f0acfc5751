/** Runs at equal evaluations, against every row's cost counted out. */
import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../../catalogue.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { costOf, evaluationsOf } from "../../core/costs.ts";
import { openPlan } from "../../core/plan.ts";
import { decode, EMPTY_PAGE } from "../../scenario/index.ts";
import { toScenario } from "../store/document.ts";
import { createPageStore } from "../store/store.ts";
import { Trajectories, Trajectory } from "../trajectories.ts";
import { budgetAt, compareAt, costAt } from "./lens.ts";
import type { PageParts } from "../page.ts";
import type { RunKey } from "../store/document.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };

interface Opened extends Pick<PageParts, "store" | "trajectories"> {
  readonly keys: readonly RunKey[];
  /** Evaluations up to each row of each run. */
  readonly costs: readonly number[][];
  /** Lets every run make so many steps more. */
  readonly advance: (steps: number) => void;
}

function open(query: string): Opened {
  const store = createPageStore({ catalogue, reading: decode(query, catalogue), language: "en" });
  const trajectories = new Trajectories();
  const { document } = store.getState();
  const keys = document.runs.map(({ key }) => key);
  const costs: number[][] = keys.map(() => []);
  for (const key of keys) trajectories.set(key, new Trajectory());
  const whole = keys.map((key) => trajectories.get(key)!);
  const { runs } = openPlan(toScenario(document, EMPTY_PAGE), {
    chunk: (run, chunk) => {
      whole[run]!.append(chunk);
      for (let row = 0; row < chunk.count; row++) costs[run]!.push(evaluationsOf(costOf(chunk, row), chunk.dim));
    },
    issue: () => undefined,
  });
  const advance = (steps: number): void => {
    for (const run of runs) {
      if (run.ready) run.advance(steps);
      whole[run.index]!.ended = run.ended;
    }
  };
  return { store, trajectories, keys, costs, advance };
}

const MIXED = "v=1&problem=rosenbrock&run=sgd&run=newton~damping=1&run=lbfgs&run=trust-region&run=nelder-mead&run=cma-es&start=-1.2,1&steps=60";

describe("runs at equal evaluations", () => {
  it("stand at the last row whose cost is within the place's budget, for every place", () => {
    const { store, trajectories, keys, costs, advance } = open(MIXED);
    // In pieces, so that costs are read across chunks.
    for (let i = 0; i < 10; i++) advance(7);
    store.actions.setEqual("evaluations");
    compareAt({ store, trajectories });
    for (const [i, key] of keys.entries()) {
      const run = trajectories.get(key)!;
      const within = costs[i]!.filter((cost) => cost <= 122).length;
      expect([run.count, run.ended === undefined]).toEqual([within, within < costs[i]!.length]);
      for (let place = 0; place <= 60; place++) {
        const expected = Math.max(0, costs[i]!.filter((cost) => cost <= 2 * (place + 1)).length - 1);
        expect([place, run.rowNow(place)]).toEqual([place, Math.min(expected, run.count - 1)]);
      }
      for (let row = 0; row < run.count; row++) {
        expect([run.spent(row), run.placeOf(row)]).toEqual([costs[i]![row], costs[i]![row]! / 2 - 1]);
        expect(run.rowNow(Math.ceil(run.placeOf(row)))).toBeGreaterThanOrEqual(row);
        expect(evaluationsOf(costAt(run.costs, row), run.dim)).toBe(costs[i]![row]);
      }
    }
    // At most 122 evaluations, and one step more would be too many.
    const newton = trajectories.get(keys[1]!)!;
    expect([newton.count, newton.spent(newton.count - 1)]).toEqual([31, 122]);
    expect(trajectories.lastPlace).toBe(60);
    expect(budgetAt(60)).toBe(122);
  });

  it("change nothing for methods that cost one function and one gradient a step", () => {
    const { store, trajectories, keys, advance } = open("v=1&problem=himmelblau&run=adam&run=sgd~lr=0.01&steps=30");
    advance(30);
    const before = keys.map((key) => trajectories.get(key)!);
    store.actions.setEqual("evaluations");
    compareAt({ store, trajectories });
    for (const [i, key] of keys.entries()) {
      const run = trajectories.get(key)!;
      expect([run.count, run.lastPlace, run.ended, run.loss]).toEqual([31, 30, before[i]!.ended, before[i]!.loss]);
      for (const place of [0, 1, 17, 30, Infinity]) expect(run.rowNow(place)).toBe(before[i]!.rowAt(place));
    }
    store.actions.setEqual("steps");
    compareAt({ store, trajectories });
    expect(keys.map((key) => trajectories.get(key))).toEqual(before);
    expect(store.getState().equal).toBe("steps");
  });

  it("grow in place while rows arrive, and are not over before they are", () => {
    const { store, trajectories, keys, advance } = open("v=1&problem=rosenbrock&run=newton~damping=1&steps=40");
    advance(3);
    store.actions.setEqual("evaluations");
    compareAt({ store, trajectories });
    const run = trajectories.get(keys[0]!)!;
    expect([run.count, run.lastPlace, run.rowNow(Infinity)]).toEqual([4, 6, 3]);
    advance(30);
    expect(trajectories.get(keys[0]!)).toBe(run);
    expect([run.count, run.ended, run.lastPlace]).toEqual([21, undefined, 40]);
    advance(30);
    expect(trajectories.get(keys[0]!)!.ended).toBeUndefined();
  });

  it("show nothing of a branch whose parent had spent everything before the fork, and the rest from the fork on", () => {
    const { store, trajectories, keys, advance } = open(
      "v=1&problem=rosenbrock&run=newton~damping=1&run=newton~damping=2~from.run=0~from.step=15&run=newton~from.run=0~from.step=30&steps=40",
    );
    for (let i = 0; i < 3; i++) advance(40);
    store.actions.setEqual("evaluations");
    compareAt({ store, trajectories });
    const [, early, late] = keys.map((key) => trajectories.get(key)!);
    expect([early!.firstStep, early!.count, early!.spent(0), early!.rowNow(0)]).toEqual([15, 6, 62, 0]);
    expect([late!.count, late!.ended, late!.lastPlace]).toEqual([0, undefined, 40]);
  });
});
