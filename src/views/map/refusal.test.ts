import { describe, expect, it } from "vitest";
import { exampleLayout, exampleRun } from "./testing/frame.ts";
import { toPixelX, toPixelY } from "./layout.ts";
import { refusedAt, refusedStep } from "./refusal.ts";
import type { Ended } from "../../core/model.ts";

const refused = (at: string): Ended => ({
  kind: "failed",
  code: "outside-domain",
  steps: 0,
  message: `step 1 would leave the domain: there is no distribution at θ = [${at}]`,
});
const run = (at: string): ReturnType<typeof exampleRun> => exampleRun("a", [0.5, 0.5], { ended: refused(at) });
const layout = exampleLayout();

describe("a refused step", () => {
  it("is where the run says that it would have gone", () => {
    expect(refusedAt(run("0, -2"))).toEqual([0, -2]);
    expect(refusedAt(run("-1.5e-7, -0"))).toEqual([-1.5e-7, -0]);
  });

  it("has no place on a plane where there is none", () => {
    expect(refusedAt(exampleRun("a", [0, 0]))).toBeUndefined();
    expect(refusedAt(run("1, 2, 3"))).toBeUndefined();
    expect(refusedAt(run("1"))).toBeUndefined();
    expect(refusedAt(exampleRun("a", [0, 0], { ended: { ...refused("0, 1"), code: "not-finite" } }))).toBeUndefined();
    expect(refusedAt(exampleRun("a", [0, 0], { ended: { ...refused(""), message: "the step leads to the mean parameters (0, 1)" } }))).toBeUndefined();
  });

  it("is drawn whole where its end is in view, else to the border on its way", () => {
    const near = refusedStep({ layout }, run("0.25, -0.5"))!;
    expect(near.whole).toBe(true);
    expect(near.to[0]).toBeCloseTo(toPixelX(layout, 0.25), 9);
    expect(near.to[1]).toBeCloseTo(toPixelY(layout, -0.5), 9);
    const far = refusedStep({ layout }, run("0.5, -1e9"))!;
    expect(far.whole).toBe(false);
    expect(far.to[0]).toBeCloseTo(toPixelX(layout, 0.5), 4);
    expect(far.to[1]).toBeCloseTo(layout.plot.y + layout.plot.height, 4);
  });

  it("from out of view is not drawn", () => {
    expect(refusedStep({ layout }, exampleRun("a", [50, 50], { ended: refused("0, 0") }))).toBeUndefined();
  });
});
