import { describe, expect, it } from "vitest";
import { differences, initialValues, isRecord, quote, readKnobs } from "./knobs.ts";
import type { Knobs } from "./knobs.ts";

const knobs = {
  lr: { kind: "real", min: 0, max: Infinity, slider: [1e-4, 1], scale: "log", initial: 0.001 },
  beta: { kind: "real", min: 0, max: 1, maxBound: "open", slider: [0, 0.999], scale: "linear", initial: 0.9 },
  clip: { kind: "real", min: 0, minBound: "open", max: Infinity, slider: [0.01, 100], scale: "log", initial: 1, optional: true },
  history: { kind: "count", min: 1, max: 100, initial: 10 },
  search: { kind: "choice", options: ["strong-wolfe", "none"], initial: "strong-wolfe" },
  nesterov: { kind: "flag", initial: false },
  f: { kind: "text", maxLength: 10, initial: "x" },
  window: { kind: "vector", length: 4, form: "window", initial: [-1, 1, -2, 2] },
  data: { kind: "vector", length: "any", initial: [] },
  long: { kind: "vector", length: 9, initial: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
  schedule: {
    kind: "group",
    fields: { kind: { kind: "choice", options: ["constant", "step"], initial: "constant" }, every: { kind: "count", min: 1, max: 9, initial: 5 } },
  },
  average: {
    kind: "group",
    optional: true,
    fields: {
      kind: { kind: "choice", options: ["uniform", "exponential"], initial: "uniform" },
      decay: { kind: "real", min: 0, max: 1, slider: [0, 1], scale: "linear", initial: 0.99 },
    },
  },
} as const satisfies Knobs;

const defaults = {
  lr: 0.001,
  beta: 0.9,
  clip: undefined,
  history: 10,
  search: "strong-wolfe",
  nesterov: false,
  f: "x",
  window: [-1, 1, -2, 2],
  data: [],
  long: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  schedule: { kind: "constant", every: 5 },
  average: undefined,
};

describe("initialValues", () => {
  it("has every knob, optional ones as undefined", () => {
    expect(initialValues(knobs)).toStrictEqual(defaults);
  });
});

describe("readKnobs", () => {
  it("fills in what is missing", () => {
    expect(readKnobs(knobs, {})).toStrictEqual({ values: defaults, issues: [] });
  });

  it.each<[string, unknown]>([
    ["lr", 0],
    ["lr", 1e300],
    ["lr", 5e-324],
    ["lr", -0],
    ["beta", 0],
    ["beta", 0.9999999999999999],
    ["clip", 5e-324],
    ["history", 1],
    ["history", 100],
    ["search", "none"],
    ["nesterov", true],
    ["f", ""],
    ["f", "0123456789"],
    ["window", [0, 1, 0, 1]],
    ["data", [1, -0, 3.5]],
    ["schedule", { kind: "step", every: 9 }],
    ["average", { kind: "uniform", decay: 1 }],
  ])("takes %s = %j as it is", (name, value) => {
    expect(readKnobs(knobs, { [name]: value })).toStrictEqual({ values: { ...defaults, [name]: value }, issues: [] });
  });

  it("makes a count of −0 a plain 0", () => {
    const { values } = readKnobs({ n: { kind: "count", min: 0, max: 5, initial: 3 } }, { n: -0 });
    expect(values).toStrictEqual({ n: 0 });
  });

  it("copies lists, so that what it returns is nobody else's", () => {
    const data = [1, 2];
    const { values } = readKnobs(knobs, { data });
    expect(values.data).not.toBe(data);
  });

  it.each<[string, unknown, string, string]>([
    ["lr", "0.1", "not-a-number", '"0.1" is not a number ≥ 0; the default 0.001 is used'],
    ["lr", null, "not-a-number", "null is not a number ≥ 0; the default 0.001 is used"],
    ["lr", NaN, "not-a-number", "NaN is not a number ≥ 0; the default 0.001 is used"],
    ["lr", Infinity, "not-a-number", "Infinity is not a number ≥ 0; the default 0.001 is used"],
    ["lr", -5e-324, "out-of-range", "-5e-324 is not a number ≥ 0; the default 0.001 is used"],
    ["lr", [0.1], "not-a-number", "[0.1] is not a number ≥ 0; the default 0.001 is used"],
    ["beta", 1, "out-of-range", "1 is not a number ≥ 0 and < 1; the default 0.9 is used"],
    ["clip", 0, "out-of-range", "0 is not a number > 0; it is left out"],
    ["clip", -0, "out-of-range", "-0 is not a number > 0; it is left out"],
    ["history", 1.5, "not-whole", "1.5 is not a whole number ≥ 1 and ≤ 100; the default 10 is used"],
    ["history", 0, "out-of-range", "0 is not a whole number ≥ 1 and ≤ 100; the default 10 is used"],
    ["history", 1e300, "not-whole", "1e+300 is not a whole number ≥ 1 and ≤ 100; the default 10 is used"],
    ["search", "wolfe", "unknown-choice", '"wolfe" is not one of strong-wolfe, none; the default strong-wolfe is used'],
    ["search", "constructor", "unknown-choice", '"constructor" is not one of strong-wolfe, none; the default strong-wolfe is used'],
    ["nesterov", 1, "not-a-flag", "1 is not true or false; the default false is used"],
    ["window", [1, 0, 0, 1], "upside-down", "[1,0,0,1] is not four numbers xlo < xhi, ylo < yhi; the default [-1,1,-2,2] is used"],
    ["window", [0, 1, 0, 0], "upside-down", "[0,1,0,0] is not four numbers xlo < xhi, ylo < yhi; the default [-1,1,-2,2] is used"],
    ["window", [0, 1], "wrong-length", "[0,1] is not four numbers xlo < xhi, ylo < yhi; the default [-1,1,-2,2] is used"],
    ["window", [0, 1, 0, "2"], "not-numbers", "a list of 4 is not four numbers xlo < xhi, ylo < yhi; the default [-1,1,-2,2] is used"],
    ["data", { length: 1 }, "not-numbers", "an object is not a list of numbers; the default [] is used"],
    ["long", "x", "not-numbers", '"x" is not a list of 9 numbers; the default list is used'],
    ["data", Array.from({ length: 100_001 }, () => 1), "too-long", "a list of 100001 is not a list of at most 100000 numbers; the default [] is used"],
    ["schedule", "step", "not-an-object", '"step" is not a group of settings; it is left out'],
    ["average", null, "not-an-object", "null is not a group of settings; it is left out"],
  ])("uses the default for a bad %s and says so (case %#)", (name, value, code, message) => {
    const { values, issues } = readKnobs(knobs, { [name]: value }, "runs.0");
    expect(values).toStrictEqual(defaults);
    expect(issues.map((one) => [one.path, one.code, one.message])).toStrictEqual([[`runs.0.${name}`, code, message]]);
  });

  it.each<[unknown, string]>([
    ["01234567890", "too-long"],
    ["\ud800", "not-text"],
    [5, "not-text"],
  ])("leaves a text empty rather than guess another one for %j", (given, code) => {
    const { values, issues } = readKnobs(knobs, { f: given });
    expect(values.f).toBe("");
    expect(issues.map((one) => [one.path, one.code])).toStrictEqual([["f", code]]);
  });

  it("reads groups with their own paths, unknown keys among them", () => {
    const { values, issues } = readKnobs(knobs, { schedule: { kind: "step", every: 0, warm: 3 }, average: {} }, "runs.2");
    expect(values.schedule).toStrictEqual({ kind: "step", every: 5 });
    expect(values.average).toStrictEqual({ kind: "uniform", decay: 0.99 });
    expect(issues.map((one) => [one.path, one.code])).toStrictEqual([
      ["runs.2.schedule.every", "out-of-range"],
      ["runs.2.schedule.warm", "unknown-key"],
    ]);
  });

  it("reports unknown keys, those of every object's prototype included, and ignores the caller's own", () => {
    const raw = JSON.parse('{ "id": "bowl", "__proto__": { "polluted": 1 }, "constructor": 1, "toString": 2, "LR": 3 }') as Record<string, unknown>;
    const { values, issues } = readKnobs(knobs, raw, "problem", ["id"]);
    expect(values).toStrictEqual(defaults);
    expect(issues.map((one) => [one.path, one.code])).toStrictEqual([
      ["problem.__proto__", "unknown-key"],
      ["problem.constructor", "unknown-key"],
      ["problem.toString", "unknown-key"],
      ["problem.LR", "unknown-key"],
    ]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("does not take a value from a prototype", () => {
    expect(readKnobs(knobs, Object.create({ lr: 5 }) as Record<string, unknown>).values.lr).toBe(0.001);
  });

  it("lists the first of many unknown keys and counts the rest", () => {
    const { issues } = readKnobs(knobs, Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i])));
    expect(issues).toHaveLength(21);
    expect(issues.at(-1)).toMatchObject({ path: "", code: "unknown-keys", args: { count: 980 } });
  });

  it("keeps paths and messages on one line whatever the input", () => {
    const { issues } = readKnobs(knobs, { "a\nb\u0085\u202e": 1, search: "\r\n\u2028\u009b31m" }, "runs.0");
    for (const one of issues) expect(`${one.path}${one.message}`).not.toMatch(/[\p{Control}\u2028\u202e]/u);
    expect(issues.map((one) => one.path)).toStrictEqual(["runs.0.search", 'runs.0."a\\nb\\u0085\\u202e"']);
  });
});

describe("differences", () => {
  it("is empty for the defaults", () => {
    expect(differences(knobs, initialValues(knobs))).toStrictEqual({});
  });

  it("tells 0 from −0 and lists entry by entry", () => {
    const zero = {
      x: { kind: "real", min: -1, max: 1, slider: [-1, 1], scale: "linear", initial: 0 },
      v: { kind: "vector", length: 2, initial: [0, 1] },
    } as const;
    expect(differences(zero, { x: -0, v: [-0, 1] })).toStrictEqual({ x: -0, v: [-0, 1] });
    expect(differences(zero, { x: 0, v: [0, 1] })).toStrictEqual({});
  });

  it("shows an optional value that equals its initial one, because absence is the default", () => {
    expect(differences(knobs, { ...initialValues(knobs), clip: 1 })).toStrictEqual({ clip: 1 });
  });

  it("shows an optional group by its first field, though all its values be defaults", () => {
    const values = { ...initialValues(knobs), average: { kind: "uniform", decay: 0.99 } };
    expect(differences(knobs, values)).toStrictEqual({ average: { kind: "uniform" } });
  });

  it("is undone by readKnobs, in the order of the knobs", () => {
    const given = { average: { decay: 0.5, kind: "exponential" }, data: [3], schedule: { every: 2 }, f: "y", lr: 0.1 } as const;
    const { values } = readKnobs(knobs, given);
    const sparse = differences(knobs, values);
    expect(Object.keys(sparse)).toStrictEqual(["lr", "f", "data", "schedule", "average"]);
    expect(sparse).toStrictEqual({ ...given });
    expect(readKnobs(knobs, sparse)).toStrictEqual({ values, issues: [] });
  });
});

describe("quote", () => {
  it.each<[unknown, string]>([
    [-0, "-0"],
    [undefined, "undefined"],
    [true, "true"],
    ["it's", `"it's"`],
    [[1, -0, 2.5], "[1,-0,2.5]"],
    [["a"], "a list of 1"],
    [[[[[]]]], "a list of 1"],
    [{ a: 1 }, "an object"],
  ])("shows %j as %s", (raw, expected) => {
    expect(quote(raw)).toBe(expected);
  });

  it("cuts a long text, never leaving half a character", () => {
    expect(quote("a".repeat(1e6))).toBe(`"${"a".repeat(60)}…"`);
    expect(quote(`${"a".repeat(59)}😀😀`)).toBe(`"${"a".repeat(59)}\\ud83d…"`);
  });
});

describe("isRecord", () => {
  it("is true of objects that are no lists", () => {
    expect([{}, Object.create(null), [], null, "x", 1].map(isRecord)).toStrictEqual([true, true, false, false, false, false]);
  });
});
