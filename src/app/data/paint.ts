/** Puts a data set on its canvas, over what a run has made of it: a density, a boundary or a line, probabilities. */
import { readable, ticks } from "../../draw/scales.ts";
import { hairline, writeLabel } from "../../views/parts/pen.ts";
import { markY, pixelX, pixelY } from "./plot.ts";
import type { Picture } from "../../core/analysis/distribution.ts";
import type { Theme } from "../../views/parts/canvas.ts";
import type { Pen } from "../../views/parts/pen.ts";
import type { Sheet } from "./dots.ts";
import type { Plot } from "./plot.ts";

export interface Scene {
  readonly sheet: Sheet;
  readonly plot: Plot;
  readonly selected: number | undefined;
  /** What a run ends with, and how that run looks. */
  readonly fit: { readonly picture: Picture; readonly colour: string; readonly name: string } | undefined;
  /** Names of the axes. */
  readonly axes: readonly [x: string, y: string];
  /** Of a bar. */
  readonly nameOf: (index: number) => string;
}

const RADIUS = 4.5;
const NUMBERED = 7;
const RING = 4;
const FIGURE_GAP = 56;
const ROW_GAP = 36;
const RUG = 16;
const LINE = 2;
const SOFT = 0.16;
const COMPANION = 0.5;
const BAR = 0.5;
const BAR_MOST = 44;
const GRIP = 12;

/** Inks of classes in turn: by number and fill as well, so that nothing hangs on colour alone. */
function classInks(theme: Theme): readonly string[] {
  return [theme.curvature.high, theme.curvature.low, theme.symbols.gradient, theme.runs[2]!.colour, theme.accent, theme.text];
}

export function paintData(pen: Pen, theme: Theme, scene: Scene): void {
  const { plot } = scene;
  pen.font = theme.font;
  pen.textBaseline = "middle";
  paintFrame(pen, theme, scene);
  pen.save();
  pen.beginPath();
  pen.rect(plot.left, plot.top - 1, plot.right - plot.left, plot.bottom - plot.top + 2);
  pen.clip();
  paintFit(pen, scene);
  pen.restore();
  pen.setLineDash([]);
  if (scene.sheet.free) paintDots(pen, theme, scene);
  else paintBars(pen, theme, scene);
  if (scene.fit === undefined || (scene.fit.picture.kind === "bars" && scene.fit.picture.rewards !== undefined)) return;
  const { name, colour } = scene.fit;
  pen.font = theme.strong;
  writeLabel(pen, name, plot.right - pen.measureText(name).width - 2, plot.top + 8, colour, theme.surface);
}

function paintFrame(pen: Pen, theme: Theme, { sheet, plot, axes, nameOf }: Scene): void {
  const { left, right, top, bottom, x, y } = plot;
  pen.fillStyle = theme.label;
  if (sheet.kind !== "strip") {
    pen.textAlign = "right";
    for (const value of ticks(y.low, y.high, (bottom - top) / ROW_GAP)) {
      hairline(pen, theme.hairline, left, pixelY(plot, value), right, pixelY(plot, value));
      pen.fillText(readable(value, 3), left - 6, pixelY(plot, value));
    }
    writeLabel(pen, axes[1], left + 4, top + 8, theme.caption, theme.surface);
  }
  hairline(pen, theme.caption, left, bottom, right, bottom);
  pen.fillStyle = theme.label;
  pen.textAlign = "center";
  if (!sheet.free) {
    for (const [i] of sheet.dots.entries()) pen.fillText(nameOf(i), pixelX(plot, i), bottom + 11);
    return;
  }
  const room = right - pen.measureText(axes[0]).width - 6;
  for (const value of ticks(x.low, x.high, (right - left) / FIGURE_GAP)) {
    const [at, figure] = [pixelX(plot, value), readable(value, 3)];
    if (sheet.kind !== "strip") hairline(pen, theme.hairline, at, top, at, bottom);
    hairline(pen, theme.caption, at, bottom, at, bottom + 3);
    if (at + pen.measureText(figure).width / 2 < room) pen.fillText(figure, at, bottom + 11);
  }
  pen.textAlign = "right";
  pen.fillText(axes[0], right, bottom + 11);
}

function paintFit(pen: Pen, { fit, plot }: Scene): void {
  if (fit === undefined) return;
  const { picture, colour } = fit;
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = LINE;
  if (picture.kind === "density" && !Number.isNaN(picture.after[0])) {
    const outline = (): void => {
      pen.beginPath();
      for (const [i, value] of picture.x.entries()) pen.lineTo(pixelX(plot, value), Math.max(-1e4, pixelY(plot, picture.after[i]! / picture.top)));
    };
    outline();
    pen.lineTo(pixelX(plot, picture.x[picture.x.length - 1]!), plot.bottom);
    pen.lineTo(pixelX(plot, picture.x[0]!), plot.bottom);
    pen.globalAlpha = SOFT;
    pen.fill();
    pen.globalAlpha = 1;
    outline();
    pen.stroke();
  } else if (picture.kind === "plane") {
    for (let k = 0; k + 4 < picture.after.length; k += 5) {
      const [x0, y0, x1, y1, main] = picture.after.subarray(k, k + 5) as unknown as [number, number, number, number, number];
      pen.globalAlpha = main === 1 ? 1 : COMPANION;
      pen.lineWidth = main === 1 ? LINE : 1;
      pen.beginPath();
      pen.moveTo(pixelX(plot, x0), pixelY(plot, y0));
      pen.lineTo(pixelX(plot, x1), pixelY(plot, y1));
      pen.stroke();
    }
    pen.globalAlpha = 1;
  }
}

function paintDots(pen: Pen, theme: Theme, { sheet, plot, selected }: Scene): void {
  const inks = classInks(theme);
  const numbered = sheet.classes > 2;
  for (const [i, { x, y, label }] of sheet.dots.entries()) {
    const [px, py] = [pixelX(plot, x), markY(sheet, plot, y)];
    const ink = sheet.kind === "classes" ? inks[label % inks.length]! : theme.text;
    if (sheet.kind === "strip") {
      hairline(pen, ink, px, plot.bottom - RUG, px, plot.bottom);
    } else {
      pen.beginPath();
      pen.arc(px, py, numbered ? NUMBERED : RADIUS, 0, 2 * Math.PI);
      pen.fillStyle = numbered || sheet.classes === 1 || label > 0 ? ink : theme.surface;
      pen.fill();
      pen.strokeStyle = ink;
      pen.lineWidth = LINE;
      pen.stroke();
    }
    if (numbered) {
      pen.font = theme.strong;
      pen.textAlign = "center";
      pen.fillStyle = theme.surface;
      pen.fillText(String(label), px, py + 0.5);
    }
    if (i === selected) ring(pen, theme, px, sheet.kind === "strip" ? plot.bottom - RUG - RING : py, numbered ? NUMBERED : RADIUS);
  }
}

function ring(pen: Pen, theme: Theme, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius + RING - 1, 0, 2 * Math.PI);
  pen.strokeStyle = theme.focus;
  pen.lineWidth = LINE;
  pen.stroke();
}

function paintBars(pen: Pen, theme: Theme, { sheet, plot, selected, fit }: Scene): void {
  const width = Math.min(BAR_MOST, (BAR * (plot.right - plot.left)) / sheet.dots.length);
  const base = pixelY(plot, 0);
  for (const [i, { y: value }] of sheet.dots.entries()) {
    const [middle, y] = [pixelX(plot, i), pixelY(plot, value)];
    pen.fillStyle = theme.text;
    pen.globalAlpha = SOFT;
    pen.fillRect(middle - width / 2, Math.min(y, base), width, Math.abs(base - y));
    pen.globalAlpha = 1;
    pen.lineWidth = LINE;
    pen.strokeStyle = theme.text;
    pen.beginPath();
    pen.moveTo(middle - width / 2, y);
    pen.lineTo(middle + width / 2, y);
    pen.stroke();
    // What it comes to at the end of a run; of a policy that is another quantity than its reward.
    if (fit?.picture.kind === "bars" && fit.picture.rewards === undefined) {
      const at = pixelY(plot, fit.picture.after[i]!);
      pen.strokeStyle = fit.colour;
      pen.setLineDash([4, 3]);
      pen.beginPath();
      pen.moveTo(middle - width / 2 - GRIP / 2, at);
      pen.lineTo(middle + width / 2 + GRIP / 2, at);
      pen.stroke();
      pen.setLineDash([]);
    }
    const above = Math.max(plot.top + 8, Math.min(y, base) - 9);
    pen.font = theme.strong;
    const figure = readable(value, 4);
    writeLabel(pen, figure, middle - pen.measureText(figure).width / 2, above, theme.text, theme.surface);
    pen.font = theme.font;
    if (i === selected) ring(pen, theme, middle, y, RADIUS);
  }
}
