import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printNumber, stringify } from "./json.ts";
import type { Json } from "./json.ts";

describe("printNumber", () => {
  it.each([
    [0, "0"],
    [-0, "-0"],
    [0.1, "0.1"],
    [0.1 + 0.2, "0.30000000000000004"],
    [1e21, "1e+21"],
    [5e-324, "5e-324"],
    [-1.7976931348623157e308, "-1.7976931348623157e+308"],
    [NaN, "NaN"],
    [-Infinity, "-Infinity"],
  ])("prints %s as %s", (x, text) => {
    expect(printNumber(x)).toBe(text);
  });

  it("reads back as the same bits", () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(Number(printNumber(x))).toBe(x);
      }),
    );
  });
});

describe("stringify", () => {
  it("prints a line of a run, non-finite numbers as texts", () => {
    const line = { run: 0, step: 3, theta: Float64Array.of(-0, 1e-7), loss: NaN, gradNorm: Infinity, averageTheta: undefined };
    expect(stringify(line)).toBe('{"run":0,"step":3,"theta":[-0,1e-7],"loss":"NaN","gradNorm":"Infinity"}');
  });

  it("escapes keys and texts as JSON does", () => {
    const odd = { 'a"b': 'c\n\u2028"', "": "\ud800", é: [null, true, undefined] };
    expect(stringify(odd)).toBe(JSON.stringify(odd));
  });

  it("agrees with JSON.stringify wherever that loses nothing", () => {
    // Once through JSON.stringify, so that there is no −0 left to lose.
    const lossless = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);
    fc.assert(
      fc.property(lossless, (value) => {
        expect(stringify(value)).toBe(JSON.stringify(value));
      }),
      { numRuns: 1000 },
    );
  });
});
