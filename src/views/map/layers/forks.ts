/** Where branches leave their parents: a small fork in the branch's colour. */
import { contains } from "../../../draw/clip.ts";
import { CASING, pixelOf } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

const ARM = 5;
const LINE = 2;

export const paint: MapLayer["paint"] = (context, frame, board) => {
  const { theme, layout } = frame;
  for (const { fork, style } of frame.runs) {
    const pixel = fork && pixelOf(frame, fork);
    if (pixel === undefined || !contains(layout.plot, pixel[0], pixel[1])) continue;
    const [x, y] = pixel;
    context.lineCap = "round";
    context.lineJoin = "round";
    context.beginPath();
    context.moveTo(x, y + ARM + 1);
    context.lineTo(x, y);
    context.lineTo(x - ARM, y - ARM);
    context.moveTo(x, y);
    context.lineTo(x + ARM, y - ARM);
    for (const [colour, width] of [
      [theme.casing, LINE + 4 * CASING],
      [style.colour, LINE],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
    }
    board.taken.push({ x: x - ARM, y: y - ARM, width: 2 * ARM, height: 2 * ARM });
  }
};
