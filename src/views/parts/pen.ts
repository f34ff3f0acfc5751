/** Strokes and words that charts share. */
import { readable } from "../../draw/scales.ts";
import type { Theme } from "./canvas.ts";

export type Pen = CanvasRenderingContext2D;

/** Width of the rim that keeps words readable over lines. */
const HALO = 4;
const RING = 4.5;
/** Pixels that a label may stand beside the end of its line without a stroke to it. */
const FAR = 10;
/** What stands lower than its symbol: how much smaller, and by how many pixels. */
const LOWER = "9px";
const DROP = 3;
/** Sizes between these are written out; others as powers of ten. */
const PLAIN = [1e-3, 1e4] as const;

export function hairline(pen: Pen, colour: string, x0: number, y0: number, x1: number, y1: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.setLineDash([]);
  pen.beginPath();
  // On the middle of a pixel, so that it is one pixel wide.
  pen.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
  pen.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
  pen.stroke();
}

/** Lines through places x, y, x, y …, in the stroke that is set; one without a height interrupts them. */
export function strokePlaces(pen: Pen, places: Float64Array): void {
  pen.lineJoin = "round";
  pen.beginPath();
  let broken = true;
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [places[i]!, places[i + 1]!];
    if (!Number.isFinite(y)) broken = true;
    else if (broken) {
      pen.moveTo(x, y);
      broken = false;
    } else pen.lineTo(x, y);
  }
  pen.stroke();
}

/** The place of a line at the playhead, or under the pointer. */
export function paintRing(pen: Pen, x: number, y: number, colour: string, theme: Theme): void {
  pen.beginPath();
  pen.arc(x, y, RING, 0, 2 * Math.PI);
  pen.setLineDash([]);
  pen.fillStyle = theme.surface;
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.stroke();
}

/** From the end of a line to its label beside the frame, where that had to move far. */
export function paintLeader(pen: Pen, colour: string, right: number, from: number, to: number): void {
  if (Math.abs(to - from) <= FAR) return;
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(right + 1, from);
  pen.lineTo(right + 6, to);
  pen.stroke();
}

/** Pieces of a label in turn: after `_` up to the next space a piece stands lower. */
function piecesOf(label: string): { readonly text: string; readonly lower: boolean }[] {
  return label.split(/(_\S+)/).flatMap((text) => (text === "" ? [] : [text.startsWith("_") ? { text: text.slice(1), lower: true } : { text, lower: false }]));
}

const smaller = (font: string): string => font.replace(/\d+px/, LOWER);

export function measureLabel(pen: Pen, label: string): number {
  const { font } = pen;
  let width = 0;
  for (const { text, lower } of piecesOf(label)) {
    pen.font = lower ? smaller(font) : font;
    width += pen.measureText(text).width;
  }
  pen.font = font;
  return width;
}

/** Writes a label from `x` on to the right. @param halo colour of its rim; none: no rim */
export function writeLabel(pen: Pen, label: string, x: number, y: number, colour: string, halo?: string): void {
  const { font } = pen;
  pen.textAlign = "left";
  for (const pass of halo === undefined ? ["fill"] : ["halo", "fill"]) {
    let at = x;
    for (const { text, lower } of piecesOf(label)) {
      pen.font = lower ? smaller(font) : font;
      const height = lower ? y + DROP : y;
      if (pass === "halo") {
        pen.strokeStyle = halo!;
        pen.lineWidth = HALO;
        pen.lineJoin = "round";
        pen.setLineDash([]);
        pen.strokeText(text, at, height);
      } else {
        pen.fillStyle = colour;
        pen.fillText(text, at, height);
      }
      at += pen.measureText(text).width;
    }
  }
  pen.font = font;
}

/** A figure of an axis that ends at `x`: large and small powers of ten as 10ⁿ. */
export function writeFigure(pen: Pen, value: number, x: number, y: number, theme: Theme): void {
  const size = Math.abs(value);
  const exponent = Math.round(Math.log10(size));
  pen.textAlign = "right";
  if (size === 0 || (size >= PLAIN[0] && size <= PLAIN[1]) || Number(`1e${exponent}`) !== size) {
    pen.fillText(readable(value, 5), x, y);
    return;
  }
  const above = String(exponent).replace("-", "−");
  pen.font = smaller(theme.font);
  pen.fillText(above, x, y - 5);
  const { width } = pen.measureText(above);
  pen.font = theme.font;
  pen.fillText(value < 0 ? "−10" : "10", x - width - 0.5, y);
}

interface StepAxis {
  readonly left: number;
  readonly right: number;
  readonly stepTicks: readonly number[];
  readonly x: (step: number) => number;
}

/** Ticks and figures of the steps below `base`, and the word for them at the end. */
export function paintSteps(pen: Pen, { x, left, right, stepTicks }: StepAxis, theme: Theme, base: number, word: string): void {
  pen.font = theme.font;
  pen.fillStyle = theme.label;
  pen.textBaseline = "middle";
  pen.textAlign = "right";
  const { width } = pen.measureText(word);
  pen.fillText(word, right, base + 15);
  pen.textAlign = "center";
  for (const step of stepTicks) {
    hairline(pen, theme.caption, x(step), base, x(step), base + 4);
    const half = pen.measureText(String(step)).width / 2;
    if (x(step) + half < right - width - 6 || x(step) < left + 1) pen.fillText(String(step), x(step), base + 15);
  }
}
