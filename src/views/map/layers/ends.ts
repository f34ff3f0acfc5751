/** Where runs end: each one's own mark; larger, and with ▼ ✕ ▲ ◇ in it, where the run stands on a critical point. */
import { contains } from "../../../draw/clip.ts";
import { markerPath } from "../../../draw/markers.ts";
import { degenerateMark, maximumMark, minimumMark, saddleMark } from "../../../draw/surface-marks.ts";
import { pixelOf, stamp } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

const RADIUS = 5;
const FOUND_RADIUS = 8.5;
const INSIDE = 4;
const MARKS = { minimum: minimumMark, maximum: maximumMark, saddle: saddleMark, degenerate: degenerateMark } as const;

export const ends: MapLayer = {
  id: "ends",
  order: 50,
  initiallyOn: true,
  paint(context, frame, board) {
    const { theme, layout } = frame;
    for (const run of frame.runs) {
      const pixel = run.ended === undefined ? undefined : pixelOf(frame, run.last);
      if (pixel === undefined || !contains(layout.plot, pixel[0], pixel[1])) continue;
      const radius = run.rests === undefined ? RADIUS : FOUND_RADIUS;
      stamp(context, new Path2D(markerPath(run.look, radius)), pixel[0], pixel[1], run.style.colour, theme.casing);
      if (run.rests !== undefined) stamp(context, new Path2D(MARKS[run.rests](INSIDE)), pixel[0], pixel[1], theme.casing, run.style.colour);
      board.taken.push({ x: pixel[0] - radius, y: pixel[1] - radius, width: 2 * radius, height: 2 * radius });
    }
  },
};
