/** What stands on the picture in pixels: the axes, paths, marks of the surface, ends and steps of runs, the start to be taken hold of, and names. */
import { placeLabel } from "../../draw/labels.ts";
import { markerPath } from "../../draw/markers.ts";
import { CASING, disc, haloText, stamp } from "../parts/strokes.ts";
import { degenerateMark, maximumMark, minimumMark, saddleMark } from "../../draw/surface-marks.ts";
import { paintAxes } from "./axes.ts";
import { paintCrosses } from "./crosses.ts";
import { paintPaths } from "./paths.ts";
import type { Box } from "../../draw/clip.ts";
import type { Cross } from "./crosses.ts";
import type { Levels } from "../../draw/levels.ts";
import type { Depth } from "./depth.ts";
import type { Eye, Vector } from "./orbit.ts";
import type { ScenePath } from "./paths.ts";
import type { HeightScale } from "./scale.ts";
import type { Surface } from "./surface.ts";
import type { SurfaceTheme } from "./theme.ts";

/** A point of the plane, with its loss. */
export interface Point3 {
  readonly x: number;
  readonly y: number;
  readonly loss: number;
}

const MARKS = { minimum: minimumMark, maximum: maximumMark, saddle: saddleMark, degenerate: degenerateMark } as const;

export interface OverlayRun extends ScenePath {
  readonly look: number;
  readonly name: string;
  /** The step at the playhead; undefined at the end. */
  readonly at: Point3 | undefined;
  /** Where the run ended, if it has, and the kind of critical point that it rests on there. */
  readonly end: Point3 | undefined;
  readonly rests: keyof typeof MARKS | undefined;
  /** The step under the pointer, here or in a chart. */
  readonly hover: Point3 | undefined;
}

export interface Overlay {
  readonly surface: Surface;
  readonly scale: HeightScale;
  readonly levels: Levels;
  readonly eye: Eye;
  /** What x and y are called. */
  readonly coordinates: readonly string[];
  readonly depth: Depth;
  readonly theme: SurfaceTheme;
  /** By loss, the lowest first. */
  readonly marks: readonly (Point3 & Cross & { readonly kind: keyof typeof MARKS })[];
  readonly runs: readonly OverlayRun[];
  readonly start: Vector | undefined;
  readonly startLabel: string;
  /** The map's overlays that are on. */
  readonly on: ReadonlySet<string>;
}

const HIDDEN_ALPHA = 0.4;
const START = { radius: 11, arm: 5, line: 1.5, armLine: 1.75, opacity: 0.85 } as const;
const RING = { radius: 7, line: 2.25, dot: 2 } as const;
const END = { radius: 5, found: 8.5, inside: 4 } as const;
const HOVER = 5;
const LOW = 260;
const NAME = { gap: 13, height: 16 } as const;

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

interface Pixel {
  readonly x: number;
  readonly y: number;
}

export function paintOverlay(context: CanvasRenderingContext2D, overlay: Overlay): void {
  const { theme, surface, scale, eye, depth, runs, on } = overlay;
  const taken: Box[] = [];
  const place = (point: Point3): Vector | undefined => worldOf(surface, scale, point);
  if (on.has("axes")) paintAxes(context, overlay);
  if (on.has("paths")) paintPaths(context, runs, eye, depth, theme.casing, on.has("dots"));
  paintCrosses(context, overlay, overlay.marks, theme.text, theme.casing);
  paintMarks(context, overlay, taken);
  for (const { look, style, end, rests } of on.has("ends") ? runs : []) {
    const radius = rests === undefined ? END.radius : END.found;
    at(context, overlay, end && place(end), taken, radius, ({ x, y }) => {
      stamp(context, new Path2D(markerPath(look, radius)), x, y, style.colour, theme.casing);
      if (rests !== undefined) stamp(context, new Path2D(MARKS[rests](END.inside)), x, y, theme.casing, style.colour);
    });
  }
  const { start } = overlay;
  if (on.has("start")) at(context, overlay, start, taken, START.radius, (pixel) => paintStart(context, pixel, theme));
  for (const { style, at: here } of on.has("current") ? runs : []) {
    at(context, overlay, here && place(here), taken, RING.radius, (pixel) => ring(context, pixel, style.colour, theme.casing));
  }
  paintNames(context, overlay, taken);
  for (const { style, hover } of runs) {
    if (hover === undefined || !on.has("hover")) continue;
    at(context, overlay, place(hover), taken, HOVER, ({ x, y }) => {
      filled(context, x, y, HOVER + CASING, theme.casing);
      filled(context, x, y, HOVER, style.colour);
    });
  }
}

/** Marks at their usual size where each has so many pixels for itself; else smaller, down to a share; what would lie on another is left out. */
const ROOM = 50;
const SMALLEST = 0.3;
/** Of the picture, what the surface covers. */
const COVERED = 0.35;
const CLOSE = 5;
const MARK = 6.5;

function paintMarks(context: CanvasRenderingContext2D, overlay: Overlay, taken: Box[]): void {
  const { surface, scale, eye, theme, marks } = overlay;
  const apart = Math.sqrt((COVERED * eye.width * eye.height) / marks.length);
  const radius = MARK * Math.max(SMALLEST, Math.min(1, apart / ROOM));
  // Names would find no place among very many.
  const kept = radius < MARK ? [] : taken;
  const outlines = new Map(Object.entries(MARKS).map(([kind, outline]) => [kind, new Path2D(outline(radius))]));
  const spots = new Set<string>();
  // Of two that coincide in the picture the lower one stays.
  for (const mark of marks) {
    const place = worldOf(surface, scale, mark);
    if (place === undefined) continue;
    const pixel = eye.project(place);
    const spot = `${Math.round(pixel.x / CLOSE)} ${Math.round(pixel.y / CLOSE)}`;
    if (spots.has(spot)) continue;
    spots.add(spot);
    at(context, overlay, place, kept, radius, ({ x, y }) => stamp(context, outlines.get(mark.kind)!, x, y, theme.text, theme.casing));
  }
}

/** Paints about a point of the world, faintly where the block hides it. Texts keep off what is painted. */
function at(
  context: CanvasRenderingContext2D,
  { eye, depth }: Overlay,
  point: Vector | undefined,
  taken: Box[],
  radius: number,
  paint: (pixel: Pixel) => void,
): void {
  if (point === undefined) return;
  const { x, y, depth: far } = eye.project(point);
  context.globalAlpha = depth.hides(x, y, far) ? HIDDEN_ALPHA : 1;
  paint({ x, y });
  context.globalAlpha = 1;
  taken.push({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
}

function filled(context: CanvasRenderingContext2D, x: number, y: number, radius: number, fill: string): void {
  disc(context, x, y, radius);
  context.fillStyle = fill;
  context.fill();
}

function ring(context: CanvasRenderingContext2D, { x, y }: Pixel, colour: string, casing: string): void {
  filled(context, x, y, RING.radius + RING.line / 2 + CASING, casing);
  disc(context, x, y, RING.radius);
  context.strokeStyle = colour;
  context.lineWidth = RING.line;
  context.stroke();
  filled(context, x, y, RING.dot, colour);
}

function paintStart(context: CanvasRenderingContext2D, { x, y }: Pixel, { text, casing }: SurfaceTheme): void {
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * START.opacity;
  filled(context, x, y, START.radius + CASING, casing);
  context.globalAlpha = alpha;
  disc(context, x, y, START.radius);
  context.strokeStyle = text;
  context.lineWidth = START.line;
  context.stroke();
  context.beginPath();
  context.moveTo(x - START.arm, y);
  context.lineTo(x + START.arm, y);
  context.moveTo(x, y - START.arm);
  context.lineTo(x, y + START.arm);
  context.lineWidth = START.armLine;
  context.stroke();
}

/** The start's name, then those of the runs, each where it covers nothing else, or nowhere. */
function paintNames(context: CanvasRenderingContext2D, overlay: Overlay, taken: Box[]): void {
  const { theme, eye, surface, scale, runs, on, start, startLabel } = overlay;
  context.textBaseline = "middle";
  context.textAlign = "left";
  const within = { x: 0, y: 0, width: eye.width, height: eye.height };
  const name = (text: string, point: Vector | undefined, gap: number, font: string, colour: string): void => {
    if (point === undefined) return;
    context.font = font;
    const width = context.measureText(text).width;
    const found = placeLabel({ ...eye.project(point), gap, width, height: NAME.height }, taken, () => 0, within);
    if (found !== undefined) haloText(context, text, found.x, found.y + NAME.height / 2, colour, theme.casing);
  };
  if (on.has("start")) name(startLabel, start, START.radius + 5, theme.font, theme.text);
  // In a low picture they would hide more than they tell.
  if (!on.has("names") || eye.height < LOW) return;
  for (const { name: words, row, at: here, end, style } of runs) {
    const point = here ?? end;
    // At the start all rings are one.
    if (row > 0 && point !== undefined) name(words, worldOf(surface, scale, point), NAME.gap, theme.strongFont, style.colour);
  }
}
