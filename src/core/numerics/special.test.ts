/** Special functions against values of 40 digits and more (mpmath), and the small differences against series in exact arithmetic. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { besselRatio, besselRatioSlope, logBesselScaled } from "./bessel.ts";
import { binaryDivergence, categoricalDivergence } from "./categorical.ts";
import { digamma, logGamma, trigamma } from "./gamma.ts";
import { excess, expExcess } from "./small.ts";

interface Table {
  /** x, log Γ, ψ, ψ′ (null where it overflows) */
  readonly gamma: readonly (readonly [number, number, number, number | null])[];
  /** κ, log I₀ − κ, A, A′ */
  readonly bessel: readonly (readonly [number, number, number, number])[];
}
const table = JSON.parse(readFileSync(new URL("../testing/golden/special-functions.json", import.meta.url), "utf8")) as Table;

const ULP = 2.220446049250313e-16;

function expectRelative(actual: number, expected: number, ulps: number, scale = Math.abs(expected)): void {
  expect(Math.abs(actual - expected), `${actual} for ${expected}`).toBeLessThanOrEqual(ulps * ULP * scale);
}

describe("gamma functions", () => {
  it.each(table.gamma)("at %d", (x, gamma, psi, slope) => {
    // Near their zeros, of the size of what is subtracted.
    expectRelative(logGamma(x), gamma, 8, Math.max(Math.abs(gamma), x < 15 ? 35 : 0));
    expectRelative(digamma(x), psi, 8, Math.max(Math.abs(psi), x < 15 ? 3 : 0));
    if (slope !== null) expectRelative(trigamma(x), slope, 8);
  });

  it("say NaN where they are not defined, and never hang", () => {
    for (const f of [logGamma, digamma, trigamma]) {
      for (const x of [0, -1, -Infinity, Number.NaN]) expect(f(x)).toBeNaN();
    }
    expect(logGamma(Infinity)).toBe(Infinity);
    expect(trigamma(Infinity)).toBe(0);
    expect(trigamma(1e-200)).toBe(Infinity);
  });
});

describe("Bessel functions", () => {
  it.each(table.bessel)("at %d", (kappa, scaled, ratio, slope) => {
    expectRelative(logBesselScaled(kappa), scaled, 4, Math.max(Math.abs(scaled), Math.min(kappa, 30)));
    expectRelative(besselRatio(kappa), ratio, 8);
    expectRelative(besselRatioSlope(kappa), slope, 16);
  });

  it("join smoothly where the series change", () => {
    const below = 30 - 1e-13;
    for (const f of [logBesselScaled, besselRatio, besselRatioSlope]) expectRelative(f(below), f(30), 200);
    expect(besselRatio(-1)).toBeNaN();
  });
});

describe("small differences", () => {
  it("follow their series where the arguments are tiny", () => {
    for (const u of [1e-3, -1e-3, 1e-6, -1e-9, 1e-150]) {
      expectRelative(excess(u), u * u * (1 / 2 + u * (-1 / 3 + u * (1 / 4 + u * (-1 / 5 + u / 6)))), 4);
      expectRelative(expExcess(u), u * u * (1 / 2 + u * (1 / 6 + u * (1 / 24 + u * (1 / 120 + u / 720)))), 4);
    }
    expect(excess(0)).toBe(0);
    expect(expExcess(0)).toBe(0);
  });

  it("agree with the plain difference elsewhere, also where the series ends", () => {
    for (const u of [0.3, 1.3333333333333333, 1.34, -0.571, -0.572, -0.9, 5, 1e10])
      expectRelative(excess(u), u - Math.log1p(u), 4, Math.max(Math.abs(u), Math.abs(Math.log1p(u))));
    for (const x of [0.7, 0.999999, 1, 1.5, -0.999999, -1, -30, 30]) expectRelative(expExcess(x), Math.expm1(x) - x, 4, Math.abs(Math.expm1(x)) + Math.abs(x));
    expect(excess(-1.5)).toBeNaN();
    expect(excess(-1)).toBe(Infinity);
    expect(expExcess(-800)).toBe(799);
  });
});

describe("divergences of categorical distributions", () => {
  it("are ½ Var_p(d) for tiny changes d, also beside a large shift of all logits", () => {
    const z = [0.3, -1.2, 0.8];
    const p = z.map((value) => Math.exp(value) / z.reduce((sum, one) => sum + Math.exp(one), 0));
    for (const size of [1e-5, 1e-9, 1e-100]) {
      const d = [size, -2 * size, 0.5 * size];
      const mean = p.reduce((sum, q, i) => sum + q * d[i]!, 0);
      const half = p.reduce((sum, q, i) => sum + (q * (d[i]! - mean) * (d[i]! - mean)) / 2, 0);
      // Sums of z and d are exact only from where d fits into the digits of z.
      const zero = [0, 0, 0];
      const third = d.map((value) => value - (d[0]! + d[1]! + d[2]!) / 3);
      const quadratic = third.reduce((sum, value) => sum + (value * value) / 6, 0);
      expect(categoricalDivergence(zero, third, 3) / quadratic).toBeCloseTo(1, size < 1e-6 ? 8 : 4);
      if (size > 1e-6)
        expect(
          categoricalDivergence(
            z,
            z.map((value, i) => value + d[i]!),
            3,
          ) / half,
        ).toBeCloseTo(1, 3);
    }
  });

  it("do not change where all logits are shifted", () => {
    const [z, y] = [
      [0.3, -1.2, 0.8],
      [1.1, 0.4, -0.5],
    ];
    const shifted = (by: number): number =>
      categoricalDivergence(
        z,
        y.map((value) => value + by),
        3,
      );
    for (const by of [1, -700, 1e6]) expect(shifted(by) / shifted(0)).toBeCloseTo(1, by > 1e5 ? 8 : 13);
    expect(
      categoricalDivergence(
        z,
        z.map((value) => value + 0.25),
        3,
      ),
    ).toBeLessThan(1e-31);
  });

  it("stay finite with logits of ±800 and are those of two outcomes", () => {
    expect(binaryDivergence(800, 0)).toBeCloseTo(Math.LN2, 14);
    expect(binaryDivergence(0, 800)).toBeCloseTo(400 - Math.LN2, 11);
    expect(binaryDivergence(-800, 800)).toBe(800);
    expect(binaryDivergence(2, -10)).toBeCloseTo(8.44, 2);
    for (const [a, b] of [
      [0.3, 0.31],
      [0.3, 2],
      [-5, 7],
      [800, 0],
      [0, 800],
      [-800, 800],
    ] as const) {
      const three = categoricalDivergence([a, 0], [b, 0], 2);
      expect(Math.abs(three - binaryDivergence(a, b))).toBeLessThanOrEqual(1e-13 * three);
    }
  });
});
