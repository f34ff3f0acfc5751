/** Puts a plane through more than two parameters on a canvas: its heights, the paths that were walked above it, the start to drag. */
import { markerPath } from "../../../draw/markers.ts";
import { axis } from "../../../draw/scales.ts";
import { disc, haloText, stamp } from "../../../views/parts/strokes.ts";
import { paintHandle } from "../picture/handle.ts";
import type { Window2 } from "../../../core/model.ts";
import type { Theme } from "../../../views/parts/canvas.ts";
import type { Pen } from "../../../views/parts/pen.ts";

export interface PlaneScene {
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly window: Window2;
  readonly ground: HTMLCanvasElement | undefined;
  readonly start: readonly [number, number];
  readonly startLabel: string;
  readonly axes: readonly [string, string];
  readonly runs: readonly {
    readonly name: string;
    readonly look: number;
    /** u and v in turn. */
    readonly path: Float64Array;
    readonly count: number;
    readonly row: number;
  }[];
}

const FIGURE_GAP = 80;
const DONE = 2.25;
const TO_COME = 1.25;
const LATER = 0.75;
const CASING = 1;
const DOT = 2.25;
/** Steps nearer than this to one another have no dots. */
const DOTS_APART = 5;
const MARK = 5;
const LINE_HEIGHT = 16;

type Place = (at: readonly [number, number]) => readonly [x: number, y: number];

export const placeIn =
  ({ plot, window: [ulo, uhi, vlo, vhi] }: Pick<PlaneScene, "plot" | "window">): Place =>
  ([u, v]) => [plot.x + ((u - ulo) / (uhi - ulo)) * plot.width, plot.y + ((vhi - v) / (vhi - vlo)) * plot.height];

export function paintPlane(pen: Pen, theme: Theme, scene: PlaneScene): void {
  const { plot, ground } = scene;
  const place = placeIn(scene);
  if (ground !== undefined) pen.drawImage(ground, plot.x, plot.y, plot.width, plot.height);
  pen.font = theme.font;
  paintAxes(pen, theme, scene, place);
  pen.save();
  pen.beginPath();
  pen.rect(plot.x, plot.y, plot.width, plot.height);
  pen.clip();
  for (const run of scene.runs) paintRun(pen, theme, run, place);
  paintHandle(pen, theme, ...place(scene.start), scene.startLabel);
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  for (const { name, look, path, row } of scene.runs) {
    const ink = theme.runs[look % theme.runs.length]!.colour;
    const [x, y] = place([path[2 * row]!, path[2 * row + 1]!]);
    stamp(pen, new Path2D(markerPath(look, MARK)), x, y, ink, theme.surface);
    pen.font = theme.strong;
    pen.textAlign = "left";
    const { width } = pen.measureText(name);
    const left = x + MARK + 5 + width < plot.x + plot.width ? x + MARK + 5 : x - MARK - 5 - width;
    // Below whatever stands there already.
    let at = y;
    while (taken.some((one) => Math.abs(one.y - at) < LINE_HEIGHT && left < one.x + one.width && one.x < left + width)) at += LINE_HEIGHT;
    taken.push({ x: left, y: at, width });
    haloText(pen, name, left, at, ink, theme.surface);
  }
  pen.restore();
}

function paintAxes(pen: Pen, theme: Theme, { plot, window: [ulo, uhi, vlo, vhi], axes }: PlaneScene, place: Place): void {
  const { x: left, y: top, width, height } = plot;
  const bottom = top + height;
  pen.strokeStyle = theme.label;
  pen.lineWidth = 1;
  pen.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
  pen.fillStyle = theme.label;
  pen.textBaseline = "top";
  pen.textAlign = "center";
  const room = left + width - pen.measureText(axes[0]).width - 16;
  for (const { value, label } of axis(ulo, uhi, width / FIGURE_GAP).ticks) {
    const [x] = place([value, 0]);
    if (x < room) pen.fillText(label, x, bottom + 8);
  }
  pen.textBaseline = "middle";
  pen.textAlign = "right";
  for (const { value, label } of axis(vlo, vhi, height / FIGURE_GAP).ticks) {
    const [, y] = place([0, value]);
    if (y > top + 24) pen.fillText(label, left - 8, y);
  }
  pen.textBaseline = "top";
  pen.fillStyle = theme.text;
  pen.textAlign = "right";
  pen.fillText(axes[0], left + width, bottom + 8);
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  haloText(pen, axes[1], left + 6, top + 12, theme.text, theme.surface);
}

function paintRun(pen: Pen, theme: Theme, { look, path, count, row }: PlaneScene["runs"][number], place: Place): void {
  const { colour, dash } = theme.runs[look % theme.runs.length]!;
  const stroke = (from: number, to: number, width: number, alpha: number): void => {
    pen.lineJoin = "round";
    pen.beginPath();
    for (let k = from; k <= to; k++) pen.lineTo(...place([path[2 * k]!, path[2 * k + 1]!]));
    pen.globalAlpha = alpha;
    pen.setLineDash([]);
    pen.strokeStyle = theme.surface;
    pen.lineWidth = width + 2 * CASING;
    pen.stroke();
    pen.setLineDash([...dash]);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  };
  stroke(row, count - 1, TO_COME, LATER);
  stroke(0, row, DONE, 1);
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (let k = 0; k <= row; k++) {
    const [x, y] = place([path[2 * k]!, path[2 * k + 1]!]);
    if (Math.hypot(x - lastX, y - lastY) < DOTS_APART) continue;
    [lastX, lastY] = [x, y];
    disc(pen, x, y, DOT);
    pen.fillStyle = colour;
    pen.fill();
  }
}
