/** Steps as dots, where they are far enough apart to be told from each other. */
import { CASING } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

/** Pixels between two steps from which on they are dots. */
const APART = 6;
const DONE = 2.5;
const TO_COME = 2;
const TO_COME_ALPHA = 0.75;

export const dots: MapLayer = {
  id: "dots",
  order: 40,
  initiallyOn: true,
  paint(context, { runs, theme }) {
    for (const { trace, row, style } of runs) {
      const split = trace.upTo(row);
      for (const [from, to, radius, alpha] of [
        [split, trace.count, TO_COME, TO_COME_ALPHA],
        [0, split, DONE, 1],
      ] as const) {
        context.beginPath();
        for (let i = Math.max(1, from); i < to; i++) {
          // Strokes that lie side by side leave no room for dots at their ends.
          if (!trace.isStep(i) || trace.isSwing(i)) continue;
          const [x, y] = [trace.x[i]!, trace.y[i]!];
          if ((x - trace.x[i - 1]!) ** 2 + (y - trace.y[i - 1]!) ** 2 < APART ** 2) continue;
          context.moveTo(x + radius, y);
          context.arc(x, y, radius, 0, 2 * Math.PI);
        }
        context.globalAlpha = alpha;
        context.lineWidth = 2 * CASING;
        context.strokeStyle = theme.casing;
        context.stroke();
        context.fillStyle = style.colour;
        context.fill();
      }
    }
  },
};
