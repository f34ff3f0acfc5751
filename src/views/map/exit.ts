/** Where a diverged run leaves the window: the place of the arrow at the border. */
import type { FrameRun, MapFrame } from "./frame.ts";

/** Length of the arrow, whose tip touches the border. */
const LENGTH = 22;
/** Where an axis of the exit's direction overflows, the larger one counts. */
const HUGE = 1e150;

export interface ExitArrow {
  readonly fromX: number;
  readonly fromY: number;
  readonly x: number;
  readonly y: number;
}

/** @returns undefined where the path has not been followed to a place where it leaves for good */
export function divergedExit({ layout: { plot } }: Pick<MapFrame, "layout">, { trace: { exit } }: Pick<FrameRun, "trace">): ExitArrow | undefined {
  if (exit === undefined) return undefined;
  const scale = Math.max(Math.abs(exit.dx), Math.abs(exit.dy)) > HUGE ? 1 / HUGE : 1;
  const [dx, dy] = [exit.dx * scale, exit.dy * scale];
  const length = Math.hypot(dx, dy);
  if (!(length > 0) || !Number.isFinite(length)) return undefined;
  // The path was followed a little beyond the plot; the arrow stays in it.
  const x = Math.max(plot.x, Math.min(plot.x + plot.width, exit.x));
  const y = Math.max(plot.y, Math.min(plot.y + plot.height, exit.y));
  return { fromX: x - (LENGTH * dx) / length, fromY: y - (LENGTH * dy) / length, x, y };
}
