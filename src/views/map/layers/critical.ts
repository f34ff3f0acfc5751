/** Critical points found in the window: ▼ ▲ ✕ ◇, each with its eigen-cross, solid where the surface rises and dashed where it falls. */
import { apartOf, armsOf, ROOMY } from "../../../draw/arms.ts";
import { contains } from "../../../draw/clip.ts";
import { degenerateMark, maximumMark, minimumMark, saddleMark } from "../../../draw/surface-marks.ts";
import { pixelOf, stamp } from "../pen.ts";
import { unitsPerPixel } from "../layout.ts";
import type { CriticalPoint } from "../../../core/analysis/critical.ts";
import type { MapLayer } from "../layer.ts";

const RADIUS = 6.5;
/** Marks of crowded points shrink in proportion, down to dots. */
const LEAST = 2.5;
const LINE = 1.5;
const DASH = [4, 3];
const MARKS = { minimum: minimumMark, maximum: maximumMark, saddle: saddleMark, degenerate: degenerateMark } as const;

const OUTLINES = new Map<string, Path2D>();
function outlineOf(kind: CriticalPoint["kind"], radius: number): Path2D {
  const key = `${kind} ${radius}`;
  const known = OUTLINES.get(key) ?? new Path2D(MARKS[kind](radius));
  OUTLINES.set(key, known);
  return known;
}

export const paint: MapLayer["paint"] = (context, frame, board) => {
  const { critical, theme, layout } = frame;
  if (critical === undefined) return;
  const unit = unitsPerPixel(layout);
  const shown = critical.points.flatMap((point) => {
    const pixel = pixelOf(frame, point.at);
    return pixel !== undefined && contains(layout.plot, pixel[0], pixel[1]) ? [{ point, pixel }] : [];
  });
  const apart = apartOf(shown.length, layout.plot);
  const radius = Math.max(LEAST, Math.min(RADIUS, Math.round((2 * RADIUS * apart) / ROOMY) / 2));
  // All arms of a kind in one path: this is painted with every frame of a drag.
  const [all, rising, falling] = [new Path2D(), new Path2D(), new Path2D()];
  for (const { point, pixel } of critical.rise > 0 ? shown : []) {
    for (const { along, length, up } of armsOf(point, critical.rise, unit)) {
      const [dx, dy] = [(along[0] * length) / unit, (-along[1] * length) / unit];
      for (const path of [all, up ? rising : falling]) {
        path.moveTo(pixel[0] - dx, pixel[1] - dy);
        path.lineTo(pixel[0] + dx, pixel[1] + dy);
      }
    }
  }
  context.lineWidth = LINE + 2;
  context.strokeStyle = theme.casing;
  context.stroke(all);
  context.lineWidth = LINE;
  context.strokeStyle = theme.text;
  context.stroke(rising);
  context.setLineDash(DASH);
  context.stroke(falling);
  context.setLineDash([]);
  for (const { point, pixel } of shown) {
    stamp(context, outlineOf(point.kind, radius), pixel[0], pixel[1], theme.text, theme.casing);
    // Of many a name may cover one; else there would be no place for it at all.
    if (apart >= ROOMY) board.taken.push({ x: pixel[0] - radius, y: pixel[1] - radius, width: 2 * radius, height: 2 * radius });
  }
};
