/** Special values (C99 annex F; pow as JavaScript has it), exact cases, symmetries and monotony at the seams between algorithms. */
import { describe, expect, it } from "vitest";
import {
  acos,
  asin,
  atan,
  atan2,
  cos,
  cosh,
  elementaryImports,
  exp,
  expm1,
  hypot,
  log,
  log10,
  log1p,
  log2,
  pow,
  sigmoid,
  sin,
  sinh,
  softplus,
  tan,
  tanh,
} from "./index.ts";
import type { ElementaryName } from "./index.ts";

const INF = Number.POSITIVE_INFINITY;
const PI = 3.141592653589793;
const TINY = Number.MIN_VALUE;

const word = new DataView(new ArrayBuffer(8));
function step(v: number, by: bigint): number {
  word.setFloat64(0, v);
  word.setBigInt64(0, word.getBigInt64(0) + by);
  return word.getFloat64(0);
}

type Row = readonly [f: (x: number) => number, minusInfinity: number, minusZero: number, zero: number, infinity: number];
const LIMITS: Partial<Record<ElementaryName, Row>> = {
  exp: [exp, 0, 1, 1, INF],
  expm1: [expm1, -1, -0, 0, INF],
  log: [log, NaN, -INF, -INF, INF],
  log1p: [log1p, NaN, -0, 0, INF],
  log2: [log2, NaN, -INF, -INF, INF],
  log10: [log10, NaN, -INF, -INF, INF],
  sin: [sin, NaN, -0, 0, NaN],
  cos: [cos, NaN, 1, 1, NaN],
  tan: [tan, NaN, -0, 0, NaN],
  asin: [asin, NaN, -0, 0, NaN],
  acos: [acos, NaN, PI / 2, PI / 2, NaN],
  atan: [atan, -PI / 2, -0, 0, PI / 2],
  sinh: [sinh, -INF, -0, 0, INF],
  cosh: [cosh, INF, 1, 1, INF],
  tanh: [tanh, -1, -0, 0, 1],
  sigmoid: [sigmoid, 0, 0.5, 0.5, 1],
  softplus: [softplus, 0, 0.6931471805599453, 0.6931471805599453, INF],
};

describe("special values of one argument", () => {
  it.each(Object.entries(LIMITS))("%s at −∞, −0, 0, ∞ and NaN", (_, [f, minusInfinity, minusZero, zero, infinity]) => {
    expect([-INF, -0, 0, INF, NaN].map(f)).toEqual([minusInfinity, minusZero, zero, infinity, NaN]);
  });

  it("NaN outside the domain, infinity at poles", () => {
    for (const f of [log, log2, log10]) expect([f(-TINY), f(-1), f(-1e308)]).toEqual([NaN, NaN, NaN]);
    expect([log1p(-1), log1p(step(-1, 1n)), log1p(-1e308)]).toEqual([-INF, NaN, NaN]);
    for (const f of [asin, acos]) expect([f(step(1, 1n)), f(step(-1, 1n)), f(1e308)]).toEqual([NaN, NaN, NaN]);
  });

  it("overflow and underflow exactly where the exact value does", () => {
    expect(exp(709.782712893384)).toBeLessThan(INF);
    expect(exp(709.7827128933841)).toBe(INF);
    // Half the smallest double is e^−745.13321910194110842.
    expect([exp(-745.1332191019411), exp(-745.1332191019412), exp(-745.2)]).toEqual([TINY, 0, 0]);
    expect([expm1(709.782712893384) < INF, expm1(709.7827128933841)]).toEqual([true, INF]);
    for (const f of [sinh, cosh]) expect([f(710.475860073943) < INF, f(710.4758600739441)]).toEqual([true, INF]);
    expect([expm1(-800), tanh(800), tanh(-800), sigmoid(800)]).toEqual([-1, 1, -1, 1]);
    // Subnormal tails: e^x itself.
    expect([sigmoid(-745.1), softplus(-745.1)]).toEqual([TINY, TINY]);
    expect([softplus(800), softplus(1e308)]).toEqual([800, 1e308]);
  });

  it("the identity on tiny arguments, sign and subnormals included", () => {
    for (const f of [expm1, log1p, sin, tan, asin, atan, sinh, tanh]) {
      for (const x of [TINY, -TINY, 3e-310, -2.3e-308, 1e-200, -1e-20]) expect(f(x)).toBe(x);
    }
  });
});

describe("exact cases", () => {
  it("log2 of every power of two, log10 of every exact power of ten", () => {
    let x = TINY;
    for (let k = -1074; k < 1024; k++, x *= 2) expect(log2(x)).toBe(k);
    for (let k = 0; k <= 22; k++) expect(log10(Number(`1e${k}`))).toBe(k);
  });

  it("powers", () => {
    expect([pow(2, 10), pow(-2, 3), pow(-2, -2), pow(10, 15), pow(7, 18), pow(0.5, 1074)]).toEqual([1024, -8, 0.25, 1e15, 1628413597910449, TINY]);
    expect([pow(9, 0.5), pow(3.7, 1), pow(3, 2), pow(8, -1)]).toEqual([3, 3.7, 9, 0.125]);
  });

  it("hypot of whole right triangles at every scale", () => {
    let scale = TINY;
    for (let k = -1074; k < 1020; k++, scale *= 2) {
      expect(hypot(3 * scale, -4 * scale)).toBe(5 * scale);
      expect(hypot(12 * scale, 5 * scale)).toBe(13 * scale);
    }
    expect(hypot(1.2e308, 1.2e308)).toBeCloseTo(1.6970562748477142e308, -300);
    expect([hypot(1.5e308, 1.5e308), hypot(1e308, 1e-308), hypot(TINY, 0), hypot(-0, -0)]).toEqual([INF, 1e308, TINY, 0]);
  });

  it("quarter turns", () => {
    expect([asin(1), asin(-1), acos(1), acos(-1), acos(0)]).toEqual([PI / 2, -PI / 2, 0, PI, PI / 2]);
    // The double nearest π lacks 1.2246467991473532e-16.
    expect([sin(PI), cos(PI), tan(PI), cos(PI / 2)]).toEqual([1.2246467991473532e-16, -1, -1.2246467991473532e-16, 6.123233995736766e-17]);
    expect(tan(PI / 2)).toBe(16331239353195370);
  });
});

describe("special values of two arguments", () => {
  it("pow: C99 annex F.9.4.4, but NaN for pow(1, NaN) and pow(±1, ±∞)", () => {
    for (const x of [0, -0, 1, -1, 2, -2.5, INF, -INF, NaN]) expect([pow(x, 0), pow(x, -0)]).toEqual([1, 1]);
    for (const y of [1, -1, 0.5, 2, INF, -INF]) expect(pow(NaN, y)).toBe(NaN);
    for (const x of [0, 1, -1, 2, INF]) expect(pow(x, NaN)).toBe(NaN);
    for (const y of [INF, -INF]) expect([pow(1, y), pow(-1, y)]).toEqual([NaN, NaN]);
    expect([pow(0, 3), pow(-0, 3), pow(-0, 2), pow(-0, 0.5), pow(-0, 2.5)]).toEqual([0, -0, 0, 0, 0]);
    expect([pow(0, -3), pow(-0, -3), pow(-0, -2), pow(-0, -0.5), pow(-0, -1)]).toEqual([INF, -INF, INF, INF, -INF]);
    expect([pow(0.5, -INF), pow(-2, -INF), pow(0.5, INF), pow(-2, INF), pow(0, -INF), pow(0, INF)]).toEqual([INF, 0, 0, INF, INF, 0]);
    expect([pow(-INF, -3), pow(-INF, -2), pow(-INF, 3), pow(-INF, 2), pow(-INF, 0.5), pow(INF, -0.1), pow(INF, 0.1)]).toEqual([-0, 0, -INF, INF, INF, 0, INF]);
    expect([pow(-8, 1 / 3), pow(-1, 0.5), pow(-2, 1.5), pow(-TINY, 0.1)]).toEqual([NaN, NaN, NaN, NaN]);
    // Beyond 2⁵³ every double is an even integer.
    expect([pow(-1, 9007199254740991), pow(-1, 9007199254740992), pow(-2, 1e300), pow(-0.5, 1e300)]).toEqual([-1, 1, INF, 0]);
  });

  it("atan2: signed zeros, infinities, axes", () => {
    expect([atan2(0, 1), atan2(-0, 1), atan2(0, 0), atan2(-0, 0)]).toEqual([0, -0, 0, -0]);
    expect([atan2(0, -1), atan2(-0, -1), atan2(0, -0), atan2(-0, -0)]).toEqual([PI, -PI, PI, -PI]);
    for (const x of [0, -0]) expect([atan2(1, x), atan2(-1, x), atan2(TINY, x)]).toEqual([PI / 2, -PI / 2, PI / 2]);
    expect([atan2(INF, INF), atan2(-INF, INF), atan2(INF, -INF), atan2(-INF, -INF)]).toEqual([PI / 4, -PI / 4, (3 * PI) / 4, (-3 * PI) / 4]);
    expect([atan2(1, INF), atan2(-1, INF), atan2(1, -INF), atan2(-1, -INF)]).toEqual([0, -0, PI, -PI]);
    expect([atan2(INF, 1), atan2(-INF, -1)]).toEqual([PI / 2, -PI / 2]);
    expect([atan2(NaN, 1), atan2(1, NaN), atan2(NaN, INF), atan2(INF, NaN)]).toEqual([NaN, NaN, NaN, NaN]);
    expect([atan2(1e-300, 1e300), atan2(-1e-300, 1e300), atan2(1e300, 1e-300), atan2(1e-300, -1e300)]).toEqual([0, -0, PI / 2, PI]);
  });

  it("hypot: an infinite side wins over NaN", () => {
    for (const y of [0, 1, INF, NaN]) expect([hypot(INF, y), hypot(-INF, y), hypot(y, -INF)]).toEqual([INF, INF, INF]);
    expect([hypot(NaN, 0), hypot(1, NaN), hypot(NaN, NaN)]).toEqual([NaN, NaN, NaN]);
  });
});

describe("seams", () => {
  const ODD = { sin, tan, asin, atan, sinh, tanh };
  it("odd and even functions are so to the bit", () => {
    for (let k = 1; k < 400; k++) {
      const x = k * 0.0173;
      for (const [name, f] of Object.entries(ODD)) expect(f(-x), `${name}(${x})`).toBe(-f(x));
      for (const f of [cos, cosh]) expect(f(-x)).toBe(f(x));
      expect([pow(-x, 3), pow(-x, 4), hypot(-x, 2), hypot(2, x)]).toEqual([-pow(x, 3), pow(x, 4), hypot(x, 2), hypot(x, 2)]);
    }
  });

  /** Where one formula hands over to another, a growing function must not visibly fall: neighbours may trade places by their error bounds only. */
  const SEAMS: readonly [name: ElementaryName, f: (x: number) => number, at: readonly number[], bound: number][] = [
    ["sinh", sinh, [3.725290298461914e-9, 1, 22, 709.782712893384], 2],
    ["tanh", tanh, [3.725290298461914e-9, 0.55, 22], 2],
    ["expm1", expm1, [1.3877787807814457e-17, -0.2876820724517809, 0.4054651081081644], 2],
    ["sin", sin, [7.450580596923828e-9, 0.7853981633974483], 1],
    ["tan", tan, [7.450580596923828e-9, 0.6744, 0.7853981633974483], 1],
  ];
  it.each(SEAMS)("%s", (_, f, at, bound) => {
    for (const seam of at) {
      for (let by = -40n; by < 40n; by++) {
        const here = f(step(seam, by));
        const next = f(step(seam, by + 1n));
        word.setFloat64(0, Math.abs(here));
        word.setBigUint64(0, word.getBigUint64(0) + 1n);
        const ulp = word.getFloat64(0) - Math.abs(here);
        expect(next - here).toBeGreaterThanOrEqual(-2 * bound * ulp);
      }
    }
  });

  it("large arguments, where reduction modulo π/2 is all there is", () => {
    // The standard library's reduction gives sin(1760066.2891992314) the wrong sign when other data precede its table. 1760066.2891992314 = 1120493.0003…·π/2.
    expect(1760066.2891992314 / (PI / 2)).toBeCloseTo(1120493, 2);
    expect(1120493 % 4).toBe(1);
    expect(sin(1760066.2891992314)).toBeGreaterThan(0.9999);
    expect(sin(-1760066.2891992314)).toBeLessThan(-0.9999);
    // Worst case of reduction: 6381956970095103·2^797 is within 2^-61 of a multiple of π/2 (Muller, "Elementary Functions", 11.3.2).
    expect(Math.abs(cos(5.319372648326541e255))).toBeLessThan(1e-18);
  });
});

describe("the module", () => {
  it("exports functions only, all finite at a generic point", () => {
    for (const [name, f] of Object.entries(elementaryImports)) expect(Number.isFinite(f(0.37, 0.81)), name).toBe(true);
    expect(Object.keys(elementaryImports)).toHaveLength(20);
  });
});
