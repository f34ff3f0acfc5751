/** Steps that were refused; runs that diverged, or only left: an arrow through the border where the path has gone out for good, the name, and the word. Nothing just vanishes. */
import { arrowPath } from "../../../draw/arrows.ts";
import { contains } from "../../../draw/clip.ts";
import { pixelOf, stamp } from "../pen.ts";
import { anchorOf } from "../anchor.ts";
import { divergedExit, sideBySide } from "../exit.ts";
import { paintRefusals } from "../refusal.ts";
import type { MapLayer } from "../layer.ts";
import type { FrameRun, MapFrame } from "../frame.ts";

const WIDTH = 3.5;
const GAP = 14;
/** Room about the arrow that texts keep off. */
const CLEAR = 6;

function hasLeft(frame: MapFrame, run: FrameRun): boolean {
  const last = pixelOf(frame, run.last);
  return run.ended?.kind === "diverged" || last === undefined || !contains(frame.layout.plot, last[0], last[1]);
}

export const paint: MapLayer["paint"] = (context, frame, board) => {
  paintRefusals(context, frame, board);
  const { theme, words } = frame;
  const leaving = frame.runs.filter((run) => hasLeft(frame, run)).map((run) => ({ run, exit: divergedExit(frame, run) }));
  const wanted = leaving.flatMap(({ exit }) => exit ?? []);
  const placed = sideBySide(frame, wanted);
  for (const { run, exit: found } of leaving) {
    const diverged = run.ended?.kind === "diverged";
    const exit = found && placed[wanted.indexOf(found)];
    if (exit !== undefined) {
      const [left, top] = [Math.min(exit.fromX, exit.x), Math.min(exit.fromY, exit.y)];
      const [width, height] = [Math.abs(exit.x - exit.fromX), Math.abs(exit.y - exit.fromY)];
      board.taken.push({ x: left - CLEAR, y: top - CLEAR, width: width + 2 * CLEAR, height: height + 2 * CLEAR });
      stamp(context, new Path2D(arrowPath(exit.fromX, exit.fromY, exit.x, exit.y, WIDTH)), 0, 0, run.style.colour, theme.casing);
    }
    // Its name stands at its ring, as long as that is in view.
    if (!diverged && anchorOf(frame, run) !== undefined) continue;
    const at = exit === undefined ? pixelOf(frame, run.last) : ([exit.fromX, exit.fromY] as const);
    if (at === undefined || !contains(frame.layout.plot, at[0], at[1])) continue;
    const text = diverged ? words.diverged(run.name) : run.name;
    const others = placed.filter((arrow) => arrow !== exit).map(({ fromX, fromY }) => [fromX, fromY] as const);
    board.labels.push({ run, others, text, x: at[0], y: at[1], gap: GAP, colour: diverged ? theme.bad : run.style.colour, strong: true, priority: 3 });
  }
};
