import { describe, expect, it } from "vitest";
import { nearestStep, Trace } from "./trace.ts";

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

describe("what lies under a path", () => {
  it("is counted in cells of 8 pixels, with all that a long stroke passes", () => {
    const trace = follow([
      [4, 12],
      [84, 12],
    ]);
    expect(trace.cellsUnder({ x: 20, y: 9, width: 15.9, height: 6 })).toBe(3);
    expect(trace.cellsUnder({ x: 20, y: 17, width: 30, height: 20 })).toBe(0);
    expect(trace.cellsUnder({ x: -500, y: -500, width: 5000, height: 5000 })).toBe(11);
  });
  it("is nothing where the path is interrupted", () => {
    const trace = follow([
      [10, 12],
      [Number.NaN, 0],
      [90, 12],
    ]);
    expect(trace.cellsUnder({ x: 20, y: 9, width: 60, height: 6 })).toBe(0);
  });
});

describe("a path that swings", () => {
  const swings = (points: readonly (readonly [number, number])[]): boolean[] => {
    const trace = follow(points);
    return Array.from({ length: trace.count }, (_, i) => trace.isSwing(i));
  };
  it("is told from one that goes on: its strokes go back beside the ones before", () => {
    const wide = [10, 20, 30, 40].map((x, i) => [x, i % 2 === 0 ? 10 : 60] as const);
    expect(swings(wide)).toEqual([false, false, false, false]);
    const narrow = [10, 12, 14, 16].map((x, i) => [x, i % 2 === 0 ? 10 : 60] as const);
    expect(swings(narrow)).toEqual([false, false, true, true]);
  });
  it("is one beyond the borders too, and while its swings grow", () => {
    const growing = [20, 22, 24, 26, 28].map((x, i) => [x, 50 + (i % 2 === 0 ? -1 : 1) * 40 * 1.3 ** i] as const);
    const trace = follow(growing);
    const last = trace.count - 1;
    expect([trace.isStep(last), trace.isSwing(last)]).toEqual([false, true]);
  });
  it("is no path that creeps on the spot", () => {
    expect(swings([10, 13, 10, 13].map((x) => [x, 10] as const))).toEqual([false, false, false, false]);
  });
});

describe("a path that explodes", () => {
  it("stays inside the box however far its ends are", () => {
    const box = { x: 0, y: 0, width: 400, height: 300 };
    const trace = new Trace({ x0: 200, xScale: 50, y0: 150, yScale: -50 }, box);
    const points = Float64Array.from(Array.from({ length: 300 }, (_, k) => [0.3 + 1e-3 * k, 0.5 * (-2) ** k]).flat());
    trace.extend(points, 2, 300, 300);
    expect(trace.count).toBeGreaterThan(2);
    for (let i = 0; i < trace.count; i++) {
      expect(trace.x[i]).toBeGreaterThanOrEqual(0);
      expect(trace.x[i]).toBeLessThanOrEqual(400);
      expect(trace.y[i]).toBeGreaterThanOrEqual(0);
      expect(trace.y[i]).toBeLessThanOrEqual(300);
    }
  });
});
