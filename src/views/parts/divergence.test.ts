import { describe, expect, it } from "vitest";
import { missOf, readAt } from "./divergence.ts";

const step = { forward: 0.2, backward: 0.3, quadratic: 0.25 };

describe("numbers of a step", () => {
  it("the ratio is KL by its second-order model", () => {
    expect(readAt(step, "ratio")).toBeCloseTo(0.8, 12);
    expect(readAt(step, "backward")).toBe(0.3);
  });

  it("a quadratic is said to miss KL from a tenth on, in whichever direction", () => {
    expect(missOf(step)).toBe("25");
    expect(missOf({ ...step, quadratic: 0.15 })).toBe("25");
    expect(missOf({ ...step, quadratic: 0.219 })).toBeUndefined();
    expect(missOf({ ...step, quadratic: 0.181 })).toBeUndefined();
    expect(missOf({ forward: 0, backward: 0, quadratic: 0 })).toBeUndefined();
    expect(missOf({ ...step, forward: Number.NaN })).toBeUndefined();
  });
});
