import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { IssueList } from "./issues.ts";
import type { Json } from "./json.ts";
import { pack, unpack } from "./pack.ts";
import { MOST_INFLATED } from "./packing.ts";

function read(text: string): { value: unknown; codes: string[] } {
  const issues = new IssueList();
  const value = unpack(text, issues);
  expect(issues.all.every(({ path }) => path === "z")).toBe(true);
  return { value, codes: issues.all.map(({ code }) => code) };
}

/** As any other program would write it: zlib instead of our encoder, Node's base64url instead of ours. */
function packElsewhere(bytes: Uint8Array | string): string {
  return deflateRawSync(bytes).toString("base64url");
}

describe("base64url", () => {
  it("writes and reads what Node does", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const text = Buffer.from(bytes).toString("base64url");
        expect(toBase64url(bytes)).toBe(text);
        expect(fromBase64url(text)).toStrictEqual(Uint8Array.from(bytes));
      }),
      { numRuns: 1000 },
    );
  });

  it("reads through padding", () => {
    expect(fromBase64url("AQ==")).toStrictEqual(Uint8Array.of(1));
  });

  it.each(["A", "AAAAA", "A+", "A/", "A A", "AB", "AAB", "Aé", "A\n", "===", "AQ==="])("refuses %j", (text) => {
    expect(fromBase64url(text)).toBeUndefined();
  });
});

describe("z", () => {
  it("is raw DEFLATE of UTF-8 JSON that zlib reads", () => {
    const value = { f: "é😀", start: [-0, 5e-324, 1 / 3], page: { cam: [1, 2] } };
    const text = inflateRawSync(Buffer.from(pack(value), "base64url")).toString("utf8");
    expect(text).toBe('{"f":"é😀","start":[-0,5e-324,0.3333333333333333],"page":{"cam":[1,2]}}');
    expect(read(pack(value))).toStrictEqual({ value, codes: [] });
  });

  it("reads what zlib writes, in any number of blocks", () => {
    const noise = Array.from({ length: 20_000 }, (_, i) => Math.fround(1 / (i + 1)));
    expect(read(packElsewhere(JSON.stringify({ noise })))).toStrictEqual({ value: { noise }, codes: [] });
    const stored = deflateRawSync(JSON.stringify({ noise }), { level: 0 }).toString("base64url");
    expect(read(stored)).toStrictEqual({ value: { noise }, codes: [] });
  });

  it("comes back as it went in", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 4 })), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as Record<string, Json>;
        expect(read(pack(plain)).value).toStrictEqual(plain);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, string, string]>([
    ["foreign characters", "a b", "bad-base64"],
    ["an impossible length", "A", "bad-base64"],
    ["no DEFLATE", "____", "bad-deflate"],
    ["a stream that breaks off", packElsewhere('{"a":[1,2,3,4,5,6,7,8,9]}').slice(0, -8), "bad-deflate"],
    ["nothing", "", "not-json"],
    ["bytes that are not UTF-8", packElsewhere(Uint8Array.of(0x7b, 0xff, 0x7d)), "bad-utf8"],
    ["half a surrogate pair in UTF-8", packElsewhere(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)), "bad-utf8"],
    ["text that is not JSON", packElsewhere("{a:1}"), "not-json"],
    ["depth", packElsewhere(`{"a":${"[".repeat(1000)}${"]".repeat(1000)}}`), "not-json"],
    ["a list", packElsewhere("[1]"), "not-an-object"],
    ["null", packElsewhere("null"), "not-an-object"],
    ["one byte too many", packElsewhere(`{}${" ".repeat(MOST_INFLATED - 1)}`), "too-big"],
    ["a hundred megabytes", packElsewhere(new Uint8Array(100_000_000)), "too-big"],
  ])("refuses %s", (_, text, code) => {
    expect(read(text)).toStrictEqual({ value: undefined, codes: [code] });
  });

  it("takes exactly as many bytes as are allowed", () => {
    expect(read(packElsewhere(`{}${" ".repeat(MOST_INFLATED - 2)}`))).toStrictEqual({ value: {}, codes: [] });
  });

  it("keeps the first of repeated members", () => {
    const issues = new IssueList();
    expect(unpack(packElsewhere('{"steps":1,"steps":2}'), issues)).toStrictEqual({ steps: 1 });
    expect(issues.all.map(({ path, code }) => [path, code])).toStrictEqual([["steps", "repeated"]]);
  });
});
