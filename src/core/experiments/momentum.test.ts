/** One step of gradient descent, and momentum against Nesterov: the numbers that the lessons quote. */
import { describe, expect, it } from "vitest";
import { sgd } from "../optimizers/sgd.ts";
import { hypot } from "../elementary/index.ts";
import { record } from "../testing/drive.ts";
import { typed } from "../testing/typed.ts";
import type { Values } from "../knobs.ts";

const VALLEY = typed("(x^2 + 100*y^2)/2");

/** The first k with ‖x_k‖₂ < 1e-6. */
function stepsTo(values: Values, steps = 3000): number {
  const { points } = record({ optimizer: sgd, problem: VALLEY, start: [1, 1], values, steps });
  return points.findIndex(([x, y]) => hypot(x!, y!) < 1e-6);
}

describe("one step", () => {
  it("contracts by exactly 1 − ελ on curvature λ: monotone, oscillating, divergent", () => {
    for (const [rate, factor] of [
      [0.05, 0.8],
      [0.25, 0],
      [0.375, -0.5],
      [0.5, -1],
      [0.75, -2],
    ] as const) {
      const { points } = record({ optimizer: sgd, problem: typed("2*x^2 + y^2"), start: [1, 0], values: { lr: rate }, steps: 3 });
      for (let k = 1; k <= 3; k++) expect(points[k]![0]).toBeCloseTo(factor * points[k - 1]![0]!, 14);
    }
  });
});

describe("momentum against Nesterov on ½(x² + 100y²) from (1, 1), to a norm of 1e-6", () => {
  it("takes 709 steps of plain descent at the best rate, 95 of the best heavy ball", () => {
    expect(stepsTo({ lr: 2 / 101 })).toBe(709);
    expect(stepsTo({ lr: 4 / 121, momentum: (9 / 11) * (9 / 11) })).toBe(95);
  });

  it("takes 1375 at ε = 0.01, 264 with α = 0.9, 207 with Nesterov's in the form of torch, read at its own iterate", () => {
    expect(stepsTo({ lr: 0.01 })).toBe(1375);
    expect(stepsTo({ lr: 0.01, momentum: 0.9 })).toBe(264);
    expect(stepsTo({ lr: 0.01, momentum: 0.9, nesterov: true })).toBe(207);
  });

  it("takes 208 in Nesterov's own form, whose iterate torch's looks ahead of", () => {
    // v ← αv − εg(x + αv), x ← x + v: torch's θ is x + αv.
    const { points } = record({ optimizer: sgd, problem: VALLEY, start: [1, 1], values: { lr: 0.01, momentum: 0.9, nesterov: true }, steps: 300 });
    const x = [1, 1];
    const v = [0, 0];
    let first = -1;
    for (let k = 1; k <= 300; k++) {
      for (const [i, curvature] of [1, 100].entries()) {
        v[i] = 0.9 * v[i]! - 0.01 * curvature * (x[i]! + 0.9 * v[i]!);
        x[i] = x[i]! + v[i];
        expect(x[i] + 0.9 * v[i]).toBeCloseTo(points[k]![i]!, 12);
      }
      if (first < 0 && hypot(x[0]!, x[1]!) < 1e-6) first = k;
    }
    expect(first).toBe(208);
  });

  it("has a terminal speed of ε‖g‖/(1 − α): twice, ten times, a hundred times as fast", () => {
    for (const [momentum, times] of [
      [0.5, 2],
      [0.9, 10],
      [0.99, 100],
    ] as const) {
      const { points } = record({ optimizer: sgd, problem: typed("3*x - 4*y"), start: [0, 0], values: { lr: 0.01, momentum }, steps: 4000 });
      const [a, b] = [points.at(-2)!, points.at(-1)!];
      expect(hypot(b[0]! - a[0]!, b[1]! - a[1]!)).toBeCloseTo(times * 0.01 * 5, 10);
    }
  });

  it("is critically damped at α = (1 − √(ελ))² = 0.81 for ελ = 0.01: just below it no crossing, just above it some", () => {
    const crossings = (momentum: number): number => {
      const { points } = record({ optimizer: sgd, problem: typed("x^2/2 + y^2"), start: [1, 0], values: { lr: 0.01, momentum }, steps: 800 });
      return points.filter(([x], k) => k > 0 && x! * points[k - 1]![0]! < 0).length;
    };
    expect(crossings(0.81 - 0.005)).toBe(0);
    expect(crossings(0.81 + 0.005)).toBeGreaterThan(0);
  });
});
