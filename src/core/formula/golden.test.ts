import { describe, expect, it } from "vitest";
import golden from "../testing/golden/c_derivatives.json";
import { compileFormula, parseFormula } from "./index.ts";

/** Relative to the largest entry of what is compared. */
const TOLERANCE = 1e-12;

/** `Math.pow(a, b)` → `(a)^(b)`, however nested; the rest of the JavaScript differs from the grammar by its prefix only. */
function toGrammar(js: string): string {
  const start = js.indexOf("Math.pow(");
  if (start < 0) return js.replaceAll("Math.PI", "pi").replaceAll("Math.E", "e").replaceAll("Math.", "");
  const open = start + "Math.pow".length;
  let depth = 0;
  let comma = -1;
  for (let i = open; i < js.length; i++) {
    if (js[i] === "(") depth++;
    else if (js[i] === ")") depth--;
    else if (js[i] === "," && depth === 1) comma = i;
    if (depth === 0) {
      const power = `((${js.slice(open + 1, comma)})^(${js.slice(comma + 1, i)}))`;
      return toGrammar(js.slice(0, start) + power + js.slice(i + 1));
    }
  }
  throw new Error(`unbalanced: ${js}`);
}

function expectClose(actual: ArrayLike<number>, expected: readonly number[], what: string): void {
  const largest = Math.max(...expected.map(Math.abs));
  expected.forEach((entry, i) => expect(Math.abs(actual[i]! - entry), `${what}[${i}]`).toBeLessThanOrEqual(TOLERANCE * largest));
}

describe("derivatives computed to 50 digits elsewhere", () => {
  it("has 16 functions of 20 points", () => {
    expect(golden.functions.map((entry) => entry.points.length)).toEqual(Array.from({ length: 16 }, () => 20));
  });

  it.each(golden.functions)("$function", ({ js, points }) => {
    const parsed = parseFormula(toGrammar(js));
    if (!parsed.ok) throw new Error(parsed.error.message);
    const compiled = compileFormula(parsed.formula);
    const gradient = new Float64Array(2);
    const hessian = new Float64Array(4);
    for (const point of points) {
      const value = compiled.hessian([point.x, point.y], hessian, gradient);
      expectClose([value], [point.f], "value");
      expectClose(gradient, point.g, "gradient");
      const [xx, xy, yy] = point.H as [number, number, number];
      expectClose(hessian, [xx, xy, xy, yy], "hessian");
      expect(compiled.gradient([point.x, point.y], gradient)).toBe(value);
      expectClose(gradient, point.g, "gradient alone");
    }
  });
});
