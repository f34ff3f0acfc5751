import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { chartMaps } from "../core/problems/distributions/charts.ts";
import { chartsOf, inChart } from "../core/charts.ts";
import { decode, encode } from "./index.ts";
import type { Window2 } from "../core/model.ts";
import type { Scenario } from "./index.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const entryOf = (id: string): (typeof catalogue.problems)[number] => catalogue.problems.find((entry) => entry.id === id)!;
const read = (query: string): Scenario => decode(query, catalogue).scenario!;

function put(scenario: Scenario, chart: string): Scenario {
  const { id } = scenario.problem;
  return inChart(scenario, chart, entryOf(id), chartMaps.get(id)!);
}

describe("the charts of a link", () => {
  it.each([
    "v=1&problem=gaussian&run=sgd&charts=mu-sigma,mu-precision",
    "v=1&problem=bernoulli-pair&p.chart=logit&run=sgd&step=3&view=map&charts=p,logit&cam=0,1,2",
    "v=1&problem=gaussian&run=sgd&charts=",
  ])("are read and written: %s", (query) => {
    const { scenario, issues } = decode(query, catalogue);
    expect(issues).toEqual([]);
    expect(encode(scenario!, catalogue)).toBe(query);
  });

  it.each([
    ["problem=gaussian&charts=natural,polar", ["page.charts.1 unknown-name"], ["natural"]],
    ["problem=gaussian&charts=polar", ["page.charts.0 unknown-name"], undefined],
    [
      "problem=gaussian&charts=natural,mu-sigma,mu-variance,mu-precision,mu-logsigma",
      ["page.charts too-long"],
      ["natural", "mu-sigma", "mu-variance", "mu-precision"],
    ],
    ["problem=bernoulli-pair&charts=mu-sigma", ["page.charts.0 unknown-name"], undefined],
    ["problem=rosenbrock&charts=p", ["page.charts.0 unknown-name"], undefined],
  ])("that there are not leave an issue, and the rest stays: %s", (query, expected, charts) => {
    const { scenario, issues } = decode(`v=1&${query}`, catalogue);
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
    expect(scenario?.page.charts).toEqual(charts);
    expect(scenario?.runs).toHaveLength(1);
  });

  it("of no problem that is known are kept as they are", () => {
    expect(decode("v=1&problem=gaussians&charts=a,b", catalogue).page.charts).toEqual(["a", "b"]);
  });

  it("are those of the knob, and none where coordinates cannot be chosen", () => {
    expect(chartsOf(entryOf("gaussian"))).toEqual(["mu-sigma", "mu-logsigma", "mu-variance", "mu-precision", "natural"]);
    expect(chartsOf(entryOf("rosenbrock"))).toEqual([]);
  });
});

describe("one fit in another chart", () => {
  it("from the listed start in the listed window is what the chart's own link says", () => {
    for (const [id] of chartMaps) {
      for (const from of chartsOf(entryOf(id))) {
        for (const to of chartsOf(entryOf(id))) {
          const link = (chart: string): string => encode(read(`v=1&problem=${id}&p.chart=${chart}&run=sgd&steps=7`), catalogue);
          expect(encode(put(read(link(from)), to), catalogue)).toBe(link(to));
        }
      }
    }
  });

  it("keeps everything but start, window and chart, and is the scenario itself where nothing changes", () => {
    const scenario = read("v=1&problem=gaussian&run=natural-gradient~lr=0.3&run=sgd&start=0.5,2&seed=4&steps=33&charts=natural");
    const { problem, start, ...rest } = put(scenario, "mu-precision");
    const { problem: own, start: began, ...same } = scenario;
    expect(rest).toEqual(same);
    expect(start).toEqual([0.5, 0.25]);
    expect(problem.values).toEqual({ ...own.values, chart: "mu-precision", window: [-3, 4, -0.3, 3.2] });
    expect(began).toEqual([0.5, 2]);
    expect(put(scenario, "mu-sigma")).toBe(scenario);
    expect(put(scenario, "polar")).toBe(scenario);
  });

  it("there and back is where it was, to two roundings", () => {
    const scenario = read("v=1&problem=gaussian&run=sgd&start=0.5,1.7");
    for (const chart of chartsOf(entryOf("gaussian"))) {
      const back = put(put(scenario, chart), "mu-sigma").start;
      back.forEach((value, i) => expect(value).toBeCloseTo(scenario.start[i]!, 14));
    }
  });

  it("a chosen window goes along, as far as its image shows anything", () => {
    const near = read("v=1&problem=gaussian&p.window=-1,2,1,2.5&run=sgd&start=0,2");
    const image = put(near, "mu-variance").problem.values["window"] as unknown as Window2;
    image.forEach((value, i) => expect(value).toBeCloseTo([-1, 2, 1, 6.25][i]!, 12));
    // Down to σ = 0 the precision has no end.
    const far = read("v=1&problem=gaussian&p.window=-1,2,-0.5,2.5&run=sgd&start=0,2");
    expect(put(far, "mu-precision").problem.values["window"]).toEqual([-3, 4, -0.3, 3.2]);
  });

  it("the window shows the start", () => {
    const [, , , yhi] = put(read("v=1&problem=gaussian&run=sgd&start=0,0.5"), "mu-precision").problem.values["window"] as unknown as Window2;
    expect(yhi).toBeGreaterThan(4);
  });

  it("has no start where the start names no distribution", () => {
    expect(put(read("v=1&problem=gaussian&run=sgd&start=0,-1"), "mu-precision").start).toEqual([Number.NaN, Number.NaN]);
  });
});
