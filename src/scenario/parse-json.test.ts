import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IssueList } from "./issues.ts";
import { parseJson } from "./parse-json.ts";

function read(text: string): { value: unknown; paths: string[] } {
  const issues = new IssueList();
  const parsed = parseJson(text, issues);
  if (issues.all.some(({ code }) => code !== "repeated")) throw new Error("an unexpected kind of issue");
  return { value: parsed.ok ? parsed.value : parsed.what, paths: issues.all.map(({ path }) => path) };
}

describe("parseJson", () => {
  it.each<[string, unknown, string[]]>([
    ['{"a":1,"b":2}', { a: 1, b: 2 }, []],
    ['{"a":1,"a":2}', { a: 1 }, ["a"]],
    ['{ "a" : 1 , "a" : [2, {"x": 1}] , "b" : 3 }', { a: 1, b: 3 }, ["a"]],
    ['{"a":1,"\\u0061":2}', { a: 1 }, ["a"]],
    ['{"a":1,"b":2,"a":3,"b":4}', { a: 1, b: 2 }, ["a", "b"]],
    ['{"runs":[{"lr":1},{"lr":1,"lr":2}]}', { runs: [{ lr: 1 }, { lr: 1 }] }, ["runs.1.lr"]],
    // What is inside a member that is cut counts for nothing, yet is said.
    ['{"a":1,"a":{"b":1,"b":2,"b":3},"c":{"d":1,"d":2}}', { a: 1, c: { d: 1 } }, ["a", "a.b", "a.b", "c.d"]],
    ['{"a":"a\\"","b":["a","a"],"c":{"a":1}}', { a: 'a"', b: ["a", "a"], c: { a: 1 } }, []],
    ['{"a":"\\\\","a":"]}"}', { a: "\\" }, ["a"]],
    ['"text"', "text", []],
    ["[1,[2,2],2]", [1, [2, 2], 2], []],
  ])("reads %s", (text, value, paths) => {
    expect(read(text)).toStrictEqual({ value, paths });
  });

  it.each(["", "{", '{"a":1,}', "{'a':1}", "[1", '"', '{"a', '{"a\\', "01", "NaN", "{}{}", '{"a":1 "a":2}'])("refuses %s", (text) => {
    expect(read(text)).toStrictEqual({ value: "not JSON", paths: [] });
  });

  it("refuses depth and length that no scenario has, and takes what one may have", () => {
    expect(read("[".repeat(33) + "]".repeat(33)).value).toBe("too deep or too long a structure");
    expect(Array.isArray(read("[".repeat(32) + "]".repeat(32)).value)).toBe(true);
    expect(read(`[${"1,".repeat(250_000)}1]`).value).toBe("too deep or too long a structure");
    expect(read(`[${"[1,2,3],".repeat(50_000)}1]`).value).toHaveLength(50_001);
    // Brackets and commas inside a text are text.
    expect(read(`"${"[,".repeat(600_000)}"`).value).toHaveLength(1_200_000);
  });

  it("gives what JSON.parse gives where nothing is repeated", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(read(text)).toStrictEqual({ value: JSON.parse(text) as unknown, paths: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it("lets the first of any repeated members win", () => {
    const member = fc.tuple(fc.constantFrom("a", "b", "c"), fc.json({ maxDepth: 2 }));
    fc.assert(
      fc.property(fc.array(member, { maxLength: 8 }), (members) => {
        const first = new Map(members.toReversed());
        const { value } = read(`{${members.map(([key, json]) => `"${key}":${json}`).join(",")}}`);
        expect(value).toStrictEqual(Object.fromEntries([...first].map(([key, json]) => [key, read(json).value])));
      }),
      { numRuns: 1000 },
    );
  });
});
