/** Puts a loss of one parameter on a canvas: the curve, the start to drag, the runs on it at the playhead, and below it their steps. */
import { markerPath } from "../../../draw/markers.ts";
import { readable, ticks } from "../../../draw/scales.ts";
import { hairline, writeLabel } from "../../../views/parts/pen.ts";
import { stamp } from "../../../views/parts/strokes.ts";
import { paintHandle } from "../picture/handle.ts";
import { pixelX, pixelY } from "./layout.ts";
import type { Theme } from "../../../views/parts/canvas.ts";
import type { Pen } from "../../../views/parts/pen.ts";
import type { ShownRun } from "../picture/kept.ts";
import type { CurveLayout } from "./layout.ts";

export interface CurveScene {
  readonly layout: CurveLayout;
  readonly values: Float64Array | undefined;
  readonly start: number;
  readonly startLabel: string;
  /** Names of the parameter and of the loss. */
  readonly axes: readonly [string, string];
  readonly runs: readonly ShownRun[];
}

const FIGURE_GAP = 72;
const ROW_GAP = 56;
const CURVE = 2;
const DOT = 1.75;
const MARK = 5.5;
const LATER = 0.4;

export function paintCurve(pen: Pen, theme: Theme, scene: CurveScene): void {
  const { layout, values } = scene;
  const { left, right, top, bottom } = layout;
  pen.font = theme.font;
  pen.textBaseline = "middle";
  paintAxes(pen, theme, scene);
  if (values !== undefined) {
    pen.save();
    pen.beginPath();
    pen.rect(left, top, right - left, bottom - top);
    pen.clip();
    pen.strokeStyle = theme.text;
    pen.lineWidth = CURVE;
    pen.lineJoin = "round";
    pen.beginPath();
    for (const [i, value] of values.entries()) {
      const x = left + ((right - left) * i) / (values.length - 1);
      if (Number.isFinite(value)) pen.lineTo(x, pixelY(layout, value));
      else pen.moveTo(x, bottom);
    }
    pen.stroke();
    pen.restore();
  }
  paintStart(pen, theme, scene);
  for (const [i] of scene.runs.entries()) paintRun(pen, theme, scene, i);
}

function paintAxes(pen: Pen, theme: Theme, { layout, axes }: CurveScene): void {
  const { left, right, top, bottom, base, from, to, low, high } = layout;
  pen.fillStyle = theme.label;
  pen.textAlign = "right";
  for (const value of ticks(low, high, (bottom - top) / ROW_GAP)) {
    hairline(pen, theme.hairline, left, pixelY(layout, value), right, pixelY(layout, value));
    pen.fillText(readable(value, 4), left - 8, pixelY(layout, value));
  }
  hairline(pen, theme.caption, left, top, left, base);
  hairline(pen, theme.caption, left, base, right, base);
  const [name, height] = axes;
  const room = right - pen.measureText(name).width - 12;
  pen.textAlign = "center";
  for (const value of ticks(from, to, (right - left) / FIGURE_GAP)) {
    const x = pixelX(layout, value);
    hairline(pen, theme.hairline, x, top, x, base);
    hairline(pen, theme.caption, x, base, x, base + 4);
    if (x < room) pen.fillText(readable(value, 4), x, base + 14);
  }
  pen.textAlign = "right";
  pen.fillStyle = theme.text;
  pen.fillText(name, right, base + 14);
  writeLabel(pen, height, left + 6, top + 8, theme.text, theme.surface);
}

/** Dots no nearer than a pixel, light where the playhead has not been, and the run's mark on the curve where it is. */
function paintRun(pen: Pen, theme: Theme, { layout, runs }: CurveScene, index: number): void {
  const { name, look, trajectory, row } = runs[index]!;
  const { points, loss, count } = trajectory;
  const { left, right } = layout;
  const ink = theme.runs[look % theme.runs.length]!.colour;
  const y = layout.lanes[index]!;
  hairline(pen, theme.hairline, left, y, right, y);
  pen.fillStyle = ink;
  let drawn = Number.NaN;
  for (let k = 0; k < count; k++) {
    const x = Math.max(left, Math.min(right, pixelX(layout, points[k]!)));
    if (Math.abs(x - drawn) < 1) continue;
    drawn = x;
    pen.globalAlpha = k <= row ? 1 : LATER;
    pen.beginPath();
    pen.arc(x, y, DOT, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.globalAlpha = 1;
  const z = pixelX(layout, points[row]!);
  const inside = z >= left - 1 && z <= right + 1;
  const at = Math.max(left, Math.min(right, z));
  const mark = (px: number, py: number): void => stamp(pen, new Path2D(markerPath(look, MARK)), px, py, ink, theme.surface);
  mark(at, y);
  if (inside && Number.isFinite(loss[row])) mark(at, pixelY(layout, loss[row]!));
  pen.font = theme.strong;
  const width = pen.measureText(name).width;
  const beside = at + MARK + 6 + width < right ? at + MARK + 6 : at - MARK - 6 - width;
  writeLabel(pen, name, beside, y, ink, theme.surface);
  pen.font = theme.font;
}

function paintStart(pen: Pen, theme: Theme, { layout, values, start, startLabel }: CurveScene): void {
  if (values === undefined) return;
  const x = pixelX(layout, start);
  const place = ((start - layout.from) / (layout.to - layout.from)) * (values.length - 1);
  const value = values[Math.round(place)];
  if (value === undefined || !Number.isFinite(value)) return;
  const y = pixelY(layout, value);
  paintHandle(pen, theme, x, y, startLabel);
}
