/** Distances between distributions as one picture: the marks that are on, and what is said of them where nobody sees them. */
import { marks } from "./index.ts";
import type { MapFrame } from "../frame.ts";
import type { Board } from "../layer.ts";
import type { MarkScene } from "./mark.ts";

const painted = marks.toSorted((a, b) => a.order - b.order);

export class DistancePicture {
  constructor(
    readonly scene: MarkScene,
    /** Sentences of the map's description, made when they are read: not while a hand drags. */
    readonly sentences: () => readonly string[],
  ) {}

  paint(context: CanvasRenderingContext2D, frame: MapFrame, board: Board): void {
    for (const mark of painted) {
      if (!this.scene.on.has(mark.id)) continue;
      context.save();
      mark.paint(context, frame, this.scene, board);
      context.restore();
    }
  }
}
