import { describe, expect, it } from "vitest";
import { EventScanner } from "./events.ts";
import type { Ended } from "../../core/model.ts";

interface Growing {
  dim: number;
  firstStep: number;
  count: number;
  points: Float64Array;
  loss: Float64Array;
  gradNorm: Float64Array;
  ended: Ended | undefined;
}

function run(gradNorm: readonly number[], points: readonly number[] = gradNorm.flatMap(() => [0, 0])): Growing {
  return {
    dim: 2,
    firstStep: 0,
    count: gradNorm.length,
    points: Float64Array.from(points),
    loss: new Float64Array(gradNorm.length),
    gradNorm: Float64Array.from(gradNorm),
    ended: undefined,
  };
}
const nothing = { clipNorm: undefined, window: undefined, steps: 100 };

describe("events of a run", () => {
  it("merges consecutive clipped steps; the gradient at a row clips the step after it", () => {
    // Rows 0, 1 and 3 have long gradients: steps 1, 2 and 4 are clipped. That of the last row has led to no step yet.
    const scanner = new EventScanner(run([5, 4, 1, 3, 0.5, 9]), { ...nothing, clipNorm: 2 });
    expect(scanner.scan()).toEqual([
      { kind: "clipped", step: 1, until: 2 },
      { kind: "clipped", step: 4, until: 4 },
    ]);
  });

  it("does not clip a gradient of exactly the limit", () => {
    expect(new EventScanner(run([2, 2, 2]), { ...nothing, clipNorm: 2 }).scan()).toEqual([]);
  });

  it("tells where the window is left, once", () => {
    const window = [-1, 1, -1, 1] as const;
    const points = [0, 0, 1, 1, 1.01, 0, 0, 0, 0, -2];
    expect(new EventScanner(run([1, 1, 1, 1, 1], points), { ...nothing, window }).scan()).toEqual([{ kind: "left", step: 2, until: 2 }]);
  });

  it("tells ends apart, and is silent about a budget used up", () => {
    const ends = (ended: Ended): unknown => {
      const trajectory = run([1, 1]);
      trajectory.ended = ended;
      return new EventScanner(trajectory, nothing).scan().map(({ kind, step }) => [kind, step]);
    };
    expect(ends({ kind: "converged", code: "tolerance", steps: 40, message: "" })).toEqual([["tolerance", 40]]);
    expect(ends({ kind: "converged", code: "no-progress", steps: 41, message: "" })).toEqual([["converged", 41]]);
    expect(ends({ kind: "converged", code: "no-progress", steps: 41, message: "", stationary: "minimum" })).toEqual([["converged", 41]]);
    for (const stationary of ["saddle", "maximum", "degenerate"] as const) {
      expect(ends({ kind: "converged", code: "tolerance", steps: 41, message: "", stationary })).toEqual([[stationary, 41]]);
    }
    expect(ends({ kind: "diverged", code: "not-finite", steps: 7, message: "" })).toEqual([["diverged", 7]]);
    expect(ends({ kind: "failed", code: "singular", steps: 0, message: "" })).toEqual([["failed", 0]]);
    expect(ends({ kind: "budget", code: "budget", steps: 100, message: "" })).toEqual([]);
    expect(ends({ kind: "budget", code: "budget", steps: 60, message: "" })).toEqual([["ended", 60]]);
  });

  it("finds the same in pieces as at once, and counts a branch's steps from its fork", () => {
    const norms = Array.from({ length: 500 }, (_, i) => 1 + Math.sin(i * i));
    const whole = { ...run(norms), firstStep: 40 };
    const growing = { ...whole, count: 0 };
    const options = { ...nothing, clipNorm: 1.5 };
    const pieces = new EventScanner(growing, options);
    for (const count of [1, 2, 64, 65, 300, 500]) {
      growing.count = count;
      pieces.scan();
    }
    const all = new EventScanner(whole, options).scan();
    expect(all[0]!.step).toBe(41 + norms.findIndex((norm) => norm > 1.5));
    expect(pieces.scan()).toEqual(all);
  });

  it("returns the same array while nothing happens", () => {
    const growing = run([5, 1, 1, 1]);
    growing.count = 2;
    const scanner = new EventScanner(growing, { ...nothing, clipNorm: 2 });
    const first = scanner.scan();
    growing.count = 4;
    expect(scanner.scan()).toBe(first);
  });

  it("looks at every row once and stays small, however long the run", () => {
    const count = 200_001;
    const norms = Float64Array.from({ length: count }, (_, i) => i % 2);
    let looks = 0;
    const counting = new Proxy(norms, {
      get(target, row) {
        looks++;
        return Reflect.get(target, row) as unknown;
      },
    });
    const growing = { ...run([]), points: new Float64Array(2 * count), gradNorm: counting };
    const scanner = new EventScanner(growing, { ...nothing, clipNorm: 0.5 });
    let events = scanner.scan();
    while (growing.count < count) {
      growing.count = Math.min(count, growing.count + 4096);
      events = scanner.scan();
    }
    expect(looks).toBeLessThanOrEqual(count);
    expect(events.length).toBeLessThanOrEqual(4096);
    expect(events[0]!.step).toBe(2);
    expect(events.at(-1)!.until).toBe(count - 1);
  });
});
