/** The shortest ways from the start, and beside each the straight line of the chart. */
import { addLine, strokeLine } from "./mark.ts";
import type { DistanceMark } from "./mark.ts";

const line = { colour: "fisher", dash: [], width: 2.5 } as const;
const STRAIGHT = { colour: "euclid", dash: [5, 4], width: 1.5 } as const;

export const ways: DistanceMark = {
  id: "ways",
  group: "distances",
  needs: "distribution",
  initiallyOn: false,
  order: 20,
  line,
  paint(context, frame, scene) {
    context.beginPath();
    for (const { from, to } of scene.ways) addLine(context, frame, Float64Array.from([...from, ...to]), false);
    strokeLine(context, frame, scene.colours, STRAIGHT);
    context.beginPath();
    for (const { points } of scene.ways) if (points !== undefined) addLine(context, frame, points, false);
    strokeLine(context, frame, scene.colours, line);
  },
};
