import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rng } from "../random.ts";
import { eigen2 } from "./eigen2.ts";

interface Golden {
  functions: { function: string; points: { H: [number, number, number]; eigval: [number, number]; eigvec: [[number, number], [number, number]] }[] }[];
}
const golden = JSON.parse(readFileSync(new URL("../testing/golden/c_derivatives.json", import.meta.url), "utf8")) as Golden;

describe("eigen2", () => {
  it("agrees with the 50-digit eigenpairs of 16 functions", () => {
    for (const { function: name, points } of golden.functions) {
      for (const { H, eigval, eigvec } of points) {
        const { values, vectors } = eigen2(...H);
        const scale = Math.max(Math.abs(eigval[0]), Math.abs(eigval[1]));
        for (const i of [0, 1] as const) {
          expect(Math.abs(values[i] - eigval[i]), name).toBeLessThanOrEqual(1e-10 * scale);
          for (const k of [0, 1] as const) expect(Math.abs(vectors[i][k] - eigvec[i][k]), name).toBeLessThanOrEqual(1e-10);
        }
      }
    }
  });

  it("reconstructs any matrix from orthonormal vectors, at every scale", () => {
    const generator = rng("eigen2");
    for (let trial = 0; trial < 2000; trial++) {
      const scale = 2 * generator.uniform() * (trial % 3 === 0 ? 1e150 : trial % 3 === 1 ? 1e-150 : 1);
      const [a, b, c] = [generator.normal() * scale, generator.normal() * scale * (trial % 5 === 0 ? 1e-9 : 1), generator.normal() * scale] as const;
      const { values, vectors } = eigen2(a, b, c);
      const [[p, q], [r, s]] = vectors;
      const size = Math.max(Math.abs(a), Math.abs(b), Math.abs(c));
      expect(values[0]).toBeLessThanOrEqual(values[1]);
      expect(Math.abs(p * r + q * s)).toBeLessThan(1e-15);
      expect(Math.abs(p * p + q * q - 1)).toBeLessThan(9e-16);
      expect(Math.abs(values[0] * p * p + values[1] * r * r - a)).toBeLessThan(2e-15 * size);
      expect(Math.abs(values[0] * p * q + values[1] * r * s - b)).toBeLessThan(2e-15 * size);
      expect(Math.abs(values[0] * q * q + values[1] * s * s - c)).toBeLessThan(2e-15 * size);
      for (const [u, v] of vectors) expect(Math.abs(u) >= Math.abs(v) - 1e-12 ? u : v).toBeGreaterThan(0);
    }
  });

  it("keeps the digits of an eigenvalue that is tiny beside the other", () => {
    // det = 2e10·2e-6 − 1 = 39999, trace ≈ 2e10: λmin = 39999 / 2e10 up to 1e-16.
    expect(eigen2(2e10, 1, 2e-6).values[0]).toBeCloseTo(39999 / 2e10, 18);
    expect(eigen2(-2e10, 1, -2e-6).values[1]).toBeCloseTo(-39999 / 2e10, 18);
  });

  it("stays finite and of unit length at the ends of the range", () => {
    for (const [a, b, c] of [
      [1e308, 0.4e308, -1e308],
      [1e-320, 1e-320, 1e-320],
      [3e307, 1e307, 2e307],
    ] as const) {
      const { values, vectors } = eigen2(a, b, c);
      expect(values.every((value) => Number.isFinite(value))).toBe(true);
      for (const [p, q] of vectors) expect(p * p + q * q).toBeCloseTo(1, 14);
    }
    // A difference that rounding has swallowed: the unit axes, as for a multiple of the identity.
    expect(eigen2(3, 1e-17, 3).vectors).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it("keeps its conventions where directions are not unique", () => {
    expect(eigen2(3, 0, 3)).toEqual({
      values: [3, 3],
      vectors: [
        [1, 0],
        [0, 1],
      ],
    });
    expect(eigen2(2, 0, -2)).toEqual({
      values: [-2, 2],
      vectors: [
        [0, 1],
        [1, 0],
      ],
    });
    // A tie of magnitudes: the first component is positive.
    const { vectors } = eigen2(0, 1, 0);
    expect(vectors[0][0]).toBeGreaterThan(0);
    expect(vectors[0][1]).toBeLessThan(0);
    expect(vectors[1][0]).toBeGreaterThan(0);
    expect(vectors[1][1]).toBeGreaterThan(0);
  });

  it("gives NaN, not an axis, for a matrix that is not finite", () => {
    for (const bad of [Number.NaN, Infinity]) {
      expect(eigen2(bad, 0, 1).values.every((value) => Number.isNaN(value))).toBe(true);
      expect(
        eigen2(1, bad, 1)
          .vectors.flat()
          .every((value) => Number.isNaN(value)),
      ).toBe(true);
    }
  });
});
