/** The start: a handle to drag. */
import { CASING, disc, pixelOf } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

const RADIUS = 11;
const ARM = 5;
const LINE = 1.5;
const ARM_LINE = 1.75;
/** What lies under the handle shines through. */
const OPACITY = 0.85;

export const start: MapLayer = {
  id: "start",
  order: 70,
  initiallyOn: true,
  paint(context, frame, board) {
    const { theme, words, hint } = frame;
    const pixel = pixelOf(frame, frame.start);
    if (pixel === undefined) return;
    const [x, y] = pixel;
    disc(context, x, y, RADIUS + CASING);
    context.globalAlpha = OPACITY;
    context.fillStyle = theme.casing;
    context.fill();
    context.globalAlpha = 1;
    disc(context, x, y, RADIUS);
    context.strokeStyle = theme.text;
    context.lineWidth = LINE;
    context.stroke();
    context.beginPath();
    context.moveTo(x - ARM, y);
    context.lineTo(x + ARM, y);
    context.moveTo(x, y - ARM);
    context.lineTo(x, y + ARM);
    context.lineWidth = ARM_LINE;
    context.stroke();
    board.taken.push({ x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS });
    const place = { x, y, gap: RADIUS + 5, colour: theme.text };
    if (hint === undefined) board.labels.push({ ...place, text: words.start, strong: false, priority: 2 });
    else board.labels.push({ ...place, text: hint, short: words.start, strong: true, priority: -1 });
  },
};
