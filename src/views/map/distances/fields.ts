/** Directions of descent all over the map: against the gradient, and against the natural gradient. */
import { arrowPath } from "../../../draw/arrows.ts";
import { pixelOf, stamp } from "../pen.ts";
import { COLUMNS } from "./tissot.ts";
import type { DistanceMark, LineStyle } from "./mark.ts";

/** Half the length of a stroke, in pixels. */
const HALF = 11;

function directions(id: "plain" | "natural", column: number, line: LineStyle): DistanceMark {
  return {
    id,
    group: "fields",
    needs: "distribution",
    initiallyOn: false,
    order: 10,
    line,
    paint(context, frame, { field, colours }) {
      if (field === undefined) return;
      const outlines: string[] = [];
      for (let row = 0; row + COLUMNS <= field.length; row += COLUMNS) {
        const pixel = pixelOf(frame, field.subarray(row, row + 2));
        const [dx, dy] = [field[row + column]!, -field[row + column + 1]!];
        if (pixel === undefined || (dx === 0 && dy === 0)) continue;
        const [x, y] = pixel;
        outlines.push(arrowPath(x - HALF * dx, y - HALF * dy, x + HALF * dx, y + HALF * dy, line.width));
      }
      stamp(context, new Path2D(outlines.join("")), 0, 0, colours[line.colour], frame.theme.casing);
    },
  };
}

export const plain = directions("plain", 5, { colour: "euclid", dash: [], width: 1.25 });
export const natural = directions("natural", 7, { colour: "fisher", dash: [], width: 1.25 });
