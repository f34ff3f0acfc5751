import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Plan } from "../core/plan.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { EMPTY_PAGE } from "./model.ts";
import { readScenario } from "./read.ts";
import { bareCatalogue, catalogue } from "./testing/catalogue.ts";

const R = "v=1&problem=rosenbrock";

/** Issues as "path code". */
function issuesOf(text: string): string[] {
  return decode(text, catalogue).issues.map(({ path, code }) => `${path} ${code}`);
}

describe("decode", () => {
  it("fills in every default", () => {
    expect(decode("problem=rosenbrock", catalogue)).toEqual({
      scenario: {
        v: 1,
        problem: { id: "rosenbrock", known: true, values: { window: [-2, 2, -1, 3] } },
        runs: [
          {
            optimizer: "adam",
            known: true,
            values: { lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, amsgrad: false },
            options: { schedule: { kind: "constant", warmup: 0, every: 50, gamma: 0.5, final: 0.01 }, stream: 0 },
          },
        ],
        start: [-1.5, 2],
        seed: 1,
        steps: 200,
        tolerance: 0,
        page: EMPTY_PAGE,
      },
      page: EMPTY_PAGE,
      issues: [],
    });
  });

  it("gives what the core runs", () => {
    // A check of types: a scenario needs no conversion.
    const plan: Plan | undefined = decode(R, catalogue).scenario;
    expect(plan?.runs).toHaveLength(1);
  });

  it.each<[string, string]>([
    ["spelling of numbers and flags", "v=1&problem=bowl&p.kappa=1e2&run=sgd~nesterov=true~momentum=.9&start=+1.0,02&embed=true"],
    ["order of the parameters", "embed=1&start=1,2&p.kappa=100&run=sgd~momentum=0.9~nesterov=1&problem=bowl"],
    ["escapes", "%76=1&probl%65m=b%6Fwl&p%2Ekappa=%31%30%30&run=s%67d~nesterov=%31~mom%65ntum=0%2E9&start=%31,2&embed=1"],
    ["empty parameters", "&&v=1&problem=bowl&p.kappa=100&run=sgd~~momentum=0.9~nesterov=1~&start=1,2&embed=1&"],
    ["JSON", '{"problem":{"id":"bowl","kappa":100},"runs":[{"optimizer":"sgd","momentum":0.9,"nesterov":true}],"start":[1,2],"page":{"embed":true}}'],
    [
      "a file with a byte order mark",
      '\ufeff{"v":1,"problem":{"kappa":1E2,"id":"bowl"},"runs":[{"nesterov":true,"optimizer":"sgd","momentum":9e-1}],"start":[1,2.0],"page":{"embed":true}}\n',
    ],
    [
      "z",
      `z=${deflateRawSync('{"problem":{"id":"bowl","kappa":5},"runs":[{"optimizer":"sgd","momentum":0.9,"nesterov":true}],"start":[1,2],"page":{"embed":true}}').toString("base64url")}&p.kappa=100`,
    ],
  ])("does not mind the %s", (_, text) => {
    const { scenario, issues } = decode(text, catalogue);
    expect(issues).toEqual([]);
    expect(encode(scenario!, catalogue)).toBe("v=1&problem=bowl&p.kappa=100&run=sgd~momentum=0.9~nesterov=1&start=1,2&embed=1");
  });

  it("takes a question mark in a formula for what it is", () => {
    for (const text of ["problem=formula&f=x>0?x:y", "?problem=formula&f=x>0?x:y", "http://host/?problem=formula&f=x>0?x:y", "./?problem=formula&f=x>0?x:y"]) {
      expect(decode(text, catalogue).scenario?.problem.values["f"]).toBe("x>0?x:y");
    }
  });

  it("reads + as a plus sign, and a comma in a text as one", () => {
    expect(decode("problem=formula&f=max(x,y)+1", catalogue).scenario?.problem.values["f"]).toBe("max(x,y)+1");
  });

  it("keeps an unknown optimizer in its place, under its name, with what every run understands", () => {
    const { scenario } = decode(`${R}&run=sgd&run=Adam~lr=5~stream=2&run=adam`, catalogue);
    expect(scenario?.runs.map(({ optimizer, known }) => [optimizer, known])).toEqual([
      ["sgd", true],
      ["Adam", false],
      ["adam", true],
    ]);
    expect(scenario?.runs[1]).toMatchObject({ values: {}, options: { stream: 2 } });
    expect(encode(scenario!, catalogue)).toBe(`${R}&run=sgd&run=Adam~stream=2&run=adam`);
  });

  it("keeps the name of an unknown problem and of a newer version, and runs nothing", () => {
    const { scenario } = decode("v=1&problem=rosenbrok&run=sgd&steps=9&start=1,2&lang=ko", catalogue);
    expect(scenario).toMatchObject({ problem: { id: "rosenbrok", known: false }, runs: [], steps: 9, page: { lang: "ko" } });
    expect(encode(scenario!, catalogue)).toBe("v=1&problem=rosenbrok&steps=9&lang=ko");
    const newer = decode("v=2&problem=rosenbrock&run=sgd&steps=x&new=1&lang=ko&theme=sepia", catalogue);
    expect(newer.issues.map(({ path, code }) => [path, code])).toEqual([["v", "newer-version"]]);
    expect(newer.scenario).toMatchObject({ v: 2, problem: { id: "rosenbrock", known: false }, runs: [] });
    expect(encode(newer.scenario!, catalogue)).toBe("v=2&problem=rosenbrock&lang=ko");
  });

  it("reads the page keys even where there is no scenario", () => {
    const { scenario, page } = decode("?lang=ko&theme=dark", catalogue);
    expect(scenario).toBeUndefined();
    expect(page).toEqual({ ...EMPTY_PAGE, lang: "ko", theme: "dark" });
  });

  it("lets no formula run but the one that was meant", () => {
    expect(decode(`problem=formula&f=${"x+".repeat(1000)}x`, catalogue).scenario?.problem.values["f"]).toBe("");
    expect(decode("problem=formula&f=x%2", catalogue).scenario?.problem.values["f"]).toBe("x%2");
    expect(decode('{"problem":{"id":"formula","f":5}}', catalogue).scenario?.problem.values["f"]).toBe("");
  });

  it("compares the revision, which is 1 where none is named", () => {
    const codes = (text: string, own: number): string[] => decode(text, catalogue, own).issues.map(({ path, code }) => `${path} ${code}`);
    expect(codes(`${R}&rev=1`, 1)).toEqual([]);
    expect(codes(`${R}&rev=2`, 1)).toEqual(["rev other-revision"]);
    expect(codes(`${R}&rev=2`, 2)).toEqual([]);
    expect(codes(R, 2)).toEqual(["rev other-revision"]);
  });

  it("lists what is drawn only where the name is known, and any name while there are none", () => {
    expect(decode(`${R}&view=map,maps`, catalogue).scenario?.page.view).toEqual(["map"]);
    expect(decode(`${R}&view=maps`, catalogue).scenario?.page.view).toBeUndefined();
    expect(decode(`${R}&view=maps&lang=fr&lesson=any`, bareCatalogue)).toMatchObject({ page: { view: ["maps"], lang: "fr", lesson: "any" }, issues: [] });
  });
});

describe("z under readable keys", () => {
  const z = (raw: object): string => `z=${deflateRawSync(JSON.stringify(raw)).toString("base64url")}`;

  it("fills in settings that are not there, key by key and run by run", () => {
    const { scenario, issues } = decode(
      `v=1&problem=bowl&run=sgd~lr=0.5&steps=7&${z({ problem: { kappa: 3 }, runs: [{ lr: 9, momentum: 0.5 }, { optimizer: "adam" }], steps: 8, seed: 9 })}`,
      catalogue,
    );
    expect(issues).toEqual([]);
    expect(encode(scenario!, catalogue)).toBe("v=1&problem=bowl&p.kappa=3&run=sgd~lr=0.5~momentum=0.5&run=adam&seed=9&steps=7");
  });

  it("replaces lists of numbers whole", () => {
    expect(decode(`${R}&start=1,2&${z({ start: [3, 4] })}`, catalogue).scenario?.start).toEqual([1, 2]);
    expect(decode(`${R}&start=1&${z({ start: [3, 4] })}`, catalogue)).toMatchObject({
      scenario: { start: [-1.5, 2] },
      issues: [{ path: "start", code: "wrong-length" }],
    });
  });

  it("leaves the readable rest where it cannot be unpacked", () => {
    expect(decode(`${R}&steps=7&z=%%%`, catalogue)).toMatchObject({ scenario: { steps: 7 }, issues: [{ path: "z", code: "bad-base64" }] });
  });

  it("is checked like everything else", () => {
    expect(issuesOf(`${R}&${z({ steps: 0, foo: 1, z: "x", problem: { f: 1 } })}`)).toEqual([
      "steps out-of-range",
      "foo unknown-key",
      "z unknown-key",
      "problem.f unknown-key",
    ]);
  });
});

describe("issues", () => {
  it.each<[string, string[]]>([
    ["", [" empty"]],
    ["http://127.0.0.1:5173/", [" empty"]],
    ["?", [" empty"]],
    ["#v=1&problem=bowl", [" empty"]],
    ["{", [" not-json"]],
    ["[".repeat(40), [" not-json"]],
    ["[]", [" not-an-object"]],
    ["{}", ["problem missing"]],
    ["v=1", ["problem missing"]],
    ["problem=", ["problem.id missing"]],
    ["hello", ["problem missing", "hello unknown-key"]],
    ['{"problem":"rosenbrock"}', ["problem not-an-object"]],
    ['{"problem":{"kappa":1}}', ["problem.id missing"]],
    ['{"problem":{"id":7}}', ["problem.id missing"]],
    ["problem=nope&p.kappa=x&run=nope", ["problem.id unknown-problem"]],
    ["problem=__proto__", ["problem.id unknown-problem"]],
    ["problem=Rosenbrock", ["problem.id unknown-problem"]],
    ["problem=rоsenbrock", ["problem.id unknown-problem"]],
    ["problem=%", ["problem.id bad-escape", "problem.id unknown-problem"]],
    ["v=2&problem=rosenbrock", ["v newer-version"]],
    ["v=0&problem=rosenbrock", ["v out-of-range"]],
    ["v=&problem=rosenbrock", ["v not-a-number"]],
    [`${R}&rev=7`, ["rev other-revision"]],
    [`${R}&foo=1&Steps=2`, ["foo unknown-key", "Steps unknown-key"]],
    [`${R}&p.foo=1&p.id=bowl&f=x`, ["problem.id repeated", "problem.foo unknown-key", "problem.f unknown-key"]],
    ["problem=bowl&p.kappa=0", ["problem.kappa out-of-range"]],
    ["problem=bowl&p.kappa=0x10", ["problem.kappa not-a-number"]],
    ["problem=bowl&p.kappa=1_000&p.angle=Infinity", ["problem.kappa not-a-number", "problem.angle not-a-number"]],
    ["problem=bowl&p.kappa=&p.angle= 1", ["problem.kappa not-a-number", "problem.angle not-a-number"]],
    ["problem=bowl&p.kappa=1e999", ["problem.kappa not-a-number"]],
    ["problem=bowl&p.kappa=%zz", ["problem.kappa bad-escape"]],
    ["problem=bowl&p.window=1,0,0,1", ["problem.window upside-down"]],
    ["problem=bowl&p.window=0,1,0", ["problem.window wrong-length"]],
    ["problem=bowl&p.window=0,1,0,x", ["problem.window not-numbers"]],
    ["problem=gaussian&p.window=0,1,0,1", ["problem.window unknown-key"]],
    ['{"problem":{"id":"bowl","kappa":"100"}}', ["problem.kappa not-a-number"]],
    ['{"problem":{"id":"bowl","__proto__":{"kappa":3}}}', ["problem.__proto__ unknown-key"]],
    ["problem=formula&f=%E0%A4", ["problem.f bad-escape"]],
    [`problem=formula&f=${"x".repeat(2001)}`, ["problem.f too-long"]],
    [`${R}&run=nope`, ["runs.0.optimizer unknown-optimizer"]],
    [`${R}&run=adam&run=nope~lr=x~foo=1~stream=-1`, ["runs.1.optimizer unknown-optimizer", "runs.1.stream out-of-range"]],
    [`${R}&run=`, ["runs.0.optimizer missing"]],
    [`${R}&run=~lr=1`, ["runs.0.optimizer missing"]],
    [`${R}&run=%`, ["runs.0.optimizer bad-escape", "runs.0.optimizer unknown-optimizer"]],
    [`${R}&run=sgd~optimizer=adam`, ["runs.0.optimizer repeated"]],
    [
      `${R}&run=adam~lr=-1~beta1=1~amsgrad=yes~foo=1`,
      ["runs.0.lr out-of-range", "runs.0.beta1 out-of-range", "runs.0.amsgrad not-a-flag", "runs.0.foo unknown-key"],
    ],
    [`${R}&run=adam~lr=1~lr=2`, ["runs.0.lr repeated"]],
    [`${R}&run=adam~lr`, ["runs.0.lr not-a-number"]],
    [`${R}&run=adam~lr=0.1~lr.x=2`, ["runs.0.lr.x unknown-key"]],
    [`${R}&run=adam~schedule=cosine`, ["runs.0.schedule not-an-object"]],
    [`${R}&run=adam~schedule=cosine~schedule.kind=cosine`, ["runs.0.schedule.kind repeated", "runs.0.schedule not-an-object"]],
    [`${R}&run=adam~schedule.kind=cosinus~schedule.foo=1`, ["runs.0.schedule.kind unknown-choice", "runs.0.schedule.foo unknown-key"]],
    [`${R}&__proto__=1&p.__proto__=1&run=adam~__proto__=1`, ["__proto__ unknown-key", "problem.__proto__ unknown-key", "runs.0.__proto__ unknown-key"]],
    [`${R}&run=adam~__proto__.x=1~constructor=2`, ["runs.0.__proto__.x unknown-key", "runs.0.constructor unknown-key"]],
    [`${R}&run=adam~clipNorm=0~batchSize=8`, ["runs.0.clipNorm out-of-range", "runs.0.batchSize not-applicable"]],
    ["problem=gaussian&run=adam~batchSize=8", []],
    ["problem=gaussian&run=adam~batchSize=0.5", ["runs.0.batchSize not-whole"]],
    [`${R}&run=sgd~nesterov=1`, ["runs.0.nesterov nesterov-needs-momentum"]],
    [`${R}&run=sgd~nesterov=1~momentum=0.9~dampening=0.1`, ["runs.0.nesterov nesterov-needs-momentum"]],
    [`${R}&run=sgd~nesterov=1~momentum=0.9`, []],
    [`${R}&run=adam~from.run=-1~from.step=1.5`, ["runs.0.from.run out-of-range", "runs.0.from.step not-whole"]],
    [`${R}&run=adam~from.run=5~from.step=2`, []],
    [`${R}${"&run=sgd".repeat(33)}`, ["runs too-many-runs"]],
    ['{"problem":{"id":"bowl"},"runs":[]}', ["runs no-runs"]],
    ['{"problem":{"id":"bowl"},"runs":{"optimizer":"sgd"}}', ["runs not-a-list"]],
    [
      '{"problem":{"id":"bowl"},"runs":["sgd",{"lr":1},{"optimizer":null}]}',
      ["runs.0 not-an-object", "runs.1.optimizer missing", "runs.2.optimizer unknown-optimizer"],
    ],
    ['{"problem":{"id":"bowl"},"runs":[{"optimizer":"sgd","lr":"0.1"}]}', ["runs.0.lr not-a-number"]],
    ['{"problem":{"id":"bowl"},"steps":5,"steps":6}', ["steps repeated"]],
    [`${R}&start=1`, ["start wrong-length"]],
    [`${R}&start=`, ["start wrong-length"]],
    [`${R}&start=1,2,3`, ["start wrong-length"]],
    [`${R}&start=1,nan`, ["start not-numbers"]],
    [`${R}&start=1,1e999`, ["start not-numbers"]],
    [`${R}&start=1,%`, ["start bad-escape"]],
    [`${R}&seed=-1`, ["seed out-of-range"]],
    [`${R}&seed=9007199254740992`, ["seed not-whole"]],
    [`${R}&steps=0`, ["steps out-of-range"]],
    [`${R}&steps=1000001`, ["steps out-of-range"]],
    [`${R}&steps=1.5`, ["steps not-whole"]],
    [`${R}&steps=5&steps=6`, ["steps repeated"]],
    [`${R}&problem=bowl`, ["problem.id repeated"]],
    [`${R}&tolerance=-1e-9`, ["tolerance out-of-range"]],
    [`${R}&z=&z=AA`, ["z repeated", "z not-json"]],
    [
      `${R}&step=-1&view=map,nope&cam=1,x&lang=fr&lesson=x&hide=a,,b&theme=blue&embed=2`,
      [
        "page.view.1 unknown-name",
        "page.hide.1 not-a-name",
        "page.step out-of-range",
        "page.cam not-numbers",
        "page.lang unknown-choice",
        "page.lesson unknown-choice",
        "page.theme unknown-choice",
        "page.embed not-a-flag",
      ],
    ],
    ['{"problem":{"id":"bowl"},"page":[]}', ["page not-an-object"]],
    ["v=1&problem=bowl&run=sgd&lens=1,2,3", ["page.lens not-a-lens"]],
    ["v=1&problem=bowl&run=sgd&lens=0,0,0,2", ["page.lens not-a-lens"]],
    ["v=1&problem=bowl&run=sgd&lens=1,3", ["page.lens not-a-lens"]],
    ['{"problem":{"id":"bowl"},"page":{"view":"map","foo":1}}', ["page.view not-names", "page.foo unknown-key"]],
    ['{"problem":{"id":"bowl"},"lang":"ko"}', ["lang unknown-key"]],
    [`${R}&runs=1&page=2`, ["runs not-a-list", "page not-an-object"]],
    [`${R}&%=1&%FF`, ['"%" bad-escape', '"%FF" bad-escape']],
  ])("of %s", (text, expected) => {
    expect(issuesOf(text).toSorted()).toEqual(expected.toSorted());
  });

  it("say what is done instead", () => {
    const { issues } = decode(`${R}&run=nope&run=adam~lr=-1&start=1&steps=1.5`, catalogue);
    expect(issues.map(({ path, message }) => `${path}: ${message}`).toSorted()).toEqual([
      'runs.0.optimizer: "nope" is not a known optimizer; this run fails, and no other optimizer takes its place',
      "runs.1.lr: -1 is not a number ≥ 0; the default 0.001 is used",
      "start: [1] is not a list of 2 numbers; the default [-1.5,2] is used",
      "steps: 1.5 is not a whole number ≥ 1 and ≤ 1000000; the default 200 is used",
    ]);
  });

  it("are the same for a link and for the JSON that says the same", () => {
    const link = `v=1&problem=bowl&p.kappa=-1&p.foo=a&run=sgd~lr=x~nesterov=1&run=zzz&start=1&seed=-1&foo=b&lang=fr`;
    const json = {
      v: 1,
      problem: { id: "bowl", kappa: -1, foo: "a" },
      runs: [{ optimizer: "sgd", lr: "x", nesterov: true }, { optimizer: "zzz" }],
      start: [1],
      seed: -1,
      foo: "b",
      page: { lang: "fr" },
    };
    expect(decode(link, catalogue)).toEqual(readScenario(json, catalogue));
    expect(decode(link, catalogue)).toEqual(decode(JSON.stringify(json), catalogue));
  });
});
