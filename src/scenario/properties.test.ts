import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import type { Json } from "./json.ts";
import { stringify } from "./json.ts";
import type { Scenario } from "./model.ts";
import { arbitraryScenario } from "./testing/arbitrary.ts";
import { bareCatalogue, catalogue } from "./testing/catalogue.ts";
import { toJson, toJsonText } from "./write.ts";

/** Issues that an unknown name raises at every reading; there must be no others where a scenario was valid. */
const ABOUT_NAMES = new Set(["unknown-problem", "unknown-optimizer", "missing"]);

function comesBack(text: string, scenario: Scenario, from = catalogue): void {
  const read = decode(text, from);
  expect(read.scenario).toEqual(scenario);
  expect(read.issues.filter(({ code }) => !ABOUT_NAMES.has(code))).toEqual([]);
}

/** The same object with the members of every object in an order of its own. */
function shuffled(value: Json, order: readonly number[]): Json {
  if (Array.isArray(value)) return value.map((entry: Json) => shuffled(entry, order));
  if (typeof value !== "object" || value === null || value instanceof Float64Array) return value;
  const entries = Object.entries(value).map(([key, entry], i) => ({ key, entry, rank: order[i % order.length]! }));
  entries.sort((a, b) => a.rank - b.rank);
  return Object.fromEntries(entries.map(({ key, entry }) => [key, shuffled(entry, order)]));
}

const scenarios = arbitraryScenario(catalogue);

describe("a scenario", () => {
  it("comes back from its link as it was, and the link is the only one", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const link = encode(scenario, catalogue);
        comesBack(link, scenario);
        const again = decode(link, catalogue).scenario!;
        expect(encode(again, catalogue)).toBe(link);
        // Nothing that a mail program, a terminal or a form could change on the way.
        expect(link).toMatch(/^(?:[A-Za-z0-9\-._~,=()*/^+&]|%[0-9A-F]{2})*$/);
      }),
      { numRuns: 3000 },
    );
  }, 120_000);

  it("comes back from its JSON, whatever the order of the keys", () => {
    fc.assert(
      fc.property(scenarios, fc.array(fc.nat(), { minLength: 5, maxLength: 9 }), (scenario, order) => {
        comesBack(toJsonText(scenario, catalogue), scenario);
        const text = stringify(shuffled(toJson(scenario, catalogue), order));
        comesBack(text, scenario);
        expect(encode(decode(text, catalogue).scenario!, catalogue)).toBe(encode(scenario, catalogue));
      }),
      { numRuns: 1500 },
    );
  }, 120_000);

  it("comes back where there are no views, lessons or languages to compare with", () => {
    fc.assert(
      fc.property(arbitraryScenario(bareCatalogue), (scenario) => {
        comesBack(encode(scenario, bareCatalogue), scenario, bareCatalogue);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it("is the same from a whole address, a query with its mark, or with space around it", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const link = encode(scenario, catalogue);
        for (const text of [`https://example.org/a=b/?${link}#top`, `/sub/index.html?${link}`, `?${link}`, `  ${link}\n`]) comesBack(text, scenario);
      }),
      { numRuns: 500 },
    );
  }, 120_000);
});

describe("any text", () => {
  const PIECES = [
    "%",
    "&",
    "=",
    "~",
    ",",
    "?",
    "#",
    "{",
    "}",
    "[",
    '"',
    "\\",
    "+",
    " ",
    "\0",
    "é",
    "😀",
    "\ud800",
    "%00",
    "%FF",
    "__proto__",
    "p.",
    "z=",
    "run=",
    "1e999",
    "-0",
    ".",
    "v=2",
  ];
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(3), piece: fc.constantFrom("", ...PIECES) });
  const mutated = fc.tuple(scenarios, fc.boolean(), fc.array(edit, { minLength: 1, maxLength: 6 })).map(([scenario, asJson, edits]) => {
    let text = asJson ? toJsonText(scenario, catalogue) : encode(scenario, catalogue);
    for (const { at, drop, piece } of edits) {
      const from = Math.floor(at * text.length);
      text = text.slice(0, from) + piece + text.slice(from + drop);
    }
    return text;
  });
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes));
  const keys = fc.constantFrom(
    "v",
    "rev",
    "problem",
    "p.kappa",
    "p.window",
    "f",
    "run",
    "start",
    "seed",
    "steps",
    "tolerance",
    "z",
    "view",
    "embed",
    "page",
    "runs",
    "__proto__",
    "constructor",
  );
  const values = fc.oneof(
    fc.constantFrom("", "1", "rosenbrock", "bowl", "formula", "sgd~lr=1", "adam~__proto__=1~schedule.kind=cosine", "1,2", "-1,1,-1,1"),
    fc.string({ maxLength: 12 }),
  );
  const queries = fc.array(fc.tuple(keys, values), { maxLength: 12 }).map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join("&"));

  it("is read without a throw, quickly, and what it gives is a scenario like any other", () => {
    let slowest = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 4, arbitrary: mutated }, { weight: 2, arbitrary: queries }, { weight: 1, arbitrary: units }, { weight: 1, arbitrary: fc.json() }),
        (text) => {
          const before = performance.now();
          const { scenario, issues } = decode(text, catalogue);
          const took = performance.now() - before;
          // A machine under load may stop for a while anywhere: what counts is whether the same text is slow again.
          slowest = Math.max(slowest, took < 50 ? took : retime(text));
          for (const { path, code, message } of issues) {
            expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
            expect(`${path}: ${message}`).not.toMatch(/[\p{Control}\p{Surrogate}\u2028\u2029]/u);
          }
          if (scenario === undefined) expect(issues.length).toBeGreaterThan(0);
          else settles(scenario);
        },
      ),
      { numRuns: 5000 },
    );
    expect(slowest).toBeLessThan(100);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  }, 120_000);

  function retime(text: string): number {
    const before = performance.now();
    decode(text, catalogue);
    return performance.now() - before;
  }

  function settles(scenario: Scenario): void {
    const link = encode(scenario, catalogue);
    const again = decode(link, catalogue).scenario;
    expect(again).toEqual(scenario);
    expect(encode(again!, catalogue)).toBe(link);
  }
});
