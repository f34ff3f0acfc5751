/** Critical points found in the window: ▼ ▲ ✕ ◇, each with its eigen-cross, solid where the surface rises and dashed where it falls. */
import { armsOf } from "../../../draw/arms.ts";
import { contains } from "../../../draw/clip.ts";
import { degenerateMark, maximumMark, minimumMark, saddleMark } from "../../../draw/surface-marks.ts";
import { pixelOf, stamp } from "../pen.ts";
import { unitsPerPixel } from "../layout.ts";
import type { MapLayer } from "../layer.ts";

const RADIUS = 6.5;
const LINE = 1.5;
const DASH = [4, 3];
const MARKS = { minimum: minimumMark, maximum: maximumMark, saddle: saddleMark, degenerate: degenerateMark } as const;

export const paint: MapLayer["paint"] = (context, frame, board) => {
  const { critical, theme, layout } = frame;
  if (critical === undefined) return;
  const unit = unitsPerPixel(layout);
  const shown = critical.points.flatMap((point) => {
    const pixel = pixelOf(frame, point.at);
    return pixel !== undefined && contains(layout.plot, pixel[0], pixel[1]) ? [{ point, pixel }] : [];
  });
  context.lineWidth = LINE;
  for (const { point, pixel } of shown) {
    for (const { along, length, up } of armsOf(point, critical.rise, unit)) {
      const [dx, dy] = [(along[0] * length) / unit, (-along[1] * length) / unit];
      for (const [colour, width] of [
        [theme.casing, LINE + 2],
        [theme.text, LINE],
      ] as const) {
        context.beginPath();
        context.moveTo(pixel[0] - dx, pixel[1] - dy);
        context.lineTo(pixel[0] + dx, pixel[1] + dy);
        context.setLineDash(up || colour === theme.casing ? [] : DASH);
        context.strokeStyle = colour;
        context.lineWidth = width;
        context.stroke();
      }
    }
    context.setLineDash([]);
  }
  for (const { point, pixel } of shown) {
    stamp(context, new Path2D(MARKS[point.kind](RADIUS)), pixel[0], pixel[1], theme.text, theme.casing);
    board.taken.push({ x: pixel[0] - RADIUS, y: pixel[1] - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS });
  }
};
