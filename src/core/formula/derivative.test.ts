import { describe, expect, it } from "vitest";
import { exp } from "../elementary/index.ts";
import { rng } from "../random.ts";
import { functions } from "./ast.ts";
import { derivative } from "./derivative.ts";
import { Graph } from "./graph.ts";
import { compile, derivatives, derivativesOf } from "./testing/compile.ts";

/** Every function and operator at arguments inside its domain for x, y in [0.2, 0.9], none of them symmetric in x and y. */
const INSIDE: Record<string, string> = {
  sqrt: "sqrt(1 + x*y^2)",
  abs: "abs(x*y - 2)",
  sign: "sign(x - 5)*x*y",
  exp: "exp(x*y - y)",
  log: "log(x + 2*y*x)",
  log10: "log10(x + 2*y*x)",
  log2: "log2(x + 2*y*x)",
  sin: "sin(3*x - y^2)",
  cos: "cos(3*x - y^2)",
  tan: "tan(x*y/2 + x)",
  asin: "asin(x*y - 0.3*x)",
  acos: "acos(x*y - 0.3*x)",
  atan: "atan(2*x/y)",
  sinh: "sinh(x - 2*y)",
  cosh: "cosh(x - 2*y)",
  tanh: "tanh(x - 2*y*x)",
  sigmoid: "sigmoid(3*x - 2*y*x)",
  softplus: "softplus(3*x - 2*y*x)",
  relu: "relu(x + y^2 - 0.01)*relu(-x)+relu(x*x*y)",
  pow: "pow(x + y^2, 1 - x*y)",
  atan2: "atan2(y - 2*x, x*y - 0.5)",
  hypot: "hypot(x - 3, y*x)",
  min: "min(x*y, x*y + x, 3 - y)",
  max: "max(x*y, x*y + x*x, y - 3)",
  "+": "x^2 + y*x",
  "-": "x^2 - y*x",
  "*": "x*(x + y)*y*y",
  "/": "(x - y*x)/(2 + x*y)",
  "unary -": "-(x*y)*-x",
  "unary +": "+x*+y",
  "whole power": "(x - 2*y)^7 + (x*y)^2 + y^3*x",
  "large whole power": "(x - 2*y)^11",
  "negative whole power": "(1 + x*y)^-3 + x^-1",
  "large negative whole power": "(1 + x*y)^-12",
  "real power": "(x + y*x)^2.5 + (x*y)^-0.75",
  "constant base": "2.5^(x*y - x)",
  "base e": "e^(x*y - x)",
  "variable exponent": "x^y + (x + y)^(x*y) + y^(x - y)",
  conditional: "x < 2 ? sin(x*y) : x^3",
  "conditional, otherwise": "x > 2 ? x^3 : cos(x*y)*x",
  "1 - square": "(1 - x*y)*(1 + x*y) + asin(x*y)",
  nested: "tanh(sin(x*y) + log(1 + exp(x - y^2)))/(1 + sigmoid(x^y))",
};
const POINTS = 6;
/** A central difference of step h errs by about h²/6 times the third derivative and ε/h; 1e-5 balances them for values near 1. */
const STEP = 1e-5;
const DIFFERENCE_TOLERANCE = 2e-8;

describe("gradient and Hessian against central differences", () => {
  it("covers every function of the language", () => {
    expect([...functions.keys()].filter((name) => !Object.hasOwn(INSIDE, name))).toEqual([]);
  });

  it.each(Object.entries(INSIDE))("%s", (name, text) => {
    const compiled = compile(text);
    const random = rng(7, name);
    for (let k = 0; k < POINTS; k++) {
      const at = [0.2 + 0.7 * random.uniform(), 0.2 + 0.7 * random.uniform()];
      const here = derivativesOf(compiled, at);
      const size = 1 + Math.max(...[here.value, ...here.gradient, ...here.hessian].map(Math.abs));
      for (const i of [0, 1]) {
        const forth = derivativesOf(compiled, at.with(i, at[i]! + STEP));
        const back = derivativesOf(compiled, at.with(i, at[i]! - STEP));
        const width = at[i]! + STEP - (at[i]! - STEP);
        expect(Math.abs(here.gradient[i]! - (forth.value - back.value) / width)).toBeLessThan(DIFFERENCE_TOLERANCE * size);
        for (const j of [0, 1]) {
          expect(Math.abs(here.hessian[2 * j + i]! - (forth.gradient[j]! - back.gradient[j]!) / width)).toBeLessThan(DIFFERENCE_TOLERANCE * size);
        }
      }
    }
  });
});

describe("powers", () => {
  it("are exact for negative bases with whole exponents", () => {
    // (−3)^n, n·(−3)^(n−1), n(n−1)·(−3)^(n−2)
    expect(derivatives("x^3", [-3, 0])).toEqual({ value: -27, gradient: [27, 0], hessian: [-18, 0, 0, 0] });
    expect(derivatives("x^8", [-3, 0])).toEqual({ value: 6561, gradient: [-17496, 0], hessian: [40824, 0, 0, 0] });
    expect(derivatives("x^11", [-2, 0])).toEqual({ value: -2048, gradient: [11264, 0], hessian: [-56320, 0, 0, 0] });
    expect(derivatives("pow(x, 2)", [-3, 0])).toEqual({ value: 9, gradient: [-6, 0], hessian: [2, 0, 0, 0] });
    expect(derivatives("x^-2", [-2, 0])).toEqual({ value: 0.25, gradient: [0.25, 0], hessian: [0.375, 0, 0, 0] });
    expect(derivatives("x^(4/2)", [-3, 0]).value).toBe(9);
    expect(derivatives("x^1", [-3, 0])).toEqual({ value: -3, gradient: [1, 0], hessian: [0, 0, 0, 0] });
    expect(derivatives("x^0", [0, 0])).toEqual({ value: 1, gradient: [0, 0], hessian: [0, 0, 0, 0] });
  });

  it("have the right derivatives at a base of 0", () => {
    expect(derivatives("x^2", [0, 0])).toEqual({ value: 0, gradient: [0, 0], hessian: [2, 0, 0, 0] });
    expect(derivatives("x^2.5", [0, 0])).toEqual({ value: 0, gradient: [0, 0], hessian: [0, 0, 0, 0] });
    // x^y at x = 0: ∂y = x^y log x → 0, ∂x∂y = x^(y−1) + y x^(y−1) log x → 0 for y = 2, −∞ for y = 1.
    expect(derivatives("x^y", [0, 2])).toEqual({ value: 0, gradient: [0, 0], hessian: [2, 0, 0, 0] });
    expect(derivatives("x^y", [0, 1]).gradient).toEqual([1, 0]);
    expect(derivatives("x^y", [0, 1]).hessian[1]).toBe(-Infinity);
  });

  it("take a parameter as exponent, also where it is 0 or whole", () => {
    const names = { variables: ["x", "y"], parameters: ["p"] };
    expect(derivativesOf(compile("x^p", names, [0]), [0, 0])).toEqual({ value: 1, gradient: [0, 0], hessian: [0, 0, 0, 0] });
    expect(derivativesOf(compile("x^p", names, [3]), [-2, 0])).toEqual({ value: -8, gradient: [12, 0], hessian: [-12, 0, 0, 0] });
  });
});

describe("at a kink", () => {
  it.each([
    ["sign(x)", 0],
    ["abs(x)", 0],
    ["relu(x)", 0],
    ["min(x, 2*x)", 1],
    ["min(2*x, x)", 2],
    ["max(x, 2*x)", 1],
    ["max(2*x, x, 3*x)", 2],
    ["max(3*x, 2*x, x)", 3],
    ["abs(x)*x", 0],
    ["x < 0 ? 5*x : 7*x", 7],
    ["x <= 0 ? 5*x : 7*x", 5],
    ["x == 0 ? 3*x : x", 3],
    ["x ? 3*x : x", 1],
    ["(x < 1)*x + (x >= 0)", 1],
  ])("%s has slope %d at 0", (text, slope) => {
    const { gradient, hessian } = derivatives(text, [0, 0.5]);
    expect(gradient[0]! + 0).toBe(slope);
    expect(hessian.map((entry) => entry + 0)).toEqual([0, 0, 0, 0]);
  });

  it("differentiates the side that holds", () => {
    expect(derivatives("relu(x)^3", [2, 0])).toEqual({ value: 8, gradient: [12, 0], hessian: [12, 0, 0, 0] });
    expect(derivatives("relu(x)^3", [-2, 0])).toEqual({ value: 0, gradient: [0, 0], hessian: [0, 0, 0, 0] });
    expect(derivatives("abs(x)^3", [-2, 0])).toEqual({ value: 8, gradient: [-12, 0], hessian: [12, 0, 0, 0] });
    expect(derivatives("x > 0 ? log(x) : x^2", [-3, 0])).toEqual({ value: 9, gradient: [-6, 0], hessian: [2, 0, 0, 0] });
  });
});

describe("saturation", () => {
  const at = (x: number, expression: string): number[] => {
    const { gradient, hessian } = derivatives(expression, [x, 0]);
    return [gradient[0]!, hessian[0]!];
  };
  it("keeps the digits of the slopes of sigmoid and tanh", () => {
    // Far out σ′ = e^−x (1 − 2e^−x + …), tanh′ = 4e^−2x (1 − …), and each second derivative is −1 or −2 times the first.
    const decay = exp(-40);
    expect(at(40, "sigmoid(x)")[0]! / decay).toBeCloseTo(1, 14);
    expect(at(40, "sigmoid(x)")[1]! / decay).toBeCloseTo(-1, 14);
    expect(at(-40, "sigmoid(x)")[0]! / decay).toBeCloseTo(1, 14);
    expect(at(20, "tanh(x)")[0]! / decay).toBeCloseTo(4, 13);
    expect(at(-20, "tanh(x)")[1]! / decay).toBeCloseTo(8, 13);
    expect(at(40, "softplus(-x)")[1]! / decay).toBeCloseTo(1, 14);
  });
  it("keeps the digits of second derivatives that vanish at 0", () => {
    // tanh″ = −2x + …, σ″ = −x/8 + …, arcsin″ = x + …
    expect(at(1e-9, "tanh(x)")[1]! / 1e-9).toBeCloseTo(-2, 14);
    expect(at(1e-9, "sigmoid(x)")[1]! / 1e-9).toBeCloseTo(-0.125, 14);
    expect(at(1e-9, "asin(x)")[1]! / 1e-9).toBeCloseTo(1, 14);
  });
  it("keeps the digits of arcsin near 1", () => {
    // x = 1 − h: arcsin′ = 1/√(h(2 − h)), h exact
    const h = 1 / 1099511627776;
    expect(at(1 - h, "asin(x)")[0]! * Math.sqrt(h * (2 - h))).toBeCloseTo(1, 14);
    expect(at(1 - h, "acos(x)")[0]! * Math.sqrt(h * (2 - h))).toBeCloseTo(-1, 14);
  });
});

describe("derivative nodes", () => {
  it("are memoised and drop zero factors", () => {
    const graph = new Graph();
    const [x, y] = [graph.input(0), graph.input(1)];
    const f = graph.binary("mul", graph.unary("sin", x), graph.unary("log", y));
    const byX = derivative(graph, f, 0);
    const size = graph.size;
    expect(derivative(graph, f, 0)).toBe(byX);
    expect(graph.size).toBe(size);
    expect(byX).toBe(graph.binary("mul", graph.unary("cos", x), graph.unary("log", y)));
    expect(graph.constantOf(derivative(graph, f, 2))).toBe(0);
  });

  it("of graph-only functions", () => {
    const graph = new Graph();
    const x = graph.input(0);
    expect(derivative(graph, graph.unary("expm1", x), 0)).toBe(graph.unary("exp", x));
    const onePlus = graph.binary("add", graph.constant(1), x);
    expect(derivative(graph, graph.unary("log1p", x), 0)).toBe(graph.binary("div", graph.constant(1), onePlus));
  });
});
