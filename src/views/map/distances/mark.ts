/** What a mark of the distances between distributions is: one that the reader switches. */
import { CASING } from "../pen.ts";
import type { DistanceReading } from "../../../core/geometry/reading.ts";
import type { Requirement } from "../../../core/model.ts";
import type { MapFrame } from "../frame.ts";
import type { Board } from "../layer.ts";
import type { MarkId } from "../def.ts";

/** Tokens of the design by what they stand for here. */
export const TOKENS = {
  kl: "--ball-kl",
  fisher: "--ball-fisher",
  euclid: "--ball-euclid",
  hessian: "--sym-h",
  ruler: "--sym-v",
  gradient: "--sym-g",
} as const;
export type BallColours = Readonly<Record<keyof typeof TOKENS, string>>;

/** Parts of the menu, in its order. */
export const GROUPS = ["balls", "distances", "fields", "gradients"] as const;
export interface LineStyle {
  readonly colour: keyof BallColours;
  readonly dash: readonly number[];
  readonly width: number;
}

/** What marks are painted from. */
export interface MarkScene {
  readonly reading: DistanceReading;
  /** Kept from when it was asked about, for a view. */
  readonly field: Float64Array | undefined;
  /** Units between the points of the lattice. */
  readonly spacing: number;
  readonly ways: DistanceReading["ways"];
  readonly on: ReadonlySet<MarkId>;
  readonly colours: BallColours;
  /** What both gradients are called on the map. */
  readonly names: { readonly data: string; readonly model: string };
}

export interface DistanceMark {
  readonly id: MarkId;
  readonly group: (typeof GROUPS)[number];
  /** What a problem of two parameters must have for it to be offered; "plane": nothing else. */
  readonly needs: Requirement | "plane";
  /** Where the problem is a family of distributions; on a mere surface none is. */
  readonly initiallyOn: boolean;
  /** Painted from low to high. */
  readonly order: number;
  /** How its line looks, on the map and in the key. */
  readonly line: LineStyle;
  /** What the key shows of it; a piece of its line where nothing is said. */
  readonly sample?: "round" | "diamond" | "square" | "arrow" | undefined;
  paint(context: CanvasRenderingContext2D, frame: MapFrame, scene: MarkScene, board: Board): void;
}

/** Strokes the current path with its casing. */
export function strokeLine(context: CanvasRenderingContext2D, frame: MapFrame, colours: BallColours, line: LineStyle): void {
  context.lineJoin = "round";
  context.setLineDash([]);
  context.strokeStyle = frame.theme.casing;
  context.lineWidth = line.width + 2 * CASING;
  context.stroke();
  context.setLineDash([...line.dash]);
  context.strokeStyle = colours[line.colour];
  context.lineWidth = line.width;
  context.stroke();
  context.setLineDash([]);
}

/** Farther away canvases draw wrongly. */
const FARTHEST = 1e6;

/** Adds a polyline of the plane to the current path. Vertices that are too far away break it. */
export function addLine(context: CanvasRenderingContext2D, { layout: { projection } }: MapFrame, points: Float64Array, closed: boolean): void {
  let joined = false;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = projection.x0 + projection.xScale * points[i]!;
    const y = projection.y0 + projection.yScale * points[i + 1]!;
    if (!(Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST)) joined = false;
    else if (joined) context.lineTo(x, y);
    else context.moveTo(x, y);
    joined = Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST;
  }
  if (closed) context.closePath();
}

/** Adds the ellipse about a point with two half axes, in units of the plane. */
export function addEllipse(
  context: CanvasRenderingContext2D,
  { layout: { projection } }: MapFrame,
  at: readonly [number, number],
  [a, b]: readonly [readonly [number, number], readonly [number, number]],
  scale = 1,
): void {
  const x = projection.x0 + projection.xScale * at[0];
  const y = projection.y0 + projection.yScale * at[1];
  const [ax, ay, bx, by] = [a[0] * projection.xScale, a[1] * projection.yScale, b[0] * projection.xScale, b[1] * projection.yScale].map((v) => v * scale);
  const [first, second] = [Math.hypot(ax!, ay!), Math.hypot(bx!, by!)];
  if (!(first < FARTHEST && second < FARTHEST)) return;
  const angle = Math.atan2(ay!, ax!);
  context.moveTo(x + first * Math.cos(angle), y + first * Math.sin(angle));
  context.ellipse(x, y, first, second, angle, 0, 2 * Math.PI);
}
