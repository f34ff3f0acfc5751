import { describe, expect, it } from "vitest";
import { placeLabel } from "./labels.ts";
import type { Box } from "./clip.ts";

const WITHIN = { x: 0, y: 0, width: 200, height: 200 };
const NONE = (): number => 0;
const wish = (x: number, y: number) => ({ x, y, gap: 10, width: 40, height: 16 });

describe("placing labels", () => {
  it("puts a text on the right, at middle height, where nothing is in the way", () => {
    expect(placeLabel(wish(100, 100), [], NONE, WITHIN)).toEqual({ x: 110, y: 92 });
  });
  it("keeps inside", () => {
    expect(placeLabel(wish(190, 100), [], NONE, WITHIN)).toEqual({ x: 140, y: 92 });
  });
  it("never covers what is taken, nor a text placed before", () => {
    const taken = [{ x: 105, y: 80, width: 60, height: 40 }];
    const first = placeLabel(wish(100, 100), taken, NONE, WITHIN);
    const second = placeLabel(wish(100, 100), taken, NONE, WITHIN);
    expect(first).toEqual({ x: 50, y: 92 });
    expect(second).toBeDefined();
    expect(taken).toHaveLength(3);
    const [a, b] = taken.slice(1) as [(typeof taken)[0], (typeof taken)[0]];
    expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
  });
  it("leaves out what has no place", () => {
    expect(placeLabel(wish(100, 100), [{ ...WITHIN }], NONE, WITHIN)).toEqual(undefined);
  });
  it("would rather not lie on a line, but does before it is left out", () => {
    const right = ({ x, width }: Box): number => (x + width > 120 ? 5 : 0);
    expect(placeLabel(wish(100, 100), [], right, WITHIN)).toEqual({ x: 50, y: 92 });
    expect(placeLabel(wish(100, 100), [], () => 12, WITHIN)).toEqual({ x: 110, y: 92 });
  });
  it("would rather not lie nearer to another's mark than to its own", () => {
    // 20 px to the right the other mark is inside of the text there; on the left its own is nearer.
    expect(placeLabel({ ...wish(100, 100), others: [[120, 100]] }, [], NONE, WITHIN)).toEqual({ x: 50, y: 92 });
    expect(placeLabel({ ...wish(100, 100), others: [[80, 100]] }, [], NONE, WITHIN)).toEqual({ x: 110, y: 92 });
    expect(placeLabel({ ...wish(100, 100), others: [[100, 100]] }, [], NONE, WITHIN)).toEqual({ x: 110, y: 92 });
  });
  it("goes farther off where that is allowed", () => {
    const around = { x: 40, y: 60, width: 120, height: 80 };
    expect(placeLabel(wish(100, 100), [{ ...around }], NONE, WITHIN)).toBeDefined();
    expect(placeLabel({ ...wish(100, 100), attached: true }, [{ ...around }], NONE, WITHIN)).toBeUndefined();
  });
  it("follows the side that is wanted", () => {
    expect(placeLabel({ ...wish(100, 100), towards: [0, 3] }, [], NONE, WITHIN)).toEqual({ x: 80, y: 110 });
  });
});
