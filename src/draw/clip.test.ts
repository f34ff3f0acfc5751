import { describe, expect, it } from "vitest";
import { cutSegment } from "./clip.ts";

const BOX = { x: 10, y: 20, width: 100, height: 50 };
function cut(ax: number, ay: number, bx: number, by: number): readonly number[] | undefined {
  const out = { from: 0, to: 1 };
  return cutSegment(BOX, ax, ay, bx, by, out) ? [out.from, out.to] : undefined;
}

describe("cutting a segment to a box", () => {
  it("leaves alone what is inside", () => expect(cut(20, 30, 50, 60)).toEqual([0, 1]));
  it("cuts both ends", () => expect(cut(-90, 40, 210, 40)).toEqual([1 / 3, 2 / 3].map((share) => expect.closeTo(share, 12) as number)));
  it("finds nothing beside, behind or past a corner", () => {
    expect([cut(0, 30, 5, 60), cut(20, 10, 50, 10), cut(0, 61, 30, 91), cut(Number.NaN, 0, 50, 50)]).toEqual([undefined, undefined, undefined, undefined]);
  });
  it("survives a direction without end", () => expect(cut(60, 40, 1e100, 40)![1]).toBeCloseTo(5e-99, 110));
});
