/** The step at the playhead: a ring with a dot, for each run. */
import { contains } from "../../../draw/clip.ts";
import { CASING, disc, pixelOf } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

const RADIUS = 7;
const LINE = 2.25;
const DOT = 2;

export const current: MapLayer = {
  id: "current",
  order: 80,
  initiallyOn: true,
  paint(context, frame, board) {
    const { theme, layout } = frame;
    for (const run of frame.runs) {
      // At its end a run wears its own mark.
      if (run.ended !== undefined && run.row >= run.rows - 1) continue;
      const pixel = pixelOf(frame, run.at);
      if (pixel === undefined || !contains(layout.plot, pixel[0], pixel[1])) continue;
      const [x, y] = pixel;
      disc(context, x, y, RADIUS + LINE / 2 + CASING);
      context.fillStyle = theme.casing;
      context.fill();
      disc(context, x, y, RADIUS);
      context.strokeStyle = run.style.colour;
      context.lineWidth = LINE;
      context.stroke();
      disc(context, x, y, DOT);
      context.fillStyle = run.style.colour;
      context.fill();
      board.taken.push({ x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS });
    }
  },
};
