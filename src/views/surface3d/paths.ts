/** Paths that lie on the surface, painted as the map paints them; what the block hides shows through faintly. */
import { CASING } from "../parts/strokes.ts";
import { STEP, STRIDE } from "./drape.ts";
import type { Depth } from "./depth.ts";
import type { Drape } from "./drape.ts";
import type { Eye } from "./orbit.ts";
import type { PathStyle } from "./theme.ts";

export interface ScenePath {
  readonly drape: Drape;
  readonly style: PathStyle;
  /** Row at the playhead. */
  readonly row: number;
  /** Another run is selected: what is still to come steps back. */
  readonly receded: boolean;
}

/** Pixels, and shares of opacity, as on the map. */
const DONE = 2.25;
const TO_COME = 1.25;
const TO_COME_ALPHA = 0.75;
const RECEDED_ALPHA = 0.4;
/** What lies behind the block. */
const HIDDEN = 1.25;
const HIDDEN_ALPHA = 0.45;
/** Vertices nearer than this to the last one are left out, in pixels. */
const MERGE = 0.5;

/** Steps as dots, as on the map: pixels between two from which on they are, their radii, and the side of the spots that hold one at most. */
const APART = 6;
const DOT = { done: 2.5, toCome: 2 } as const;
const SPOT = 3;

/** Strokes in front of the block and behind it, and the steps in front. */
interface Strokes {
  readonly seen: Path2D;
  readonly hidden: Path2D;
  readonly dots: Path2D;
}

/** What of a path lies between two of its vertices. */
function strokesOf({ vertices }: Drape, from: number, to: number, eye: Eye, depth: Depth, radius: number): Strokes {
  const strokes = { seen: new Path2D(), hidden: new Path2D(), dots: new Path2D() };
  const spots = new Set<string>();
  let [lastX, lastY] = [0, 0];
  let [stepX, stepY] = [Infinity, Infinity];
  let wasHidden = false;
  let pen: Path2D | undefined;
  for (let k = from; k < to; k++) {
    const at = k * STRIDE;
    const pixel = eye.project({ x: vertices[at]!, y: vertices[at + 1]!, z: vertices[at + 2]! });
    const begins = k === from || vertices[at + 3] === 0;
    if (begins || vertices[at + 3] === STEP) {
      if (!begins && Math.hypot(pixel.x - stepX, pixel.y - stepY) >= APART) {
        const spot = `${Math.round(pixel.x / SPOT)} ${Math.round(pixel.y / SPOT)}`;
        if (!spots.has(spot) && !depth.hides(pixel.x, pixel.y, pixel.depth)) {
          spots.add(spot);
          strokes.dots.moveTo(pixel.x + radius, pixel.y);
          strokes.dots.arc(pixel.x, pixel.y, radius, 0, 2 * Math.PI);
        }
      }
      [stepX, stepY] = [pixel.x, pixel.y];
    }
    if (!begins && k < to - 1 && Math.abs(pixel.x - lastX) < MERGE && Math.abs(pixel.y - lastY) < MERGE) continue;
    const isHidden = depth.hides(pixel.x, pixel.y, pixel.depth);
    if (begins) pen = undefined;
    else {
      const next = isHidden && wasHidden ? strokes.hidden : strokes.seen;
      if (next !== pen) next.moveTo(lastX, lastY);
      next.lineTo(pixel.x, pixel.y);
      pen = next;
    }
    [lastX, lastY] = [pixel.x, pixel.y];
    wasHidden = isHidden;
  }
  return strokes;
}

function strokeCased(context: CanvasRenderingContext2D, path: Path2D, { colour, dash }: PathStyle, width: number, casing: string): void {
  context.setLineDash([]);
  context.strokeStyle = casing;
  context.lineWidth = width + 2 * CASING;
  context.stroke(path);
  context.setLineDash(dash as number[]);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

function stampDots(context: CanvasRenderingContext2D, dots: Path2D, colour: string, casing: string): void {
  context.setLineDash([]);
  context.lineWidth = 2 * CASING;
  context.strokeStyle = casing;
  context.stroke(dots);
  context.fillStyle = colour;
  context.fill(dots);
}

export function paintPaths(context: CanvasRenderingContext2D, paths: readonly ScenePath[], eye: Eye, depth: Depth, casing: string, dotted: boolean): void {
  const parts = paths.map((path) => {
    const split = path.drape.upTo(path.row);
    const done = strokesOf(path.drape, 0, split, eye, depth, DOT.done);
    return { path, done, toCome: strokesOf(path.drape, Math.max(0, split - 1), path.drape.count, eye, depth, DOT.toCome) };
  });
  context.save();
  context.lineJoin = "round";
  context.lineWidth = HIDDEN;
  for (const { path, done, toCome } of parts) {
    context.setLineDash(path.style.dash as number[]);
    context.strokeStyle = path.style.colour;
    for (const [{ hidden }, alpha] of [
      [toCome, path.receded ? RECEDED_ALPHA : TO_COME_ALPHA],
      [done, 1],
    ] as const) {
      context.globalAlpha = HIDDEN_ALPHA * alpha;
      context.stroke(hidden);
    }
  }
  for (const { path, toCome } of parts) {
    context.globalAlpha = path.receded ? RECEDED_ALPHA : TO_COME_ALPHA;
    strokeCased(context, toCome.seen, path.style, TO_COME, casing);
  }
  context.globalAlpha = 1;
  for (const { path, done } of parts) strokeCased(context, done.seen, path.style, DONE, casing);
  for (const { path, done, toCome } of dotted ? parts : []) {
    context.globalAlpha = path.receded ? RECEDED_ALPHA : TO_COME_ALPHA;
    stampDots(context, toCome.dots, path.style.colour, casing);
    context.globalAlpha = 1;
    stampDots(context, done.dots, path.style.colour, casing);
  }
  context.restore();
}
