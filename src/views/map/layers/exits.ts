/** Runs that diverged: an arrow through the border where the path has left the window, and the word. Nothing just vanishes. */
import { arrowPath } from "../../../draw/arrows.ts";
import { contains } from "../../../draw/clip.ts";
import { pixelOf, stamp } from "../pen.ts";
import { divergedExit } from "../exit.ts";
import type { MapLayer } from "../layer.ts";

const WIDTH = 3.5;
const GAP = 14;

export const exits: MapLayer = {
  id: "exits",
  order: 55,
  initiallyOn: true,
  paint(context, frame, board) {
    const { theme, words } = frame;
    for (const run of frame.runs) {
      if (run.ended?.kind !== "diverged") continue;
      const exit = divergedExit(frame, run);
      if (exit !== undefined) {
        stamp(context, new Path2D(arrowPath(exit.fromX, exit.fromY, exit.x, exit.y, WIDTH)), 0, 0, run.style.colour, theme.casing);
      }
      const at = exit === undefined ? pixelOf(frame, run.last) : ([exit.fromX, exit.fromY] as const);
      if (at === undefined || !contains(frame.layout.plot, at[0], at[1])) continue;
      board.labels.push({ text: words.diverged(run.name), x: at[0], y: at[1], gap: GAP, colour: theme.bad, strong: true, priority: 3 });
    }
  },
};
