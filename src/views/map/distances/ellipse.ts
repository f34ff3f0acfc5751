/** The ellipse ½dᵀFd = c; where F is singular the two straight lines that are left of it. */
import { addEllipse, addLine, strokeLine } from "./mark.ts";
import type { DistanceMark } from "./mark.ts";

const line = { colour: "fisher", dash: [7, 4], width: 2 } as const;
/** Multiples of the plot's size that the lines of a strip are drawn to. */
const FAR = 3;

export const ellipse: DistanceMark = {
  id: "ellipse",
  initiallyOn: true,
  order: 40,
  line,
  paint(context, frame, { reading, colours }) {
    const { member, rank, at, axes } = reading.balls;
    if (!member || rank === 0) return;
    context.beginPath();
    if (rank === 2) addEllipse(context, frame, at, axes);
    else {
      const [xlo, xhi, ylo, yhi] = frame.layout.window;
      const [along, across] = axes;
      const reach = (FAR * (xhi - xlo + yhi - ylo)) / Math.hypot(...along);
      for (const side of [-1, 1]) {
        const ends = [-reach, reach].flatMap((far) => [0, 1].map((k) => at[k]! + side * across[k]! + far * along[k]!));
        addLine(context, frame, Float64Array.from(ends), false);
      }
    }
    strokeLine(context, frame, colours, line);
  },
};
