/** Paths: heavy up to the playhead, light after it. */
import { footprint } from "../../../draw/trace.ts";
import { beginPath, strokeCased } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

const DONE = 2.25;
const TO_COME = 1.25;
const TO_COME_ALPHA = 0.75;
/** Of the others, while one run is selected. */
const RECEDED_ALPHA = 0.4;

export const paths: MapLayer = {
  id: "paths",
  order: 30,
  initiallyOn: true,
  paint(context, frame, board) {
    for (const run of frame.runs) {
      context.globalAlpha = run.receded ? RECEDED_ALPHA : TO_COME_ALPHA;
      beginPath(context, frame, run, "to come");
      strokeCased(context, frame.theme, run.style, TO_COME);
    }
    context.globalAlpha = 1;
    for (const run of frame.runs) {
      beginPath(context, frame, run, "done");
      strokeCased(context, frame.theme, run.style, DONE);
      board.soft.push(...footprint(run.trace));
    }
  },
};
