/** Dogleg and truncated conjugate gradients against what is proven of them, and against the exact minimiser, at random matrices. */
import { describe, expect, it } from "vitest";
import { norm2 } from "../../numerics/vectors.ts";
import { symmetricEigen } from "../../numerics/symmetric-eigen.ts";
import { rng } from "../../random.ts";
import { modelChange, times } from "./curvature.ts";
import { trustRegionStep } from "./secular.ts";
import { dogleg, steihaug } from "./subproblem.ts";

const RADII = [1e-3, 0.3, 1, 5, 1e4];
const SIZES = [2, 3, 4, 5, 6];

interface Case {
  readonly hessian: Float64Array;
  readonly gradient: Float64Array;
}
/** AᵀA + 0.05·I, or its like with random signs. */
function makeCase(n: number, definite: boolean, trial: number): Case {
  const random = rng("subproblem", n, String(definite), trial);
  const a = Float64Array.from({ length: n * n }, () => random.normal());
  const hessian = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = i === j ? 0.05 : 0;
      for (let k = 0; k < n; k++) sum += (definite || k % 2 === 0 ? 1 : -1) * a[k * n + i]! * a[k * n + j]!;
      hessian[i * n + j] = sum;
    }
  }
  return { hessian, gradient: Float64Array.from({ length: n }, () => random.normal()) };
}
const CASES = SIZES.flatMap((n) => Array.from({ length: 20 }, (_, trial) => [n, trial] as const));

/** Lowest value of the model down the gradient, within the region. */
function cauchyDecrease({ hessian, gradient }: Case, radius: number): number {
  const size = norm2(gradient);
  const bend = gradient.reduce((sum, value, i) => sum + value * times(hessian, gradient)[i]!, 0);
  const length = bend > 0 ? Math.min((size * size * size) / bend, radius) : radius;
  return -modelChange(
    gradient,
    hessian,
    gradient.map((value) => (-value / size) * length),
  );
}
function exactDecrease({ hessian, gradient }: Case, radius: number): number {
  const n = gradient.length;
  const pairs = { values: new Float64Array(n), vectors: new Float64Array(n * n) };
  symmetricEigen(hessian, n, pairs.values, pairs.vectors);
  return -modelChange(gradient, hessian, trustRegionStep(pairs, gradient, radius).s);
}

function expectBetween(one: Case, radius: number, s: Float64Array, boundary: boolean): void {
  const size = norm2(s);
  expect(size).toBeLessThanOrEqual(radius * (1 + 1e-12));
  if (boundary) expect(Math.abs(size / radius - 1)).toBeLessThan(1e-12);
  const decrease = -modelChange(one.gradient, one.hessian, s);
  const slack = 1e-12 * (Math.abs(decrease) + norm2(one.gradient) * size);
  expect(decrease).toBeGreaterThanOrEqual(cauchyDecrease(one, radius) - slack);
  expect(decrease).toBeLessThanOrEqual(exactDecrease(one, radius) + slack);
}

describe.each(CASES)("n = %i, case %i", (n, trial) => {
  it("dogleg: no worse than Cauchy's point, no better than the exact one, Newton's step where it fits; refused where H is indefinite", () => {
    const one = makeCase(n, true, trial);
    for (const radius of RADII) {
      const { s, boundary } = dogleg(one.hessian, one.gradient, radius)!;
      expectBetween(one, radius, s, boundary);
      if (!boundary)
        expect(norm2(times(one.hessian, s).map((value, i) => value + one.gradient[i]!))).toBeLessThan(1e-11 * norm2(one.hessian) * Math.max(1, norm2(s)));
    }
    const bent = makeCase(n, false, trial);
    bent.hessian[0] = -1;
    expect(dogleg(bent.hessian, bent.gradient, 1)).toBeUndefined();
  });

  it.each([true, false])("steihaug, definite %s: between Cauchy's point and the exact one; inside, the residual is within the forcing term", (definite) => {
    const one = makeCase(n, definite, trial);
    const slope = norm2(one.gradient);
    for (const radius of RADII) {
      const { s, boundary, corners } = steihaug(one.hessian, one.gradient, radius);
      expectBetween(one, radius, s, boundary);
      if (!boundary)
        expect(norm2(times(one.hessian, s).map((value, i) => value + one.gradient[i]!))).toBeLessThanOrEqual(
          Math.min(0.5, Math.sqrt(slope)) * slope * (1 + 1e-9),
        );
      // Each corner lies further out than the one before (Nocedal, Wright, theorem 7.3), unless a crossing with negative curvature turned back.
      const lengths = corners.map(norm2);
      if (definite) for (let k = 1; k < lengths.length; k++) expect(lengths[k]!).toBeGreaterThanOrEqual(lengths[k - 1]! * (1 - 1e-12));
    }
  });
});

it("steihaug stops on negative curvature: on diag(1, −1) from g = (1, 1) at the border, down the concave side", () => {
  const { s, boundary } = steihaug(Float64Array.of(1, 0, 0, -1), Float64Array.of(1, 1), 2);
  // d = −g has curvature 0: straight to the border.
  expect(boundary).toBe(true);
  for (const value of s) expect(value).toBeCloseTo(-Math.SQRT2, 14);
});

it("steihaug keeps its digits where squares of the gradient underflow", () => {
  const { s, boundary } = steihaug(Float64Array.of(2, 1, 1, 3), Float64Array.of(5e-200, 1e-199), 1);
  expect(boundary).toBe(false);
  // H⁻¹g = (1, 3)·1e-200.
  expect(s[0]! * 1e200).toBeCloseTo(-1, 13);
  expect(s[1]! * 1e200).toBeCloseTo(-3, 13);
});
