/** The step of each set that is shown along which the tangent plane falls most. */
import { arrowPath, visibleArrow } from "../../../draw/arrows.ts";
import { pixelOf, stamp } from "../pen.ts";
import type { DistanceMark } from "./mark.ts";

const WIDTH = 1.75;
const SHORTEST = 6;

export const steps: DistanceMark = {
  id: "steps",
  initiallyOn: true,
  line: { colour: "kl", dash: [], width: WIDTH },
  paint(context, frame, { reading: { balls }, colours, on }) {
    const { at, plain, natural, forward, reverse } = balls;
    const from = pixelOf(frame, at);
    if (from === undefined) return;
    const all = [
      ["circle", plain, colours.euclid],
      ["ellipse", natural, colours.fisher],
      ["reverse", reverse?.step, colours.kl],
      ["forward", forward?.step, colours.kl],
    ] as const;
    for (const [id, step, colour] of all) {
      const to = step && on.has(id) ? pixelOf(frame, [at[0] + step[0], at[1] + step[1]]) : undefined;
      if (to === undefined || Math.hypot(to[0] - from[0], to[1] - from[1]) < SHORTEST) continue;
      const seen = visibleArrow(frame.layout.plot, from[0], from[1], to[0], to[1]);
      if (seen !== undefined) stamp(context, new Path2D(arrowPath(from[0], from[1], seen.tip[0], seen.tip[1], WIDTH)), 0, 0, colour, frame.theme.casing);
    }
  },
};
