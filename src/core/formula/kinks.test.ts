import { describe, expect, it } from "vitest";
import { parse } from "./testing/compile.ts";

describe("where a formula is not smooth", () => {
  it.each<[string, [cause: string, where: string][]]>([
    ["abs(x - 1)", [["abs", "x - 1"]]],
    ["sign(x*y)", [["sign", "x*y"]]],
    [
      "relu(abs(y) - 1)^3",
      [
        ["relu", "abs(y) - 1"],
        ["abs", "y"],
      ],
    ],
    ["min(x, y)", [["min", "x - y"]]],
    ["max(x, 0)", [["max", "x"]]],
    ["max(0, x)", [["max", "x"]]],
    [
      "max(x, y, 2*x)",
      [
        ["max", "x - y"],
        ["max", "max(x, y) - 2*x"],
      ],
    ],
    ["min(x, y - 1)", [["min", "x - (y - 1)"]]],
    ["sqrt(x^2 + y^2)", [["sqrt", "x^2 + y^2"]]],
    ["hypot(x, y - 1)", [["hypot", "hypot(x, y - 1)"]]],
    ["x^1.5", [["pow", "x"]]],
    ["pow(x + 1, 5/2)", [["pow", "x + 1"]]],
    ["x^y", [["pow", "x"]]],
    ["x < 1 ? y : 2", [["<", "x - 1"]]],
    ["(x >= y)*x", [[">=", "x - y"]]],
    [
      "(x < 0)*(y < 0) ? 1 : 2",
      [
        ["<", "x"],
        ["<", "y"],
      ],
    ],
    [
      "x*y ? 1 : 2",
      [
        ["?:", "x"],
        ["?:", "y"],
      ],
    ],
    ["sin(x) ? 1 : 2", [["?:", "sin(x)"]]],
    ["atan2(y, x)", [["atan2", "y"]]],
    ["asin(x*y)", [["asin", "(x*y)^2 - 1"]]],
    ["acos(x)", [["acos", "x^2 - 1"]]],
    ["abs(x) + 2*abs(x)", [["abs", "x"]]],
    ["k*abs(x - k) + abs(k)", [["abs", "x - k"]]],
    ["x^k", [["pow", "x"]]],
    // Smooth wherever they are defined, or not moved by any variable:
    ["1/x + log(x) + x^-2 + x^-0.5 + x^3 + x^(4/2) + x^20 + x^0", []],
    ["abs(3) + sqrt(2) + max(1, 2) + (1 < 2) + 2^0.5 + min(k, 1) + sign(-k) + 2.5^x + e^x", []],
    ["exp(x)*sin(y)*tanh(x)*softplus(y) + atan(x)", []],
  ])("%s", (text, expected) => {
    const names = { variables: ["x", "y"], parameters: ["k"] };
    expect(parse(text, names).kinks.map(({ cause, where }) => [cause, where])).toEqual(expected);
  });
});
