import { describe, expect, it } from "vitest";
import { feed } from "../../testing/drive.ts";
import { optimizers } from "../index.ts";
import { nextPower } from "./powers.ts";

describe("running powers", () => {
  it.each([0.9, 0.99, 0.999, 0.9999])("keep 1 − βᵗ within the stated bound of the power function for β = %f", (beta) => {
    const bound = 2 ** -53 / Math.log(1 / beta) + 4 * 2 ** -53;
    let power = 1;
    let worst = 0;
    for (let t = 1; t <= 20_000; t++) {
      power = nextPower(beta, t, beta, power);
      // The reference's own last rounding is part of the comparison: half a unit of βᵗ.
      const reference = -Math.expm1(t * Math.log(beta));
      worst = Math.max(worst, Math.abs(1 - power - reference) / reference);
    }
    expect(worst).toBeLessThan(2 * bound);
  });

  it("are taken anew where β changes", () => {
    expect(nextPower(0.5, 3, 0.9, 0.81)).toBe(0.125);
    expect(nextPower(0.5, 3, 0.5, 0.25)).toBe(0.125);
    expect(nextPower(0, 1, 0, 1)).toBe(0);
  });

  it("become 0 before they become denormal", () => {
    let power = 1;
    for (let t = 1; t <= 10_000; t++) power = nextPower(0.9, t, 0.9, power);
    expect(power).toBe(0);
  });

  it("make a branch with another β correct its moments as torch does, by the new β throughout", () => {
    const adam = optimizers.get("adam")!;
    const past = feed(
      adam,
      { lr: 0.1 },
      [0, 0],
      [
        [1, 2],
        [3, 4],
      ],
    ).state;
    const out = { theta: new Float64Array(2), state: { ...past, mean: new Float64Array(2), squares: new Float64Array(2), largest: new Float64Array(2) } };
    const values = { lr: 0.1, beta1: 0.5, beta2: 0.75, eps: 0, weightDecay: 0, amsgrad: false };
    const here = { theta: new Float64Array(2), loss: 0, gradient: Float64Array.of(1, 1), t: 3 };
    adam.step(
      { dim: 2, loss: () => 0, lossAndGradient: () => 0 },
      here,
      past,
      values,
      {
        step: 3,
        stream: () => {
          throw new Error("no noise here");
        },
      },
      out,
    );
    // m = .9·.1 + .3·… by the old rate: ((0·.9 + .1·1)·.9 + .1·3) = .39, then .5·.39 + .5·1; v likewise with .001.
    const mean = 0.5 * (0.9 * 0.1 + 0.1 * 3) + 0.5;
    const squares = 0.75 * (0.999 * 0.001 + 0.001 * 9) + 0.25;
    const expected = (-0.1 * (mean / (1 - 0.125))) / Math.sqrt(squares / (1 - 0.421875));
    expect(out.theta[0]).toBeCloseTo(expected, 14);
  });
});
