import { describe, expect, it } from "vitest";
import { boxesOf, chooseFigures, figurePlaces } from "./figures.ts";
import type { LevelLattice } from "./crossings.ts";
import type { FigurePlace } from "./figures.ts";

/** A lattice of 400 × 300 pixels of a function of the pixel. */
function lattice(u: (x: number, y: number) => number): LevelLattice {
  const [columns, rows, step] = [101, 76, 4];
  const values = Float32Array.from({ length: columns * rows }, (_, k) => u((k % columns) * step, Math.floor(k / columns) * step));
  return { columns, rows, step, values };
}
const wish = (level: number, width = 30) => ({ level, width, reluctance: 0 });

describe("places for figures", () => {
  it("lie on their line and along it: 3x + 4y = 1000 falls to the right at 3 in 4, on a screen whose y points down", () => {
    const places = figurePlaces(
      lattice((x, y) => (3 * x + 4 * y) / 100),
      [wish(10)],
    );
    expect(places.length).toBeGreaterThan(3);
    for (const { x, y, angle } of places) {
      expect(3 * x + 4 * y).toBeCloseTo(1000, 2);
      expect(Math.tan(angle)).toBeCloseTo(-3 / 4, 3);
    }
  });
  it("bisect an arc: on a circle of radius 100 the middle of the figure lies half the sagitta inside", () => {
    const places = figurePlaces(
      lattice((x, y) => Math.hypot(x - 200, y - 150) / 20),
      [wish(5)],
    );
    // The chord of 30 px of arc lies 100·(1 − cos 0.15) inside.
    const expected = 100 * (1 - (1 - Math.cos(0.15)) / 2);
    expect(places.length).toBeGreaterThan(8);
    for (const { x, y } of places) expect(Math.hypot(x - 200, y - 150)).toBeCloseTo(expected, 0);
  });
  it("are none where the line bends too much, is cut off, crowded, or no line at all", () => {
    const circle = lattice((x, y) => Math.hypot(x - 200, y - 150) / 20);
    // Radius 20: the sagitta of 30 px of arc is more than 4 px.
    expect(figurePlaces(circle, [wish(1)])).toEqual([]);
    expect(
      figurePlaces(
        lattice((x) => x / 3),
        [wish(50)],
      ),
    ).toEqual([]);
    expect(
      figurePlaces(
        lattice((x) => 2 + (x - 200) / 1e6),
        [wish(2)],
      ),
    ).toEqual([]);
    const half = figurePlaces(
      lattice((x, y) => (x < 200 ? y / 50 : Number.NaN)),
      [wish(3)],
    );
    expect(half.length).toBeGreaterThan(1);
    for (const { x } of half) expect(x + 15).toBeLessThan(200);
    // A line 3 px from the border has no room for a figure.
    expect(
      figurePlaces(
        lattice((_x, y) => (y - 3) / 50),
        [wish(0)],
      ),
    ).toEqual([]);
  });
  it("cost less where they are level, straight and roomy", () => {
    const rings = figurePlaces(
      lattice((x, y) => Math.hypot(x - 200, y - 150) / 20),
      [wish(4), wish(6)],
    );
    const cheapest = (level: number): number => Math.min(...rings.filter((place) => place.level === level).map(({ cost }) => cost));
    expect(cheapest(6)).toBeLessThan(cheapest(4));
    const best = rings.find(({ cost }) => cost === cheapest(6))!;
    expect(Math.abs(best.angle)).toBeLessThan(0.3);
    expect(rings.every(({ angle }) => Math.abs(angle) <= Math.PI / 2)).toBe(true);
    const steeper = figurePlaces(
      lattice((x, y) => Math.hypot(x - 200, y - 150) / 8),
      [wish(15)],
    );
    expect(Math.min(...steeper.map(({ cost }) => cost))).toBeGreaterThan(cheapest(6) + 0.4);
  });
  it("that are taken already are better than any other, as long as there is a line", () => {
    const plane = lattice((x, y) => (3 * x + 4 * y) / 100);
    const [first, ...others] = figurePlaces(plane, [wish(10)], [{ level: 10, x: 121, y: 159 }]);
    expect(3 * first!.x + 4 * first!.y).toBeCloseTo(1000, 2);
    expect(Math.hypot(first!.x - 121, first!.y - 159)).toBeLessThan(1);
    expect(Math.min(...others.map(({ cost }) => cost))).toBeGreaterThan(first!.cost + 10);
    expect(figurePlaces(plane, [wish(10)], [{ level: 7, x: 121, y: 159 }])).toHaveLength(others.length);
  });
});

describe("lines", () => {
  it("are told apart, also those of one height", () => {
    // Two rings of radius 60 and one wall.
    const field = lattice((x, y) => Math.min(Math.hypot(x - 90, y - 150), Math.hypot(x - 270, y - 150), (400 - x) * 3) / 20);
    const lines = new Map<number | undefined, number[]>();
    for (const { line, x } of figurePlaces(field, [wish(3)])) lines.set(line, [...(lines.get(line) ?? []), x]);
    expect(lines.size).toBe(3);
    for (const xs of lines.values()) {
      expect(xs.length).toBeGreaterThan(2);
      expect(new Set(xs.map((x) => (x < 180 ? "left" : x < 350 ? "right" : "wall"))).size).toBe(1);
    }
    const [kept] = figurePlaces(field, [wish(3)], [{ level: 3, x: 90, y: 90 }]);
    expect(lines.get(kept!.line)?.every((x) => x < 180)).toBe(true);
  });
});

describe("choosing figures", () => {
  const place = (level: number, x: number, cost: number, line = level): FigurePlace => ({ level, line, x, y: 50, angle: 0, width: 30, cost });
  const at = (places: readonly FigurePlace[], most = 9): number[] => chooseFigures(places, most, () => true).map(({ x }) => x);
  it("takes the best ones that keep apart, and no more than asked for", () => {
    const places = [place(2, 90, 0.2), place(1, 50, 0.1), place(2, 110, 0.3), place(3, 300, 1)];
    // 90 is nearer to 50 than 20 and two halves of 30.
    expect(at(places)).toEqual([50, 110, 300]);
    expect(at(places, 2)).toEqual([50, 110]);
  });
  it("takes figures of one height farther apart, those of one line farther still", () => {
    expect(at([place(1, 0, 0), place(1, 100, 0, 7), place(1, 120, 0, 7)])).toEqual([0, 120]);
    expect(at([place(1, 0, 0), place(1, 250, 0), place(1, 270, 0)])).toEqual([0, 270]);
  });
  it("would rather name another line than one again", () => {
    const places = [place(1, 0, 0), place(1, 400, 0), place(1, 200, 0.5, 7)];
    expect(at(places, 2)).toEqual([0, 200]);
    // 260/400 more for its line, and 0.1·110/200 for the other one of its height.
    expect(chooseFigures(places, 3, () => true)[2]!.cost).toBeCloseTo(0.65 + 0.055, 12);
  });
  it("leaves a poor place empty", () => {
    expect(at([place(1, 50, 2.5)])).toEqual([]);
  });
  it("leaves out what is not free, and asks only about what else fits", () => {
    const asked: number[] = [];
    const places = [place(1, 50, 0), place(2, 60, 0.5), place(3, 300, 1)];
    const free = ({ level }: FigurePlace): boolean => asked.push(level) > 1;
    expect(chooseFigures(places, 9, free)).toEqual([places[1], places[2]]);
    expect(asked).toEqual([1, 2, 3]);
  });
});

describe("the boxes of a figure", () => {
  it("cover it from end to end, upright or not", () => {
    for (const angle of [0, 0.5, -1.5]) {
      const boxes = boxesOf({ x: 100, y: 80, angle, width: 44 });
      expect(boxes.length).toBe(4);
      for (const share of [-0.5, -0.25, 0, 0.25, 0.5]) {
        const [x, y] = [100 + share * 44 * Math.cos(angle), 80 + share * 44 * Math.sin(angle)];
        expect(boxes.some((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)).toBe(true);
      }
    }
  });
});
