/** The circle ½dᵀd = c of a metric that does not know of distributions. */
import { addEllipse, strokeLine } from "./mark.ts";
import type { DistanceMark } from "./mark.ts";

const line = { colour: "euclid", dash: [2, 3], width: 2 } as const;

export const circle: DistanceMark = {
  id: "circle",
  initiallyOn: true,
  order: 30,
  line,
  paint(context, frame, { reading, colours }) {
    const { member, at, radius } = reading.balls;
    if (!member) return;
    context.beginPath();
    addEllipse(context, frame, at, [
      [radius, 0],
      [0, radius],
    ]);
    strokeLine(context, frame, colours, line);
  },
};
