import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import type { Catalogue } from "./model.ts";
import { readScenario } from "./read.ts";
import { catalogue } from "./testing/catalogue.ts";
import { toJson, toJsonText } from "./write.ts";

function linkOf(raw: unknown, from: Catalogue = catalogue): string {
  const { scenario, issues } = readScenario(raw, from);
  expect(issues).toEqual([]);
  return encode(scenario!, from);
}

const rosenbrock = { id: "rosenbrock" };
const formula = (f: string): object => ({ problem: { id: "formula", f } });

describe("encode", () => {
  it.each<[string, object, string]>([
    ["the defaults", { problem: rosenbrock }, "v=1&problem=rosenbrock&run=adam"],
    [
      "what equals a default",
      { v: 1, rev: 1, problem: rosenbrock, runs: [{ optimizer: "adam", lr: 0.001 }], start: [-1.5, 2], seed: 1, steps: 200, tolerance: 0 },
      "v=1&problem=rosenbrock&run=adam",
    ],
    [
      "every part, in order",
      {
        page: { embed: true, theme: "dark", hide: ["runs", "a,b~c"], lesson: "ravines", lang: "ko", cam: [1, -0.5], view: ["map", "spectrum"], step: 40 },
        tolerance: 1e-9,
        steps: 50,
        seed: 2,
        start: [0, 1e21],
        runs: [{ nesterov: true, momentum: 0.9, optimizer: "sgd" }, { optimizer: "adam" }],
        problem: { window: [-1, 1, -1, 1], kappa: 100, id: "bowl", angle: -0 },
        rev: 1,
        v: 1,
      },
      "v=1&problem=bowl&p.angle=-0&p.kappa=100&p.window=-1,1,-1,1&run=sgd~momentum=0.9~nesterov=1&run=adam&start=0,1e+21&seed=2&steps=50&tolerance=1e-9" +
        "&step=40&view=map,spectrum&cam=1,-0.5&lang=ko&lesson=ravines&hide=runs,a%2Cb%7Ec&theme=dark&embed=1",
    ],
    [
      "run options after the optimizer's own knobs, nested keys with a dot",
      {
        problem: rosenbrock,
        runs: [
          {
            optimizer: "adam",
            from: { run: 0, step: 9 },
            stream: 3,
            average: { kind: "exponential", decay: 0.5 },
            schedule: { kind: "1/k", warmup: 5 },
            clipNorm: 1,
            amsgrad: true,
          },
          { optimizer: "sgd", average: { kind: "uniform" }, clipNorm: 5e-324 },
        ],
      },
      "v=1&problem=rosenbrock&run=adam~amsgrad=1~clipNorm=1~schedule.kind=1/k~schedule.warmup=5~average.kind=exponential~average.decay=0.5~stream=3~from.run=0~from.step=9" +
        "&run=sgd~clipNorm=5e-324~average.kind=uniform",
    ],
    ["a formula", formula("(1-x)^2 + 100*(y-x^2)^2"), "v=1&problem=formula&f=(1-x)^2%20+%20100*(y-x^2)^2&run=adam"],
    ["separators in a formula", formula("x==y ? max(x,y) : ~&%#é"), "v=1&problem=formula&f=x==y%20%3F%20max(x%2Cy)%20%3A%20%7E%26%25%23%C3%A9&run=adam"],
    ["the formula after the other settings", { problem: { id: "formula", f: "x", window: [0, 1, 0, 1] } }, "v=1&problem=formula&p.window=0,1,0,1&f=x&run=adam"],
    ["empty lists", { problem: rosenbrock, page: { view: [], cam: [] } }, "v=1&problem=rosenbrock&run=adam&view=&cam="],
    ["a list that is no data set", { problem: { id: "gaussian", layers: [2, 4, 4, 1] } }, "v=1&problem=gaussian&p.layers=2,4,4,1&run=adam"],
  ])("writes %s", (_, raw, link) => {
    expect(linkOf(raw)).toBe(link);
    expect(encode(decode(link, catalogue).scenario!, catalogue)).toBe(link);
  });

  /** Only the catalogue's defaults differ from ours here; `seed` and `steps` of the example are version 1's own and never written. */
  it("writes the public example character by character", () => {
    const others: Catalogue = {
      ...catalogue,
      problems: catalogue.problems.map((entry) => ({ ...entry, start: entry.start.map(() => 0) })),
      optimizers: catalogue.optimizers.map((entry) => ({
        ...entry,
        knobs: Object.fromEntries(Object.entries(entry.knobs).map(([name, knob]) => [name, knob.kind === "real" ? { ...knob, initial: 0.5 } : knob])),
      })),
    };
    const example = "v=1&problem=rosenbrock&run=adam~lr=0.02~beta1=0.9&run=sgd~lr=0.001~momentum=0.9&start=-1.5,2&seed=1&steps=200";
    const { scenario, issues } = decode(example, others);
    expect(issues).toEqual([]);
    expect(encode(scenario!, others)).toBe(example.slice(0, example.indexOf("&seed")));
  });

  it("names the revision from 2 on, after v", () => {
    const { scenario } = readScenario({ problem: rosenbrock }, catalogue);
    expect(encode(scenario!, catalogue, 2)).toBe("v=1&rev=2&problem=rosenbrock&run=adam");
    expect(Object.keys(toJson(scenario!, catalogue, 2))).toEqual(["v", "rev", "problem", "runs"]);
  });
});

describe("z", () => {
  const packed = (link: string): unknown => JSON.parse(inflateRawSync(Buffer.from(/&z=([\w-]+)$/.exec(link)![1]!, "base64url")).toString("utf8"));
  const long = Array.from({ length: 20 }, (_, i) => i / 8);

  it("carries data sets, however short", () => {
    const link = linkOf({ problem: { id: "gaussian", chart: "natural", data: [1, -0] } });
    expect(link).toMatch(/^v=1&problem=gaussian&p\.chart=natural&run=adam&z=[\w-]+$/);
    expect(packed(link)).toEqual({ problem: { data: [1, -0] } });
  });

  it("carries lists of more than 16 numbers from wherever they stand", () => {
    const link = linkOf({ problem: { id: "gaussian", layers: long }, start: long, steps: 3, page: { cam: long, lang: "ko" } });
    expect(link).toMatch(/^v=1&problem=gaussian&run=adam&steps=3&lang=ko&z=[\w-]+$/);
    expect(packed(link)).toEqual({ problem: { layers: long }, start: long, page: { cam: long } });
    expect(linkOf({ problem: rosenbrock, page: { cam: long.slice(0, 16) } })).not.toContain("z=");
  });

  it("is the same text every time and everywhere", () => {
    expect(linkOf({ problem: { id: "gaussian", data: [1, 2, 3] } })).toBe("v=1&problem=gaussian&run=adam&z=q1YqKMpPyknNVbKqVkpJLElUsoo21DHSMY6trQUA");
  });
});

describe("toJson", () => {
  it("holds only the differences, but always v, problem and optimizers", () => {
    const { scenario } = decode("problem=bowl&p.kappa=10&run=sgd~lr=0.001&run=adam~beta1=0.5&seed=1&steps=5&embed=1", catalogue);
    expect(toJsonText(scenario!, catalogue)).toBe(
      '{"v":1,"problem":{"id":"bowl"},"runs":[{"optimizer":"sgd"},{"optimizer":"adam","beta1":0.5}],"steps":5,"page":{"embed":true}}',
    );
  });
});
