/** Minima known from the literature: ▼. */
import { minimumMark } from "../../../draw/surface-marks.ts";
import { contains } from "../../../draw/clip.ts";
import { pixelOf, stamp } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

const RADIUS = 6.5;

export const minima: MapLayer = {
  id: "minima",
  order: 45,
  initiallyOn: true,
  paint(context, frame, board) {
    const outline = new Path2D(minimumMark(RADIUS));
    for (const { at } of frame.minima) {
      const pixel = pixelOf(frame, at);
      if (pixel === undefined || !contains(frame.layout.plot, pixel[0], pixel[1])) continue;
      stamp(context, outline, pixel[0], pixel[1], frame.theme.text, frame.theme.casing);
      board.taken.push({ x: pixel[0] - RADIUS, y: pixel[1] - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS });
    }
  },
};
