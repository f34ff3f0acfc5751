/** Conditions that characterise the global minimisers of both subproblems (Moré and Sorensen 1983; Nesterov and Polyak 2006), at random matrices. */
import { describe, expect, it } from "vitest";
import { norm2 } from "../../numerics/vectors.ts";
import { symmetricEigen } from "../../numerics/symmetric-eigen.ts";
import { rng } from "../../random.ts";
import { modelChange, times } from "./curvature.ts";
import { cubicStep, trustRegionStep } from "./secular.ts";
import type { Pairs } from "./secular.ts";

interface Case {
  readonly n: number;
  readonly matrix: Float64Array;
  readonly gradient: Float64Array;
  readonly pairs: Pairs;
}

/** Kinds: anything; positive definite; the hard case (g orthogonal to the lowest eigenvector); nearly so; g = 0; a double lowest eigenvalue. */
const KINDS = ["any", "definite", "hard", "nearly hard", "no slope", "double"] as const;

function makeCase(n: number, kind: (typeof KINDS)[number], trial: number): Case {
  const random = rng("secular", n, kind, trial);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      matrix[i * n + j] = random.normal();
      matrix[j * n + i] = matrix[i * n + j]!;
    }
  }
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  symmetricEigen(matrix, n, values, vectors);
  if (kind === "definite") for (let k = 0; k < n; k++) values[k] = Math.abs(values[k]!) + 0.01;
  if (kind === "hard" || kind === "nearly hard" || kind === "no slope") values[0] = -Math.abs(values[0]!) - 0.5;
  values.sort();
  if (kind === "double") values[0] = values[1]!;
  // The matrix that belongs to these pairs.
  matrix.fill(0);
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) matrix[i * n + j]! += values[k]! * vectors[k * n + i]! * vectors[k * n + j]!;
  const gradient = new Float64Array(n);
  const size = [1, 1e-6, 1e4][trial % 3]!;
  for (let k = 0; k < n; k++) {
    let part = random.normal() * size;
    if (kind === "no slope" || (kind === "hard" && k === 0)) part = 0;
    if (kind === "nearly hard" && k === 0) part *= 1e-11;
    for (let i = 0; i < n; i++) gradient[i]! += part * vectors[k * n + i]!;
  }
  return { n, matrix, gradient, pairs: { values, vectors } };
}

const CASES = [2, 3, 4, 5, 6].flatMap((n) => KINDS.flatMap((kind) => Array.from({ length: 12 }, (_, trial) => [n, kind, trial] as const)));
/** Residuals are measured beside the terms that they are made of. */
const TOLERANCE = 1e-12;

function residual({ n, matrix, gradient, pairs }: Case, s: Float64Array, nu: number): number {
  const product = times(matrix, s);
  const scale = norm2(gradient) + (Math.abs(pairs.values[n - 1]!) + Math.abs(pairs.values[0]!) + nu) * norm2(s);
  return scale === 0 ? 0 : norm2(s.map((value, i) => product[i]! + nu * value + gradient[i]!)) / scale;
}

/** No random step of its kind is better. */
function expectNoBetter(one: Case, s: Float64Array, length: (random: number) => number, cost: (step: Float64Array) => number): void {
  const random = rng("better", one.n);
  const best = cost(s);
  const scale = norm2(one.gradient) * norm2(s) + Math.abs(best) + norm2(one.matrix) * norm2(s) * norm2(s);
  for (let k = 0; k < 60; k++) {
    const direction = s.map((value) => (k % 2 === 0 ? 0 : value) + random.normal() * (k % 2 === 0 ? 1 : 0.01 * norm2(s)));
    const wanted = length(random.uniform());
    const other = direction.map((value) => (value / norm2(direction)) * wanted);
    expect(cost(other)).toBeGreaterThanOrEqual(best - TOLERANCE * scale);
  }
}

describe("trustRegionStep", () => {
  it.each(CASES)("n = %i, %s, %i: H + νI ⪰ 0, (H + νI)s = −g, ν(Δ − ‖s‖) = 0", (n, kind, trial) => {
    const one = makeCase(n, kind, trial);
    for (const radius of [1e-6, 0.1, 1, 50]) {
      const { s, nu, hard } = trustRegionStep(one.pairs, one.gradient, radius);
      const size = norm2(s);
      expect(residual(one, s, nu)).toBeLessThan(TOLERANCE);
      expect(nu).toBeGreaterThanOrEqual(0);
      expect(one.pairs.values[0]! + nu).toBeGreaterThanOrEqual(0);
      expect(size).toBeLessThanOrEqual(radius * (1 + TOLERANCE));
      if (nu > 0) expect(Math.abs(size / radius - 1)).toBeLessThan(TOLERANCE);
      if (kind === "no slope" || (kind === "hard" && n === 1)) expect(hard).toBe(true);
      expectNoBetter(
        one,
        s,
        (u) => radius * Math.sqrt(u),
        (step) => modelChange(one.gradient, one.matrix, step),
      );
    }
  });

  it("meets the hard case proper: the rest is too short, the lowest eigenvector fills the region", () => {
    const pairs: Pairs = { values: Float64Array.of(-2, 2), vectors: Float64Array.of(0, 1, 1, 0) };
    const { s, nu, hard } = trustRegionStep(pairs, Float64Array.of(4, 0), 5);
    // (H + 2I)s = −g: s₁ = −4/4 = −1, and s₂ = √(25 − 1).
    expect({ nu, hard }).toEqual({ nu: 2, hard: true });
    expect(s[0]).toBe(-1);
    expect(Math.abs(s[1]! - Math.sqrt(24))).toBeLessThan(1e-14);
    // In a region of radius ½ the rest alone reaches the border: ν from 4/(2 + ν) = ½.
    const short = trustRegionStep(pairs, Float64Array.of(4, 0), 0.5);
    expect([...short.s]).toEqual([-0.5, 0]);
    expect(short.nu).toBeCloseTo(6, 13);
    expect(short.hard).toBe(false);
  });
});

describe("cubicStep", () => {
  it.each(CASES)("n = %i, %s, %i: H + σ‖s‖I ⪰ 0 and (H + σ‖s‖I)s = −g", (n, kind, trial) => {
    const one = makeCase(n, kind, trial);
    for (const sigma of [1e-4, 0.5, 1e3]) {
      const { s, nu } = cubicStep(one.pairs, one.gradient, sigma);
      const size = norm2(s);
      expect(residual(one, s, nu)).toBeLessThan(TOLERANCE);
      expect(Math.abs(nu - sigma * size)).toBeLessThanOrEqual(TOLERANCE * Math.max(nu, Math.abs(one.pairs.values[0]!)));
      expect(one.pairs.values[0]! + nu).toBeGreaterThanOrEqual(0);
      expectNoBetter(
        one,
        s,
        (u) => 2 * size * u,
        (step) => {
          const long = norm2(step);
          return modelChange(one.gradient, one.matrix, step) + (sigma / 3) * long * long * long;
        },
      );
    }
  });

  it("leaves a saddle along the lowest eigenvector, by the length at which the cubic term balances it", () => {
    const pairs: Pairs = { values: Float64Array.of(-2, 2), vectors: Float64Array.of(0, 1, 1, 0) };
    // −2 + σ‖s‖ = 0 at ‖s‖ = 4.
    expect([...cubicStep(pairs, Float64Array.of(0, 0), 0.5).s]).toEqual([0, 4]);
  });
});
