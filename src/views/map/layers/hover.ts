/** The step under the pointer, here or in a chart: a filled disc and the step's number. */
import { contains } from "../../../draw/clip.ts";
import { CASING, disc, pixelOf } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

const RADIUS = 5;
const GAP = 10;

export const paint: MapLayer["paint"] = (context, frame, board) => {
  const { hover, theme, words, layout } = frame;
  const pixel = hover && pixelOf(frame, hover.at);
  if (hover === undefined || pixel === undefined || !contains(layout.plot, pixel[0], pixel[1])) return;
  const [x, y] = pixel;
  disc(context, x, y, RADIUS + CASING);
  context.fillStyle = theme.casing;
  context.fill();
  disc(context, x, y, RADIUS);
  context.fillStyle = hover.run.style.colour;
  context.fill();
  board.labels.push({ text: words.hovered(hover.run.name, hover.step), x, y, gap: GAP, colour: theme.text, strong: false, priority: 5 });
};
