/** What stands on the picture in pixels: figures of the axes, marks of the surface, ends and steps of runs, and the start to be taken hold of. */
import { markerPath } from "../../draw/markers.ts";
import { axis, readable } from "../../draw/scales.ts";
import { isIndex } from "../../draw/levels.ts";
import { minimumMark } from "../../draw/surface-marks.ts";
import { isHidden } from "./pick.ts";
import type { Levels } from "../../draw/levels.ts";
import type { Window2 } from "../../draw/scales.ts";
import type { Eye, Vector } from "./orbit.ts";
import type { HeightScale } from "./scale.ts";
import type { Surface } from "./surface.ts";
import type { SurfaceTheme } from "./theme.ts";

export type SurfaceMark = "minimum" | "maximum" | "saddle" | "degenerate";

export interface OverlayRun {
  readonly look: number;
  readonly colour: string;
  /** The step at the playhead, and where the run ended, if it has. */
  readonly at: Point3;
  readonly end: Point3 | undefined;
  /** The step under the pointer, here or in a chart. */
  readonly hover: Point3 | undefined;
}
/** A point of the plane, with its loss. */
export interface Point3 {
  readonly x: number;
  readonly y: number;
  readonly loss: number;
}

export interface Overlay {
  readonly surface: Surface;
  readonly scale: HeightScale;
  readonly levels: Levels;
  readonly eye: Eye;
  readonly window: Window2;
  readonly theme: SurfaceTheme;
  readonly marks: readonly (Point3 & { readonly kind: SurfaceMark })[];
  readonly runs: readonly OverlayRun[];
  readonly start: Vector | undefined;
  readonly startLabel: string;
}

const HIDDEN_ALPHA = 0.35;
/** In the world's units: marks stand on triangles that are a little off. */
const SLACK = 0.03;
const START = { radius: 9, arm: 4 } as const;
const TICK = 5;
const GAP = 4;
/** Pixels between two figures of an axis. */
const FIGURES_APART = 60;
const LINES_APART = 15;

/** Where a place of the plane stands in the world; undefined outside the window. */
export function worldOf(surface: Surface, scale: HeightScale, { x, y, loss }: Point3): Vector | undefined {
  const { ground } = surface;
  const [wx, wy] = [(x - ground.x) / ground.unit, (y - ground.y) / ground.unit];
  if (!(Math.abs(wx) <= ground.halfWidth * 1.0001 && Math.abs(wy) <= 1.0001)) return undefined;
  const z = scale.heightOf(loss);
  const drawn = surface.at(wx, wy);
  const height = Number.isNaN(drawn) ? z : Number.isNaN(z) ? drawn : Math.max(z, drawn);
  return Number.isNaN(height) ? undefined : { x: wx, y: wy, z: height };
}

export function paintOverlay(context: CanvasRenderingContext2D, overlay: Overlay): void {
  const { theme, surface, scale } = overlay;
  context.font = theme.font;
  context.textBaseline = "middle";
  paintAxes(context, overlay);
  paintMarks(context, overlay);
  for (const { look, colour, end, at: here, hover } of overlay.runs) {
    if (end === undefined) at(context, overlay, worldOf(surface, scale, here), () => ring(context, 7, colour, theme.casing));
    else at(context, overlay, worldOf(surface, scale, end), () => stamp(context, markerPath(look, 5), colour, theme.casing));
    if (hover !== undefined) at(context, overlay, worldOf(surface, scale, hover), () => ring(context, 5, colour, theme.casing));
  }
  at(context, overlay, overlay.start, () => paintStart(context, overlay));
}

/** Marks at their usual size up to so many; more are smaller, down to a share, and those that would lie on another are left out. */
const MANY = 40;
const SMALLEST = 0.45;
const CLOSE = 5;

function paintMarks(context: CanvasRenderingContext2D, overlay: Overlay): void {
  const { surface, scale, eye, theme, marks } = overlay;
  const size = Math.max(SMALLEST, Math.min(1, Math.sqrt(MANY / marks.length)));
  const taken = new Set<string>();
  // Sorted by loss: of two that coincide in the picture the lower one stays.
  for (const mark of marks) {
    const place = worldOf(surface, scale, mark);
    if (place === undefined) continue;
    const { x, y } = eye.project(place);
    const spot = `${Math.round(x / CLOSE)} ${Math.round(y / CLOSE)}`;
    if (taken.has(spot)) continue;
    taken.add(spot);
    at(context, overlay, place, () => {
      context.scale(size, size);
      paintMark(context, mark.kind, theme);
    });
  }
}

/** Paints about a point of the world, faintly where the surface hides it. */
function at(context: CanvasRenderingContext2D, { eye, surface }: Overlay, point: Vector | undefined, paint: () => void): void {
  if (point === undefined) return;
  const { x, y } = eye.project(point);
  context.save();
  context.globalAlpha = isHidden(surface, eye.position, point, SLACK) ? HIDDEN_ALPHA : 1;
  context.translate(x, y);
  paint();
  context.restore();
}

function stamp(context: CanvasRenderingContext2D, path: string, fill: string, casing: string): void {
  stampOutline(context, new Path2D(path), fill, casing);
}

function stampOutline(context: CanvasRenderingContext2D, outline: Path2D, fill: string, casing: string): void {
  context.lineJoin = "round";
  context.lineWidth = 2;
  context.strokeStyle = casing;
  context.stroke(outline);
  context.fillStyle = fill;
  context.fill(outline);
}

function ring(context: CanvasRenderingContext2D, radius: number, colour: string, casing: string): void {
  disc(context, radius + 2, casing);
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.strokeStyle = colour;
  context.lineWidth = 2.25;
  context.stroke();
  disc(context, 2, colour);
}

function disc(context: CanvasRenderingContext2D, radius: number, fill: string): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
}

const CROSS = "M-5,-5L5,5M5,-5L-5,5";

function paintMark(context: CanvasRenderingContext2D, kind: SurfaceMark, { text, casing }: SurfaceTheme): void {
  switch (kind) {
    case "minimum":
      stamp(context, minimumMark(6), text, casing);
      return;
    case "maximum":
      context.scale(1, -1);
      stamp(context, minimumMark(6), text, casing);
      return;
    case "saddle":
      for (const [width, colour] of [
        [4.5, casing],
        [2, text],
      ] as const) {
        context.lineWidth = width;
        context.strokeStyle = colour;
        context.stroke(new Path2D(CROSS));
      }
      return;
    case "degenerate":
      stamp(context, "M0,-6L6,0L0,6L-6,0Z", casing, text);
  }
}

function paintStart(context: CanvasRenderingContext2D, { theme, startLabel }: Overlay): void {
  disc(context, START.radius + 1, theme.casing);
  context.beginPath();
  context.arc(0, 0, START.radius, 0, 2 * Math.PI);
  context.strokeStyle = theme.text;
  context.lineWidth = 1.5;
  context.stroke();
  context.beginPath();
  context.moveTo(-START.arm, 0);
  context.lineTo(START.arm, 0);
  context.moveTo(0, -START.arm);
  context.lineTo(0, START.arm);
  context.lineWidth = 2;
  context.stroke();
  context.textAlign = "right";
  halo(context, startLabel, -START.radius - GAP, 0, theme.text, theme.casing);
}

function halo(context: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string, casing: string): void {
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = casing;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** Figures along the two edges of the ground that are nearest to the eye, and up the corner that is farthest left. */
function paintAxes(context: CanvasRenderingContext2D, overlay: Overlay): void {
  const {
    eye,
    surface,
    window: [xlo, xhi, ylo, yhi],
  } = overlay;
  const { ground } = surface;
  const back = eye.back;
  const y = back.y <= 0 ? -1 : 1;
  const x = back.x <= 0 ? -ground.halfWidth : ground.halfWidth;
  const corner = (cx: number, cy: number): { readonly x: number; readonly y: number } => eye.project({ x: cx, y: cy, z: 0 });
  const middle = eye.project({ x: 0, y: 0, z: 0 });
  const length = (ax: number, ay: number, bx: number, by: number): number => {
    const [a, b] = [corner(ax, ay), corner(bx, by)];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  const xFigures = axis(xlo, xhi, length(-ground.halfWidth, y, ground.halfWidth, y) / FIGURES_APART);
  const yFigures = axis(ylo, yhi, length(x, -1, x, 1) / FIGURES_APART);
  const put = (point: { readonly x: number; readonly y: number }, label: string, away: { readonly x: number; readonly y: number }): void => {
    const [dx, dy] = [away.x, away.y];
    context.beginPath();
    context.moveTo(point.x, point.y);
    context.lineTo(point.x + dx * TICK, point.y + dy * TICK);
    context.lineWidth = 1;
    context.strokeStyle = overlay.theme.label;
    context.stroke();
    context.textAlign = Math.abs(dx) < 0.3 ? "center" : dx > 0 ? "left" : "right";
    context.fillStyle = overlay.theme.label;
    context.fillText(label, point.x + dx * (TICK + GAP), point.y + dy * (TICK + GAP + 4));
  };
  const outward = (ax: number, ay: number, bx: number, by: number): { readonly x: number; readonly y: number } => {
    const [a, b] = [corner(ax, ay), corner(bx, by)];
    const [nx, ny] = [b.y - a.y, a.x - b.x];
    const size = Math.hypot(nx, ny) || 1;
    const sign = ((a.x + b.x) / 2 - middle.x) * nx + ((a.y + b.y) / 2 - middle.y) * ny < 0 ? -1 : 1;
    return { x: (sign * nx) / size, y: (sign * ny) / size };
  };
  const alongX = outward(-ground.halfWidth, y, ground.halfWidth, y);
  const alongY = outward(x, -1, x, 1);
  for (const { value, label } of xFigures.ticks) put(corner((value - ground.x) / ground.unit, y), label, alongX);
  for (const { value, label } of yFigures.ticks) put(corner(x, (value - ground.y) / ground.unit), label, alongY);
  const name = (text: string, point: { readonly x: number; readonly y: number }, away: { readonly x: number; readonly y: number }): void => {
    context.textAlign = "center";
    context.fillStyle = overlay.theme.text;
    context.fillText(text, point.x + away.x * 34, point.y + away.y * 30);
  };
  name(`x ${xFigures.note}`.trim(), corner(0, y), alongX);
  name(`y ${yFigures.note}`.trim(), corner(x, 0), alongY);
  paintHeights(context, overlay, -y, x);
}

/** Heights of iso-lines up one edge: the corner that stands farthest to the left, or to the right where that is nearer the back. */
function paintHeights(context: CanvasRenderingContext2D, { eye, surface, scale, levels, theme }: Overlay, farY: number, nearX: number): void {
  const { tall } = surface;
  // From straight above there is no height to read off.
  const foot = { x: nearX, y: farY, z: 0 };
  const [low, high] = [eye.project(foot), eye.project({ ...foot, z: tall })];
  if (low.y - high.y < 4 * LINES_APART) return;
  const right = low.x > eye.width / 2;
  context.beginPath();
  context.moveTo(low.x, low.y);
  context.lineTo(high.x, high.y);
  context.lineWidth = 1;
  context.strokeStyle = theme.label;
  context.stroke();
  context.textAlign = right ? "left" : "right";
  context.fillStyle = theme.label;
  let last = Infinity;
  const side = right ? 1 : -1;
  for (let k = Math.max(0, levels.low); k <= levels.high; k++) {
    const loss = levels.heights[k]!;
    if (!isIndex(levels, k) || (scale.cut !== undefined && loss > scale.cut)) continue;
    const z = scale.heightOf(loss);
    const point = eye.project({ ...foot, z });
    if (z <= 0 || z >= tall || last - point.y < LINES_APART) continue;
    last = point.y;
    context.beginPath();
    context.moveTo(point.x, point.y);
    context.lineTo(point.x + side * TICK, point.y);
    context.stroke();
    context.fillText(readable(loss), point.x + side * (TICK + GAP), point.y);
  }
  context.fillStyle = theme.text;
  context.fillText("J", high.x + side * (TICK + GAP), high.y - 8);
}
