/** Factorizations of small dense matrices: invariants at random matrices, verdicts at singular ones, closed forms. */
import { describe, expect, it } from "vitest";
import { rng } from "../random.ts";
import { cholesky, choleskySolve } from "./cholesky.ts";
import { eigen2 } from "./eigen2.ts";
import { solve } from "./solve.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";
import type { Rng } from "../random.ts";

const SIZES = [1, 2, 3, 4, 6, 12];

function randomSymmetric(n: number, random: Rng, scale = 1): Float64Array {
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      a[i * n + j] = random.normal() * scale;
      a[j * n + i] = a[i * n + j]!;
    }
  }
  return a;
}
function product(a: ArrayLike<number>, b: ArrayLike<number>, n: number): Float64Array {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) c[i * n + j] = c[i * n + j]! + a[i * n + k]! * b[k * n + j]!;
  return c;
}
const transpose = (a: Float64Array, n: number): Float64Array => a.map((_, k) => a[(k % n) * n + Math.floor(k / n)]!);
const times = (a: Float64Array, x: Float64Array): Float64Array => x.map((_, i) => x.reduce((sum, value, j) => sum + a[i * x.length + j]! * value, 0));
const largest = (a: Float64Array): number => a.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const difference = (a: Float64Array, b: Float64Array): number => largest(a.map((value, k) => value - b[k]!));
const vector = (n: number, random: Rng): Float64Array => Float64Array.from({ length: n }, () => random.normal());

describe("symmetricEigen", () => {
  it.each(SIZES)("reconstructs matrices of size %i from orthonormal rows, at every scale", (n) => {
    const random = rng("eigen", n);
    for (let trial = 0; trial < 60; trial++) {
      const scale = [1, 1e200, 1e-200][trial % 3]!;
      const a = randomSymmetric(n, random, scale);
      const values = new Float64Array(n);
      const vectors = new Float64Array(n * n);
      expect(symmetricEigen(a, n, values, vectors)).toBe(true);
      const identity = new Float64Array(n * n).map((_, k) => (k % (n + 1) === 0 ? 1 : 0));
      expect(difference(product(vectors, transpose(vectors, n), n), identity)).toBeLessThan(n * 2e-15);
      const weighted = vectors.map((value, k) => value * (values[Math.floor(k / n)]! / scale));
      const unit = a.map((value) => value / scale);
      expect(difference(product(transpose(vectors, n), weighted, n), unit)).toBeLessThan(n * 4e-15 * largest(unit));
      expect([...values]).toEqual([...values].toSorted((x, y) => x - y));
      for (let i = 0; i < n; i++) {
        const row = [...vectors.subarray(i * n, (i + 1) * n)];
        expect(Math.max(...row)).toBeGreaterThanOrEqual(-Math.min(...row) - 1e-12);
      }
    }
  });

  it("is eigen2 in two dimensions, to the bit", () => {
    const random = rng("eigen of two");
    for (let trial = 0; trial < 50; trial++) {
      const a = randomSymmetric(2, random);
      const values = new Float64Array(2);
      const vectors = new Float64Array(4);
      symmetricEigen(a, 2, values, vectors);
      const pairs = eigen2(a[0]!, a[1]!, a[3]!);
      expect([...values]).toEqual([...pairs.values]);
      expect([...vectors]).toEqual(pairs.vectors.flat());
    }
  });

  it("has the eigenvalues 2 − 2cos(kπ/(n+1)) of the second difference", () => {
    const n = 9;
    const a = new Float64Array(n * n).map((_, k) => (k % (n + 1) === 0 ? 2 : Math.abs(Math.floor(k / n) - (k % n)) === 1 ? -1 : 0));
    const values = new Float64Array(n);
    symmetricEigen(a, n, values, new Float64Array(n * n));
    for (let k = 1; k <= n; k++) expect(Math.abs(values[k - 1]! - (2 - 2 * Math.cos((k * Math.PI) / (n + 1))))).toBeLessThan(1e-14);
  });

  it("gives axes in order for multiples of the identity and for 0, exact pairs for diagonals, NaN for what is not finite", () => {
    const values = new Float64Array(3);
    const vectors = new Float64Array(9);
    for (const c of [0, 3, -2]) {
      expect(symmetricEigen([c, 0, 0, 0, c, 0, 0, 0, c], 3, values, vectors)).toBe(true);
      expect([...vectors]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    }
    symmetricEigen([5, 0, 0, 0, -1, 0, 0, 0, 2], 3, values, vectors);
    expect([...values]).toEqual([-1, 2, 5]);
    expect([...vectors]).toEqual([0, 1, 0, 0, 0, 1, 1, 0, 0]);
    expect(symmetricEigen([1, 0, 0, Number.NaN, 1, 0, 0, 0, 1], 3, values, vectors)).toBe(false);
    expect(values.every(Number.isNaN) && vectors.every(Number.isNaN)).toBe(true);
  });
});

describe("cholesky", () => {
  it.each(SIZES)("factors and solves positive definite matrices of size %i", (n) => {
    const random = rng("cholesky", n);
    for (let trial = 0; trial < 40; trial++) {
      const b = new Float64Array(n * n).map(() => random.normal());
      const a = product(b, transpose(b, n), n).map((value, k) => value + (k % (n + 1) === 0 ? 0.1 : 0));
      const l = new Float64Array(n * n).fill(Number.NaN);
      expect(cholesky(a, n, l)).toBe(true);
      expect(difference(product(l, transpose(l, n), n), a)).toBeLessThan(n * 1e-15 * largest(a));
      const right = vector(n, random);
      const x = right.slice();
      choleskySolve(l, n, x, x);
      expect(difference(times(a, x), right)).toBeLessThan(n * 1e-15 * largest(a) * Math.max(1, largest(x)));
    }
  });

  it("refuses indefinite, singular and unknown matrices", () => {
    const l = new Float64Array(4);
    for (const a of [
      [1, 2, 2, 1],
      [-1, 0, 0, 1],
      [0, 0, 0, 0],
      // v·vᵀ in numbers that round: what is left of the second pivot is noise.
      [0.1 * 0.1, 0.1 * 0.7, 0.1 * 0.7, 0.7 * 0.7],
      [Number.NaN, 0, 0, 1],
      [1, Infinity, Infinity, 1],
    ])
      expect(cholesky(a, 2, l)).toBe(false);
    expect(cholesky([1e-200, 0, 0, 1e200], 2, l)).toBe(true);
  });
});

describe("solve", () => {
  it.each(SIZES)("solves systems of size %i with a small residual, in place too", (n) => {
    const random = rng("solve", n);
    for (let trial = 0; trial < 40; trial++) {
      const a = new Float64Array(n * n).map(() => random.normal());
      const b = vector(n, random);
      const x = new Float64Array(n);
      expect(solve(a, n, b, x)).toBe(true);
      expect(difference(times(a, x), b)).toBeLessThan(n * 4e-15 * Math.max(1, largest(x)));
      const same = b.slice();
      solve(a, n, same, same);
      expect(same).toEqual(x);
    }
  });

  it("is exact on diagonals and permutations", () => {
    const x = new Float64Array(3);
    expect(solve([2, 0, 0, 0, -2, 0, 0, 0, 5], 3, [3, 1, 1], x)).toBe(true);
    expect([...x]).toEqual([1.5, -0.5, 1 / 5]);
    expect(solve([0, 1, 0, 0, 0, 1, 1, 0, 0], 3, [1, 2, 3], x)).toBe(true);
    expect([...x]).toEqual([3, 1, 2]);
  });

  it("calls a matrix singular whatever its units, and a badly scaled one regular", () => {
    const x = new Float64Array(2);
    for (const a of [
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [1, 2, 2, 4],
      [1, 1e150, 1e-150, 1],
      [0.1 * 0.1, 0.1 * 0.7, 0.1 * 0.7, 0.7 * 0.7],
      [Number.NaN, 0, 0, 1],
      [1, Infinity, 0, 1],
    ]) {
      expect(solve(a, 2, [1, 1], x), a.join()).toBe(false);
      expect(x.every(Number.isNaN)).toBe(true);
    }
    for (const a of [
      [1, 0, 0, 1e-200],
      [1, 1e-20, 1e-20, 2e-40],
      [1e300, 1, 1, 1],
    ])
      expect(solve(a, 2, [1, 1], x), a.join()).toBe(true);
  });
});
