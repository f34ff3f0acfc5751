/** Bounds must hold what they bound: every derivative at random points of random boxes. */
import { describe, expect, it } from "vitest";
import { fromFormula } from "../problems/parts.ts";
import { rng } from "../random.ts";
import { Flag } from "../model.ts";
import type { Enclosure, Problem } from "../model.ts";

function build(text: string): { problem: Problem; enclosure: Enclosure } {
  const created = fromFormula(text);
  if (!created.ok) throw new Error(text);
  return { problem: created.problem, enclosure: created.problem.enclosure!() };
}

const FORMULAS = [
  "(1-x)^2 + 100*(y-x^2)^2",
  "sin(x)*cos(3*y) + tan(x/4) - atan(x*y)",
  "exp(-x^2-y^2)*cos(x)*cos(y)",
  "log(x+4)*sqrt(y^2+1) + log10(2+x^2) + log2(3+y)/3",
  "abs(x)*relu(y) + max(x, y^2, 1) + min(x*y, 2)",
  "sinh(x/2) + cosh(y/2)*tanh(x) + sigmoid(x*y) + softplus(x-y)",
  "x^9 - y^10 + (x^2+1)^(y/3) + pow(abs(x)+0.1, 1.5)",
  "hypot(x, y) + atan2(y, x+8) + asin(x/9)*acos(y/9)",
  "x > y ? x^3 : y^2*x",
  "1/(x^2+y^2+0.1) - x^-3 + (x-5)^-2",
  "sign(x)*y + x/(y-4)",
  // Of an operand only what lies in the domain counts, but not for what is chosen outside of it.
  "log(x*y) + sqrt(1-x) + asin(y/2)*x + (x+1)^1.5",
  "(x > 0 ? log(x) : x^2) + (log(y) < 1)*x*y",
];

describe("enclosures", () => {
  it.each(FORMULAS)("hold the derivatives of %s", (text) => {
    const { problem, enclosure } = build(text);
    const random = rng(text);
    const gradient = new Float64Array(2);
    const hessian = new Float64Array(4);
    for (let trial = 0; trial < 400; trial++) {
      const size = [3, 0.3, 1e-3, 0][trial % 4]! * random.uniform();
      const [x, y] = [6 * random.uniform() - 3, 6 * random.uniform() - 3];
      const flags = enclosure.gradient(x, x + size, y, y + size);
      expect(enclosure.hessian() & flags).toBe(flags);
      const { bounds } = enclosure;
      for (let point = 0; point < 8; point++) {
        const at = [Math.min(x + size, x + size * random.uniform()), Math.min(y + size, y + size * random.uniform())];
        problem.hessian!(at, hessian, gradient);
        if (!gradient.every((value) => Number.isFinite(value)) || !hessian.every((value) => Number.isFinite(value))) continue;
        [gradient[0]!, gradient[1]!, hessian[0]!, hessian[1]!, hessian[3]!].forEach((value, i) => {
          // What is bounded is the true value; the one computed at a point carries its own rounding.
          const slack = 1e-12 * (1 + Math.abs(value));
          expect(bounds[2 * i]!, `${i} at ${String(at)}`).toBeLessThanOrEqual(value + slack);
          expect(bounds[2 * i + 1]!).toBeGreaterThanOrEqual(value - slack);
        });
      }
    }
  });

  it("say where there is a kink, an edge of the domain, or nothing at all", () => {
    const flags = (text: string, ...box: [number, number, number, number]): number => build(text).enclosure.gradient(...box);
    expect(flags("abs(x)+y^2", 1, 2, 0, 1)).toBe(0);
    expect(flags("abs(x)+y^2", -1, 2, 0, 1)).toBe(Flag.kink);
    expect(flags("log(x)+y^2", 1, 2, 0, 1)).toBe(0);
    expect(flags("log(x)+y^2", -1, 2, 0, 1) & Flag.partial).toBe(Flag.partial);
    expect(flags("log(x)+y^2", -2, -1, 0, 1) & Flag.empty).toBe(Flag.empty);
  });

  it("keep the sign of what underflows", () => {
    const { enclosure } = build("-exp(-x^2-y^2)");
    enclosure.gradient(40, 41, 40, 41);
    expect(enclosure.bounds[0]).toBeGreaterThan(0);
    // And what overflows is large, not unknown.
    const { enclosure: large } = build("exp(x*y)");
    large.gradient(40, 41, 40, 41);
    expect(large.bounds[0]).toBeGreaterThan(1e308);
  });
});
