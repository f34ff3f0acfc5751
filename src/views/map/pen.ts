/** Strokes that several layers share: everything on the heights has a casing of the background's colour. */
import { CASING } from "../parts/strokes.ts";
import type { Trace } from "../../draw/trace.ts";
import type { FrameRun, MapFrame } from "./frame.ts";
import type { MapTheme, RunStyle } from "./theme.ts";

export { CASING, disc, haloText, stamp } from "../parts/strokes.ts";

/** Beyond this many pixels canvases draw wrongly; such a point is far outside anyway. */
const FARTHEST = 1e6;

export function pixelOf({ layout: { projection } }: Pick<MapFrame, "layout">, at: ArrayLike<number>): readonly [number, number] | undefined {
  const x = projection.x0 + projection.xScale * at[0]!;
  const y = projection.y0 + projection.yScale * at[1]!;
  return Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST ? [x, y] : undefined;
}

/** Adds vertices from…to (not included) of a trace to the current path: strokes of one kind, the others left out. */
function tracePart(context: CanvasRenderingContext2D, trace: Trace, from: number, to: number, join: boolean, swings: boolean): void {
  const all = !trace.swings;
  for (let i = from; i < to; i++) {
    const starts = trace.moves(i) || (i === from && !join);
    if (starts || (!all && trace.isSwing(i) !== swings)) context.moveTo(trace.x[i]!, trace.y[i]!);
    else context.lineTo(trace.x[i]!, trace.y[i]!);
  }
}

export type PathPart = "done" | "to come";

/**
 * The path up to the playhead, or from it on, as the context's current path; the point at the playhead belongs to both.
 * Without strokes to and fro that lie side by side.
 */
export function beginPath(context: CanvasRenderingContext2D, frame: MapFrame, run: FrameRun, part: PathPart): void {
  const { trace } = run;
  const split = trace.upTo(run.row);
  // The point at the playhead may have been merged away, or lie outside.
  const here = run.row < trace.rows ? pixelOf(frame, run.at) : undefined;
  context.beginPath();
  if (part === "done") {
    tracePart(context, trace, 0, split, false, false);
    if (here !== undefined && split > 0) context.lineTo(here[0], here[1]);
  } else if (split < trace.count) {
    if (here !== undefined) context.moveTo(here[0], here[1]);
    tracePart(context, trace, split, trace.count, here !== undefined, false);
  }
}

/** Strokes to and fro that end at vertices from…to (not included), as the context's current path. */
export function beginSwings(context: CanvasRenderingContext2D, trace: Trace, from: number, to: number): void {
  context.beginPath();
  if (from > 0) context.moveTo(trace.x[from - 1]!, trace.y[from - 1]!);
  tracePart(context, trace, from, to, from > 0, true);
}

/** Strokes the current path: casing below, then the colour with its dash. */
export function strokeCased(context: CanvasRenderingContext2D, theme: MapTheme, style: RunStyle, width: number): void {
  context.lineJoin = "round";
  context.setLineDash([]);
  context.strokeStyle = theme.casing;
  context.lineWidth = width + 2 * CASING;
  context.stroke();
  context.setLineDash(style.dash);
  context.strokeStyle = style.colour;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}
