/** The balls of norms that do not know of the problem: the diamond of L1, the circle ½dᵀd = c, the square of L∞, of radius r by their own ruler. */
import { addEllipse, addLine, strokeLine } from "./mark.ts";
import type { DistanceMark } from "./mark.ts";

type Corners = (x: number, y: number, r: number) => readonly number[];

/** @param shape its corners; a circle without */
function ball(id: "l1" | "circle" | "linf", initiallyOn: boolean, sample: DistanceMark["sample"], dash: readonly number[], shape?: Corners): DistanceMark {
  const line = { colour: "euclid", dash, width: 2 } as const;
  return {
    id,
    group: "balls",
    needs: "plane",
    initiallyOn,
    order: 30,
    line,
    sample,
    paint(context, frame, { reading, colours }) {
      const { defined, at, radius: common } = reading.norms;
      if (!defined) return;
      const { radius } = reading.norms[id === "circle" ? "l2" : id] ?? { radius: common };
      context.beginPath();
      if (shape === undefined) {
        addEllipse(context, frame, at, [
          [radius, 0],
          [0, radius],
        ]);
      } else addLine(context, frame, Float64Array.from(shape(...at, radius)), true);
      strokeLine(context, frame, colours, line);
    },
  };
}

export const l1 = ball("l1", false, "diamond", [], (x, y, r) => [x + r, y, x, y + r, x - r, y, x, y - r]);
export const circle = ball("circle", true, "round", [2, 3]);
export const linf = ball("linf", false, "square", [], (x, y, r) => [x + r, y + r, x - r, y + r, x - r, y - r, x + r, y - r]);
