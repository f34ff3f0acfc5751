/** Puts a chart on a canvas: frame and figures, lines, the playhead with a ring on every line, and what is pointed at. */
import { markerPath } from "../../../draw/markers.ts";
import { readable } from "../../../draw/scales.ts";
import { hairline, paintLeader, paintRing, strokePlaces } from "../pen.ts";
import { placeAt } from "../units.ts";
import { rowAt } from "./domain.ts";
import type { Theme } from "../canvas.ts";
import type { Pen } from "../pen.ts";
import type { Chart, Line } from "./layout.ts";

export interface Live {
  /** Place of the playhead, no longer infinite. */
  readonly playhead: number;
  readonly hovered: { readonly run: number; readonly step: number } | undefined;
  readonly selected: number | undefined;
  readonly words: {
    readonly steps: string;
    readonly evaluations: string;
    readonly floor: string;
    readonly dust: string;
    readonly stepOf: (step: number) => string;
  };
}

const LINE = 2;
const LINE_SELECTED = 3;
/** Opacity of a line that is a band. */
const BAND = 0.65;
/** Size of an exponent's figures. */
const EXPONENT = "10px";
/** The head of an arrow that points along x, with its tip at this place. */
const TIP = 11;
const HEAD = `M${TIP} 0L1 -5L3.5 0L1 5Z`;
const MARKER = 5;
const HALO = 4;
const READOUT_GAP = 10;

export function paintChart(pen: Pen, chart: Chart, theme: Theme, live: Live): void {
  paintFrame(pen, chart, theme, live);
  pen.save();
  pen.beginPath();
  pen.rect(chart.left, chart.top - 1, chart.right - chart.left + 1, (chart.floor ?? chart.bottom) - chart.top + 3);
  pen.clip();
  for (const line of chart.lines) if (line.run.key !== live.selected) paintLine(pen, line, chart, theme, LINE);
  for (const line of chart.lines) if (line.run.key === live.selected) paintLine(pen, line, chart, theme, LINE_SELECTED);
  pen.restore();
  for (const line of chart.lines) paintEnd(pen, line, theme);
  paintPlayhead(pen, chart, theme, live);
  if (chart.dust && chart.floor !== undefined) {
    // Where lines have come to lie on the floor; over those that still fall.
    pen.font = theme.font;
    pen.textAlign = "right";
    haloed(pen, live.words.dust, chart.right - 10, chart.floor - 9, theme.label, theme.surface);
  }
  paintLabels(pen, chart, theme);
  paintHover(pen, chart, theme, live);
}

function styleOf(theme: Theme, look: number): Theme["runs"][number] {
  return theme.runs[look % theme.runs.length]!;
}

function colourOf(theme: Theme, look: number): string {
  return styleOf(theme, look).colour;
}

function figure(pen: Pen, value: number, exponent: number | undefined, x: number, y: number, theme: Theme): void {
  if (exponent === undefined) {
    pen.fillText(readable(value, 5), x, y);
    return;
  }
  const above = String(exponent).replace("-", "−");
  pen.font = theme.font.replace(/\d+px/, EXPONENT);
  pen.fillText(above, x, y - 4.5);
  const width = pen.measureText(above).width;
  pen.font = theme.font;
  pen.fillText(value < 0 ? "−10" : "10", x - width - 0.5, y);
}

function paintFrame(pen: Pen, chart: Chart, theme: Theme, { words }: Live): void {
  const { left, right, top, bottom, scale, floor, zero } = chart;
  pen.font = theme.font;
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  pen.fillStyle = theme.label;
  for (const tick of scale.ticks) {
    const y = bottom - scale.place(tick.value) * (bottom - top);
    if (tick.major) {
      hairline(pen, theme.hairline, left, y, right, y);
      figure(pen, tick.value, tick.exponent, left - 8, y, theme);
    } else hairline(pen, theme.caption, left, y, left + 3, y);
  }
  const base = floor === undefined ? bottom : floor + 6;
  hairline(pen, theme.caption, left, top, left, bottom);
  hairline(pen, theme.caption, left, base, right, base);
  if (floor !== undefined) {
    // The axis is broken: two strokes, and below them a line of its own for what has no logarithm or none worth reading.
    for (const y of [bottom + 2, bottom + 6]) hairline(pen, theme.label, left - 4, y + 2, left + 4, y - 2);
    hairline(pen, theme.hairline, left, floor, right, floor);
    if (zero) pen.fillText(words.floor, left - 8, floor);
  }
  paintSteps(pen, chart, theme, base, words[chart.unit.name]);
}

function paintSteps(pen: Pen, { x, right, stepTicks, unit }: Chart, theme: Theme, base: number, word: string): void {
  pen.textAlign = "center";
  let end = right;
  for (const count of stepTicks) {
    const at = x(placeAt(unit, count));
    hairline(pen, theme.caption, at, base, at, base + 4);
    pen.fillText(String(count), at, base + 15);
    end = Math.max(end, at + pen.measureText(String(count)).width / 2);
  }
  pen.textAlign = "left";
  pen.fillText(word, end + 6, base + 15);
}

function paintLine(pen: Pen, { run, points, thinned, end, over }: Line, chart: Chart, theme: Theme, width: number): void {
  const { colour, dash } = styleOf(theme, run.look);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.globalAlpha = thinned ? BAND : 1;
  pen.setLineDash([...dash]);
  strokePlaces(pen, points);
  pen.globalAlpha = 1;
  if (over && end !== undefined) {
    // The run is over; a thin line leads on to its name.
    pen.lineWidth = 1;
    pen.globalAlpha = 0.5;
    pen.setLineDash([1, 3]);
    pen.beginPath();
    pen.moveTo(end.x, end.y);
    pen.lineTo(chart.right, end.y);
    pen.stroke();
    pen.globalAlpha = 1;
  }
}

function stamp(pen: Pen, path: Path2D, colour: string, halo: string): void {
  pen.strokeStyle = halo;
  pen.lineWidth = 2;
  pen.stroke(path);
  pen.fillStyle = colour;
  pen.fill(path);
}

/** The marker where a run is over, the head of an arrow where its line leaves. */
function paintEnd(pen: Pen, { run, end, over, exit }: Line, theme: Theme): void {
  const colour = colourOf(theme, run.look);
  pen.setLineDash([]);
  if (over && end !== undefined) {
    pen.save();
    pen.translate(end.x, end.y);
    stamp(pen, new Path2D(markerPath(run.look, MARKER)), colour, theme.surface);
    pen.restore();
  }
  if (exit === undefined) return;
  pen.save();
  pen.translate(exit.x, exit.y);
  // Up, down, or onwards into the void.
  pen.rotate(exit.way === "up" ? -Math.PI / 2 : exit.way === "down" ? Math.PI / 2 : 0);
  stamp(pen, new Path2D(HEAD), colour, theme.surface);
  pen.restore();
}

function haloed(pen: Pen, words: string, x: number, y: number, colour: string, halo: string): void {
  pen.strokeStyle = halo;
  pen.lineWidth = HALO;
  pen.lineJoin = "round";
  pen.setLineDash([]);
  pen.strokeText(words, x, y);
  pen.fillStyle = colour;
  pen.fillText(words, x, y);
}

function ring(pen: Pen, { run }: Line, chart: Chart, row: number | undefined, theme: Theme): { x: number; y: number } | undefined {
  if (row === undefined || row < 0 || row >= run.trajectory.count) return undefined;
  const [x, y] = [chart.x(run.placeOf(row)), chart.y(run.valueAt(row))];
  if (!(y >= chart.top - 1 && y <= (chart.floor ?? chart.bottom) + 1)) return undefined;
  paintRing(pen, x, y, colourOf(theme, run.look), theme);
  return { x, y };
}

function paintPlayhead(pen: Pen, chart: Chart, theme: Theme, { playhead }: Live): void {
  const x = chart.x(playhead);
  pen.strokeStyle = theme.accent;
  pen.lineWidth = 1.5;
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x, chart.top - 8);
  pen.lineTo(x, (chart.floor ?? chart.bottom - 6) + 6);
  pen.stroke();
  for (const line of chart.lines) ring(pen, line, chart, rowAt(line.run, playhead), theme);
}

function paintLabels(pen: Pen, { labels, exitWords, right, top, bottom }: Chart, theme: Theme): void {
  pen.font = theme.strong;
  for (const { look, text, x, y, align } of exitWords) {
    pen.textAlign = align;
    haloed(pen, text, x, y, colourOf(theme, look), theme.surface);
  }
  pen.textAlign = "left";
  for (const { key, look, text, y, at } of labels) {
    const colour = key === undefined ? theme.label : colourOf(theme, look);
    if (at > top && at < bottom) paintLeader(pen, colour, right, at, y);
    pen.fillStyle = colour;
    pen.fillText(text, right + 8, y);
  }
}

function paintHover(pen: Pen, chart: Chart, theme: Theme, { hovered, words }: Live): void {
  if (hovered === undefined) return;
  const line = chart.lines.find(({ run }) => run.key === hovered.run);
  if (line === undefined) return;
  const row = hovered.step - line.run.trajectory.firstStep;
  const x = chart.x(line.run.placeOf(Math.max(0, Math.min(line.run.trajectory.count - 1, row))));
  hairline(pen, theme.label, x, chart.top - 4, x, (chart.floor ?? chart.bottom - 6) + 6);
  if (row < 0 || row >= line.run.trajectory.count) return;
  const value = line.run.valueAt(row);
  const at = ring(pen, line, chart, row, theme);
  pen.font = theme.strong;
  const readout = `${line.run.name} ${readable(value, 5)} · ${words.stepOf(hovered.step)}`;
  const width = pen.measureText(readout).width;
  // Beside the line, on the side with room, and inside the frame in any case.
  const beside = x + READOUT_GAP + width > chart.right ? x - READOUT_GAP - width : x + READOUT_GAP;
  pen.textAlign = "left";
  const y = Math.max(chart.top + 8, Math.min(chart.bottom - 8, (at?.y ?? chart.top) - 14));
  haloed(pen, readout, Math.max(chart.left + 4, beside), y, colourOf(theme, line.run.look), theme.surface);
}
