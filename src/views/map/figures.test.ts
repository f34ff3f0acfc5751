import { describe, expect, it } from "vitest";
import { en } from "../../text/index.ts";
import { Figures } from "./figures.ts";
import { layoutMap } from "./layout.ts";
import { exampleFrame, exampleRun } from "./testing/frame.ts";
import type { FigureSource } from "./figures.ts";
import type { MapFrame } from "./frame.ts";
import type { Board } from "./layer.ts";

/** What was drawn in the last frame: text and place. */
let drawn: { readonly text: string; readonly x: number; readonly y: number }[] = [];
const figures = (): Figures =>
  new Figures({
    measureText: (text) => 7 * text.length + 4,
    sprite: (text) => ({ draw: (_context, x, y) => drawn.push({ text, x, y }) }),
  });

/** Heights y, with lines at −½, 0 and ½, of which the middle one is an index line; [−2, 2] × [−1, 1] as the frames of these tests show it. */
function plane({ plot, window }: MapFrame["layout"], levels: readonly number[] = [0, 1, 2]): FigureSource {
  const [columns, rows] = [Math.floor(plot.width / 4) + 1, Math.floor(plot.height / 4) + 1];
  const y = (row: number): number => window[3] - ((4 * row) / plot.height) * (window[3] - window[2]);
  return {
    surface: "plane",
    lines: () => levels.map((level) => ({ level, height: (level - 1) / 2, index: level === 1, ground: [1, 2, 3] })),
    lattice: () => ({ columns, rows, step: 4, values: Float32Array.from({ length: columns * rows }, (_, k) => 2 * y(Math.floor(k / columns)) + 1) }),
  };
}

function paint(on: Figures, frame: MapFrame, board: Partial<Board> = {}): typeof drawn {
  drawn = [];
  // Nothing is drawn on it: the sprites of these tests only take down where they are.
  on.paint(undefined as unknown as CanvasRenderingContext2D, frame, { labels: [], taken: [], avoided: [], ...board });
  return drawn;
}

const frame = exampleFrame(en.map, []);
const { plot } = frame.layout;
const middle = plot.y + plot.height / 2;

function planned(): Figures {
  const made = figures();
  made.plan(plane(frame.layout), frame.layout, frame.theme, 1);
  return made;
}

describe("the figures on iso-lines", () => {
  it("stand on the lines whose heights they tell", () => {
    const all = paint(planned(), frame);
    expect(new Set(all.map(({ text }) => text))).toEqual(new Set(["−0.5", "0", "0.5"]));
    for (const { text, y } of all) expect((middle - y) / (plot.height / 2)).toBeCloseTo(Number(text.replace("−", "-")), 2);
  });

  it("keep off marks, texts and paths", () => {
    const run = exampleRun("Adam", [-2, 0, 2, 0]);
    expect(new Set(paint(planned(), { ...frame, runs: [run] }).map(({ text }) => text))).toEqual(new Set(["−0.5", "0.5"]));
    for (const name of ["taken", "avoided"] as const) expect(paint(planned(), frame, { [name]: [plot] })).toEqual([]);
  });

  it("step back from what comes to lie on them, and find another place when it rests", () => {
    const on = planned();
    const before = paint(on, frame);
    const first = before.find(({ text }) => text === "0")!;
    const board = { taken: [{ x: first.x - 5, y: first.y - 5, width: 10, height: 10 }] };
    expect(paint(on, frame, board)).toEqual(before.filter((figure) => figure !== first));
    expect(on.settle()).toBe(true);
    const after = paint(on, frame, board);
    expect(after.some(({ text }) => text === "0")).toBe(true);
    expect(after).not.toContainEqual(first);
    expect(on.settle()).toBe(false);
  });

  it("stay at their points of the plane while the view moves", () => {
    const on = planned();
    const before = paint(on, frame);
    const moved = layoutMap({ x: 0.5, y: 0, halfHeight: 1 }, plot.width + 60, plot.height + 29);
    const after = paint(on, { ...frame, layout: moved });
    const shift = (0.5 / 2) * plot.height;
    const inside = before.filter(({ x }) => x - shift >= plot.x);
    expect(after.map(({ x }) => x.toFixed(6))).toEqual(inside.map(({ x }) => (x - shift).toFixed(6)));
    // And after it has come to rest, as far as there is room.
    on.plan(plane(moved), moved, frame.theme, 1);
    const rested = paint(on, { ...frame, layout: moved });
    const there = (x: number): boolean => rested.some((figure) => Math.abs(figure.x - x) < 1);
    const roomy = after.filter(({ x }) => x > plot.x + 30 && x < plot.x + plot.width - 30);
    expect(roomy.length).toBeGreaterThan(0);
    expect(roomy.every(({ x }) => there(x))).toBe(true);
  });

  it("go with their lines, the others stay", () => {
    const on = planned();
    const before = paint(on, frame);
    expect(on.revise(plane(frame.layout, [1, 2]))).toBe(true);
    expect(on.revise(plane(frame.layout, [1, 2]))).toBe(false);
    expect(paint(on, frame)).toEqual(before.filter(({ text }) => text !== "−0.5"));
    // The picture of another surface must not keep them until the next plan.
    expect(on.revise({ ...plane(frame.layout), surface: "another" })).toBe(true);
    expect(paint(on, frame)).toEqual([]);
  });

  it("are not chosen from places of heights that are gone", () => {
    const on = planned();
    const before = paint(on, frame);
    on.plan(plane(frame.layout), frame.layout, frame.theme, 1);
    on.revise(plane(frame.layout));
    expect(paint(on, frame)).toEqual(before);
  });
});
