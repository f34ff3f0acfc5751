import { describe, expect, it } from "vitest";
import { courseOf } from "./course.ts";
import type { Window2 } from "../../core/model.ts";
import type { TrajectoryData } from "../../views/view.ts";

const SEEN: Window2 = [-2, 2, -1, 1];

/** A run along the x axis. */
function run(xs: readonly number[], loss: (x: number) => number, firstStep = 0): TrajectoryData {
  const count = xs.length;
  // Arrays of a trajectory are longer than what is recorded.
  const points = new Float64Array(4 * count);
  xs.forEach((x, i) => (points[2 * i] = x));
  return { dim: 2, firstStep, count, points, loss: Float64Array.from(xs, loss), gradNorm: new Float64Array(count), ended: undefined };
}
/** Gradient descent on x²/2: each step multiplies by 1 − η. */
const descent = (factor: number, rows: number): number[] => Array.from({ length: rows }, (_, k) => 0.5 * factor ** k);
const bowl = (x: number): number => (x * x) / 2;

describe("where a run is heading", () => {
  it("is off from the first step of its last stay outside", () => {
    expect(courseOf(run([0, 3, 1, 2.5, 4, 9], bowl), [SEEN])).toEqual({ kind: "off", since: 3 });
    expect(courseOf(run([0, 3, 1, 2.5, 4, 9], bowl, 40), [SEEN])).toEqual({ kind: "off", since: 43 });
    expect(courseOf(run([3, 4], bowl), [SEEN])).toEqual({ kind: "off", since: 0 });
    // |1.5|ᵏ/2 > 2 from k = 4 on: 0.5·1.5⁴ = 2.53.
    expect(courseOf(run(descent(-1.5, 60), bowl), [SEEN])).toEqual({ kind: "off", since: 4 });
  });

  it("is nothing to tell while it is inside, came back, or can be seen elsewhere", () => {
    expect(courseOf(run([0, 3, 4, 2], bowl), [SEEN])).toBeUndefined();
    expect(courseOf(run([0, 3, 4], bowl), [SEEN, [0, 5, -5, 5]])).toBeUndefined();
    expect(courseOf(run([0, 3, 4], bowl), [])).toBeUndefined();
    expect(courseOf({ ...run([0, 3, 4, 5], bowl), dim: 1 }, [SEEN])).toBeUndefined();
    expect(courseOf(run([], bowl), [SEEN])).toBeUndefined();
  });

  it("is a climb where the loss grows beyond that of the start", () => {
    expect(courseOf(run(descent(-1.01, 40), bowl), [SEEN])).toEqual({ kind: "climbing" });
    expect(courseOf(run(descent(1.01, 40), bowl), [SEEN])).toEqual({ kind: "climbing" });
  });

  it("is no climb where it falls, where it only began high, or where it leaps about without a trend", () => {
    expect(courseOf(run(descent(-0.9, 40), bowl), [SEEN])).toBeUndefined();
    expect(courseOf(run([...descent(1.05, 20), ...descent(0.9, 20)], bowl), [SEEN])).toBeUndefined();
    expect(courseOf(run(descent(-1, 40), bowl), [SEEN])).toBeUndefined();
    // The logistic map in its chaotic regime: always above its start, never going anywhere.
    let x = 0.01;
    const chaos = Array.from({ length: 400 }, (_, i) => (i === 0 ? 0.01 : (x = 3.9 * x * (1 - x))));
    expect(
      courseOf(
        run(chaos, (value) => value),
        [SEEN],
      ),
    ).toBeUndefined();
    // A handful of rows is no trend.
    expect(courseOf(run(descent(1.1, 6), bowl), [SEEN])).toBeUndefined();
  });
});
