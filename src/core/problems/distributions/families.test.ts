/** Every family against its own density: what is claimed of loss, Fisher information and divergence follows from log p and sums over outcomes. */
import { describe, expect, it } from "vitest";
import { problems } from "../index.ts";
import { distributions } from "./index.ts";
import { build, cases } from "./testing/cases.ts";
import { initialValues } from "../../knobs.ts";
import type { FamilyCase } from "./testing/cases.ts";

const largest = (values: ArrayLike<number>): number => Math.max(...Array.from(values, Math.abs));

function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>, relative: number, scale = largest(expected)): void {
  expect(actual).toHaveLength(expected.length);
  for (let i = 0; i < expected.length; i++)
    expect(Math.abs(actual[i]! - expected[i]!), `${i}: ${actual[i]} for ${expected[i]}`).toBeLessThanOrEqual(relative * scale);
}

type Vector = readonly number[];
const shifted = (theta: Vector, i: number, by: number): number[] => theta.map((value, k) => (k === i ? value + by : value));
/** Fourth-order central difference. */
const slope = (f: (theta: Vector) => number, theta: Vector, i: number, h: number): number =>
  (f(shifted(theta, i, -2 * h)) - 8 * f(shifted(theta, i, -h)) + 8 * f(shifted(theta, i, h)) - f(shifted(theta, i, 2 * h))) / (12 * h);
/** Second derivative along d, of fourth order. */
function bend(f: (theta: Vector) => number, theta: Vector, d: Vector, h: number): number {
  const at = (s: number): number => f(theta.map((value, i) => value + s * h * d[i]!));
  return (-at(-2) + 16 * at(-1) - 30 * at(0) + 16 * at(1) - at(2)) / (12 * h * h);
}
/** Symmetric matrix of second derivatives, by polarization. */
function curvature(f: (theta: Vector) => number, theta: Vector, h: number): number[] {
  const n = theta.length;
  const unit = (...ones: readonly number[]): number[] => Array.from({ length: n }, (_, k) => (ones.includes(k) ? 1 : 0));
  const single = theta.map((_, i) => bend(f, theta, unit(i), h));
  return Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return i === j ? single[i]! : (bend(f, theta, unit(i, j), h) - single[i]! - single[j]!) / 2;
  });
}

const fisherAt = ({ problem }: FamilyCase, theta: Vector): Float64Array => {
  const fisher = new Float64Array(theta.length * theta.length).fill(7);
  problem.distribution!.fisher(theta, fisher);
  return fisher;
};

/** Steps of differences: of the divergence, which is accurate when tiny, and of log p, which is not. */
const FINE = 1e-3;
const COARSE = 4e-3;

describe.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
  const { problem, members } = one;
  const { dim } = problem;
  const family = problem.distribution!;
  const fine = FINE * (one.scale ?? 1);
  const coarse = COARSE * (one.scale ?? 1);

  it("adds up to 1", () => {
    for (const theta of members) {
      const sum = one.outcomes(theta).reduce((total, { weight }) => total + weight, 0);
      expect(sum).toBeCloseTo(1, 11);
    }
  });

  it("has the loss of its data", () => {
    const { data } = one;
    if (data === undefined) return;
    for (const theta of members) {
      const loss = data.reduce((sum, outcome) => sum - one.logP(theta, outcome), 0) / data.length + (one.offset ?? 0);
      expect(Math.abs(problem.loss(theta) - loss)).toBeLessThan(1e-12 * Math.max(1, Math.abs(loss)));
    }
  });

  it("has the gradient and the Hessian that differences give, and the same loss from all calls", () => {
    for (const theta of members) {
      const gradient = new Float64Array(dim).fill(7);
      const hessian = new Float64Array(dim * dim).fill(7);
      const loss = problem.loss(theta);
      expect(problem.lossAndGradient(theta, gradient)).toBe(loss);
      const scale = Math.max(Math.abs(loss), largest(gradient));
      expectNear(
        gradient,
        theta.map((__, i) => slope((at) => problem.loss(at), theta, i, fine)),
        1e-8,
        scale,
      );
      expect(problem.hessian!(theta, hessian, gradient)).toBe(loss);
      const column = (j: number): number[] =>
        theta.map((__, i) =>
          slope(
            (at) => {
              problem.lossAndGradient(at, gradient);
              return gradient[j]!;
            },
            theta,
            i,
            fine,
          ),
        );
      expectNear(
        hessian,
        theta.flatMap((__, j) => column(j)),
        1e-8,
        Math.max(scale, largest(hessian)),
      );
    }
  });

  it("has the Fisher information that the Hessian of the divergence gives", () => {
    for (const theta of members) {
      expectNear(
        fisherAt(one, theta),
        curvature((phi) => family.divergence(theta, phi), theta, fine),
        2e-8,
      );
      // From the other side too: the two directions share their second order.
      expectNear(
        fisherAt(one, theta),
        curvature((phi) => family.divergence(phi, theta), theta, fine),
        2e-8,
      );
    }
  });

  it("has the Fisher information −E ∇² log p, and E ∇ log p ∇ log pᵀ", () => {
    for (const theta of members) {
      const seen = Array.from({ length: dim * dim }, () => 0);
      const outer = seen.slice();
      for (const { outcome, weight } of one.outcomes(theta)) {
        if (weight < 1e-18) continue;
        const bent = curvature((at) => one.logP(at, outcome), theta, coarse);
        const score = theta.map((__, i) => slope((at) => one.logP(at, outcome), theta, i, coarse));
        for (let k = 0; k < dim * dim; k++) {
          seen[k]! -= weight * bent[k]!;
          outer[k]! += weight * score[Math.floor(k / dim)]! * score[k % dim]!;
        }
      }
      expectNear(fisherAt(one, theta), seen, 1e-7);
      expectNear(fisherAt(one, theta), outer, 1e-7);
    }
  });

  it("has the empirical Fisher information of its data's own labels", () => {
    const { data } = one;
    expect(family.empiricalFisher !== undefined).toBe(data !== undefined);
    if (data === undefined) return;
    for (const theta of members) {
      const fisher = new Float64Array(dim * dim).fill(7);
      family.empiricalFisher!(theta, fisher);
      const outer = Array.from({ length: dim * dim }, () => 0);
      for (const outcome of data) {
        const score = theta.map((__, i) => slope((at) => one.logP(at, outcome), theta, i, coarse));
        for (let k = 0; k < dim * dim; k++) outer[k]! += (score[Math.floor(k / dim)]! * score[k % dim]!) / data.length;
      }
      expectNear(fisher, outer, 1e-7);
    }
  });

  it("has the divergence that summing over outcomes gives", () => {
    for (const theta of members) {
      for (const phi of [...members, theta.map((value, i) => value + (i % 2 === 0 ? 0.02 : -0.01))]) {
        const sum = one.outcomes(theta).reduce((total, { outcome, weight }) => total + weight * (one.logP(theta, outcome) - one.logP(phi, outcome)), 0);
        expect(Math.abs(family.divergence(theta, phi) - sum)).toBeLessThan(1e-11 * Math.max(1, sum));
      }
    }
  });

  it("has a divergence that is exactly 0 for equal arguments and ½dᵀFd, to all digits that there can be, for tiny steps", () => {
    for (const theta of members) {
      expect(family.divergence(theta, theta.slice())).toBe(0);
      const fisher = fisherAt(one, theta);
      for (const size of [1e-4, 1e-6, 1e-8]) {
        const phi = theta.map((value, i) => value + size * (i % 3 === 0 ? 1 : -0.7));
        const d = phi.map((value, i) => value - theta[i]!);
        let quadratic = 0;
        for (let i = 0; i < dim; i++) for (let j = 0; j < dim; j++) quadratic += (d[i]! * fisher[i * dim + j]! * d[j]!) / 2;
        // The next term of the series is smaller by the size of the step, beside the scale of the family.
        const ratio = family.divergence(theta, phi) / quadratic;
        expect(Math.abs(ratio - 1), `size ${size}`).toBeLessThan(40 * size + 1e-9);
      }
    }
  });

  it("is singular exactly where it says so", () => {
    for (const theta of members) {
      expect(family.singularity?.(theta) === undefined).toBe(one.singular !== true);
      if (one.singular !== true) continue;
      const fisher = fisherAt(one, theta);
      // Adding the same to all rows is the direction without information.
      const columns = one.id === "softmax-regression" ? 2 : 1;
      for (let c = 0; c < columns; c++) {
        for (let i = 0; i < dim; i++) {
          let product = 0;
          for (let j = c; j < dim; j += columns) product += fisher[i * dim + j]!;
          expect(Math.abs(product)).toBeLessThan(1e-15);
        }
      }
    }
  });
});

describe("every family", () => {
  it("is among the tested ones", () => {
    expect([...new Set(cases.map(({ id }) => id))].toSorted()).toEqual(distributions.map(({ id }) => id).toSorted());
  });

  it.each(distributions.map((definition) => [definition.id, definition] as const))(
    "%s starts where there is something to do, inside its window, in every chart",
    (id, definition) => {
      const variants = definition.variants === undefined ? [{}] : Object.keys(definition.variants.of).map((name) => ({ [definition.variants!.knob]: name }));
      for (const given of variants) {
        const { problem } = build(id, given);
        const [name] = Object.values(given);
        const { start, window } = name === undefined ? definition : definition.variants!.of[name]!;
        const gradient = new Float64Array(problem.dim);
        expect(start).toHaveLength(problem.dim);
        expect(Number.isFinite(problem.lossAndGradient(start, gradient))).toBe(true);
        expect(largest(gradient)).toBeGreaterThan(1e-3);
        expect(window !== undefined).toBe(problem.dim === 2);
        expect(problem.gridRow !== undefined).toBe(problem.dim === 2);
        if (window === undefined) continue;
        const [xlo, xhi, ylo, yhi] = window;
        expect(start[0]! > xlo && start[0]! < xhi && start[1]! > ylo && start[1]! < yhi).toBe(true);
        const row = new Float64Array(5);
        problem.gridRow!(start[0]!, 0.125, start[1]!, 5, row);
        expect(row[0]).toBe(problem.loss(start));
        expect(row[4]).toBe(problem.loss([start[0]! + 0.5, start[1]!]));
      }
    },
  );

  it.each(distributions.map((definition) => [definition.id, definition] as const))("%s lists minima that are", (id, definition) => {
    const values = initialValues(definition.knobs);
    const { problem } = build(id);
    for (const { at, loss } of definition.minima(values)) {
      const gradient = new Float64Array(problem.dim);
      const hessian = new Float64Array(problem.dim * problem.dim);
      expect(problem.hessian!(at, hessian, gradient)).toBeCloseTo(loss, 13);
      expect(largest(gradient)).toBeLessThan(1e-12 * Math.max(1, largest(hessian)));
      expect(problem.minimumValue ?? loss).toBeCloseTo(loss, 13);
    }
  });

  it("says what it is", () => {
    for (const { title, summary, notes, references, provides } of distributions) {
      expect(title).not.toBe("");
      expect(summary).toMatch(/\.$/);
      expect(notes.length).toBeGreaterThan(0);
      expect(references.length).toBeGreaterThan(0);
      expect(provides).toContain("distribution");
    }
    expect(new Set(problems.ids).size).toBe(problems.ids.length);
  });
});
