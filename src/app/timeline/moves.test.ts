import { describe, expect, it } from "vitest";
import { seekTo, stepBy } from "./moves.ts";
import type { PageParts } from "../page.ts";

/** Just enough of a page: 200 steps asked for, some of them there. */
function page(arrived: number, playhead: number) {
  const state = { playhead, document: { steps: 200 } };
  const actions = { seek: (step: number) => (state.playhead = step) };
  const parts = { store: { getState: () => state, actions }, trajectories: { lastPlace: arrived } } as unknown as Pick<PageParts, "store" | "trajectories">;
  return { parts, state };
}

describe("moving the playhead", () => {
  it("counts from the end while it stands at the end", () => {
    const { parts, state } = page(200, Number.POSITIVE_INFINITY);
    stepBy(parts, -1);
    expect(state.playhead).toBe(199);
    stepBy(parts, 1);
    expect(state.playhead).toBe(Number.POSITIVE_INFINITY);
  });

  it("goes neither below zero nor past what has arrived", () => {
    const { parts, state } = page(57, 3);
    stepBy(parts, -10);
    expect(state.playhead).toBe(0);
    seekTo(parts, 120);
    expect(state.playhead).toBe(57);
  });
});
