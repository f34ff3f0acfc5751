/** Derivatives where a careless form would overflow, underflow or cancel; expected values by hand. */
import { describe, expect, it } from "vitest";
import { compileFormula, parseFormula } from "./index.ts";

function at(text: string, x: number, y: number): { gradient: number[]; hessian: number[] } {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const [gradient, hessian] = [new Float64Array(2), new Float64Array(4)];
  compileFormula(parsed.formula).hessian([x, y], hessian, gradient);
  return { gradient: [...gradient], hessian: [...hessian] };
}

describe("derivatives at the extremes", () => {
  it("do not overflow in a merged constant: (1e308·x²)′ = 1e308·2x", () => {
    expect(at("1e308*x^2+y", 0, 0).gradient).toEqual([0, 1]);
    expect(at("1e308*x^2+y", 1e-300, 0).gradient[0]).toBeCloseTo(2e8, 0);
  });

  it("turn a tiny or huge vector: ∇atan2(y, x) = (−y, x) / r²", () => {
    expect(at("atan2(y,x)", 1e-170, 1e-170).gradient.map((g) => g / 5e169)).toEqual([expect.closeTo(-1, 14), expect.closeTo(1, 14)]);
    expect(at("atan2(y,x)", 1e160, 1e160).gradient.map((g) => g / 5e-161)).toEqual([expect.closeTo(-1, 14), expect.closeTo(1, 14)]);
  });

  it("do not cancel in a pseudo-Huber loss: hypot(c, x)″ = c² / h³", () => {
    for (const x of [30, 1, 0.003]) {
      const h = Math.sqrt(1e-6 + x * x);
      expect(at("hypot(1e-3,x)+y", x, 2).hessian[0]! / (1e-6 / (h * h * h))).toBeCloseTo(1, 12);
    }
  });

  it("take no logarithm where the exponent stands still", () => {
    expect(at("(-3)^max(2,y)", 1, -1).gradient).toEqual([0, 0]);
  });
});
