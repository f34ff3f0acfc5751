/** Paints the map on a 2-D canvas: heights, axes, minima, paths with casing, the start. */
import { paintHeights } from "../../draw/height-image.ts";
import { quantileLevels } from "../../draw/levels.ts";
import { readable } from "../../draw/scales.ts";
import { toPixelX, toPixelY } from "./layout.ts";
import type { MapLayout } from "./layout.ts";
import type { MapTheme } from "./theme.ts";

const LEVELS = 24;
const PATH_WIDTH = 2;
const CASING = 1;
const END_RADIUS = 5;
/** Steps are dots where they are at least so far apart. */
const DOT_DISTANCE = 6;
/** Beyond this many pixels canvases draw lines wrongly; such a point is far outside anyway. */
const FARTHEST_PIXEL = 1e6;

/** Points of a path, x and y in turn. */
export type Path = readonly number[];

export function heightImage(values: Float64Array, columns: number, rows: number, theme: MapTheme): ImageData {
  const image = new ImageData(columns, rows);
  paintHeights(values, columns, rows, quantileLevels(values, LEVELS), theme.heights, image.data);
  return image;
}

function clampPixel(value: number): number {
  return Math.max(-FARTHEST_PIXEL, Math.min(FARTHEST_PIXEL, value));
}

function trace(context: CanvasRenderingContext2D, layout: MapLayout, path: Path): void {
  context.beginPath();
  for (let i = 0; i + 1 < path.length; i += 2) {
    const x = toPixelX(layout, path[i]!);
    const y = toPixelY(layout, path[i + 1]!);
    if (!Number.isFinite(x) || !Number.isFinite(y)) break;
    context.lineTo(clampPixel(x), clampPixel(y));
  }
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

export function paintPath(context: CanvasRenderingContext2D, layout: MapLayout, theme: MapTheme, path: Path, index: number): void {
  const style = theme.runs[index % theme.runs.length]!;
  context.lineJoin = "round";
  context.setLineDash([]);
  context.strokeStyle = theme.casing;
  context.lineWidth = PATH_WIDTH + 2 * CASING;
  trace(context, layout, path);
  context.stroke();
  context.strokeStyle = style.colour;
  context.fillStyle = style.colour;
  context.lineWidth = PATH_WIDTH;
  context.setLineDash(style.dash);
  context.stroke();
  context.setLineDash([]);
  let [lastX, lastY] = [-Infinity, -Infinity];
  for (let i = 0; i + 1 < path.length; i += 2) {
    const x = toPixelX(layout, path[i]!);
    const y = toPixelY(layout, path[i + 1]!);
    if (!Number.isFinite(x) || !Number.isFinite(y)) break;
    if (Math.abs(x - lastX) + Math.abs(y - lastY) >= DOT_DISTANCE) {
      disc(context, clampPixel(x), clampPixel(y), PATH_WIDTH);
      context.fill();
    }
    [lastX, lastY] = [x, y];
  }
  if (!Number.isFinite(lastX)) return;
  disc(context, clampPixel(lastX), clampPixel(lastY), END_RADIUS);
  context.lineWidth = CASING;
  context.strokeStyle = theme.casing;
  context.fill();
  context.stroke();
}

export function paintMinimum(context: CanvasRenderingContext2D, layout: MapLayout, theme: MapTheme, at: readonly number[]): void {
  const x = toPixelX(layout, at[0]!);
  const y = toPixelY(layout, at[1]!);
  context.beginPath();
  context.moveTo(x - 5, y - 4);
  context.lineTo(x + 5, y - 4);
  context.lineTo(x, y + 5);
  context.closePath();
  context.setLineDash([]);
  context.lineWidth = 2 * CASING;
  context.strokeStyle = theme.casing;
  context.stroke();
  context.fillStyle = theme.text;
  context.fill();
}

export function paintStart(context: CanvasRenderingContext2D, layout: MapLayout, theme: MapTheme, at: readonly number[], label: string): void {
  const x = toPixelX(layout, at[0]!);
  const y = toPixelY(layout, at[1]!);
  context.setLineDash([]);
  disc(context, x, y, 8);
  context.fillStyle = theme.casing;
  context.fill();
  context.strokeStyle = theme.text;
  context.lineWidth = 1.5;
  context.stroke();
  context.beginPath();
  context.moveTo(x - 4, y);
  context.lineTo(x + 4, y);
  context.moveTo(x, y - 4);
  context.lineTo(x, y + 4);
  context.stroke();
  context.font = theme.font;
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.lineWidth = 3;
  context.strokeStyle = theme.casing;
  context.strokeText(label, x - 13, y);
  context.fillStyle = theme.text;
  context.fillText(label, x - 13, y);
}

export function paintAxes(context: CanvasRenderingContext2D, layout: MapLayout, theme: MapTheme): void {
  const { plot } = layout;
  context.setLineDash([]);
  context.strokeStyle = theme.label;
  context.lineWidth = 1;
  context.strokeRect(plot.x + 0.5, plot.y + 0.5, plot.width - 1, plot.height - 1);
  context.fillStyle = theme.label;
  context.font = theme.font;
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const value of layout.xTicks) context.fillText(readable(value), toPixelX(layout, value), plot.y + plot.height + 8);
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const value of layout.yTicks) context.fillText(readable(value), plot.x - 8, toPixelY(layout, value));
}
