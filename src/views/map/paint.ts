/** Paints one picture of the overlays: every layer that is on, then the texts, each where it covers nothing else. */
import { placeLabel } from "../../draw/labels.ts";
import { marksOf } from "./anchor.ts";
import { haloText } from "./pen.ts";
import { layers } from "./layers/index.ts";
import type { Box } from "../../draw/clip.ts";
import type { MapFrame } from "./frame.ts";
import type { Board, LabelRequest, MapLayer } from "./layer.ts";

const LINE_HEIGHT = 16;
const PADDING = 2;

export function paintMap(context: CanvasRenderingContext2D, frame: MapFrame, on: ReadonlySet<string>): void {
  const board: Board = { labels: [], taken: [], avoided: [] };
  const shown = layers.filter(({ id }) => on.has(id));
  for (const layer of shown) if (layer.givesWay !== true) paintLayer(context, layer, frame, board);
  context.save();
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const label of board.labels.toSorted((a, b) => b.priority - a.priority)) paintLabel(context, label, frame, board);
  context.restore();
  for (const layer of shown) if (layer.givesWay === true) paintLayer(context, layer, frame, board);
}

function paintLayer(context: CanvasRenderingContext2D, layer: MapLayer, frame: MapFrame, board: Board): void {
  const { plot } = frame.layout;
  context.save();
  if (layer.unclipped !== true) {
    context.beginPath();
    context.rect(plot.x, plot.y, plot.width, plot.height);
    context.clip();
  }
  layer.paint(context, frame, board);
  context.restore();
}

/** Its place is taken then; a text that finds none is left out. */
function paintLabel(context: CanvasRenderingContext2D, label: LabelRequest, frame: MapFrame, { taken }: Board): void {
  const { theme, layout, runs } = frame;
  const marks = label.run === undefined ? [] : runs.filter((run) => run !== label.run).flatMap((run) => marksOf(frame, run));
  const others = [...(label.others ?? []), ...marks];
  const crossed = (box: Box): number => runs.reduce((sum, { trace }) => sum + trace.cellsUnder(box), 0);
  for (const text of label.short === undefined ? [label.text] : [label.text, label.short]) {
    context.font = label.strong && text === label.text ? theme.strongFont : theme.font;
    const width = context.measureText(text).width + 2 * PADDING;
    const free = text !== label.text || label.short === undefined ? crossed : (box: Box): number => (crossed(box) > 0 ? Infinity : 0);
    const place = placeLabel({ ...label, others, width, height: LINE_HEIGHT }, taken, free, layout.plot);
    if (place === undefined) continue;
    haloText(context, text, place.x + PADDING, place.y + LINE_HEIGHT / 2, label.colour, theme.casing);
    return;
  }
}
