import { describe, expect, it } from "vitest";
import { onOneLine } from "./barFormula.ts";

describe("a formula on one line", () => {
  it("has its fractions on the line, with brackets only where they are needed", () => {
    expect(onOneLine("\\frac{x^{6}}{6} + x\\,y")).toBe("x^{6}/6 + x\\,y");
    expect(onOneLine("\\frac{x^{2} + y^{2}}{2}")).toBe("\\left(x^{2} + y^{2}\\right)/2");
    expect(onOneLine("\\frac{5.1\\,x^{2}}{4\\,\\pi^{2}}")).toBe("5.1\\,x^{2}/\\left(4\\,\\pi^{2}\\right)");
    // A sum inside brackets needs no second pair.
    expect(onOneLine("\\frac{\\left(x\\,y - 1\\right)^{2}}{2}")).toBe("\\left(x\\,y - 1\\right)^{2}/2");
  });

  it("reads fractions inside of fractions", () => {
    expect(onOneLine("\\frac{1}{1 + \\frac{x}{y}}")).toBe("1/\\left(1 + x/y\\right)");
  });

  it("shows an angle in degrees as itself", () => {
    expect(onOneLine("x\\,\\cos\\left(\\frac{\\alpha\\,\\pi}{180}\\right)")).toBe("x\\,\\cos\\left(\\alpha\\right)");
  });

  it("leaves the rest alone", () => {
    expect(onOneLine("\\sin\\left(x + y\\right) - 1.5\\,x")).toBe("\\sin\\left(x + y\\right) - 1.5\\,x");
  });
});
