/** The exact curves KL(θ‖φ) = c and KL(φ‖θ) = c. */
import { addLine, strokeLine } from "./mark.ts";
import type { DistanceMark, LineStyle } from "./mark.ts";

function curve(id: "forward" | "reverse", order: number, line: LineStyle): DistanceMark {
  return {
    id,
    group: "distances",
    needs: "distribution",
    initiallyOn: true,
    order,
    line,
    paint(context, frame, { reading, colours }) {
      const level = reading.balls?.[id];
      if (level === undefined) return;
      context.beginPath();
      for (const { points, closed } of level.arcs) addLine(context, frame, points, closed);
      strokeLine(context, frame, colours, line);
    },
  };
}

export const forward = curve("forward", 60, { colour: "kl", dash: [], width: 2.5 });
export const reverse = curve("reverse", 50, { colour: "kl", dash: [9, 3, 2, 3], width: 1.75 });
