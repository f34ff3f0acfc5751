/** The step of each set that is shown along which the tangent plane falls most. */
import { arrowPath, visibleArrow } from "../../../draw/arrows.ts";
import { disc, pixelOf, stamp } from "../pen.ts";
import { strokeLine } from "./mark.ts";
import type { DistanceMark } from "./mark.ts";

const WIDTH = 1.75;
const SHORTEST = 6;
const THIN = 1.5;
const RING = 4.5;
const DASH = [9, 3, 2, 3];

export const steps: DistanceMark = {
  id: "steps",
  initiallyOn: true,
  order: 90,
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
      if (seen === undefined) continue;
      if (id === "circle" || id === "ellipse") {
        stamp(context, new Path2D(arrowPath(from[0], from[1], seen.tip[0], seen.tip[1], WIDTH)), 0, 0, colour, frame.theme.casing);
        continue;
      }
      // What leads to an exact curve is no arrow in its colour: that is the step to come.
      context.beginPath();
      context.moveTo(from[0], from[1]);
      context.lineTo(seen.tip[0], seen.tip[1]);
      strokeLine(context, frame, colours, { colour: "kl", dash: id === "reverse" ? DASH : [], width: THIN });
      for (const [radius, fill] of [
        [RING + 1, frame.theme.casing],
        [RING, colour],
        [RING - THIN, frame.theme.surface],
      ] as const) {
        disc(context, to[0], to[1], radius);
        context.fillStyle = fill;
        context.fill();
      }
    }
  },
};
