/**
 * The generator is deterministic, so every statistical bound below either always holds or never does; bounds are those of a 99.9 % test
 * or wider, so a correct generator with other keys would pass them too.
 */
import { describe, expect, it } from "vitest";
import { createNoise, rng } from "./random.ts";
import type { Rng } from "./random.ts";

const MAX_SEED = 9007199254740991;

function take(count: number, draw: () => number): Float64Array {
  return Float64Array.from({ length: count }, draw);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

/** Mean of (v − centre)^k. */
function moment(values: Float64Array, k: number, centre = 0): number {
  return values.reduce((sum, v) => sum + (v - centre) ** k, 0) / values.length;
}

function correlation(a: Float64Array, b: Float64Array): number {
  const ma = mean(a);
  const mb = mean(b);
  const cross = a.reduce((sum, v, i) => sum + (v - ma) * (b[i]! - mb), 0) / a.length;
  return cross / Math.sqrt(moment(a, 2, ma) * moment(b, 2, mb));
}

function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, c) => sum + c, 0) / counts.length;
  return counts.reduce((sum, c) => sum + (c - expected) ** 2 / expected, 0);
}

function histogram(values: Float64Array, cells: number): number[] {
  const counts = Array.from({ length: cells }, () => 0);
  for (const v of values) counts[Math.floor(v * cells)]! += 1;
  return counts;
}

describe("determinism", () => {
  // A second implementation, in Python, gave the same numbers.
  it("first values never change", () => {
    const r = rng(1, 0, 0, "noise");
    expect([r.bits(), r.bits(), r.bits(), r.bits()]).toEqual([2175847239, 2203414569, 892848271, 1492556698]);
    expect(take(3, rng(1, 0, 1, "noise").uniform)).toEqual(Float64Array.of(0.7405193952688199, 0.8435401154448857, 0.990776182969782));
    expect(take(4, rng(MAX_SEED, 3, 1_000_000, "batch").normal)).toEqual(
      Float64Array.of(-0.01992796973338395, 0.7421873249306039, -1.2079986657456836, 0.814071787490736),
    );
    const below = rng(7, "init");
    expect(take(8, () => below.below(10))).toEqual(Float64Array.of(1, 5, 5, 3, 3, 6, 5, 1));
  });

  it("equal keys give equal sequences, however the draws are spread over time", () => {
    const first = rng(5, 1, 9, "x");
    const second = rng(5, 1, 9, "x");
    const a = take(100, first.normal);
    rng(5, 1, 9, "y").bits();
    expect(take(100, second.normal)).toEqual(a);
  });

  it("normal() keeps one value back without disturbing uniform()", () => {
    const pair = rng(3);
    const single = rng(3);
    pair.normal();
    pair.normal();
    single.normal();
    expect(single.uniform()).toBe(pair.uniform());
  });
});

describe("keys", () => {
  const BASE = [1, 0, 1, "noise"] as const;
  const NEIGHBOURS: readonly (readonly (number | string)[])[] = [
    [2, 0, 1, "noise"],
    [0, 0, 1, "noise"],
    [4294967297, 0, 1, "noise"],
    [MAX_SEED, 0, 1, "noise"],
    [MAX_SEED - 1, 0, 1, "noise"],
    [1, 1, 1, "noise"],
    [0, 1, 1, "noise"],
    [1, 0, 2, "noise"],
    [1, 1, 0, "noise"],
    [1, 0, 1, "Noise"],
    [1, 0, 1, "nois"],
    [1, 0, 1, "noise "],
    [1, 0, 1, ""],
    [1, 0, 1, "eison"],
    [1, 0, 1],
  ];

  it.each(NEIGHBOURS.map((key) => [key.join(","), key] as const))("(%s) is unrelated to (1,0,1,noise)", (_, key) => {
    const base = take(4096, rng(...BASE).uniform);
    const other = take(4096, rng(...key).uniform);
    // One standard deviation is 1/√4096 = 0.0156.
    expect(Math.abs(correlation(base, other))).toBeLessThan(0.0156 * 3.3);
    for (const lag of [1, 2, 3, 4]) expect(Math.abs(correlation(base.subarray(lag), other.subarray(0, -lag)))).toBeLessThan(0.0156 * 4);
  });

  it("nearby keys open nowhere alike: no two of 40,000 share their first 64 bits, and half of those bits differ", () => {
    const opened = new Set<string>();
    let differing = 0;
    let compared = 0;
    for (let seed = 0; seed < 20; seed++) {
      for (let stream = 0; stream < 10; stream++) {
        let previous = 0;
        for (let step = 0; step < 100; step++) {
          for (const purpose of ["noise", "batch"]) {
            const r = rng(seed, stream, step, purpose);
            const word = r.bits();
            opened.add(`${word},${r.bits()}`);
            for (let rest = word ^ previous; rest !== 0; rest &= rest - 1) differing++;
            compared += 32;
            previous = word;
          }
        }
      }
    }
    expect(opened.size).toBe(40_000);
    // 1.28 million fair coins: a standard deviation is 0.00044.
    expect(Math.abs(differing / compared - 0.5)).toBeLessThan(0.0018);
  });

  it("large seeds keep all their 53 bits", () => {
    const seeds = [0, 1, 4294967295, 4294967296, 4294967297, 8589934592, 2 ** 52, 2 ** 52 + 1, MAX_SEED - 4294967296, MAX_SEED - 1, MAX_SEED];
    expect(new Set(seeds.map((seed) => rng(seed).bits())).size).toBe(seeds.length);
  });

  it("the first draw of each step is itself a good sequence over the steps", () => {
    const noise = createNoise(1, 0);
    const draws = take(20_000, () => {
      noise.at(noise.step + 1);
      return noise.stream("noise").uniform();
    });
    // 63 degrees of freedom: 103.4 at 99.9 %, 32.5 at 0.1 %.
    const chi = chiSquare(histogram(draws, 64));
    expect(chi).toBeLessThan(103.4);
    expect(chi).toBeGreaterThan(32.5);
    expect(Math.abs(correlation(draws.subarray(1), draws.subarray(0, -1)))).toBeLessThan(3.3 / Math.sqrt(20_000));
  });
});

describe("streams of a run", () => {
  it("a step replays alone: its noise does not depend on the steps before", () => {
    const noise = createNoise(11, 2);
    for (let step = 0; step < 50; step++) {
      noise.at(step);
      noise.stream("noise").normal();
    }
    noise.at(20);
    expect(noise.step).toBe(20);
    const alone = createNoise(11, 2);
    alone.at(20);
    expect(take(10, noise.stream("noise").normal)).toEqual(take(10, alone.stream("noise").normal));
  });

  it("are the generator of (seed, stream, step, purpose), from the start at each opening", () => {
    const noise = createNoise(11, 2);
    noise.at(3);
    const expected = take(5, rng(11, 2, 3, "batch").uniform);
    expect(take(5, noise.stream("batch").uniform)).toEqual(expected);
    expect(take(5, noise.stream("batch").uniform)).toEqual(expected);
  });

  it("a purpose does not disturb another's", () => {
    const noise = createNoise(1, 0);
    const quiet = noise.stream("noise").bits();
    take(100, noise.stream("batch").normal);
    expect(noise.stream("noise").bits()).toBe(quiet);
  });
});

describe("distributions", () => {
  const N = 200_000;

  it("uniform: range, mean ½, variance 1/12, flat, uncorrelated, all 53 bits alive", () => {
    const u = take(N, rng(1, "uniform").uniform);
    expect(u.every((v) => v >= 0 && v < 1)).toBe(true);
    expect(Math.abs(mean(u) - 1 / 2)).toBeLessThan(3.3 * Math.sqrt(1 / 12 / N));
    // Var (u − ½)² = 1/80 − 1/144 = 1/180.
    expect(Math.abs(moment(u, 2, 1 / 2) - 1 / 12)).toBeLessThan(3.3 * Math.sqrt(1 / 180 / N));
    // 255 degrees of freedom: 330.5 at 99.9 %, 190.9 at 0.1 %.
    const chi = chiSquare(histogram(u, 256));
    expect(chi).toBeLessThan(330.5);
    expect(chi).toBeGreaterThan(190.9);
    for (const lag of [1, 2, 3, 7]) expect(Math.abs(correlation(u.subarray(lag), u.subarray(0, -lag)))).toBeLessThan(3.3 / Math.sqrt(N));
    const low = u.map((v) => (v * 2 ** 40) % 1);
    expect(chiSquare(histogram(low, 256))).toBeLessThan(330.5);
    expect(u.some((v) => (v * 2 ** 53) % 2 === 1)).toBe(true);
  });

  it.each([
    // Critical values of chi-square at 99.9 % for n − 1 degrees of freedom.
    [2, 10.83],
    [3, 13.82],
    [6, 20.52],
    [10, 27.88],
    [100, 148.2],
  ])("below(%i) is even and never reaches n", (n, critical) => {
    const r = rng(2, "below", n);
    const counts = Array.from({ length: n }, () => 0);
    for (let i = 0; i < 50_000; i++) counts[r.below(n)]! += 1;
    expect(counts).toHaveLength(n);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(50_000);
    expect(chiSquare(counts)).toBeLessThan(critical);
  });

  it("below(n) has no modulo bias: of 3·2³⁰ values a third lie below 2³⁰ (taking remainders alone, a half would)", () => {
    const r = rng(3, "bias");
    const n = 3 * 2 ** 30;
    let low = 0;
    for (let i = 0; i < 30_000; i++) if (r.below(n) < 2 ** 30) low++;
    expect(Math.abs(low / 30_000 - 1 / 3)).toBeLessThan(3.3 * Math.sqrt((1 / 3) * (2 / 3) * (1 / 30_000)));
  });

  it("below at its ends: one value, and 2³² values", () => {
    const r = rng(4);
    const bits = rng(4);
    expect(take(20, () => r.below(2 ** 32))).toEqual(take(20, bits.bits));
    expect(take(20, () => r.below(1)).every((v) => v === 0)).toBe(true);
  });

  it("normal: moments 0, 1, 0, 3, tails, and independence of the two values of a pair", () => {
    const z = take(N, rng(1, "normal").normal);
    // Standard errors of the first four sample moments: √1, √2, √15, √96 over √N.
    expect(Math.abs(mean(z))).toBeLessThan(3.3 / Math.sqrt(N));
    expect(Math.abs(moment(z, 2) - 1)).toBeLessThan(3.3 * Math.sqrt(2 / N));
    expect(Math.abs(moment(z, 3))).toBeLessThan(3.3 * Math.sqrt(15 / N));
    expect(Math.abs(moment(z, 4) - 3)).toBeLessThan(3.3 * Math.sqrt(96 / N));
    // P(|z| > t) of the normal distribution.
    for (const [t, p] of [
      [0.6744897501960817, 0.5],
      [1, 0.3173105078629141],
      [2, 0.04550026389635842],
      [3, 0.002699796063260207],
      [4, 6.334248366623973e-5],
    ] as const) {
      const share = z.filter((v) => Math.abs(v) > t).length / N;
      expect(Math.abs(share - p), `tail beyond ${t}`).toBeLessThan(3.3 * Math.sqrt((p * (1 - p)) / N));
    }
    const cosines = z.filter((_, i) => i % 2 === 0);
    const sines = z.filter((_, i) => i % 2 === 1);
    expect(Math.abs(correlation(cosines, sines))).toBeLessThan(3.3 / Math.sqrt(N / 2));
    expect(
      Math.abs(
        correlation(
          cosines.map((v) => v * v),
          sines.map((v) => v * v),
        ),
      ),
    ).toBeLessThan(3.3 / Math.sqrt(N / 2));
  });

  it("every bit of bits() is fair", () => {
    const r: Rng = rng(9, "bits");
    const ones = Array.from({ length: 32 }, () => 0);
    for (let i = 0; i < 20_000; i++) {
      const word = r.bits();
      for (let k = 0; k < 32; k++) ones[k]! += (word >>> k) & 1;
    }
    // 32 tests at once: 4 standard deviations of 0.5/√20000.
    for (const count of ones) expect(Math.abs(count / 20_000 - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(20_000));
  });
});
