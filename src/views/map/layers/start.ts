/** The start: a handle to drag. */
import { CASING, disc, pixelOf } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

const RADIUS = 9;
const ARM = 4;
const LINE = 1.5;

export const start: MapLayer = {
  id: "start",
  order: 70,
  initiallyOn: true,
  paint(context, frame, board) {
    const { theme, words } = frame;
    const pixel = pixelOf(frame, frame.start);
    if (pixel === undefined) return;
    const [x, y] = pixel;
    disc(context, x, y, RADIUS + CASING);
    context.fillStyle = theme.casing;
    context.fill();
    disc(context, x, y, RADIUS);
    context.strokeStyle = theme.text;
    context.lineWidth = LINE;
    context.stroke();
    context.beginPath();
    context.moveTo(x - ARM, y);
    context.lineTo(x + ARM, y);
    context.moveTo(x, y - ARM);
    context.lineTo(x, y + ARM);
    context.lineWidth = 2;
    context.stroke();
    board.taken.push({ x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS });
    board.labels.push({ text: words.start, x, y, gap: RADIUS + 4, colour: theme.text, strong: false, priority: 2 });
  },
};
