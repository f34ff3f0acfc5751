/** Puts the chart on a canvas: frame, shaded steps, limits, lines or bars, the playhead with a ring on every line, and what is pointed at. */
import { readable } from "../../draw/scales.ts";
import { hairline, measureLabel, paintLeader, paintRing, paintSteps, strokePlaces, writeFigure, writeLabel } from "../parts/pen.ts";
import { SERIES_LABELS } from "./layout.ts";
import type { Theme } from "../parts/canvas.ts";
import type { Pen } from "../parts/pen.ts";
import type { Chart, Line } from "./layout.ts";
import type { QuantityModel, SeriesId } from "./series.ts";
import type { Limit } from "./trace.ts";

export interface ChartWords {
  readonly step: string;
  readonly stepOf: (step: number) => string;
  readonly shaded: string;
  readonly infinite: string;
  readonly notANumber: string;
  readonly beyond: (size: string) => string;
  readonly axes: Readonly<Record<Chart["scale"]["kind"], string>>;
  readonly lines: Readonly<Partial<Record<SeriesId, string>>>;
}

export interface Live {
  readonly playhead: number;
  /** Step of this run that is pointed at. */
  readonly hovered: number | undefined;
  readonly words: ChartWords;
  /** Name and look of the run, where there are others. */
  readonly run: { readonly name: string; readonly look: number } | undefined;
}

const LINE = 2;
/** Pixels of a step from which on its dot, or its pair of bars, has room. */
const DOTS_FROM = 6;
const BARS_FROM = 6;
const DOT = 2.5;
/** Opacity of a line that is a band, and of the shade. */
const BAND = 0.65;
const SHADE = 0.45;

interface Ink {
  readonly colour: string;
  readonly dash: readonly number[];
}

function inkOf(theme: Theme, what: SeriesId | Limit): Ink {
  switch (what) {
    case "high":
      return { colour: theme.curvature.high, dash: [] };
    case "low":
      return { colour: theme.curvature.low, dash: [5, 3] };
    case "gg":
      return { colour: theme.symbols.gradient, dash: [] };
    case "ghg":
      return { colour: theme.symbols.hessian, dash: [5, 3] };
    case "predicted":
      return { colour: theme.symbols.hessian, dash: [5, 3] };
    case "plain":
      return { colour: theme.text, dash: [1.5, 3] };
    case "condition":
    case "ratio":
    case "actual":
    case "own":
      return { colour: theme.text, dash: [] };
  }
}

export function paintChart(pen: Pen, chart: Chart, model: QuantityModel, theme: Theme, live: Live): void {
  paintFrame(pen, chart, theme, live);
  pen.save();
  pen.beginPath();
  pen.rect(chart.left, chart.top - 2, chart.right - chart.left + 2, chart.bottom - chart.top + 4);
  pen.clip();
  for (const { which, points } of chart.limits) stroke(pen, points, inkOf(theme, which), 1.25);
  if (model.quantity === "change" && chart.perStep >= BARS_FROM) paintBars(pen, chart, model, theme);
  else for (const line of chart.lines.toReversed()) paintLine(pen, line, chart, model, theme);
  pen.restore();
  paintGaps(pen, chart, theme, live.words);
  paintNotes(pen, chart, theme, live.words);
  paintPlayhead(pen, chart, model, theme, live.playhead);
  paintLabels(pen, chart, theme);
  paintHover(pen, chart, model, theme, live);
}

function paintFrame(pen: Pen, { left, right, top, bottom, scale, shaded, ...chart }: Chart, theme: Theme, { words, run }: Live): void {
  pen.fillStyle = theme.curvature.shade;
  pen.globalAlpha = SHADE;
  for (const [from, to] of shaded) pen.fillRect(from, top, to - from, bottom - top);
  pen.globalAlpha = 1;
  pen.font = theme.font;
  pen.textBaseline = "middle";
  pen.fillStyle = theme.label;
  for (const { value, major } of scale.ticks) {
    const y = chart.y(value);
    if (!(y >= top - 1 && y <= bottom + 1)) continue;
    if (!major) hairline(pen, theme.caption, left, y, left + 3, y);
    else {
      hairline(pen, value === 0 ? theme.caption : theme.hairline, left, y, right, y);
      pen.fillStyle = theme.label;
      writeFigure(pen, value, left - 8, y, theme);
    }
  }
  hairline(pen, theme.caption, left, top, left, bottom);
  hairline(pen, theme.caption, left, bottom, right, bottom);
  paintSteps(pen, { left, right, ...chart }, theme, bottom, words.step);
  // Which axis it is stands above it, and whose path this is.
  const axis = words.axes[scale.kind];
  writeLabel(pen, axis, 4, 6, theme.caption);
  if (run === undefined) return;
  const at = Math.max(left + 6, 12 + pen.measureText(axis).width);
  pen.font = theme.strong;
  writeLabel(pen, run.name, at, 6, theme.runs[run.look % theme.runs.length]!.colour);
  pen.font = theme.font;
}

function stroke(pen: Pen, points: Float64Array, { colour, dash }: Ink, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash([...dash]);
  strokePlaces(pen, points);
  pen.setLineDash([]);
}

function paintLine(pen: Pen, { id, points, thinned }: Line, chart: Chart, model: QuantityModel, theme: Theme): void {
  const ink = inkOf(theme, id);
  pen.globalAlpha = thinned ? BAND : 1;
  // Dashes of a band would only be noise.
  stroke(pen, points, thinned ? { ...ink, dash: [] } : ink, thinned ? 1.25 : LINE);
  pen.globalAlpha = 1;
  if (thinned || chart.perStep < DOTS_FROM) return;
  const one = model.series.find((series) => series.id === id);
  for (let row = 0; 2 * row < points.length; row++) {
    const [x, y] = [points[2 * row]!, points[2 * row + 1]!];
    if (!Number.isFinite(y)) continue;
    pen.beginPath();
    pen.arc(x, y, DOT, 0, 2 * Math.PI);
    // λmin is hollow where it is positive: filled means that there is a way down.
    pen.fillStyle = id === "low" && !(one!.valueAt(row) < 0) ? theme.surface : ink.colour;
    pen.fill();
    pen.strokeStyle = ink.colour;
    pen.lineWidth = 1.25;
    pen.stroke();
  }
}

/** What was predicted beside what came of it, from zero on. */
function paintBars(pen: Pen, { x, y, perStep, firstStep, top, bottom }: Chart, { series, count }: QuantityModel, theme: Theme): void {
  const zero = y(0);
  const width = Math.min(10, perStep * 0.36);
  for (const { id, valueAt } of series) {
    const { colour } = inkOf(theme, id);
    for (let row = 0; row < count; row++) {
      const at = Math.max(top - 2, Math.min(bottom + 2, y(valueAt(row))));
      if (!Number.isFinite(at)) continue;
      const from = x(firstStep + row) + (id === "predicted" ? -width - 0.5 : 0.5);
      const [upper, height] = [Math.min(zero, at), Math.max(1, Math.abs(at - zero))];
      pen.fillStyle = colour;
      pen.strokeStyle = colour;
      pen.lineWidth = 1.25;
      if (id === "predicted") pen.strokeRect(from + 0.6, upper + 0.6, Math.max(0.5, width - 1.2), Math.max(0.5, height - 1.2));
      else pen.fillRect(from, upper, width, height);
    }
  }
}

/** No value there: a grey stretch on the ground, with a word where there is room for it. */
function paintGaps(pen: Pen, { gaps, bottom, left, right }: Chart, theme: Theme, words: ChartWords): void {
  let free = Number.NEGATIVE_INFINITY;
  pen.font = theme.font;
  for (const { from, to, infinite } of gaps) {
    pen.fillStyle = theme.control;
    pen.fillRect(from, bottom - 4, Math.max(2, to - from), 4);
    const word = infinite ? words.infinite : words.notANumber;
    const { width } = pen.measureText(word);
    const x = Math.max(left + 4, Math.min(right - width - 2, (from + to - width) / 2));
    if (x <= free) continue;
    writeLabel(pen, word, x, bottom - 13, theme.label, theme.surface);
    free = x + width + 6;
  }
}

function paintNotes(pen: Pen, { shaded, gaps, beyond, left, right, top, bottom }: Chart, theme: Theme, words: ChartWords): void {
  pen.font = theme.font;
  if (beyond !== undefined) writeLabel(pen, words.beyond(readable(beyond, 3)), left + 6, top + 8, theme.label, theme.surface);
  if (shaded.length === 0) return;
  writeLabel(pen, words.shaded, right - measureLabel(pen, words.shaded) - 4, bottom - (gaps.length > 0 ? 28 : 12), theme.curvature.low, theme.surface);
}

function ring(pen: Pen, x: number, y: number, colour: string, { top, bottom }: Chart, theme: Theme): void {
  if (y >= top - 1 && y <= bottom + 1) paintRing(pen, x, y, colour, theme);
}

function ringsAt(pen: Pen, step: number, chart: Chart, { series, count }: QuantityModel, theme: Theme): void {
  const row = step - chart.firstStep;
  if (row < 0 || row >= count) return;
  for (const { id, valueAt } of series) ring(pen, chart.x(step), chart.y(valueAt(row)), inkOf(theme, id).colour, chart, theme);
}

function paintPlayhead(pen: Pen, chart: Chart, model: QuantityModel, theme: Theme, playhead: number): void {
  const x = chart.x(playhead);
  pen.strokeStyle = theme.accent;
  pen.lineWidth = 1.5;
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x, chart.top - 8);
  pen.lineTo(x, chart.bottom);
  pen.stroke();
  ringsAt(pen, playhead, chart, model, theme);
}

function paintLabels(pen: Pen, { labels, right, top, bottom }: Chart, theme: Theme): void {
  for (const { what, text, y, at } of labels) {
    const { colour } = inkOf(theme, what);
    pen.font = what === "own" || what === "plain" ? theme.font : theme.strong;
    if (at > top && at < bottom) paintLeader(pen, colour, right, at, y);
    writeLabel(pen, text, right + 8, y, colour);
  }
}

function paintHover(pen: Pen, chart: Chart, model: QuantityModel, theme: Theme, { hovered, words }: Live): void {
  const row = hovered === undefined ? -1 : hovered - chart.firstStep;
  if (hovered === undefined || row < 0 || row >= model.count) return;
  const x = chart.x(hovered);
  hairline(pen, theme.label, x, chart.top - 4, x, chart.bottom);
  ringsAt(pen, hovered, chart, model, theme);
  pen.font = theme.strong;
  const parts = model.series.map(({ id, valueAt }) => ({
    text: `${words.lines[id] ?? SERIES_LABELS[id]} ${readable(valueAt(row), 5)}`,
    colour: inkOf(theme, id).colour,
  }));
  parts.push({ text: words.stepOf(hovered), colour: theme.text });
  const widths = parts.map(({ text }) => measureLabel(pen, text) + 10);
  const whole = widths.reduce((sum, width) => sum + width, -10);
  let at = Math.max(chart.left + 4, Math.min(chart.right - whole - 2, x + 10));
  for (const [i, { text, colour }] of parts.entries()) {
    writeLabel(pen, text, at, chart.top + 4, colour, theme.surface);
    at += widths[i]!;
  }
}
