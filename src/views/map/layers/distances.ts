/** Distances between distributions: switched one by one, in a part of the list that comes with them. */
import type { MapLayer } from "../layer.ts";

export const distances: MapLayer = {
  id: "distances",
  order: 7,
  initiallyOn: true,
  unlisted: true,
  paint(context, frame, board) {
    frame.distances?.paint(context, frame, board);
  },
};
