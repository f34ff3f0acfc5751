import { describe, expect, it } from "vitest";
import { placeMarks, placeOnTrack } from "./marks.ts";
import type { RunEvents } from "./marks.ts";
import type { EventKind } from "./events.ts";

const run = (key: number, ...events: readonly (readonly [EventKind, number])[]): RunEvents => ({
  key,
  look: key,
  name: `run ${key}`,
  events: events.map(([kind, step]) => ({ kind, step, until: step })),
  placeOf: (step) => step,
});
const track = (words: number, rows = 2) => ({ width: 1000, steps: 100, rows, measure: () => words });

describe("marks above the track", () => {
  it("stand at their steps, with words on the side where there is room", () => {
    const marks = placeMarks([run(1, ["left", 10], ["diverged", 99])], track(80));
    expect(marks.map(({ x, side, row }) => [x, side, row])).toEqual([
      [100, "right", 0],
      [990, "left", 0],
    ]);
  });

  it("move to the second row, then lose their words, then the least urgent go", () => {
    const at = (count: number) =>
      placeMarks(
        Array.from({ length: count }, (_, i) => run(i, ["converged", 50])),
        track(80),
      );
    expect(at(2).map(({ row, side }) => [row, side])).toEqual([
      [1, "right"],
      [0, "right"],
    ]);
    expect(at(3)).toHaveLength(2);
    const urgent = placeMarks([run(1, ["clipped", 50]), run(2, ["clipped", 50]), run(3, ["diverged", 50])], track(80));
    expect(urgent.map(({ kind }) => kind)).toContain("diverged");
  });

  it("never overlap", () => {
    const runs = Array.from({ length: 8 }, (_, i) => run(i, ["left", (i * 37) % 100], ["clipped", (i * 53) % 100], ["diverged", (i * 71) % 100]));
    const marks = placeMarks(runs, track(70));
    const boxes = marks.map(({ x, side, row }) => ({ row, from: x - 8 - (side === "left" ? 74 : 0), to: x + 8 + (side === "right" ? 74 : 0) }));
    for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(a.row !== b.row || a.to <= b.from || a.from >= b.to).toBe(true);
    expect(marks.length).toBeGreaterThan(8);
  });

  it("keeps what lies beyond the last step at the end", () => {
    expect(placeOnTrack(250, { width: 1000, steps: 200 })).toBe(1000);
    expect(placeOnTrack(50, { width: 1000, steps: 200 })).toBe(250);
  });
});
