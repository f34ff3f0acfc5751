/** Where runs end: each one's own mark; larger, and with ▼ in it, where the run has come to a known minimum. */
import { contains } from "../../../draw/clip.ts";
import { markerPath } from "../../../draw/markers.ts";
import { minimumMark } from "../../../draw/surface-marks.ts";
import { pixelOf, stamp } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

const RADIUS = 5;
const FOUND_RADIUS = 8.5;
const INSIDE = 4;

export const ends: MapLayer = {
  id: "ends",
  order: 50,
  initiallyOn: true,
  paint(context, frame, board) {
    const { theme, layout } = frame;
    const minimum = new Path2D(minimumMark(INSIDE));
    for (const run of frame.runs) {
      const pixel = run.ended === undefined ? undefined : pixelOf(frame, run.last);
      if (pixel === undefined || !contains(layout.plot, pixel[0], pixel[1])) continue;
      const radius = run.found === undefined ? RADIUS : FOUND_RADIUS;
      stamp(context, new Path2D(markerPath(run.look, radius)), pixel[0], pixel[1], run.style.colour, theme.casing);
      if (run.found !== undefined) stamp(context, minimum, pixel[0], pixel[1], theme.casing, run.style.colour);
      board.taken.push({ x: pixel[0] - radius, y: pixel[1] - radius, width: 2 * radius, height: 2 * radius });
    }
  },
};
