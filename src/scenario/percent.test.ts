import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, encodeText, parseNumber } from "./percent.ts";

describe("percent-coding", () => {
  it("spares letters, digits and - . _ = ( ) * / ^ + and escapes everything else, separators first", () => {
    const spared = "ABCXYZabcxyz0189-._=()*/^+";
    const ascii = Array.from({ length: 128 }, (_, i) => String.fromCharCode(i));
    expect(encodeText(spared)).toBe(spared);
    expect(ascii.filter((letter) => encodeText(letter) === letter).join("")).toMatch(/^[A-Za-z0-9\-._=()*/^+]*$/);
    expect(encodeText("~,& %!'")).toBe("%7E%2C%26%20%25%21%27");
    expect(encodeText("é€😀")).toBe("%C3%A9%E2%82%AC%F0%9F%98%80");
  });

  it("writes half a surrogate pair as U+FFFD", () => {
    expect(encodeText("a\ud800b")).toBe("a%EF%BF%BDb");
  });

  it("is undone by decodeURIComponent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(decodeText(encodeText(text))).toBe(text);
        expect(encodeText(text)).toMatch(/^(?:[A-Za-z0-9\-._=()*/^+]|%[0-9A-F]{2})*$/);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads + as a plus sign and letters beyond ASCII as they are", () => {
    expect(decodeText("1e+5+é")).toBe("1e+5+é");
  });

  it.each(["%", "%2", "%zz", "a%2", "%FF", "%C0%80", "%ED%A0%80", "%E2%82"])("refuses %s", (raw) => {
    expect(decodeText(raw)).toBeUndefined();
  });
});

describe("parseNumber", () => {
  it.each<[string, number]>([
    ["0", 0],
    ["-0", -0],
    ["+1.5", 1.5],
    [".5", 0.5],
    ["2.", 2],
    ["1e-3", 0.001],
    ["1E+21", 1e21],
    ["-1.7976931348623157e308", -Number.MAX_VALUE],
    ["1e999", Infinity],
    ["007", 7],
  ])("reads %s", (text, x) => {
    expect(parseNumber(text)).toBe(x);
  });

  it.each(["", " 1", "1 ", "0x10", "0b1", "1_000", "Infinity", "-Infinity", "NaN", "1e", "e5", ".", "-", "--1", "1.2.3", "1,5", "１", "٣", "1n", "½"])(
    "refuses %j",
    (text) => {
      expect(parseNumber(text)).toBeUndefined();
    },
  );
});
