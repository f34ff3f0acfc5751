/** Where the eye looks for a run: at its ring while the playhead is on the way, at its mark where it ends. */
import { contains } from "../../draw/clip.ts";
import { pixelOf } from "./pen.ts";
import type { FrameRun, MapFrame } from "./frame.ts";

type Pixel = readonly [number, number];
type Run = Pick<FrameRun, "at" | "last" | "row" | "rows" | "fork">;

function visible(frame: Pick<MapFrame, "layout">, at: Pixel): Pixel | undefined {
  const pixel = pixelOf(frame, at);
  return pixel !== undefined && contains(frame.layout.plot, pixel[0], pixel[1]) ? pixel : undefined;
}

/** The ring of a run on its way. At the common start all rings are one, and only the ends tell runs apart. */
export function ringOf(frame: Pick<MapFrame, "layout">, run: Run): Pixel | undefined {
  const moved = run.row > 0 || run.fork !== undefined;
  return moved && run.row < run.rows - 1 ? visible(frame, run.at) : undefined;
}

/** Where the run's name belongs; undefined where nothing of it is in view. */
export function anchorOf(frame: Pick<MapFrame, "layout">, run: Run): Pixel | undefined {
  return ringOf(frame, run) ?? visible(frame, run.last);
}

/** The marks of a run in view: its ring and its end. */
export function marksOf(frame: Pick<MapFrame, "layout">, run: Run): readonly Pixel[] {
  return [ringOf(frame, run), visible(frame, run.last)].filter((mark) => mark !== undefined);
}
