/** Paints one picture of the overlays: every layer that is on, then the texts, each where it covers nothing else. */
import { placeLabels } from "../../draw/labels.ts";
import { haloText } from "./pen.ts";
import { layers } from "./layers/index.ts";
import type { MapFrame } from "./frame.ts";
import type { Board } from "./layer.ts";

const LINE_HEIGHT = 16;
const PADDING = 2;

export function paintMap(context: CanvasRenderingContext2D, frame: MapFrame, on: ReadonlySet<string>): void {
  const { plot } = frame.layout;
  const board: Board = { labels: [], taken: [], soft: [] };
  for (const layer of layers) {
    if (!on.has(layer.id)) continue;
    context.save();
    if (layer.unclipped !== true) {
      context.beginPath();
      context.rect(plot.x, plot.y, plot.width, plot.height);
      context.clip();
    }
    layer.paint(context, frame, board);
    context.restore();
  }
  paintLabels(context, frame, board);
}

function paintLabels(context: CanvasRenderingContext2D, { theme, layout }: MapFrame, { labels, taken, soft }: Board): void {
  context.save();
  context.textBaseline = "middle";
  context.textAlign = "left";
  const sorted = labels.toSorted((a, b) => b.priority - a.priority);
  const wishes = sorted.map(({ text, strong, colour: _colour, priority: _priority, ...place }) => {
    context.font = strong ? theme.strongFont : theme.font;
    return { ...place, width: context.measureText(text).width + 2 * PADDING, height: LINE_HEIGHT };
  });
  for (const [i, place] of placeLabels(wishes, taken, soft, layout.plot).entries()) {
    const { text, strong, colour } = sorted[i]!;
    if (place === undefined) continue;
    context.font = strong ? theme.strongFont : theme.font;
    haloText(context, text, place.x + PADDING, place.y + LINE_HEIGHT / 2, colour, theme.casing);
  }
  context.restore();
}
