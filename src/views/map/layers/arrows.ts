/** The step to come at the playhead of the selected run, and thin what goes into it: tip to tail where it adds up to the step. Their common factor stands in the key. */
import { arrowPath, visibleArrow } from "../../../draw/arrows.ts";
import { pixelOf, stamp } from "../pen.ts";
import { unitsPerPixel } from "../layout.ts";
import type { FrameArrow } from "../frame.ts";
import type { MapLayer } from "../layer.ts";

const STEP_WIDTH = 2.25;
const PART_WIDTH = 1.5;
const GAP = 8;
/** Side of the boxes along an arrow that figures keep off, along the step also texts; and their distance. */
const CLEAR = 12;

/** At right angles to the step, on the side where the point (x, y) lies as seen from its beginning. */
function away(x: number, y: number, { value: [sx, sy] }: FrameArrow): readonly [number, number] {
  const side = Math.sign(x * sy + y * sx) || 1;
  return [side * sy, side * sx];
}

export const paint: MapLayer["paint"] = (context, frame, board) => {
  const { arrows, theme, layout, runs } = frame;
  const from = arrows && pixelOf(frame, arrows.run.at);
  if (arrows === undefined || from === undefined) return;
  const scale = arrows.factor / unitsPerPixel(layout);
  for (const { value, symbol, label, from: begins } of arrows.vectors) {
    const [fx, fy] = begins === undefined ? from : [from[0] + begins[0] * scale, from[1] - begins[1] * scale];
    const seen = visibleArrow(layout.plot, fx, fy, fx + value[0] * scale, fy - value[1] * scale);
    if (seen === undefined) continue;
    const isStep = symbol === "step";
    const colour = symbol === "decay" ? theme.label : theme[symbol];
    const [x, y] = seen.end;
    const outline = arrowPath(fx, fy, seen.tip[0], seen.tip[1], isStep ? STEP_WIDTH : PART_WIDTH);
    stamp(context, new Path2D(outline), 0, 0, colour, theme.casing);
    const parts = Math.max(1, Math.ceil(Math.hypot(x - fx, y - fy) / CLEAR));
    for (let k = 0; k <= parts; k++) {
      const [px, py] = [fx + (k / parts) * (x - fx), fy + (k / parts) * (y - fy)];
      (isStep ? board.taken : board.avoided).push({ x: px - CLEAR / 2, y: py - CLEAR / 2, width: CLEAR, height: CLEAR });
    }
    // Among several runs the step says whose it is; its parts start at the same ring.
    const text = isStep && runs.length > 1 ? `${arrows.run.name}: ${label}` : label;
    // Where arrows make a chain each has its name at its middle, away from the step: the last one ends where the step does.
    const [tx, ty] = begins === undefined ? [x, y] : [(fx + x) / 2, (fy + y) / 2];
    const towards = begins === undefined ? ([x - fx, y - fy] as const) : away(tx - from[0], ty - from[1], arrows.vectors.at(-1)!);
    board.labels.push({ text, x: tx, y: ty, gap: GAP, colour, strong: true, priority: isStep ? 4 : 3, towards, attached: true });
  }
};
