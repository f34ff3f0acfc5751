/** Steps that were refused because they lead out of the family of distributions: where they would have gone, as far as the plot shows it. */
import { arrowPath } from "../../draw/arrows.ts";
import { contains, cutSegment } from "../../draw/clip.ts";
import { readable } from "../../draw/scales.ts";
import { CASING, disc, pixelOf, stamp } from "./pen.ts";
import type { FrameRun, MapFrame } from "./frame.ts";
import type { Board } from "./layer.ts";

const LINE = 1.75;
const DASH = [2, 3];
const RADIUS = 5;
const GAP = 10;
/** Where the place itself is out of view an arrow of this length ends at the border. */
const LENGTH = 18;
const WIDTH = 2.5;

/** The θ that the last step asked for, from the run's own words. */
export function refusedAt({ ended }: Pick<FrameRun, "ended">): readonly [number, number] | undefined {
  if (ended?.code !== "outside-domain") return undefined;
  const [x, y, more] = /θ = \[([^\]]*)\]/.exec(ended.message)?.[1]?.split(",").map(Number) ?? [];
  return x === undefined || y === undefined || more !== undefined || !Number.isFinite(x + y) ? undefined : [x, y];
}

export interface RefusedStep {
  readonly from: readonly [number, number];
  /** Where it is drawn to: the refused place, or the border on the way to it. */
  readonly to: readonly [number, number];
  /** The refused place is in view. */
  readonly whole: boolean;
}

export function refusedStep({ layout }: Pick<MapFrame, "layout">, run: Pick<FrameRun, "ended" | "last">): RefusedStep | undefined {
  const at = refusedAt(run);
  const from = at && pixelOf({ layout }, run.last);
  const { x0, xScale, y0, yScale } = layout.projection;
  const cut = { from: 0, to: 1 };
  if (at === undefined || from === undefined) return undefined;
  const to = [x0 + xScale * at[0], y0 + yScale * at[1]] as const;
  if (!contains(layout.plot, from[0], from[1]) || !cutSegment(layout.plot, from[0], from[1], to[0], to[1], cut)) return undefined;
  return { from, to: [from[0] + cut.to * (to[0] - from[0]), from[1] + cut.to * (to[1] - from[1])], whole: cut.to === 1 };
}

/** Crossed out, with a name: nothing is clipped in silence. */
export function paintRefusals(context: CanvasRenderingContext2D, frame: MapFrame, board: Board): void {
  const { theme, words } = frame;
  for (const run of frame.runs) {
    const step = refusedStep(frame, run);
    if (step === undefined) continue;
    const { from, to, whole } = step;
    context.lineCap = "butt";
    for (const [colour, width, dash] of [
      [theme.casing, LINE + 2 * CASING, []],
      [theme.bad, LINE, DASH],
    ] as const) {
      context.beginPath();
      context.moveTo(from[0], from[1]);
      context.lineTo(to[0], to[1]);
      context.setLineDash([...dash]);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
    }
    context.setLineDash([]);
    if (whole) {
      disc(context, to[0], to[1], RADIUS + CASING + 1);
      context.fillStyle = theme.casing;
      context.fill();
      disc(context, to[0], to[1], RADIUS);
      const across = RADIUS * Math.SQRT1_2;
      context.moveTo(to[0] - across, to[1] - across);
      context.lineTo(to[0] + across, to[1] + across);
      context.strokeStyle = theme.bad;
      context.lineWidth = 2;
      context.stroke();
    } else {
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      const share = length > 0 ? Math.min(1, LENGTH / length) : 0;
      const tail = [to[0] + (from[0] - to[0]) * share, to[1] + (from[1] - to[1]) * share] as const;
      stamp(context, new Path2D(arrowPath(tail[0], tail[1], to[0], to[1], WIDTH)), 0, 0, theme.bad, theme.casing);
    }
    board.taken.push({ x: to[0] - RADIUS, y: to[1] - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS });
    const place = refusedAt(run)!.map((value) => readable(value, 3));
    board.labels.push({ text: `${words.rejected}: (${place.join(", ")})`, x: to[0], y: to[1], gap: GAP, colour: theme.bad, strong: false, priority: 4 });
  }
}
