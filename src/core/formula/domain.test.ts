import { describe, expect, it } from "vitest";
import { derivatives, valueOf } from "./testing/compile.ts";

describe("outside its domain a formula is NaN with all its derivatives", () => {
  it.each([
    "log(x)",
    "log2(x)",
    "log10(x)",
    "sqrt(x)",
    "x^0.5",
    "x^y",
    "asin(x)",
    "acos(x - 2)",
    "0*log(x)",
    "log(x) - log(x)",
    "log(x)/log(x)",
    "min(log(x), y)",
    "max(y, log(x))",
    "relu(log(x))",
    "abs(log(x))",
    "sign(log(x))",
    "log(x) ? 1 : 2",
    "log(x)*y ? 1 : 2",
    "0/0 + x + y",
    "x + y*(0/0)",
    "log(-1)*x",
    "y/0 - y/0 + x",
    // finite slopes, but ∞ − ∞
    "(x*1e300)^2 - (x*1e300)^2",
    "atan2(log(x), y)",
    "hypot(log(x), y)",
    "tanh(sqrt(x))",
    "e^log(x)",
  ])("%s", (text) => {
    const { value, gradient, hessian } = derivatives(text, [-2, 1.5]);
    expect([value, ...gradient, ...hessian]).toEqual(Array.from({ length: 7 }, () => Number.NaN));
  });

  it("is not left where only a part that does not count is outside", () => {
    expect(derivatives("x > 0 ? log(x) : x", [-2, 1])).toEqual({ value: -2, gradient: [1, 0], hessian: [0, 0, 0, 0] });
    expect(derivatives("relu(-x)*(x < 0)", [-2, 1]).gradient).toEqual([-1, 0]);
    // Comparisons are 1 or 0, also of NaN; pow is 1 at exponent 0.
    expect(valueOf("log(-1) < 1")).toBe(0);
    expect(valueOf("log(-1) != 1")).toBe(1);
    expect(valueOf("log(x)^0", [-2, 1])).toBe(1);
  });

  it("has infinite values at poles", () => {
    expect(valueOf("1/x", [0, 0])).toBe(Infinity);
    expect(valueOf("log(x)", [0, 0])).toBe(-Infinity);
    expect(valueOf("exp(x)", [1000, 0])).toBe(Infinity);
  });
});
