/** The frame around the plot, ticks, figures and the names of the axes. On a phone the figures stand inside, with a halo. */
import { toPixelX, toPixelY } from "../layout.ts";
import { haloText } from "../pen.ts";
import type { MapFrame } from "../frame.ts";
import type { Board, MapLayer } from "../layer.ts";

const TICK = 4;
const GAP = 4;
/** Figures closer than this to a corner give way to the axis' name or to the other axis. */
const CORNER = 18;
const LINE_HEIGHT = 16;

function outside(context: CanvasRenderingContext2D, { layout, theme, coordinates: [first, second] }: MapFrame): void {
  const { plot } = layout;
  const bottom = plot.y + plot.height;
  context.strokeStyle = theme.label;
  context.lineWidth = 1;
  context.strokeRect(plot.x - 0.5, plot.y - 0.5, plot.width + 1, plot.height + 1);
  context.fillStyle = theme.label;
  context.beginPath();
  context.textBaseline = "top";
  context.textAlign = "center";
  for (const { value, label } of layout.x.ticks) {
    const at = toPixelX(layout, value);
    context.moveTo(at, bottom);
    context.lineTo(at, bottom + TICK);
    if (at < plot.x + plot.width - CORNER) context.fillText(label, at, bottom + TICK + GAP);
  }
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const { value, label } of layout.y.ticks) {
    const at = toPixelY(layout, value);
    context.moveTo(plot.x - TICK, at);
    context.lineTo(plot.x, at);
    if (at > plot.y + CORNER) context.fillText(label, plot.x - TICK - GAP, at);
  }
  context.stroke();
  context.fillStyle = theme.text;
  context.fillText(second!, plot.x - TICK - GAP, plot.y + CORNER / 2);
  context.textBaseline = "top";
  context.fillText(first!, plot.x + plot.width, bottom + TICK + GAP);
}

function inside(context: CanvasRenderingContext2D, { layout, theme, coordinates: [first, second] }: MapFrame, board: Board): void {
  const { plot } = layout;
  const bottom = plot.y + plot.height;
  context.textBaseline = "bottom";
  context.textAlign = "center";
  for (const { value, label } of layout.x.ticks) {
    const x = toPixelX(layout, value);
    if (x < plot.x + 2 * CORNER || x > plot.x + plot.width - CORNER) continue;
    const width = context.measureText(label).width;
    haloText(context, label, x, bottom - GAP, theme.label, theme.casing);
    board.avoided.push({ x: x - width / 2, y: bottom - GAP - LINE_HEIGHT, width, height: LINE_HEIGHT });
  }
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const { value, label } of layout.y.ticks) {
    const y = toPixelY(layout, value);
    if (y < plot.y + CORNER || y > bottom - CORNER) continue;
    haloText(context, label, plot.x + GAP, y, theme.label, theme.casing);
    board.avoided.push({ x: plot.x, y: y - LINE_HEIGHT / 2, width: GAP + context.measureText(label).width, height: LINE_HEIGHT });
  }
  if (first !== "x" || second !== "y") inCorners(context, layout, theme, [first!, second!]);
}

/** x and y need no names where there is no room; others do. */
function inCorners(context: CanvasRenderingContext2D, { plot }: MapFrame["layout"], theme: MapFrame["theme"], [x, y]: readonly [string, string]): void {
  context.textBaseline = "top";
  haloText(context, y, plot.x + GAP, plot.y + GAP, theme.text, theme.casing);
  context.textAlign = "right";
  context.textBaseline = "bottom";
  haloText(context, x, plot.x + plot.width - GAP, plot.y + plot.height - GAP, theme.text, theme.casing);
}

/** What the figures stand for, where they are not the values themselves. */
function notes(context: CanvasRenderingContext2D, { layout, theme, coordinates: [first, second] }: MapFrame): void {
  const { plot } = layout;
  context.textAlign = "left";
  context.textBaseline = "top";
  if (layout.y.note !== "") haloText(context, `${second}: ${layout.y.note}`, plot.x + GAP, plot.y + GAP, theme.label, theme.casing);
  context.textAlign = "right";
  context.textBaseline = "bottom";
  const right = plot.x + plot.width - GAP;
  const raised = layout.compact ? CORNER : GAP;
  if (layout.x.note !== "") haloText(context, `${first}: ${layout.x.note}`, right, plot.y + plot.height - raised, theme.label, theme.casing);
}

export const axes: MapLayer = {
  id: "axes",
  order: 100,
  initiallyOn: true,
  unclipped: true,
  paint(context, frame, board) {
    context.font = frame.theme.font;
    if (frame.layout.compact) inside(context, frame, board);
    else outside(context, frame);
    notes(context, frame);
  },
};
