/** What an overlay of the map is. */
import type { Box } from "../../draw/clip.ts";
import type { LabelWish } from "../../draw/labels.ts";
import type { Messages } from "../../text/index.ts";
import type { FrameRun, MapFrame } from "./frame.ts";

/** A text that wants a place on the map; placed after all layers are painted, so that none covers another. */
export interface LabelRequest extends Omit<LabelWish, "width" | "height"> {
  readonly text: string;
  /** The run that it names: it keeps away from the marks of others. */
  readonly run?: FrameRun;
  /** What stands there where the text itself finds no place that is quite free. */
  readonly short?: string;
  readonly colour: string;
  readonly strong: boolean;
  /** Higher ones choose first. */
  readonly priority: number;
}

/** Where layers say what else there is: texts to be placed, and boxes that texts keep clear of. */
export interface Board {
  readonly labels: LabelRequest[];
  readonly taken: Box[];
  /** Boxes that figures on iso-lines keep clear of besides: there they would only be in the way. */
  readonly avoided: Box[];
}

export interface MapLayer {
  readonly id: Extract<keyof Messages["map"]["layers"], string>;
  /** Painted from low to high. */
  readonly order: number;
  readonly initiallyOn: boolean;
  /** Left out of the list in which layers are switched. */
  readonly unlisted?: boolean;
  /** Painted outside the plot too; others are clipped to it. */
  readonly unclipped?: boolean;
  /** Painted last of all, when texts have their places too: gives way to everything. */
  readonly givesWay?: boolean;
  /** Paints in CSS pixels. The context's state is restored afterwards. */
  paint(context: CanvasRenderingContext2D, frame: MapFrame, board: Board): void;
}
