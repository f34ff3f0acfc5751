/** Heights written on their iso-lines, wherever nothing else lies. */
import type { MapLayer } from "../layer.ts";

export const figures: MapLayer = {
  id: "figures",
  order: 5,
  initiallyOn: true,
  givesWay: true,
  paint(context, frame, board) {
    frame.figures?.paint(context, frame, board);
  },
};
