import { describe, expect, it } from "vitest";
import { add, div, mul, neg, scale, sub } from "./algebra.ts";
import { compileGraph } from "./compile-graph.ts";
import { Graph } from "./graph.ts";
import type { NodeId } from "./graph.ts";

describe("arithmetic for derivatives", () => {
  const graph = new Graph();
  const [x, y] = [graph.input(0), graph.input(1)];
  const AT = { x: 0.7, y: -1.3 };
  const constants = [0, 1, -1, 2, 0.25, -4, 3, 1e300, 0.1];
  const times = (k: number, u: NodeId): NodeId => graph.binary("mul", graph.constant(k), u);
  /** Every form that a rule looks for, with its value. */
  const forms: (readonly [NodeId, number])[] = [
    ...constants.map((k) => [graph.constant(k), k] as const),
    [x, AT.x],
    [y, AT.y],
    [graph.unary("neg", x), -AT.x],
    [graph.unary("neg", y), -AT.y],
    [times(2, x), 2 * AT.x],
    [times(-0.5, y), -0.5 * AT.y],
    [times(3, x), 3 * AT.x],
    [graph.unary("neg", times(3, y)), -(3 * AT.y)],
    [times(0.1, graph.unary("neg", y)), 0.1 * -AT.y],
    [graph.binary("sub", x, y), AT.x - AT.y],
    [graph.binary("mul", x, y), AT.x * AT.y],
    [graph.binary("div", x, y), AT.x / AT.y],
  ];
  const evaluate = (nodes: readonly NodeId[]): number[] => {
    const kernel = compileGraph(graph, { inputs: 2, parameters: 0, functions: { all: [x, ...nodes] } }).instantiate();
    kernel.inputs.set([AT.x, AT.y]);
    kernel.function("all")();
    // The sign of a zero may differ; no other bit may.
    return Array.from(kernel.outputs.subarray(0, nodes.length), (entry) => entry + 0);
  };

  const OPERATIONS = {
    add: [add, (a: number, b: number) => a + b],
    sub: [sub, (a: number, b: number) => a - b],
    mul: [mul, (a: number, b: number) => a * b],
    div: [div, (a: number, b: number) => a / b],
  } as const;
  it.each(Object.entries(OPERATIONS))("%s has the digits of plain arithmetic", (name, [build, apply]) => {
    const pairs = forms.flatMap((first) => forms.map((second) => [first, second] as const)).filter(([, [, b]]) => name !== "div" || b !== 0);
    const values = evaluate(pairs.map(([[u], [v]]) => build(graph, u, v)));
    expect(values).toEqual(pairs.map(([[, a], [, b]]) => apply(a, b) + 0));
  });

  it("neg and scale have the digits of plain arithmetic", () => {
    expect(evaluate(forms.map(([u]) => neg(graph, u)))).toEqual(forms.map(([, a]) => -a + 0));
    for (const k of constants) expect(evaluate(forms.map(([u]) => scale(graph, k, u)))).toEqual(forms.map(([, a]) => k * a + 0));
  });

  it("drops zero and one factors, and keeps one constant in front", () => {
    const zero = graph.constant(0);
    const log = graph.unary("log", x);
    expect(mul(graph, zero, log)).toBe(zero);
    expect(mul(graph, log, graph.constant(1))).toBe(log);
    expect(add(graph, log, zero)).toBe(log);
    expect(div(graph, zero, log)).toBe(zero);
    expect(neg(graph, neg(graph, log))).toBe(log);
    expect(scale(graph, 100, mul(graph, graph.constant(2), log))).toBe(times(200, log));
    expect(mul(graph, times(2, x), times(4, log))).toBe(times(8, graph.binary("mul", x, log)));
    expect(add(graph, x, neg(graph, y))).toBe(graph.binary("sub", x, y));
    // 0.1·(3·x) and 0.3·x differ in the last digit.
    expect(scale(graph, 0.1, times(3, log))).not.toBe(times(0.1 * 3, log));
  });
});
