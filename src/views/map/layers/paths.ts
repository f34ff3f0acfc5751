/** Paths: heavy up to the playhead, light after it. */
import { beginPath, beginSwings, strokeCased } from "../pen.ts";
import type { FrameRun, MapFrame } from "../frame.ts";
import type { MapLayer } from "../layer.ts";

const DONE = 2.25;
const TO_COME = 1.25;
const TO_COME_ALPHA = 0.75;
/** Of the others, while one run is selected. */
const RECEDED_ALPHA = 0.4;
/** Strokes to and fro that lie side by side: a veil without casing, through which the iso-lines and its own bounds stay visible. */
const SWING = 1;
const SWING_ALPHA = 0.65;
/** All but the last of them fade: many side by side would be a solid field. */
const LATEST = 20;
const FADED = 0.35;

function strokeSwings(context: CanvasRenderingContext2D, { trace, style }: FrameRun, from: number, to: number, alpha: number): void {
  if (!trace.swings) return;
  context.lineJoin = "bevel";
  context.lineWidth = SWING;
  context.strokeStyle = style.colour;
  const latest = Math.max(from, to - LATEST);
  for (const [begin, end, faded] of [
    [from, latest, FADED],
    [latest, to, 1],
  ] as const) {
    if (begin >= end) continue;
    beginSwings(context, trace, begin, end);
    context.globalAlpha = alpha * faded;
    context.stroke();
  }
}

function paintPaths(context: CanvasRenderingContext2D, frame: MapFrame, runs: readonly FrameRun[]): void {
  for (const run of runs) {
    const alpha = run.receded ? RECEDED_ALPHA : TO_COME_ALPHA;
    const split = run.trace.upTo(run.row);
    strokeSwings(context, run, split, run.trace.count, SWING_ALPHA * alpha);
    strokeSwings(context, run, 0, split, SWING_ALPHA);
  }
  for (const run of runs) {
    context.globalAlpha = run.receded ? RECEDED_ALPHA : TO_COME_ALPHA;
    beginPath(context, frame, run, "to come");
    strokeCased(context, frame.theme, run.style, TO_COME);
  }
  context.globalAlpha = 1;
  for (const run of runs) {
    beginPath(context, frame, run, "done");
    strokeCased(context, frame.theme, run.style, DONE);
  }
}

export const paths: MapLayer = {
  id: "paths",
  order: 30,
  initiallyOn: true,
  paint(context, frame) {
    // What stays in view lies on top of what went out, of which often only a veil is left.
    const left = frame.runs.filter(({ trace }) => trace.exit !== undefined);
    paintPaths(context, frame, left);
    paintPaths(
      context,
      frame,
      frame.runs.filter((run) => !left.includes(run)),
    );
  },
};
