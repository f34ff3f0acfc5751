/** Runs that diverged, or only left: an arrow through the border where the path has gone out for good, the name, and the word. Nothing just vanishes. */
import { arrowPath } from "../../../draw/arrows.ts";
import { contains } from "../../../draw/clip.ts";
import { pixelOf, stamp } from "../pen.ts";
import { divergedExit } from "../exit.ts";
import type { MapLayer } from "../layer.ts";

const WIDTH = 3.5;
const GAP = 14;
/** Room about the arrow that figures keep off. */
const CLEAR = 6;

export const exits: MapLayer = {
  id: "exits",
  order: 55,
  initiallyOn: true,
  paint(context, frame, board) {
    const { theme, words } = frame;
    for (const run of frame.runs) {
      const diverged = run.ended?.kind === "diverged";
      const last = pixelOf(frame, run.last);
      const isInside = last !== undefined && contains(frame.layout.plot, last[0], last[1]);
      if (isInside && !diverged) continue;
      const exit = divergedExit(frame, run);
      if (exit !== undefined) {
        const [left, top] = [Math.min(exit.fromX, exit.x), Math.min(exit.fromY, exit.y)];
        const [width, height] = [Math.abs(exit.x - exit.fromX), Math.abs(exit.y - exit.fromY)];
        board.avoided.push({ x: left - CLEAR, y: top - CLEAR, width: width + 2 * CLEAR, height: height + 2 * CLEAR });
        stamp(context, new Path2D(arrowPath(exit.fromX, exit.fromY, exit.x, exit.y, WIDTH)), 0, 0, run.style.colour, theme.casing);
      }
      const at = exit === undefined ? last : ([exit.fromX, exit.fromY] as const);
      if (at === undefined || !contains(frame.layout.plot, at[0], at[1])) continue;
      const text = diverged ? words.diverged(run.name) : run.name;
      board.labels.push({ text, x: at[0], y: at[1], gap: GAP, colour: diverged ? theme.bad : run.style.colour, strong: true, priority: 3 });
    }
  },
};
