import { describe, expect, it } from "vitest";
import { typed } from "../testing/typed.ts";
import { hasKink } from "./kink.ts";

describe("a kink", () => {
  it.each([
    ["abs(x) + y^2", 0, 3],
    ["abs(x) + 1e4*x^2 + y^2", 0, 0],
    ["1e-6*abs(x - y)", 2, 2],
    ["sqrt(x^2 + y^2)", 0, 0],
    ["max(x, 2*y) + x^2", 1, 0.5],
    ["sqrt(abs(x)) + y^2", 0, 0],
  ])("is seen in %s at (%d, %d)", (f, x, y) => expect(hasKink(typed(f), [x, y])).toBe(true));

  it.each([
    ["abs(x) + y^2", 0.3, 3],
    ["x^2 + 1e6*y^2", 0, 0],
    ["x^4 - 4*x^3 + 6*x^2 - 4*x + 1 + y^2", 1, 0],
    ["(x-1)^4 + y^4", 1, 0],
    ["x^2 - 2*x + 1 + (x-y)^2", 1, 1],
    ["0*x", 1, 1],
    ["exp(30*x) + y", 1, 1],
    ["1e6 + cos(3*x)*sin(y)", 1e5, -1e5],
    ["sqrt(x^2 + 1e-4) + y^2", 0, 0],
    ["sqrt(x) + y^2", 0, 0],
  ])("is not seen in %s at (%d, %d)", (f, x, y) => expect(hasKink(typed(f), [x, y])).toBe(false));
});
