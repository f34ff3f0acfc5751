/** Another chart for the same fit: the path goes along, undo leads back in one step. */
import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../../catalogue.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { convert, chartMaps } from "../../core/problems/distributions/charts.ts";
import { openPlan, runAll } from "../../core/plan.ts";
import { decode, EMPTY_PAGE } from "../../scenario/index.ts";
import { toScenario } from "../store/document.ts";
import { createPageStore } from "../store/store.ts";
import { changeChart } from "./change.ts";
import { chosenCharts, firstCharts, nextCharts } from "./choice.ts";
import { createChartStore, ownChart } from "./store.ts";
import type { PageStore } from "../store/store.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const open = (query: string): PageStore => createPageStore({ catalogue, reading: decode(query, catalogue), language: "en" });
const entry = catalogue.problems.find(({ id }) => id === "gaussian")!;
const family = { entry, maps: chartMaps.get("gaussian")! };

/** Members that the first run goes through, as μ and σ. */
function members(store: PageStore): readonly (readonly [number, number])[] {
  const plan = toScenario(store.getState().document, EMPTY_PAGE);
  const chart = ownChart(family, plan);
  const all: (readonly [number, number])[] = [];
  const { runs } = openPlan(plan, {
    chunk: (_run, { points, count }) => {
      for (let row = 0; row < count; row++) all.push(convert(family.maps, chart, "mu-sigma", points.subarray(2 * row, 2 * row + 2)));
    },
    issue: ({ message }) => {
      throw new Error(message);
    },
  });
  runAll(runs, () => undefined);
  return all;
}

describe("the chart of the settings", () => {
  it("takes start and path along: the natural gradient's goes through the same members to first order", () => {
    const store = open("v=1&problem=gaussian&run=natural-gradient~lr=0.001~damping=0&start=-2,0.8&steps=1000&step=7");
    const before = members(store);
    changeChart(store, "mu-precision");
    expect(store.getState().document.start).toEqual([-2, 1 / 0.8 ** 2]);
    expect(store.getState().playhead).toBe(7);
    const after = members(store);
    expect(after).toHaveLength(before.length);
    const gap = Math.max(...after.map(([mu, sigma], k) => Math.hypot(mu - before[k]![0], sigma - before[k]![1])));
    expect(gap).toBeLessThan(2.5e-3);
    expect(gap).toBeGreaterThan(0);
    store.actions.undo();
    expect(store.getState().document.start).toEqual([-2, 0.8]);
    expect(store.getState().document.problem.values["chart"]).toBe("mu-sigma");
    expect(store.getState().past).toEqual([]);
  });

  it("begins anew where the start names no distribution", () => {
    const store = open("v=1&problem=gaussian&run=sgd&start=0,-1");
    changeChart(store, "mu-variance");
    expect(store.getState().document.start).toEqual([-1.5, 4]);
  });

  it("leaves a problem without charts alone", () => {
    const store = open("v=1&problem=bowl&run=sgd");
    const before = store.getState().document;
    changeChart(store, "mu-variance");
    expect(store.getState().document).toBe(before);
  });
});

describe("the page as a chart sees it", () => {
  const page = open("v=1&problem=gaussian&run=sgd&start=1,2&step=3&cam=0,0,5");
  const natural = createChartStore(page, family, "natural");
  const own = createChartStore(page, family, "mu-sigma");

  it("has the same members, runs and playhead, and a window of its own", () => {
    const { document, playhead } = natural.getState();
    expect(document.start).toEqual([0.25, -0.125]);
    expect(document.runs).toBe(page.getState().document.runs);
    expect(playhead).toBe(3);
    expect(own.getState().document).toBe(page.getState().document);
  });

  it("moves the page's start when its own is moved, within one gesture", () => {
    const [steps, problem] = [page.getState().past.length, natural.getState().document.problem];
    natural.actions.setStart([0.5, -0.5], "drag");
    natural.actions.setStart([0, -0.5], "drag");
    expect(page.getState().document.start).toEqual([0, 1]);
    expect(natural.getState().document.start).toEqual([0, -0.5]);
    expect(page.getState().past).toHaveLength(steps + 1);
    // Heights are those of the same problem still: they are not computed again for each place of a hand.
    expect(natural.getState().document.problem).toBe(problem);
  });

  it("stays where it is beyond its border", () => {
    natural.actions.setStart([0, 0.1]);
    expect(page.getState().document.start).toEqual([0, 1]);
    own.actions.setStart([0, -1]);
    expect(page.getState().document.start).toEqual([0, -1]);
    expect(natural.getState().document.start).toEqual([Number.NaN, Number.NaN]);
    page.actions.undo();
  });

  it("has a camera of its own; the page's own chart has the page's", () => {
    natural.actions.setCamera({ x: 1, y: -1, halfHeight: 2 });
    expect(page.getState().camera).toEqual({ x: 0, y: 0, halfHeight: 5 });
    page.actions.seek(9);
    expect(natural.getState().camera).toEqual({ x: 1, y: -1, halfHeight: 2 });
    own.actions.setCamera(undefined);
    expect(page.getState().camera).toBeUndefined();
    changeChart(page, "natural");
    expect(natural.getState().document).toBe(page.getState().document);
  });
});

describe("the choice of charts", () => {
  const all = ["a", "b", "c", "d", "e"];
  it("is between two and four of them, in their order, each once", () => {
    expect(chosenCharts(undefined, "c", all)).toEqual(["c", "a"]);
    expect(chosenCharts(["e", "e"], "c", all)).toEqual(["e", "c"]);
    expect(chosenCharts(["d", "b", "x"], "c", all)).toEqual(["d", "b"]);
    expect(nextCharts(["a", "b"], "b", all)).toBeUndefined();
    expect(nextCharts(["c", "a"], "b", all)).toEqual(["a", "b", "c"]);
    expect(nextCharts(["a", "b", "c", "d"], "e", all)).toBeUndefined();
    expect(firstCharts("e", all)).toEqual(["a", "b", "c", "e"]);
    expect(firstCharts("p", ["p", "logit"])).toEqual(["p", "logit"]);
  });
});
