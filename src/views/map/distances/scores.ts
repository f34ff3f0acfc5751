/**
 * Two gradients: downhill by the data's labels, and the mean of what labels drawn from the model ask for, with the circle of the length that the latter has
 * about. Both by one round factor, so that one is as long beside the other as it is.
 */
import { arrowPath, roundDown } from "../../../draw/arrows.ts";
import { unitsPerPixel } from "../layout.ts";
import { disc, pixelOf, stamp } from "../pen.ts";
import { strokeLine } from "./mark.ts";
import type { MapFrame } from "../frame.ts";
import type { DistanceMark, MarkScene } from "./mark.ts";

const WIDTH = 2.25;
/** The longer arrow in pixels, at most. */
const LONGEST = 220;
/** Shorter ones are but a head, so the mean is a disc then. */
const SHORTEST = 6;
const DOT = 3;
/** Larger circles are nowhere in view, and canvases draw them wrongly. */
const FARTHEST = 1e5;
const GAP = 9;
const PRIORITY = 2;
const RING = { colour: "fisher", dash: [3, 3], width: 1.25 } as const;

/** By how much the arrows are longer than what they stand for. */
export function scoreFactor({ reading: { norms, scores } }: MarkScene, frame: Pick<MapFrame, "layout">): number {
  if (scores === undefined) return 0;
  const longest = Math.max(Math.hypot(...norms.gradient), Math.hypot(...scores.mean)) / unitsPerPixel(frame.layout);
  return longest > 0 && longest < Infinity ? roundDown(LONGEST / longest) : 0;
}

export const scores: DistanceMark = {
  id: "scores",
  group: "gradients",
  needs: "labels",
  initiallyOn: false,
  order: 95,
  line: { colour: "gradient", dash: [], width: WIDTH },
  sample: "arrow",
  paint(context, frame, scene, board) {
    const { norms, scores: drawn } = scene.reading;
    const factor = scoreFactor(scene, frame);
    const from = pixelOf(frame, norms.at);
    if (drawn === undefined || from === undefined || factor === 0) return;
    const radius = (factor * drawn.spread) / Math.sqrt(drawn.count) / unitsPerPixel(frame.layout);
    if (radius < FARTHEST) {
      disc(context, from[0], from[1], radius);
      strokeLine(context, frame, scene.colours, RING);
    }
    for (const [vector, colour, name] of [
      [norms.gradient, "gradient", scene.names.data],
      [drawn.mean, "fisher", scene.names.model],
    ] as const) {
      const to = pixelOf(frame, [norms.at[0] - factor * vector[0], norms.at[1] - factor * vector[1]]);
      if (to === undefined) continue;
      if (Math.hypot(to[0] - from[0], to[1] - from[1]) < SHORTEST) {
        disc(context, to[0], to[1], DOT);
        context.fillStyle = scene.colours[colour];
        context.fill();
      } else stamp(context, new Path2D(arrowPath(...from, ...to, WIDTH)), 0, 0, scene.colours[colour], frame.theme.casing);
      board.labels.push({ text: name, x: to[0], y: to[1], gap: GAP, colour: scene.colours[colour], strong: true, priority: PRIORITY });
    }
  },
};
