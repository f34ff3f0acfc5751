import { describe, expect, it } from "vitest";
import { ExtremesIndex } from "./extremes.ts";

/** Reproducible values between −1 and 1, with holes. */
function series(count: number): Float64Array {
  let state = 12345;
  return Float64Array.from({ length: count }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return i % 97 === 3 ? Number.NaN : state / 2 ** 31 - 1;
  });
}

describe("extremes over stretches", () => {
  const values = series(10_000);
  const index = new ExtremesIndex((row) => values[row]!);
  // In uneven pieces, as chunks arrive.
  for (const count of [1, 63, 64, 65, 4095, 4097, 9999, 10_000]) index.extend(count);

  it("agree with a plain scan", () => {
    for (let k = 0; k < 500; k++) {
      const from = Math.floor(((values[(k * 7 + 11) % 97] ?? 0) + 1) * 5000) % 10_000 || k;
      const to = Math.min(10_000, from + ((k * k * 13) % 6000));
      const slice = [...values.subarray(from, to)].filter(Number.isFinite);
      const found = index.over(from, to);
      expect(found.low).toBe(Math.min(...slice));
      expect(found.high).toBe(Math.max(...slice));
      expect(found.lowPositive).toBe(Math.min(...slice.filter((value) => value > 0)));
    }
  });

  it("ask for few values, whatever the length", () => {
    let asked = 0;
    const counted = new ExtremesIndex((row) => {
      asked++;
      return Math.sin(row);
    });
    counted.extend(300_000);
    expect(asked).toBe(300_000);
    asked = 0;
    counted.over(17, 299_983);
    expect(asked).toBeLessThan(2 * 64);
  });

  it("leave non-finite values out", () => {
    const wild = [1, Number.POSITIVE_INFINITY, Number.NaN, -2, 0];
    const index = new ExtremesIndex((row) => wild[row]!);
    index.extend(wild.length);
    expect(index.over(0, 5)).toEqual({ low: -2, high: 1, lowPositive: 1 });
    expect(index.over(1, 3)).toEqual({ low: Infinity, high: -Infinity, lowPositive: Infinity });
  });
});
