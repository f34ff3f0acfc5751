/** The Taylor lens: opened by hand, not by a box in the list of layers. */
import type { MapLayer } from "../layer.ts";

export const lens: MapLayer = {
  id: "lens",
  order: 2,
  initiallyOn: true,
  unlisted: true,
  paint(context, frame, board) {
    frame.lens?.paint(context, frame, board);
  },
};
