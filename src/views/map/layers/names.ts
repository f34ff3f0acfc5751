/** Names of the runs, at the rings of the playhead, or where their paths end. */
import { anchorOf, ringOf } from "../anchor.ts";
import type { MapLayer } from "../layer.ts";

const GAP = 13;

export const names: MapLayer = {
  id: "names",
  order: 90,
  initiallyOn: true,
  paint(_context, frame, board) {
    for (const run of frame.runs) {
      // The word at the border names a run that has left.
      const pixel = run.ended?.kind === "diverged" ? ringOf(frame, run) : anchorOf(frame, run);
      const { name, label = name } = run;
      if (pixel === undefined || label === "") continue;
      board.labels.push({ run, text: label, x: pixel[0], y: pixel[1], gap: GAP, colour: run.style.colour, strong: true, priority: run.receded ? 0 : 1 });
    }
  },
};
