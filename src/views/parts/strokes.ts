/** Marks and texts on a surface: each has a casing of the background's colour. */

/** Pixels of casing on each side. */
export const CASING = 1;

/** Fills an outline about a pixel, with its casing. */
export function stamp(context: CanvasRenderingContext2D, outline: Path2D, x: number, y: number, fill: string, casing: string): void {
  context.save();
  context.translate(x, y);
  context.lineJoin = "round";
  context.lineWidth = 2 * CASING;
  context.strokeStyle = casing;
  context.stroke(outline);
  context.fillStyle = fill;
  context.fill(outline);
  context.restore();
}

export function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

/** A text with a halo, from its left end and middle height. */
export function haloText(context: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string, casing: string): void {
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = casing;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
