/** Puts the slice of a step on a canvas: the loss, its models, the ends of the step, what was tried, and the probe. */
import { axis } from "../../draw/scales.ts";
import { SAMPLES, alphaAt, heightsOf, linearAt, lossAt, quadraticAt } from "./slice.ts";
import type { Theme } from "../parts/canvas.ts";
import type { WordsOfStep } from "../../text/en/step.ts";
import type { Model, Slice } from "./slice.ts";

export interface SlicePicture {
  readonly slice: Slice;
  readonly values: Float64Array;
  readonly model: Model | undefined;
  readonly look: number;
  readonly probe: number;
}

/** Room for figures on the left and below, and for the names of the curves on the right. The slider below the chart has the same. */
export const ROOM = { left: 52, right: 84, top: 8, bottom: 20 } as const;
const LINE = 2;
const RING = 4.5;

type Pen = CanvasRenderingContext2D;

interface Frame {
  readonly x: (alpha: number) => number;
  readonly y: (loss: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function paintSlice(pen: Pen, width: number, height: number, theme: Theme, picture: SlicePicture, text: WordsOfStep): void {
  const { slice, values, model, probe } = picture;
  const { span } = slice;
  const [low, high] = heightsOf(slice, values, model);
  const [left, right, top, bottom] = [ROOM.left, width - ROOM.right, ROOM.top, height - ROOM.bottom];
  const frame: Frame = {
    x: (alpha) => left + ((alpha - span[0]) / (span[1] - span[0])) * (right - left),
    y: (loss) => bottom - ((loss - low) / (high - low)) * (bottom - top),
    left,
    right,
    top,
    bottom,
  };
  paintAxes(pen, frame, theme, [low, high], slice, text);
  pen.save();
  pen.beginPath();
  pen.rect(left, top - 2, right - left, bottom - top + 4);
  pen.clip();
  const curve = (colour: string, dash: readonly number[], at: (alpha: number, i: number) => number): void => {
    pen.beginPath();
    let broken = true;
    for (let i = 0; i < SAMPLES; i++) {
      const alpha = alphaAt(span, i);
      const y = frame.y(at(alpha, i));
      if (!Number.isFinite(y)) broken = true;
      else if (broken) {
        pen.moveTo(frame.x(alpha), y);
        broken = false;
      } else pen.lineTo(frame.x(alpha), Math.max(-1e4, Math.min(1e4, y)));
    }
    pen.setLineDash([...dash]);
    pen.strokeStyle = colour;
    pen.lineWidth = LINE;
    pen.stroke();
    pen.setLineDash([]);
  };
  if (model !== undefined) {
    curve(theme.symbols.gradient, [2, 3], (alpha) => linearAt(model, alpha));
    curve(theme.symbols.hessian, [6, 4], (alpha) => quadraticAt(model, alpha));
  }
  curve(theme.text, [], (_alpha, i) => values[i]!);
  paintMarks(pen, frame, picture, theme);
  pen.restore();
  paintNames(pen, frame, picture, theme, text);
  const at = frame.x(probe);
  const y = frame.y(lossAt(values, span, probe));
  line(pen, theme.accent, at, top, at, bottom);
  if (y >= top - 2 && y <= bottom + 2) circle(pen, at, y, RING, theme.surface, theme.accent);
}

function line(pen: Pen, colour: string, x0: number, y0: number, x1: number, y1: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
  pen.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
  pen.stroke();
}

function circle(pen: Pen, x: number, y: number, radius: number, fill: string, stroke: string): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = fill;
  pen.fill();
  pen.strokeStyle = stroke;
  pen.lineWidth = 2;
  pen.stroke();
}

function paintAxes(
  pen: Pen,
  { x, y, left, right, top, bottom }: Frame,
  theme: Theme,
  [low, high]: readonly [number, number],
  { span, of }: Slice,
  text: WordsOfStep,
): void {
  pen.font = theme.font;
  pen.textBaseline = "middle";
  pen.textAlign = "right";
  const vertical = axis(low, high, Math.max(3, (bottom - top) / 32));
  for (const { value, label } of vertical.ticks) {
    line(pen, theme.hairline, left, y(value), right, y(value));
    pen.fillStyle = theme.label;
    pen.fillText(label, left - 6, y(value));
  }
  line(pen, theme.caption, left, bottom, right, bottom);
  const below = bottom + 12;
  pen.textAlign = "left";
  pen.fillText(of === "step" ? text.alongStep : text.alongTrial, right + 8, below);
  pen.textAlign = "center";
  for (const { value, label } of axis(span[0], span[1], (right - left) / 56).ticks) {
    line(pen, theme.caption, x(value), bottom, x(value), bottom + 3);
    pen.fillText(label, x(value), below);
  }
  if (vertical.note !== "") {
    pen.textAlign = "left";
    pen.fillText(vertical.note, left + 4, top + 6);
  }
}

/** Both ends of the step, and trials: filled where accepted, hollow where not. */
function paintMarks(pen: Pen, { x, y }: Frame, { slice, values, model, look }: SlicePicture, theme: Theme): void {
  const run = theme.runs[look % theme.runs.length]!.colour;
  for (const { alpha, loss, accepted } of slice.marks) {
    if (Number.isFinite(loss)) circle(pen, x(alpha), y(loss), RING - 1, accepted ? theme.text : theme.surface, theme.text);
  }
  if (model !== undefined) circle(pen, x(1), y(quadraticAt(model, 1)), RING - 1, theme.surface, theme.symbols.hessian);
  circle(pen, x(0), y(lossAt(values, slice.span, 0)), RING, theme.surface, run);
  if (slice.of === "step") circle(pen, x(1), y(lossAt(values, slice.span, 1)), RING, run, theme.surface);
}

const NAME_HEIGHT = 15;

/** The curves' names where they leave on the right, one below the other. */
function paintNames(pen: Pen, { y, right, top, bottom }: Frame, { slice, values, model }: SlicePicture, theme: Theme, text: WordsOfStep): void {
  const [, end] = slice.span;
  const names = [{ name: "J", colour: theme.text, at: values.at(-1)! }];
  if (model !== undefined) {
    names.push(
      { name: text.quadratic, colour: theme.symbols.hessian, at: quadraticAt(model, end) },
      { name: text.linear, colour: theme.symbols.gradient, at: linearAt(model, end) },
    );
  }
  const inside = (value: number): number => Math.max(top + 6, Math.min(bottom - 6, Number.isFinite(value) ? value : top));
  const sorted = names.map((one) => ({ ...one, place: inside(y(one.at)) })).toSorted((a, b) => y(a.at) - y(b.at));
  // Downwards first, then back up from the lower edge.
  for (let i = 1; i < sorted.length; i++) sorted[i]!.place = Math.max(sorted[i]!.place, sorted[i - 1]!.place + NAME_HEIGHT);
  for (let i = sorted.length - 1; i >= 0; i--) sorted[i]!.place = Math.min(sorted[i]!.place, (sorted[i + 1]?.place ?? bottom - 6 + NAME_HEIGHT) - NAME_HEIGHT);
  pen.font = theme.strong;
  pen.textAlign = "left";
  for (const { name, colour, place } of sorted) {
    pen.fillStyle = colour;
    pen.fillText(name, right + 8, place);
  }
}
