/** The step to come at the playhead of the selected run, and thin beside it what goes into it; their common factor stands in the key. */
import { arrowPath, visibleArrow } from "../../../draw/arrows.ts";
import { pixelOf, stamp } from "../pen.ts";
import { unitsPerPixel } from "../layout.ts";
import type { MapLayer } from "../layer.ts";

const STEP_WIDTH = 2.25;
const PART_WIDTH = 1.5;
const GAP = 8;
/** Side of the boxes along an arrow that figures keep off, along the step also texts; and their distance. */
const CLEAR = 12;

export const paint: MapLayer["paint"] = (context, frame, board) => {
  const { arrows, theme, layout, runs } = frame;
  const from = arrows && pixelOf(frame, arrows.run.at);
  if (arrows === undefined || from === undefined) return;
  const scale = arrows.factor / unitsPerPixel(layout);
  for (const { value, symbol, label } of arrows.vectors) {
    const seen = visibleArrow(layout.plot, from[0], from[1], from[0] + value[0] * scale, from[1] - value[1] * scale);
    if (seen === undefined) continue;
    const isStep = symbol === "step";
    const [x, y] = seen.end;
    const outline = arrowPath(from[0], from[1], seen.tip[0], seen.tip[1], isStep ? STEP_WIDTH : PART_WIDTH);
    stamp(context, new Path2D(outline), 0, 0, theme[symbol], theme.casing);
    const parts = Math.max(1, Math.ceil(Math.hypot(x - from[0], y - from[1]) / CLEAR));
    for (let k = 0; k <= parts; k++) {
      const [px, py] = [from[0] + (k / parts) * (x - from[0]), from[1] + (k / parts) * (y - from[1])];
      (isStep ? board.taken : board.avoided).push({ x: px - CLEAR / 2, y: py - CLEAR / 2, width: CLEAR, height: CLEAR });
    }
    // Among several runs the step says whose it is; its parts start at the same ring.
    const text = isStep && runs.length > 1 ? `${arrows.run.name}: ${label}` : label;
    const towards = [x - from[0], y - from[1]] as const;
    board.labels.push({ text, x, y, gap: GAP, colour: theme[symbol], strong: true, priority: isStep ? 4 : 3, towards, attached: true });
  }
};
