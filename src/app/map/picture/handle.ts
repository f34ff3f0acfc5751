/** The start as what can be taken hold of, as on the map: a disc with a cross, and its word beside it. */
import { disc } from "../../../views/parts/strokes.ts";
import { writeLabel } from "../../../views/parts/pen.ts";
import type { Theme } from "../../../views/parts/canvas.ts";
import type { Pen } from "../../../views/parts/pen.ts";

const RADIUS = 11;
const ARM = 5;
/** Lets what is below shimmer through. */
const COVER = 0.85;
const GAP = 5;

export function paintHandle(pen: Pen, theme: Theme, x: number, y: number, label: string): void {
  disc(pen, x, y, RADIUS);
  pen.globalAlpha = COVER;
  pen.fillStyle = theme.surface;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = theme.text;
  pen.lineWidth = 1.5;
  pen.setLineDash([]);
  pen.moveTo(x - ARM, y);
  pen.lineTo(x + ARM, y);
  pen.moveTo(x, y - ARM);
  pen.lineTo(x, y + ARM);
  pen.stroke();
  pen.font = theme.font;
  pen.textBaseline = "middle";
  writeLabel(pen, label, x + RADIUS + GAP, y - RADIUS, theme.text, theme.surface);
}
