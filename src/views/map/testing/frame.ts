/** A small picture of the map for tests: two runs on a 200 × 100 plot that shows [−2, 2] × [−1, 1]. */
import { Trace } from "../../../draw/trace.ts";
import { layoutMap } from "../layout.ts";
import type { Messages } from "../../../text/index.ts";
import type { FrameRun, MapFrame } from "../frame.ts";
import type { MapTheme } from "../theme.ts";

const THEME: MapTheme = {
  heights: { tones: [], ink: [0, 0, 0], alpha: 1, indexAlpha: 1, hatch: [0, 0, 0], paper: [255, 255, 255] },
  runs: [{ colour: "#0069a6", dash: [] }],
  text: "#000",
  label: "#444",
  surface: "#fff",
  casing: "#fff",
  gradient: "#a3123a",
  velocity: "#6b2fa3",
  hessian: "#7d5500",
  step: "#16191d",
  bad: "#a3123a",
  figure: "#39414b",
  font: "12px sans-serif",
  strongFont: "600 14px sans-serif",
};

/** @param points row-major, x and y */
export function exampleRun(name: string, points: readonly number[], rest: Partial<FrameRun> = {}): FrameRun {
  const layout = exampleLayout();
  const trace = new Trace(layout.projection, layout.plot);
  const rows = points.length / 2;
  trace.extend(Float64Array.from(points), 2, rows, Infinity);
  const at = (row: number): readonly [number, number] => [points[2 * row]!, points[2 * row + 1]!];
  return {
    look: 0,
    name,
    style: THEME.runs[0]!,
    trace,
    average: undefined,
    firstStep: 0,
    rows,
    row: rows - 1,
    at: at(rows - 1),
    last: at(rows - 1),
    loss: 1.23456,
    gradNorm: 0.5,
    ended: undefined,
    found: undefined,
    rests: undefined,
    receded: false,
    fork: undefined,
    ...rest,
  };
}

/** Wide enough for axes: 44 px on the left, 28 below, 16 on the right, 1 above. */
export function exampleLayout(): MapFrame["layout"] {
  return layoutMap({ x: 0, y: 0, halfHeight: 1 }, 460 + 800, 229 + 400);
}

export function exampleFrame(words: Messages["map"], runs: readonly FrameRun[]): MapFrame {
  return {
    layout: exampleLayout(),
    theme: THEME,
    words,
    problem: "Himmelblau",
    coordinates: ["x", "y"],
    start: [-0.5, 0.25],
    hint: undefined,
    critical: undefined,
    minima: [{ at: [1, 0], loss: 0, global: true }],
    figures: undefined,
    runs,
    step: 2,
    lastStep: 10,
    spent: undefined,
    hover: undefined,
    arrows: undefined,
    shapes: undefined,
    toCome: undefined,
  };
}
