/** Paths: heavy up to the playhead, light after it. */
import { beginPath, strokeCased } from "../pen.ts";
import type { FrameRun, MapFrame } from "../frame.ts";
import type { MapLayer } from "../layer.ts";
import type { PathPart } from "../pen.ts";

const DONE = 2.25;
const TO_COME = 1.25;
const TO_COME_ALPHA = 0.75;
/** Of the others, while one run is selected. */
const RECEDED_ALPHA = 0.4;
/** Strokes to and fro that lie side by side: a veil without casing, through which the iso-lines and its own bounds stay visible. */
const SWING = 1;
const SWING_ALPHA = 0.65;

function strokeSwings(context: CanvasRenderingContext2D, frame: MapFrame, run: FrameRun, part: PathPart, alpha: number): void {
  if (!run.trace.swings) return;
  beginPath(context, frame, run, part, "swings");
  context.globalAlpha = alpha;
  context.lineJoin = "bevel";
  context.lineWidth = SWING;
  context.strokeStyle = run.style.colour;
  context.stroke();
}

export const paths: MapLayer = {
  id: "paths",
  order: 30,
  initiallyOn: true,
  paint(context, frame) {
    for (const run of frame.runs) {
      const alpha = run.receded ? RECEDED_ALPHA : TO_COME_ALPHA;
      strokeSwings(context, frame, run, "to come", SWING_ALPHA * alpha);
      strokeSwings(context, frame, run, "done", SWING_ALPHA);
    }
    for (const run of frame.runs) {
      context.globalAlpha = run.receded ? RECEDED_ALPHA : TO_COME_ALPHA;
      beginPath(context, frame, run, "to come");
      strokeCased(context, frame.theme, run.style, TO_COME);
    }
    context.globalAlpha = 1;
    for (const run of frame.runs) {
      beginPath(context, frame, run, "done");
      strokeCased(context, frame.theme, run.style, DONE);
    }
  },
};
