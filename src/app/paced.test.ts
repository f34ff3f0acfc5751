import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { coreCatalogue } from "../core/catalogue.ts";
import { pageCatalogue } from "../catalogue.ts";
import { decode } from "../scenario/index.ts";
import { subscribePaced } from "./paced.ts";
import { createPageStore } from "./store/store.ts";
import { Trajectories } from "./trajectories.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const page = () => ({
  store: createPageStore({ catalogue, reading: decode("v=1&problem=himmelblau&run=adam", catalogue), language: "en" }),
  trajectories: new Trajectories(),
});

/** Milliseconds between two frames. */
const FRAME = 16;

describe("numbers beside the map", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("follow the playhead at once, however often it moves", () => {
    const parts = page();
    const told = vi.fn<() => void>();
    subscribePaced(parts, told);
    for (let step = 1; step <= 50; step++) parts.store.actions.advance(step);
    expect(told).toHaveBeenCalledTimes(50);
  });

  it("are told of a change at once when nothing happened before", () => {
    const parts = page();
    const told = vi.fn<() => void>();
    subscribePaced(parts, told);
    parts.trajectories.changed();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it("follow a drag a few times a second, and never miss its end", () => {
    const parts = page();
    let seen = "";
    let times = 0;
    const leave = subscribePaced(parts, () => {
      times++;
      seen = parts.store.getState().document.start.join();
    });
    for (let i = 1; i <= 60; i++) {
      parts.store.actions.setStart([i, 0], "drag");
      parts.trajectories.changed();
      vi.advanceTimersByTime(FRAME);
    }
    expect(times).toBeGreaterThanOrEqual(4);
    expect(times).toBeLessThanOrEqual(11);
    vi.advanceTimersByTime(200);
    expect(seen).toBe("60,0");
    leave();
    const before = times;
    parts.trajectories.changed();
    parts.store.actions.setStart([0, 0]);
    vi.advanceTimersByTime(1000);
    expect(times).toBe(before);
  });
});
