/** Averaged iterates beside the path they come from: thin and finely dashed, up to the playhead. */
import type { MapLayer } from "../layer.ts";

const WIDTH = 1.25;
const DASH = [2, 2];

export const paint: MapLayer["paint"] = (context, { runs, theme }) => {
  context.setLineDash(DASH);
  for (const { average, row, style } of runs) {
    if (average === undefined) continue;
    context.beginPath();
    const end = average.upTo(row);
    for (let i = 0; i < end; i++) {
      if (average.moves(i)) context.moveTo(average.x[i]!, average.y[i]!);
      else context.lineTo(average.x[i]!, average.y[i]!);
    }
    context.strokeStyle = theme.casing;
    context.lineWidth = 2 * WIDTH;
    context.stroke();
    context.strokeStyle = style.colour;
    context.lineWidth = WIDTH;
    context.stroke();
  }
};
