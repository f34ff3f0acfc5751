/** Names of the runs, where their paths end or come to for now. */
import { contains } from "../../../draw/clip.ts";
import { pixelOf } from "../pen.ts";
import type { MapLayer } from "../layer.ts";

const GAP = 13;

export const names: MapLayer = {
  id: "names",
  order: 90,
  initiallyOn: true,
  paint(_context, frame, board) {
    for (const run of frame.runs) {
      // The word at the border names a run that has left.
      if (run.ended?.kind === "diverged") continue;
      const pixel = pixelOf(frame, run.last);
      if (pixel === undefined || !contains(frame.layout.plot, pixel[0], pixel[1])) continue;
      board.labels.push({ text: run.name, x: pixel[0], y: pixel[1], gap: GAP, colour: run.style.colour, strong: true, priority: run.receded ? 0 : 1 });
    }
  },
};
