/** Random waves on random windows: whatever Newton finds from many starts is listed, and the indices always add up. */
import { describe, expect, it } from "vitest";
import { fromFormula } from "../problems/parts.ts";
import { rng } from "../random.ts";
import { criticalPoints } from "./critical.ts";
import type { Problem, Window2 } from "../model.ts";

const TRIALS = 25;
const STARTS = 40;

/** Plain Newton, with nothing in common with what is tested. */
function newton(problem: Problem, x: number, y: number): readonly [number, number] | undefined {
  const gradient = new Float64Array(2);
  const hessian = new Float64Array(4);
  for (let step = 0; step < 25; step++) {
    problem.hessian!([x, y], hessian, gradient);
    const [a, b, , c] = hessian as unknown as readonly [number, number, number, number];
    const [g, h] = gradient as unknown as readonly [number, number];
    const det = a * c - b * b;
    const dx = (b * h - c * g) / det;
    const dy = (b * g - a * h) / det;
    x += dx;
    y += dy;
    if (Math.abs(dx) + Math.abs(dy) < 1e-12) return [x, y];
  }
  return undefined;
}

describe("random waves", () => {
  it.each(Array.from({ length: TRIALS }, (_, trial) => trial))("number %i", (trial) => {
    const random = rng(`waves ${trial}`);
    const waves = Array.from({ length: 2 + (trial % 4) }, () => {
      const [amplitude, kx, ky, phase] = [random.normal(), 3 * random.normal(), 3 * random.normal(), 6 * random.uniform()];
      return `${amplitude}*sin(${kx}*x + ${ky}*y + ${phase})`;
    });
    const text = `${waves.join(" + ")} + ${0.1 * random.uniform()}*(x^2 + y^2)`;
    const created = fromFormula(text);
    if (!created.ok) throw new Error(text);
    const [x, y, size] = [4 * random.normal(), 4 * random.normal(), [6, 1, 0.05][trial % 3]!];
    const window: Window2 = [x, x + size, y, y + size * (0.5 + random.uniform())];
    const found = criticalPoints(created.problem, window);
    expect(found, text).toMatchObject({ complete: true, issues: [] });
    for (let k = 0; k < STARTS * STARTS; k++) {
      const at = newton(
        created.problem,
        window[0] + ((window[1] - window[0]) * ((k % STARTS) + 0.5)) / STARTS,
        window[2] + ((window[3] - window[2]) * (Math.floor(k / STARTS) + 0.5)) / STARTS,
      );
      if (at === undefined || at[0] < window[0] || at[0] > window[1] || at[1] < window[2] || at[1] > window[3]) continue;
      expect(Math.min(...found.points.map((point) => Math.hypot(point.at[0] - at[0], point.at[1] - at[1]))), `${text} at ${String(at)}`).toBeLessThan(1e-8);
    }
    for (const [i, a] of found.points.entries()) {
      for (const b of found.points.slice(i + 1)) expect(Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1])).toBeGreaterThan(1e-8);
    }
  });
});
