/** Gradient and velocity of the step to come, at the playhead of the selected run; their common factor stands in the key. */
import { arrowPath } from "../../../draw/arrows.ts";
import { pixelOf, stamp } from "../pen.ts";
import { unitsPerPixel } from "../layout.ts";
import type { MapLayer } from "../layer.ts";

const WIDTH = 2;
const GAP = 8;
/** Side of the boxes along an arrow that figures keep off, and their distance. */
const CLEAR = 12;

export const arrows: MapLayer = {
  id: "arrows",
  order: 60,
  initiallyOn: true,
  paint(context, frame, board) {
    const { arrows, theme } = frame;
    const from = arrows && pixelOf(frame, arrows.run.at);
    if (arrows === undefined || from === undefined) return;
    const scale = arrows.factor / unitsPerPixel(frame.layout);
    for (const { value, symbol, label } of arrows.vectors) {
      const [x, y] = [from[0] + value[0] * scale, from[1] - value[1] * scale];
      stamp(context, new Path2D(arrowPath(from[0], from[1], x, y, WIDTH)), 0, 0, theme[symbol], theme.casing);
      const parts = Math.ceil(Math.hypot(x - from[0], y - from[1]) / CLEAR);
      for (let k = 0; k <= parts; k++) {
        const [px, py] = [from[0] + (k / parts) * (x - from[0]), from[1] + (k / parts) * (y - from[1])];
        board.avoided.push({ x: px - CLEAR / 2, y: py - CLEAR / 2, width: CLEAR, height: CLEAR });
      }
      board.labels.push({ text: label, x, y, gap: GAP, colour: theme[symbol], strong: true, priority: 4, towards: [x - from[0], y - from[1]] });
    }
  },
};
