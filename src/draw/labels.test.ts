import { describe, expect, it } from "vitest";
import { placeLabels } from "./labels.ts";

const WITHIN = { x: 0, y: 0, width: 200, height: 200 };
const wish = (x: number, y: number) => ({ x, y, gap: 10, width: 40, height: 16 });

describe("placing labels", () => {
  it("puts a text on the right, at middle height, where nothing is in the way", () => {
    expect(placeLabels([wish(100, 100)], [], [], WITHIN)).toEqual([{ x: 110, y: 92 }]);
  });
  it("keeps inside", () => {
    expect(placeLabels([wish(190, 100)], [], [], WITHIN)).toEqual([{ x: 140, y: 92 }]);
  });
  it("never covers what is taken, nor a text placed before", () => {
    const taken = [{ x: 105, y: 80, width: 60, height: 40 }];
    const [first, second] = placeLabels([wish(100, 100), wish(100, 100)], taken, [], WITHIN);
    expect(first).toEqual({ x: 50, y: 92 });
    expect(second).toBeDefined();
    expect(taken).toHaveLength(3);
    const [a, b] = taken.slice(1) as [(typeof taken)[0], (typeof taken)[0]];
    expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
  });
  it("leaves out what has no place", () => {
    expect(placeLabels([wish(100, 100)], [{ ...WITHIN }], [], WITHIN)).toEqual([undefined]);
  });
  it("would rather not lie on a line, but does before it is left out", () => {
    const line = [{ x: 110, y: 92, width: 40, height: 16 }];
    expect(placeLabels([wish(100, 100)], [], line, WITHIN)).toEqual([{ x: 50, y: 92 }]);
    expect(placeLabels([wish(100, 100)], [], [{ ...WITHIN }], WITHIN)[0]).toBeDefined();
  });
  it("follows the side that is wanted", () => {
    expect(placeLabels([{ ...wish(100, 100), towards: [0, 3] }], [], [], WITHIN)).toEqual([{ x: 80, y: 110 }]);
  });
});
