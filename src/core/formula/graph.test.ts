import { describe, expect, it } from "vitest";
import { formulaNodes } from "./compile-formula.ts";
import { compileGraph } from "./compile-graph.ts";
import { derivative } from "./derivative.ts";
import { Graph } from "./graph.ts";
import type { NodeId } from "./graph.ts";
import { power, wholePower } from "./powers.ts";
import { parse } from "./testing/compile.ts";

describe("hash-consing", () => {
  it("makes equal expressions one node, in either order of a sum or product", () => {
    const graph = new Graph();
    const [x, y] = [graph.input(0), graph.input(1)];
    expect(graph.binary("mul", x, y)).toBe(graph.binary("mul", y, x));
    expect(graph.binary("add", x, y)).toBe(graph.binary("add", y, x));
    expect(graph.binary("sub", x, y)).not.toBe(graph.binary("sub", y, x));
    // A tie of min goes to the first argument.
    expect(graph.binary("min", x, y)).not.toBe(graph.binary("min", y, x));
    expect(graph.select(x, y, x)).toBe(graph.select(x, y, x));
    expect(graph.select(x, y, x)).not.toBe(graph.select(x, x, y));
    expect(wholePower(graph, x, 4)).toBe(wholePower(graph, wholePower(graph, x, 2), 2));
    expect(graph.constant(0)).not.toBe(graph.constant(-0));
    expect(graph.constant(Number.NaN)).toBe(graph.constant(Number.NaN));
    expect(graph.input(0)).not.toBe(graph.parameter(0));
  });

  it("folds constants and drops what changes no value, and nothing else", () => {
    const graph = new Graph();
    const [x, zero, one] = [graph.input(0), graph.constant(0), graph.constant(1)];
    const log = graph.unary("log", x);
    expect(graph.constantOf(graph.binary("add", graph.constant(2), graph.constant(3)))).toBe(5);
    expect(graph.constantOf(graph.unary("sqrt", graph.constant(9)))).toBe(3);
    expect(graph.binary("mul", one, log)).toBe(log);
    expect(graph.binary("div", log, one)).toBe(log);
    expect(graph.binary("sub", log, zero)).toBe(log);
    expect(graph.unary("neg", graph.unary("neg", x))).toBe(x);
    expect(graph.op(graph.binary("mul", zero, log))).toBe("mul");
    expect(graph.op(graph.binary("sub", log, log))).toBe("sub");
    expect(graph.op(graph.binary("div", log, log))).toBe("div");
    // −0 + 0 is 0.
    expect(graph.op(graph.binary("add", x, zero))).toBe("add");
    expect(graph.constantOf(power(graph, log, zero))).toBe(1);
  });

  it("shares what value, gradient and Hessian have in common", () => {
    const operations = (text: string): number => {
      const { graph, value, gradient, hessian } = formulaNodes(parse(text));
      const seen = new Set<NodeId>([value, ...gradient, ...hessian]);
      for (const node of seen) for (const operand of graph.operands(node)) seen.add(operand);
      return [...seen].filter((node) => !["constant", "input", "guard"].includes(graph.op(node))).length;
    };
    // exp(x y): y·e and x·e for the gradient, y·(y e), x·(x e), and e + y·(x e) for the Hessian, beside x y and e.
    expect(operations("exp(x*y)")).toBe(8);
    // Value 1−x, (·)², x², y−x², (·)², 100·, +; slopes −2(1−x), 400·(x u), −, 200·u; curvatures by hand: 2 − 400(u − 2x²) and −400x, 200.
    expect(operations("(1 - x)^2 + 100*(y - x^2)^2")).toBeLessThanOrEqual(20);
    // A sum of n equal terms costs its additions only.
    expect(operations("sin(x) + sin(x) + sin(x)")).toBeLessThan(operations("sin(x)") + 8);
  });

  it("grows linearly with the formula", () => {
    const size = (factors: number): number => formulaNodes(parse(Array.from({ length: factors }, (_, i) => "xy".charAt(i % 2)).join("*"))).graph.size;
    const [small, large] = [size(100), size(200)];
    expect(large / small).toBeLessThan(2.1);
  });
});

describe("compiled graphs", () => {
  it("have residuals and a Jacobian as named outputs", () => {
    // r = (a·x − y, x·y), a a parameter
    const graph = new Graph();
    const [x, y, a] = [graph.input(0), graph.input(1), graph.parameter(0)];
    const residuals = [graph.binary("sub", graph.binary("mul", a, x), y), graph.binary("mul", x, y)];
    const jacobian = residuals.flatMap((residual) => [0, 1].map((input) => derivative(graph, residual, input)));
    const compiled = compileGraph(graph, { inputs: 2, parameters: 1, functions: { residuals, jacobian: [...residuals, ...jacobian] } });
    const kernel = compiled.instantiate();
    const run = kernel.function("jacobian");
    kernel.setParameters([5]);
    kernel.inputs.set([2, 3]);
    expect(run()).toBe(7);
    expect([...kernel.outputs.subarray(0, 5)]).toEqual([6, 5, -1, 3, 2]);
    kernel.inputs.set([2, 3]);
    expect(kernel.function("residuals")()).toBe(7);
  });

  it("have as many inputs as wanted: KL of two Gaussians in (μ₁, σ₁, μ₂, σ₂)", () => {
    const graph = new Graph();
    const [m1, s1, m2, s2] = [0, 1, 2, 3].map((i) => graph.input(i)) as [NodeId, NodeId, NodeId, NodeId];
    const spread = graph.binary("add", wholePower(graph, s1, 2), wholePower(graph, graph.binary("sub", m1, m2), 2));
    const quotient = graph.binary("div", spread, graph.binary("mul", graph.constant(2), wholePower(graph, s2, 2)));
    const kl = graph.binary("sub", graph.binary("add", graph.unary("log", graph.binary("div", s2, s1)), quotient), graph.constant(0.5));
    // Its Hessian with respect to the second argument, at equal arguments, is the Fisher matrix diag(1/σ², 2/σ²).
    const hessian = [2, 3].flatMap((i) => [2, 3].map((j) => derivative(graph, derivative(graph, kl, i), j)));
    const kernel = compileGraph(graph, { inputs: 4, parameters: 0, functions: { fisher: [kl, ...hessian] } }).instantiate();
    kernel.inputs.set([0.3, 0.5, 0.3, 0.5]);
    expect(kernel.function("fisher")()).toBe(0);
    expect(Array.from(kernel.outputs.subarray(0, 4), (entry) => entry + 0)).toEqual([4, 0, 0, 8]);
  });

  it("refuse unknown functions, wrong parameter counts and what the shared memory cannot hold", () => {
    const graph = new Graph();
    const compiled = compileGraph(graph, { inputs: 1, parameters: 1, functions: { f: [graph.input(0)] } });
    expect(() => compiled.instantiate().function("g")).toThrow(RangeError);
    expect(() => compiled.instantiate().setParameters([1, 2])).toThrow(RangeError);
    expect(() => compileGraph(graph, { inputs: 10_000, parameters: 0, functions: {} })).toThrow(RangeError);
  });

  it("compute once what an operation reads several times", () => {
    const graph = new Graph();
    const x = graph.input(0);
    let node = x;
    // Written out in full, sixty nested guards would be 2⁶⁰ instructions.
    for (let i = 0; i < 60; i++) node = graph.binary("guard", graph.binary("add", node, x), x);
    const kernel = compileGraph(graph, { inputs: 1, parameters: 0, functions: { f: [node] } }).instantiate();
    kernel.inputs[0] = 3;
    expect(kernel.function("f")()).toBe(3);
  });

  it("keep graph-only functions", () => {
    const graph = new Graph();
    const x = graph.input(0);
    const kernel = compileGraph(graph, {
      inputs: 1,
      parameters: 0,
      functions: { f: [graph.binary("sub", graph.unary("expm1", x), graph.unary("log1p", x))] },
    }).instantiate();
    kernel.inputs[0] = 1e-9;
    // x + x²/2 − (x − x²/2) = x²
    expect(kernel.function("f")() / 1e-18).toBeCloseTo(1, 6);
  });
});
