import { describe, expect, it } from "vitest";
import { Graph } from "./graph.ts";
import { schedule } from "./schedule.ts";

describe("schedules", () => {
  const graph = new Graph();
  const [x, y] = [graph.input(0), graph.input(1)];
  const constant = (node: number): boolean => graph.constantOf(node) !== undefined;

  it("keep what is used twice and write the rest inline", () => {
    const u = graph.binary("sub", x, y);
    const root = graph.binary("mul", u, graph.unary("exp", u));
    expect(schedule(graph, [root], constant).kept).toEqual([u]);
    // The root is used by itself and by the second output.
    expect(schedule(graph, [root, graph.unary("sin", root)], constant).kept).toEqual([u, root]);
  });

  it("free a node where it is used last", () => {
    const u = graph.unary("cos", x);
    const v = graph.binary("mul", u, u);
    const root = graph.binary("add", v, graph.unary("log", v));
    const { kept, eachExpiring } = schedule(graph, [root], constant);
    const freed = [...kept, root].map((_, position) => {
      const nodes: number[] = [];
      eachExpiring(position, (node) => nodes.push(node));
      return nodes;
    });
    expect(kept).toEqual([u, v]);
    expect(freed).toEqual([[], [u], [v]]);
  });

  it("compute before a loop what does not vary in it, as a whole", () => {
    const still = graph.unary("exp", graph.binary("mul", y, y));
    const root = graph.binary("add", graph.unary("sin", graph.binary("add", x, y)), still);
    const { kept, loopStart } = schedule(graph, [root], constant, 0);
    // y is used three times; the square of y, once.
    expect(kept).toEqual([y, still]);
    expect(loopStart).toBe(2);
    const alone = schedule(graph, [still], constant, 0);
    expect(alone.kept.slice(0, alone.loopStart)).toEqual([y, still]);
  });

  it("bound how deep anything is written inline", () => {
    let node = x;
    for (let i = 0; i < 1000; i++) node = graph.unary("sin", node);
    expect(schedule(graph, [node], constant).kept.length).toBeGreaterThan(10);
  });
});
