/** Small pictures of surfaces, painted as the map paints without WebGL: bands of height and iso-lines, and paths with their casing. */
import { paintPatch } from "../../draw/height-image.ts";
import { chooseLevels, noLevels } from "../../draw/levels.ts";
import { equalAspect } from "../../draw/scales.ts";
import type { HeightColours } from "../../draw/height-tones.ts";
import type { Relief } from "../../draw/levels.ts";
import type { Window2 } from "../../core/model.ts";
import type { MapTheme } from "../../views/map/theme.ts";

/** CSS pixels; what is shown may be wider, at the same aspect. */
export const WIDTH = 160;
export const HEIGHT = 112;
/** CSS pixels between two samples: iso-lines are interpolated, so that this is fine enough. */
const SAMPLING = 1.6;
export const COLUMNS = Math.round(WIDTH / SAMPLING);
export const ROWS = Math.round(HEIGHT / SAMPLING);

/** Width of a path and of its casing on each side, in CSS pixels. */
const PATH_WIDTH = 1.75;
const CASING = 1;
const START_RADIUS = 2.5;
const END_RADIUS = 3.5;
/** Beyond this many pixels canvases draw lines wrongly; such a point is far outside anyway. */
const FARTHEST_PIXEL = 1e5;

/** The part of the plane that a thumbnail shows: the problem's window, widened to equal aspect. */
export function thumbnailWindow(window: Window2): Window2 {
  return equalAspect(window, WIDTH, HEIGHT);
}

function reliefOf(heights: Float64Array): Relief | undefined {
  let rim = Infinity;
  for (let row = 0; row < ROWS; row++) {
    const border = row === 0 || row === ROWS - 1;
    for (let column = 0; column < COLUMNS; column += border ? 1 : COLUMNS - 1) {
      const height = heights[row * COLUMNS + column]!;
      if (height < rim) rim = height;
    }
  }
  const sorted = heights.filter(Number.isFinite).toSorted();
  return sorted.length === 0 ? undefined : { sorted, rim, floor: undefined };
}

/** @param heights at the centres of COLUMNS × ROWS cells, row by row from the lowest y upwards */
export function paintSurface(context: CanvasRenderingContext2D, heights: Float64Array, colours: HeightColours): void {
  const { width, height } = context.canvas;
  const relief = reliefOf(heights);
  const levels = (relief && chooseLevels("log", relief)) ?? noLevels("log");
  const coordinates = new Float32Array(heights.length);
  levels.toCoordinates(heights, coordinates);
  const image = context.createImageData(width, height);
  const patch = { left: 0, right: width, top: 0, bottom: height, u0: -0.5, u1: COLUMNS - 0.5, v0: ROWS - 0.5, v1: -0.5 };
  const { low, high, period, phase } = levels;
  const style = { colours, levels: { low, high, period, phase, count: levels.heights.length }, ratio: width / WIDTH, hatchShift: 0 };
  paintPatch({ coordinates, columns: COLUMNS, rows: ROWS }, patch, style, image.data, width, height);
  context.putImageData(image, 0, 0);
}

/** @param paths of each run, x and y in turn; a run that leaves the picture is drawn to the edge */
export function paintPaths(context: CanvasRenderingContext2D, paths: readonly Float64Array[], window: Window2, theme: MapTheme): void {
  const { width, height } = context.canvas;
  const ratio = width / WIDTH;
  const [xlo, xhi, ylo, yhi] = window;
  const clamp = (pixel: number): number => Math.max(-FARTHEST_PIXEL, Math.min(FARTHEST_PIXEL, pixel));
  const toX = (x: number): number => clamp(((x - xlo) / (xhi - xlo)) * width);
  const toY = (y: number): number => clamp(((yhi - y) / (yhi - ylo)) * height);
  context.lineJoin = "round";
  const dot = (x: number, y: number, radius: number, fill: string): void => {
    context.beginPath();
    context.arc(x, y, radius * ratio, 0, 2 * Math.PI);
    context.setLineDash([]);
    context.lineWidth = 2 * CASING * ratio;
    context.strokeStyle = theme.casing;
    context.stroke();
    context.fillStyle = fill;
    context.fill();
  };
  paths.forEach((points, run) => {
    const { colour, dash } = theme.runs[run % theme.runs.length]!;
    const line = new Path2D();
    let last: readonly [number, number] | undefined;
    for (let i = 0; i + 1 < points.length; i += 2) {
      if (!Number.isFinite(points[i]!) || !Number.isFinite(points[i + 1]!)) break;
      last = [toX(points[i]!), toY(points[i + 1]!)];
      line.lineTo(...last);
    }
    if (last === undefined) return;
    context.setLineDash([]);
    context.strokeStyle = theme.casing;
    context.lineWidth = (PATH_WIDTH + 2 * CASING) * ratio;
    context.stroke(line);
    context.setLineDash(dash.map((length) => (length * ratio) / 2));
    context.strokeStyle = colour;
    context.lineWidth = PATH_WIDTH * ratio;
    context.stroke(line);
    dot(...last, END_RADIUS, colour);
  });
  const first = paths[0];
  if (first !== undefined && first.length >= 2) dot(toX(first[0]!), toY(first[1]!), START_RADIUS, theme.text);
}
