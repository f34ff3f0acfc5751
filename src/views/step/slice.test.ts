import { describe, expect, it } from "vitest";
import { SAMPLES, alphaAt, heightsOf, linearAt, lossAt, modelOf, quadraticAt, sliceOf } from "./slice.ts";
import type { Trial } from "../../core/model.ts";

const trial = (x: number, y: number, loss: number, accepted: boolean): Trial => ({ at: Float64Array.of(x, y), loss, accepted });

describe("the slice along a step", () => {
  it("leads from the point to the next one, a little beyond both", () => {
    const slice = sliceOf([1, 2], [3, 2], [])!;
    expect(slice).toMatchObject({ at: [1, 2], along: [2, 0], of: "step", marks: [], beside: 0 });
    expect(slice.span[0]).toBeLessThan(0);
    expect(slice.span[1]).toBeGreaterThan(1);
  });

  it("marks trials that lie on it, and counts the others", () => {
    const slice = sliceOf(
      [0, 0],
      [1, 1],
      [trial(4, 4, 9, false), trial(2, 2, 5, false), trial(1, 1, 2, true), trial(1, 0, 3, false), trial(50, 50, 1, false)],
    )!;
    expect(slice.marks.map(({ alpha, accepted }) => [alpha, accepted])).toEqual([
      [4, false],
      [2, false],
      [1, true],
    ]);
    expect(slice.beside).toBe(2);
    expect(slice.span[1]).toBeGreaterThan(4);
  });

  it("follows the last trial where the point was not moved, and is none where nothing was tried", () => {
    expect(sliceOf([1, 1], [1, 1], [trial(2, 1, 5, false)])).toMatchObject({ along: [1, 0], of: "trial", marks: [{ alpha: 1 }] });
    expect(sliceOf([1, 1], [1, 1], [])).toBeUndefined();
    expect(sliceOf([1, 1], [Infinity, 1], [])).toBeUndefined();
  });

  it("has the models of a quadratic, of which the second is the loss itself", () => {
    // J = x² + 3y² at (1, 1), along (−1, −1).
    const loss = (alpha: number): number => 4 * (1 - alpha) ** 2;
    const local = {
      theta: [1, 1],
      loss: 4,
      gradient: [2, 6],
      hessian: [
        [2, 0],
        [0, 6],
      ],
      eigenvalues: [2, 6],
      eigenvectors: [],
    };
    const model = modelOf({ along: [-1, -1] }, local);
    for (const alpha of [-0.5, 0, 0.5, 2]) expect(quadraticAt(model, alpha)).toBeCloseTo(loss(alpha), 12);
    expect(linearAt(model, 1)).toBe(-4);
  });

  it("shows the way and what was tried, without letting wild values squeeze it", () => {
    const slice = sliceOf([0], [1], [])!;
    const values = Float64Array.from({ length: SAMPLES }, (_, i) => (1 - alphaAt(slice.span, i)) ** 2);
    expect(lossAt(values, slice.span, 0.5)).toBeCloseTo(0.25, 3);
    const [low, high] = heightsOf(slice, values, undefined);
    expect(low).toBeLessThanOrEqual(0);
    expect(high).toBeGreaterThan(1);
    expect(high).toBeLessThan(1.3);
    const wild = { ...slice, marks: [{ alpha: 1.2, loss: 1e9, accepted: false }] };
    expect(heightsOf(wild, values, undefined)[1]).toBeLessThan(1.3);
  });
});
