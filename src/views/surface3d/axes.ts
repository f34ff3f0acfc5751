/** The axes of the 3-D picture: figures along the two edges of the ground that are nearest to the eye, and up the corner at the left or right. */
import { isIndex } from "../../draw/levels.ts";
import { axis, readable } from "../../draw/scales.ts";
import type { Axis } from "../../draw/scales.ts";
import type { Overlay } from "./overlay.ts";

const TICK = 5;
const GAP = 4;
/** Pixels between two figures of an axis, along the ground and upwards, and of the foot of the latter. */
const FIGURES_APART = 60;
const LINES_APART = 15;
const RISE_APART = 32;
const FOOT = 10;
/** Pixels from an edge to the middle of its name. */
const NAME = 34;

interface Pixel {
  readonly x: number;
  readonly y: number;
}

type Picture = Pick<Overlay, "eye" | "coordinates" | "surface" | "scale" | "levels" | "theme">;

export function paintAxes(context: CanvasRenderingContext2D, picture: Picture): void {
  const { eye, surface, theme, coordinates } = picture;
  const { ground, samples } = surface;
  const [xlo, xhi, ylo, yhi] = samples.window;
  const w = ground.halfWidth;
  const y = eye.back.y <= 0 ? -1 : 1;
  const x = eye.back.x <= 0 ? -w : w;
  context.font = theme.font;
  context.textBaseline = "middle";
  context.lineWidth = 1;
  context.strokeStyle = theme.label;
  paintEdge(
    context,
    picture,
    coordinates[0]!,
    [-w, y],
    [w, y],
    (count) => axis(xlo, xhi, count),
    (value) => [(value - ground.x) / ground.unit, y],
  );
  paintEdge(
    context,
    picture,
    coordinates[1]!,
    [x, -1],
    [x, 1],
    (count) => axis(ylo, yhi, count),
    (value) => [x, (value - ground.y) / ground.unit],
  );
  paintHeights(context, picture, x, -y);
}

type Place = readonly [x: number, y: number];

function paintEdge(
  context: CanvasRenderingContext2D,
  { eye, theme }: Picture,
  name: string,
  from: Place,
  to: Place,
  figures: (count: number) => Axis,
  placeOf: (value: number) => Place,
): void {
  const pixelOf = ([x, y]: Place): Pixel => eye.project({ x, y, z: 0 });
  const [a, b, centre] = [pixelOf(from), pixelOf(to), pixelOf([0, 0])];
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [nx, ny] = [(b.y - a.y) / length, (a.x - b.x) / length];
  // Away from the ground.
  const sign = (middle.x - centre.x) * nx + (middle.y - centre.y) * ny < 0 ? -1 : 1;
  const [dx, dy] = [sign * nx, sign * ny];
  const { ticks, note } = figures(length / FIGURES_APART);
  context.textAlign = Math.abs(dx) < 0.3 ? "center" : dx > 0 ? "left" : "right";
  context.fillStyle = theme.label;
  context.beginPath();
  for (const { value, label } of ticks) {
    const point = pixelOf(placeOf(value));
    context.moveTo(point.x, point.y);
    context.lineTo(point.x + dx * TICK, point.y + dy * TICK);
    context.fillText(label, point.x + dx * (TICK + GAP), point.y + dy * (TICK + GAP + 4));
  }
  context.stroke();
  context.textAlign = "center";
  context.fillStyle = theme.text;
  const at = pixelOf([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
  context.fillText(`${name} ${note}`.trim(), at.x + dx * NAME, at.y + dy * (NAME - 4));
}

/** Figures upwards: round losses where heights are linear, otherwise those of index lines. */
function figuresOf({ scale, levels }: Picture, rise: number): Axis {
  if (scale.kind === "linear") return axis(scale.low, scale.high, rise / RISE_APART);
  const ticks: { readonly value: number; readonly label: string }[] = [];
  for (let k = Math.max(0, levels.low); k <= levels.high; k++) {
    const value = levels.heights[k]!;
    if (isIndex(levels, k) && value <= scale.high) ticks.push({ value, label: readable(value) });
  }
  return { ticks, note: "" };
}

/** Up the corner where the near edge of one axis meets the far edge of the other. */
function paintHeights(context: CanvasRenderingContext2D, picture: Picture, x: number, y: number): void {
  const { surface, scale, eye, theme } = picture;
  const [low, high] = [eye.project({ x, y, z: 0 }), eye.project({ x, y, z: surface.tall })];
  const rise = low.y - high.y;
  // From straight above there is no height to read off.
  if (rise < 4 * LINES_APART) return;
  const side = low.x > eye.middleX ? 1 : -1;
  const { ticks, note } = figuresOf(picture, rise);
  context.textAlign = side > 0 ? "left" : "right";
  context.fillStyle = theme.label;
  context.beginPath();
  context.moveTo(low.x, low.y);
  context.lineTo(high.x, high.y);
  let last = low.y - FOOT + LINES_APART;
  for (const { value, label } of ticks) {
    const point = eye.project({ x, y, z: scale.heightOf(value) });
    if (last - point.y < LINES_APART || point.y < high.y) continue;
    last = point.y;
    context.moveTo(point.x, point.y);
    context.lineTo(point.x + side * TICK, point.y);
    context.fillText(label, point.x + side * (TICK + GAP), point.y);
  }
  context.stroke();
  context.fillStyle = theme.text;
  context.fillText(`J ${note}`.trim(), high.x + side * (TICK + GAP), Math.min(high.y - 8, last - LINES_APART));
}
