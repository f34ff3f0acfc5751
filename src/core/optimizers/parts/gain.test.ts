/** Judging trials, and ending, where rounding has taken over. */
import { describe, expect, it } from "vitest";
import { finish } from "./curvature.ts";
import type { Curvature } from "./curvature.ts";
import { gainOf } from "./gain.ts";
import type { Here, Problem } from "../../model.ts";

/** ½·x² + offset: losses near 0 differ by less than the offset's last digit. */
const bowl = (offset: number): Problem => ({
  dim: 1,
  loss: (theta) => (theta[0]! * theta[0]!) / 2 + offset,
  lossAndGradient(theta, gradient) {
    gradient[0] = theta[0]!;
    return (theta[0]! * theta[0]!) / 2 + offset;
  },
});
const here = (x: number, offset: number): Here => ({ theta: Float64Array.of(x), loss: (x * x) / 2 + offset, gradient: Float64Array.of(x), t: 1 });
function judge(offset: number, from: number, to: number, predicted: number): ReturnType<typeof gainOf> {
  return gainOf(bowl(offset), here(from, offset), {
    trial: Float64Array.of(to),
    predicted,
    enough: 0.25,
    scale: 0,
    hessian: [1],
    gradientHere: Float64Array.of(from),
    gradient: (theta) => Float64Array.of(theta[0]!),
  });
}

describe("gainOf", () => {
  it("is the ratio of actual and predicted decrease where the loss resolves them", () => {
    expect(judge(0, 2, 1, 2)).toEqual({ loss: 0.5, ratio: 0.75, predicted: 2, atFloor: false });
  });

  it("never lets a model that foretells a climb vouch for one", () => {
    expect(judge(0, 1, 2, -1.5)).toMatchObject({ ratio: -Infinity });
  });

  it("asks the gradient where the loss is a constant to the last digit", () => {
    const x = 1e-10;
    expect(judge(1000, x, 0, (x * x) / 2)).toMatchObject({ loss: 1000, ratio: 1, atFloor: false });
    expect(judge(1000, x, -2 * x, (x * x) / 2)).toMatchObject({ ratio: 0 });
  });

  it("gives −∞ to a trial without a loss", () => {
    expect(judge(0, 1, Number.NaN, 0.5)).toMatchObject({ ratio: -Infinity, atFloor: false });
  });
});

describe("finish", () => {
  /** Of ½θᵀHθ with the gradient (slope, 0) at (1, 2). */
  const curvature = (slope: number): Curvature => ({ hessian: Float64Array.of(1, 0, 0, 1), gradient: Float64Array.of(slope, 0) });
  const from = { ...here(1, 0), theta: Float64Array.of(1, 2) };
  const end = (to: readonly [number, number], before: number, after: number, lr = 1): string => {
    const outcome = finish(from, Float64Array.from(to), lr, curvature(before), () => curvature(after));
    return outcome.kind === "converged" ? outcome.message! : outcome.kind;
  };

  it("converges where nothing moves, or where both gradients are rounding and the second is no shorter", () => {
    expect(end([1, 2], 1, 0)).toContain("too short");
    expect(end([1 + 1e-15, 2], 1e-15, 1e-15)).toContain("rounding");
    expect(end([1 + 1e-15, 2], 1e-15, 2e-15)).toContain("rounding");
  });

  it("goes on while the gradient shrinks or is more than rounding, however short the step, and where the rate is 0", () => {
    expect(end([1 + 1e-15, 2], 1e-15, 0.9e-15)).toBe("moved");
    expect(end([1 + 1e-14, 2], 1e-14, 2e-14)).toBe("moved");
    expect(end([1 + 1e-15, 2], 1e-15, 1e-14)).toBe("moved");
    expect(end([1, 2], 1e-9, 1e-9, 0)).toBe("moved");
  });
});
