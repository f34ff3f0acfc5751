/** Where a diverged run leaves the window: the place of the arrow at the border. */
import { contains } from "../../draw/clip.ts";
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

/** Pixels along the border between arrows of runs that leave at the same place. */
const APART = 20;
/** Places tried on both sides. */
const SIDES = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7] as const;

/** Arrows that would lie on each other, side by side along the border; in their order, earlier ones keep their places. */
export function sideBySide({ layout: { plot } }: Pick<MapFrame, "layout">, arrows: readonly ExitArrow[]): ExitArrow[] {
  const placed: ExitArrow[] = [];
  for (const arrow of arrows) {
    const upright = arrow.x <= plot.x || arrow.x >= plot.x + plot.width;
    const moved = SIDES.map((side): ExitArrow => {
      const [dx, dy] = upright ? [0, side * APART] : [side * APART, 0];
      return { fromX: arrow.fromX + dx, fromY: arrow.fromY + dy, x: arrow.x + dx, y: arrow.y + dy };
    });
    const isFree = ({ x, y }: ExitArrow): boolean => contains(plot, x, y) && placed.every((other) => Math.hypot(other.x - x, other.y - y) >= APART);
    placed.push(moved.find(isFree) ?? arrow);
  }
  return placed;
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
