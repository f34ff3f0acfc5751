import { describe, expect, it } from "vitest";
import { conicOf, conicRise, errorImage, errorScale } from "./lens.ts";
import { isoLines } from "./shapes.ts";

const SIDE = 41;
const onSquare = (f: (x: number, y: number) => number): Float64Array => {
  const at = (i: number): number => (2 * i) / (SIDE - 1) - 1;
  return Float64Array.from({ length: SIDE * SIDE }, (_, k) => f(at(k % SIDE), at(Math.floor(k / SIDE))));
};
const pairs = (line: readonly number[]): (readonly [number, number])[] => line.flatMap((x, i) => (i % 2 === 0 ? [[x, line[i + 1]!] as const] : []));

describe("iso-lines in the lens", () => {
  it("of a tangent plane are straight and parallel", () => {
    const lines = isoLines(
      onSquare((x, y) => 3 + 2 * x - y),
      SIDE,
      [2, 3, 4],
    );
    expect(lines).toHaveLength(3);
    for (const [i, line] of lines.entries()) for (const [x, y] of pairs(line)) expect(3 + 2 * x - y).toBeCloseTo(2 + i, 12);
  });

  it("of a quadratic lie on their levels", () => {
    for (const line of isoLines(
      onSquare((x, y) => x * x - 2 * y * y),
      SIDE,
      [0.3],
    )) {
      for (const [x, y] of pairs(line)) expect(x * x - 2 * y * y).toBeCloseTo(0.3, 2);
    }
  });

  it("end where there is no value", () => {
    const lines = isoLines(
      onSquare((x, y) => (x < 0 ? Number.NaN : y)),
      SIDE,
      [0.01],
    );
    expect(lines).toHaveLength(1);
    for (const [x] of pairs(lines[0]!)) expect(x).toBeGreaterThanOrEqual(0);
    expect(
      isoLines(
        onSquare(() => Number.NaN),
        SIDE,
        [0],
      ),
    ).toEqual([]);
  });
});

describe("tones of errors", () => {
  const values = onSquare((x) => 10 + 20 * x);
  const model = onSquare(() => 10);

  it("reach over four decades, up to a round number over the largest error in the disc", () => {
    expect(errorScale(values, model, SIDE, 0)).toEqual({ low: 0.003, high: 30 });
    // Only the corners are worse.
    expect(
      errorScale(
        onSquare((x, y) => (x * x + y * y > 1.5 ? 1e9 : x * y)),
        onSquare(() => 0),
        SIDE,
        0,
      )!.high,
    ).toBe(1);
  });

  it("are none where all is rounding", () => {
    expect(errorScale(values, values, SIDE, 1e-12)).toBeUndefined();
    const pixels = errorImage(values, values, SIDE, undefined, [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([...pixels.subarray(0, 4)]).toEqual([1, 2, 3, 255]);
  });

  it("are brightest where the error is largest, from above, and clear where there is no value", () => {
    const image = errorImage(
      onSquare((_, y) => (y > 0.9 ? Number.NaN : y < -0.9 ? 7 : 0)),
      onSquare(() => 0),
      SIDE,
      { low: 0.01, high: 1 },
      [
        [0, 0, 0],
        [9, 9, 9],
      ],
    );
    expect(image[3]).toBe(0);
    expect([...image.subarray(4 * SIDE * (SIDE - 1), 4 * SIDE * (SIDE - 1) + 4)]).toEqual([9, 9, 9, 255]);
    expect([...image.subarray(4 * SIDE * 20, 4 * SIDE * 20 + 4)]).toEqual([0, 0, 0, 255]);
  });
});

describe("the conic of a Hessian", () => {
  const turn = Math.PI / 6;
  const axes = [
    [Math.cos(turn), Math.sin(turn)],
    [-Math.sin(turn), Math.cos(turn)],
  ] as const;
  const form = ([x, y]: readonly [number, number], values: readonly [number, number]): number =>
    axes.reduce((sum, [u, v], i) => sum + (values[i]! * (u * x + v * y) ** 2) / 2, 0);

  it.each([
    [[2, 5], 1, 0],
    [[-5, -2], 0, 1],
    [[-3, 4], 2, 2],
    [[0, 4], 2, 0],
    [[-4, 0], 0, 2],
  ] as const)("with eigenvalues %j: every point is as high as it says", (values, up, down) => {
    const conic = conicOf(values, axes, 0.1, 1);
    expect([conic.up.length, conic.down.length]).toEqual([up, down]);
    for (const line of conic.up) for (const point of pairs(line)) expect(form(point, values)).toBeCloseTo(0.1, 10);
    for (const line of conic.down) for (const point of pairs(line)) expect(form(point, values)).toBeCloseTo(-0.1, 10);
  });

  it("is chosen at a round height that makes it about half as large as the lens", () => {
    for (const values of [
      [2, 3],
      [-700, 900],
      [0.002, -0.01],
      [0, 5],
    ]) {
      const rise = conicRise(values, 0.7);
      expect(rise.toExponential()).toMatch(/^[125]e/);
      const arms = values.filter((value) => value !== 0).map((value) => Math.sqrt((2 * rise) / Math.abs(value)) / 0.7);
      const middle = Math.exp(arms.reduce((sum, arm) => sum + Math.log(arm), 0) / arms.length);
      expect(middle).toBeGreaterThan(0.3);
      expect(middle).toBeLessThan(0.51);
    }
    expect(conicRise([0, 0], 1)).toBe(0);
    expect(conicOf([0, 0], axes, 0, 1)).toEqual({ up: [], down: [] });
  });
});
