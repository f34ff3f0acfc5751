/** SPSA: an estimate without bias, Spall's gains; and replays of all methods without derivatives. */
import { describe, expect, it } from "vitest";
import { createNoise } from "../random.ts";
import { record, valuesOf } from "../testing/drive.ts";
import { distance, end, formula, run } from "../testing/probe.ts";
import { axes, himmelblau, quadratic, rosenbrock } from "../testing/problems.ts";
import { optimizers } from "./index.ts";

describe("SPSA", () => {
  it("estimates a quadratic's gradient without bias", () => {
    // On a quadratic the central difference along Δ is exactly gᵀΔ, so E ĝ = E (gᵀΔ)Δ = g, with variance Σ_{k≠i} g_k².
    const optimizer = optimizers.get("spsa")!;
    const values = valuesOf(optimizer, { a: 1, A: 0, alpha: 0, c: 0.5 });
    const gradient = new Float64Array(2);
    const theta = Float64Array.of(1.25, -0.5);
    const loss = quadratic.lossAndGradient(theta, gradient);
    const noise = createNoise(5, 0);
    const count = 20_000;
    const sum = [0, 0];
    for (let t = 1; t <= count; t++) {
      noise.at(t);
      const out = { theta: new Float64Array(2), state: {} };
      optimizer.step(quadratic, { theta, loss, gradient, t }, {}, values, noise, out);
      for (const i of [0, 1]) sum[i]! += theta[i]! - out.theta[i]!;
    }
    for (const i of [0, 1]) {
      const error = Math.abs(gradient[1 - i]!) / Math.sqrt(count);
      expect(Math.abs(sum[i]! / count - gradient[i]!)).toBeLessThan(4 * error);
      // And it is random: the mean is not exact.
      expect(Math.abs(sum[i]! / count - gradient[i]!)).toBeGreaterThan(1e-3 * error);
    }
  });

  it("has Spall's gains, and shows its two probes", () => {
    const { run: made } = run("spsa", rosenbrock, rosenbrock.start, 9, { a: 1e-4, A: 10 });
    const { parts, before, theta } = made.replay(7)!;
    const number = (name: string): number => parts.numbers.find((one) => one.name === name)!.value;
    expect(number("gain")).toBeCloseTo(1e-4 / 17 ** 0.602, 18);
    expect(number("distance of the probes")).toBeCloseTo(0.1 / 7 ** 0.101, 15);
    const [ahead, behind] = parts.trials;
    for (const i of [0, 1]) {
      expect((ahead!.at[i]! + behind!.at[i]!) / 2).toBeCloseTo(before.theta[i]!, 14);
      expect(Math.abs(ahead!.at[i]! - behind!.at[i]!)).toBeCloseTo(2 * number("distance of the probes"), 14);
      const estimate = (ahead!.loss - behind!.loss) / (ahead!.at[i]! - behind!.at[i]!);
      expect(before.theta[i]! - theta[i]!).toBeCloseTo(number("gain") * estimate, 12);
    }
  });

  it("comes near the minimum of Himmelblau's function", () => {
    const path = run("spsa", himmelblau, [2, 1], 2000, { a: 0.02 });
    expect(distance(end(path), [3, 2])).toBeLessThan(0.01);
  });

  it("rejects a step whose probes have no loss, and goes on", () => {
    const path = run("spsa", formula("x - log(x) + y^2"), [0.05, 1], 300);
    expect(path.ended.kind).toBe("budget");
    expect(path.points.every((point) => point.every(Number.isFinite))).toBe(true);
    const still = path.points.filter((point, k) => k > 0 && distance([...point], [...path.points[k - 1]!]) === 0);
    expect(still.length).toBeGreaterThan(0);
  });
});

describe.each(["coordinate-descent", "nelder-mead", "cma-es", "spsa"])("%s", (id) => {
  it.each([1, 2, 7, 64, 65, 100])("branches from step %i and replays it to the bit", (step) => {
    const values = id === "spsa" ? { a: 1e-4 } : {};
    const whole = run(id, rosenbrock, rosenbrock.start, 130, values);
    const branch = record({ optimizer: optimizers.get(id)!, problem: rosenbrock, start: whole.run.snapshot(step)!, steps: 130, values });
    expect(branch.points).toEqual(whole.points.slice(step));
    expect([...whole.run.replay(step)!.theta]).toEqual(whole.points[step]);
  });

  it("works in one dimension and in twenty", () => {
    for (const n of [1, 20]) {
      const { loss, ended } = run(id, axes(n), axes(n).start, 200);
      expect(loss.at(-1)!).toBeLessThan(loss[0]!);
      expect(ended.kind).not.toBe("failed");
    }
  });
});
