import { describe, expect, it } from "vitest";
import { footprint, nearestStep, Trace } from "./trace.ts";

const PLAIN = { x0: 0, xScale: 1, y0: 0, yScale: 1 };
const BOX = { x: 0, y: 0, width: 100, height: 100 };

function follow(points: readonly (readonly [number, number])[], budget = Infinity): Trace {
  const trace = new Trace(PLAIN, BOX);
  trace.extend(Float64Array.from(points.flat()), 2, points.length, budget);
  return trace;
}
const vertices = (trace: Trace): (readonly [number, number])[] => Array.from({ length: trace.count }, (_, i) => [trace.x[i]!, trace.y[i]!]);

describe("a trace", () => {
  it("projects every point, with y the other way round where the scale says so", () => {
    const trace = new Trace({ x0: 10, xScale: 20, y0: 90, yScale: -20 }, BOX);
    trace.extend(Float64Array.of(0, 0, 1, 2), 2, 2, Infinity);
    expect(vertices(trace)).toEqual([
      [10, 90],
      [30, 50],
    ]);
  });

  it("merges what falls on the same spot, and keeps the rows", () => {
    const trace = follow([
      [10, 10],
      [10.1, 10.1],
      [10.2, 10],
      [20, 10],
    ]);
    expect(vertices(trace)).toEqual([
      [10, 10],
      [20, 10],
    ]);
    expect([...trace.row.subarray(0, trace.count)]).toEqual([0, 3]);
    expect([trace.upTo(0), trace.upTo(2), trace.upTo(3)]).toEqual([1, 1, 2]);
  });

  it("is cut at the border, on the way out and on the way in", () => {
    const trace = follow([
      [50, 50],
      [150, 50],
      [150, 80],
      [50, 80],
    ]);
    expect(vertices(trace)).toEqual([
      [50, 50],
      [100, 50],
      [100, 80],
      [50, 80],
    ]);
    expect([0, 1, 2, 3].map((i) => [trace.moves(i), trace.isStep(i)])).toEqual([
      [true, true],
      [false, false],
      [true, false],
      [false, true],
    ]);
    expect(trace.exit).toBeUndefined();
  });

  it("remembers where it left for good, also towards 1e100", () => {
    const trace = follow([
      [50, 50],
      [1e100, 50],
      [-1e100, 1e100],
    ]);
    expect(trace.exit).toMatchObject({ x: 100, y: 50 });
    expect(trace.exit!.dx).toBeGreaterThan(0);
  });

  it("crosses the box between two points outside", () => {
    const trace = follow([
      [-50, 50],
      [150, 50],
    ]);
    expect(vertices(trace)).toEqual([
      [0, 50],
      [100, 50],
    ]);
    expect(trace.moves(0)).toBe(true);
  });

  it("lifts the pen where there is no place", () => {
    const trace = follow([
      [10, 10],
      [Number.NaN, 10],
      [30, 10],
      [40, 10],
    ]);
    expect(vertices(trace)).toEqual([
      [10, 10],
      [30, 10],
      [40, 10],
    ]);
    expect([0, 1, 2].map((i) => trace.moves(i))).toEqual([true, true, false]);
  });

  it("gives the same whether it is followed at once or in pieces", () => {
    const points = Array.from({ length: 500 }, (_, i) => [50 + 70 * Math.sin(i / 9), 50 + 70 * Math.cos(i / 7)] as const);
    const whole = follow(points);
    const flat = Float64Array.from(points.flat());
    const pieces = new Trace(PLAIN, BOX);
    while (pieces.rows < points.length) pieces.extend(flat, 2, points.length, 7);
    expect(vertices(pieces)).toEqual(vertices(whole));
  });

  it("draws a million steps of a crowd no more often than pixels can show, and goes on outside of it", () => {
    const count = 1_000_000;
    const points = new Float64Array(2 * (count + 1));
    let seed = 1;
    const random = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
    for (let i = 0; i < 2 * count; i++) points[i] = 20 + 40 * random();
    points[2 * count] = 95;
    points[2 * count + 1] = 95;
    const trace = new Trace(PLAIN, BOX);
    trace.extend(points, 2, count + 1, Infinity);
    expect(trace.count).toBeLessThan(3000);
    expect([trace.x[trace.count - 1], trace.y[trace.count - 1], trace.row[trace.count - 1]]).toEqual([95, 95, count]);
  });
});

describe("pointing at a path", () => {
  const trace = follow([
    [10, 10],
    [50, 10],
    [90, 10],
  ]);
  it("finds the nearer end of the stretch under the pointer", () => {
    expect(nearestStep(trace, 25, 13, 8)).toEqual({ row: 0, distance: 3 });
    expect(nearestStep(trace, 35, 13, 8)).toEqual({ row: 1, distance: 3 });
    expect(nearestStep(trace, 35, 30, 8)).toBeUndefined();
  });
  it("does not bridge a gap", () => {
    const gap = follow([
      [10, 10],
      [Number.NaN, 0],
      [90, 10],
    ]);
    expect(nearestStep(gap, 50, 10, 8)).toBeUndefined();
  });
});

describe("a footprint", () => {
  it("covers a path with small boxes, bounded in number", () => {
    const boxes = footprint(
      follow([
        [10, 10],
        [90, 10],
      ]),
    );
    expect(boxes.length).toBeGreaterThan(4);
    expect(boxes.every(({ y, height }) => y + height / 2 === 10)).toBe(true);
    expect(footprint(follow(Array.from({ length: 5000 }, (_, i) => [i % 100, (i * 7) % 100] as const))).length).toBeLessThanOrEqual(300);
  });
});
