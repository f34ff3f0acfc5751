import { describe, expect, it } from "vitest";
import { choices, comesTo, evaluate } from "./evaluate.ts";
import { parse } from "./expression.ts";
import { print } from "./print.ts";
import { keyOf, tokenise } from "./tokens.ts";
import type { Value } from "./expression.ts";

const known = new Map<string, Value>([
  ["g", Float64Array.of(3, -4)],
  [keyOf("\\hat m"), Float64Array.of(1, 2)],
  [keyOf("\\eta"), 0.5],
  [keyOf("v^{\\max}"), 9],
  ["t", 2],
]);
const read = (latex: string) => parse(tokenise(latex), known.keys());
const value = (latex: string): Value | undefined => {
  const found = read(latex);
  return found && evaluate(found, known);
};
const printed = (latex: string): string =>
  print(read(latex)!, known, new Map())
    .map(({ text }) => text)
    .join("");

describe("update rules as expressions", () => {
  it("are reckoned coordinate by coordinate", () => {
    expect(value("\\eta\\,g + \\hat m")).toEqual(Float64Array.of(2.5, 0));
    expect(value("\\frac{g}{1-\\eta^t}")).toEqual(Float64Array.of(4, -16 / 3));
    expect(value("\\sqrt{v^{\\max}} - |g|")).toEqual(Float64Array.of(0, -1));
    expect(value("\\max(\\eta g,\\ \\hat m)")).toEqual(Float64Array.of(1.5, 2));
    expect(value("\\tfrac12 t")).toBe(1);
  });

  it("know an index i as the coordinate, and no other", () => {
    expect(value("g_i")).toEqual(known.get("g"));
    expect(value("g_{t-1}")).toBeUndefined();
  });

  it("are left alone where they are more than that", () => {
    for (const latex of ["g^\\top g", "f(g)", "g(t)", "H\\,g", "\\arg\\min g", "\\sum_i g", "g +"]) expect(value(latex), latex).toBeUndefined();
  });

  it("choose the case that holds, and leave open what is said in words", () => {
    const cases = read("\\begin{cases} g & t > 1 \\\\ \\hat m & \\text{otherwise} \\end{cases}")!;
    expect(choices(cases, known)).toEqual([{ expression: { kind: "symbol", key: "g" }, certain: true, row: 0 }]);
    const open = read("\\begin{cases} g & \\text{first step} \\\\ \\hat m & \\text{later} \\end{cases}")!;
    expect(choices(open, known).map(({ certain }) => certain)).toEqual([false, false]);
  });

  it("come to a value up to rounding, and to no other", () => {
    const sum = read("g - \\eta\\,g")!;
    expect(comesTo(sum, known, Float64Array.of(1.5, -2))).toBe(true);
    expect(comesTo(sum, known, Float64Array.of(1.5 + 1e-12, -2))).toBe(true);
    expect(comesTo(sum, known, Float64Array.of(1.5, -2.0001))).toBe(false);
  });

  it("are written with the brackets that they need and no more", () => {
    expect(printed("\\eta(1-\\eta)\\,g")).toBe("0.5 · (1 − 0.5) · (3, −4)");
    expect(printed("g - (g - \\hat m)")).toBe("(3, −4) − ((3, −4) − (1, 2))");
    expect(printed("\\frac{\\eta\\,g}{\\sqrt{v^{\\max}} + t}")).toBe("0.5 · (3, −4) / (√9 + 2)");
    expect(printed("g^2 + \\eta^t")).toBe("(3, −4)² + 0.5^2");
    expect(printed("\\frac{t}{t\\,\\eta}")).toBe("2 / (2 · 0.5)");
  });
});
