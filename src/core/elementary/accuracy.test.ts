/** The elementary functions against exact values (src/core/testing/elementary, format described in each file's `about`). */
import { describe, expect, it } from "vitest";
import { elementaryImports } from "./index.ts";
import type { ElementaryName } from "./index.ts";

interface Fixture {
  readonly function: ElementaryName;
  readonly count: number;
  readonly x: string;
  readonly y?: string;
  readonly nearest: string;
  readonly residual: string;
}

/** In ulps, 1 where nothing stands. */
const BOUNDS: Partial<Record<ElementaryName, number>> = { sinh: 2, cosh: 2, tanh: 2, expm1: 2, atan2: 2, sigmoid: 3, softplus: 3 };
/** Units of the stored residual per ulp. */
const RESIDUAL_UNITS = 60_000;
/** Where half a unit of the residual and the rounding of the measurement itself could tip the scale. */
const MEASURING_ERROR = 2e-5;

const fixtures = Object.values(import.meta.glob<Fixture>("../testing/elementary/*.json", { eager: true, import: "default" }));

function viewOf(base64: string): DataView {
  return new DataView(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer);
}

const word = new DataView(new ArrayBuffer(8));

/** Distance from |v| to the next larger double, or to the next smaller one. */
function spacing(v: number, below: boolean): number {
  const size = Math.abs(v);
  word.setFloat64(0, size);
  word.setBigUint64(0, word.getBigUint64(0) + (below ? -1n : 1n));
  return Math.abs(size - word.getFloat64(0));
}

/** |result − exact| in ulps of the exact value; the difference of neighbouring doubles is exact. */
function ulps(result: number, nearest: number, residual: number): number {
  if (result === nearest) return Math.abs(residual);
  if (!Number.isFinite(nearest) || !Number.isFinite(result)) return Number.POSITIVE_INFINITY;
  const ulp = spacing(nearest, residual * Math.sign(nearest) < 0);
  return Math.abs((result - nearest) / ulp - residual);
}

describe("accuracy of the elementary functions", () => {
  it("has fixtures for all of them", () => {
    expect(fixtures.map((f) => f.function).toSorted()).toEqual(Object.keys(elementaryImports).toSorted());
  });

  it.each(fixtures.map((fixture) => [fixture.function, fixture] as const))("%s stays within its bound", (name, fixture) => {
    const f = elementaryImports[name];
    const bound = BOUNDS[name] ?? 1;
    const xs = viewOf(fixture.x);
    const ys = fixture.y === undefined ? undefined : viewOf(fixture.y);
    const nearest = viewOf(fixture.nearest);
    const residuals = viewOf(fixture.residual);
    let worst = 0;
    let at = "";
    for (let i = 0; i < fixture.count; i++) {
      const x = xs.getFloat64(8 * i, true);
      const y = ys?.getFloat64(8 * i, true);
      const result = y === undefined ? f(x) : f(x, y);
      const error = ulps(result, nearest.getFloat64(8 * i, true), residuals.getInt16(2 * i, true) / RESIDUAL_UNITS);
      if (!(error <= worst)) {
        worst = error;
        at = `${name}(${x}${y === undefined ? "" : `, ${y}`}) = ${result}`;
      }
    }
    expect(fixture.count).toBeGreaterThan(600);
    expect(worst, at).toBeLessThanOrEqual(bound + MEASURING_ERROR);
    // A measurement that never exceeds half an ulp by rounding alone would be measuring nothing.
    expect(worst).toBeGreaterThan(0.45);
  });
});

describe("the measure", () => {
  it("counts one step as one ulp, in either direction and at powers of two", () => {
    expect(ulps(1 + 2 ** -52, 1, 0)).toBe(1);
    expect(ulps(1 - 2 ** -53, 1, 0)).toBe(0.5);
    expect(ulps(1, 1, -0.25)).toBe(0.25);
    // An exact value just below 1 lies in the binade of the finer spacing.
    expect(ulps(1 - 2 ** -53, 1, -0.25)).toBe(0.75);
    expect(ulps(-1 - 2 ** -52, -1, -0.25)).toBe(0.75);
    expect(ulps(0, Number.MIN_VALUE, 0.25)).toBe(1.25);
    expect(ulps(Number.MAX_VALUE, Number.POSITIVE_INFINITY, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(ulps(Number.NaN, 1, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});
