/** Puts the distribution before (dashed) and after (solid) a step on a canvas: densities, bars, or lines among the data. */
import { readable, ticks } from "../../draw/scales.ts";
import { hairline, measureLabel, writeLabel } from "../parts/pen.ts";
import type { Bars, Densities, Lines } from "../../core/analysis/distribution.ts";
import type { DistributionAnswer } from "../../protocol/messages.ts";
import type { WordsOfDistribution } from "../../text/index.ts";
import type { Theme } from "../parts/canvas.ts";
import type { Pen } from "../parts/pen.ts";

export interface Live {
  /** Of the run. */
  readonly colour: string;
  readonly steps: readonly [before: number, after: number];
  readonly words: WordsOfDistribution;
}
interface Size {
  readonly width: number;
  readonly height: number;
}
interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LEFT = 44;
const RIGHT = 8;
/** Above the picture: the key, and below it the name of the vertical axis where it has no place beside the key. */
const TOP = 28;
const TOP_NAMED = 46;
const BELOW = 22;
const DASH = [6, 4];
const LINE = 2;
const SAMPLE = 22;
const KEY_LEFT = 4;
const KEY_GAP = 16;
const KEY_LINE = 16;
const SOFT = 0.16;
const TICK_GAP = 44;
const FIGURE_GAP = 56;
/** The ends of a bounded domain are approached, and have their figures all the same. */
const NEARLY = 1e-4;
const RUG = 7;
const POINT = 3.5;
/** Pixels of a group of bars from which on its numbers have room, and the widest bar. */
const NUMBERS_FROM = 84;
const NAMES_FROM = 44;
const WIDEST_BAR = 44;
const COMPANION = 0.55;

export function paintPicture(pen: Pen, { width, height }: Size, theme: Theme, { picture, members }: DistributionAnswer, live: Live): void {
  pen.font = theme.font;
  pen.textBaseline = "middle";
  const right = Math.max(LEFT + 1, width - RIGHT);
  const top = paintKey(pen, right, theme, picture, live);
  const frame: Frame = { left: LEFT, right, top, bottom: Math.max(top + 1, height - BELOW) };
  const notes = live.steps.filter((_, i) => members[i] === false).map((step) => live.words.noMember(step));
  if (live.steps[0] === live.steps[1]) notes.push(live.words.noStep);
  if (picture !== undefined) {
    if (picture.kind === "density") paintDensities(pen, frame, theme, picture, live);
    else if (picture.kind === "bars") paintBars(pen, frame, theme, picture, live);
    else {
      paintLines(pen, frame, theme, picture, live);
      if (picture.classes !== undefined && members[1] && picture.after.length === 0) notes.push(live.words.noBoundary);
    }
  }
  pen.font = theme.strong;
  for (const [i, note] of notes.entries()) writeLabel(pen, note, frame.left + 6, frame.top + 10 + i * KEY_LINE, theme.text, theme.surface);
}

function axisName(picture: DistributionAnswer["picture"], words: WordsOfDistribution): string {
  switch (picture?.kind) {
    case "density":
      return words.density;
    case "bars":
      return words.probability;
    case "plane":
      return words.plane[picture.classes === undefined ? "line" : "classes"][1]!;
    case undefined:
      return "";
  }
}

/** What is what, above the picture: as many rows as it takes. @returns where the picture begins */
function paintKey(pen: Pen, right: number, theme: Theme, picture: DistributionAnswer["picture"], { colour, steps, words }: Live): number {
  const items = [
    { text: words.before(steps[0]), paint: (x: number, y: number) => sample(pen, colour, DASH, x, y) },
    { text: words.after(steps[1]), paint: (x: number, y: number) => sample(pen, colour, [], x, y) },
  ];
  if (picture?.kind === "bars" && picture.target !== undefined) items.push({ text: words.target, paint: (x, y) => targetMark(pen, theme, x, x + SAMPLE, y) });
  if (picture?.kind === "density" && picture.data.length > 0) {
    items.push({ text: words.data, paint: (x, y) => hairline(pen, theme.text, x + SAMPLE / 2, y - 4, x + SAMPLE / 2, y + 4) });
  }
  let [x, y] = [KEY_LEFT, 9];
  for (const { text, paint } of items) {
    const width = SAMPLE + 6 + measureLabel(pen, text);
    if (x + width > right && x > KEY_LEFT) [x, y] = [KEY_LEFT, y + KEY_LINE];
    paint(x, y);
    writeLabel(pen, text, x + SAMPLE + 6, y, theme.label);
    x += width + KEY_GAP;
  }
  const name = axisName(picture, words);
  const width = measureLabel(pen, name);
  const beside = x + width <= right;
  writeLabel(pen, name, beside ? right - width : 4, beside ? y : y + KEY_LINE + 2, theme.caption);
  return y - 9 + (beside ? TOP : TOP_NAMED);
}

function sample(pen: Pen, colour: string, dash: readonly number[], x: number, y: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = LINE;
  pen.setLineDash([...dash]);
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + SAMPLE, y);
  pen.stroke();
  pen.setLineDash([]);
}

function targetMark(pen: Pen, theme: Theme, from: number, to: number, y: number): void {
  pen.strokeStyle = theme.text;
  pen.lineWidth = 1.5;
  pen.setLineDash([1.5, 3]);
  pen.beginPath();
  pen.moveTo(from, y);
  pen.lineTo(to, y);
  pen.stroke();
  pen.setLineDash([]);
}

/** Frame with figures; places go from values to pixels. */
function paintAxes(
  pen: Pen,
  { left, right, top, bottom }: Frame,
  theme: Theme,
  across: { readonly at: readonly (readonly [number, string])[]; readonly name: string },
  up: readonly (readonly [number, string])[],
): void {
  pen.font = theme.font;
  pen.fillStyle = theme.label;
  pen.textAlign = "right";
  for (const [y, label] of up) {
    hairline(pen, theme.hairline, left, y, right, y);
    pen.fillText(label, left - 8, y);
  }
  hairline(pen, theme.caption, left, top, left, bottom);
  hairline(pen, theme.caption, left, bottom, right, bottom);
  pen.textAlign = "center";
  const room = right - (across.name === "" ? 0 : pen.measureText(across.name).width + 6);
  for (const [x, label] of across.at) {
    hairline(pen, theme.caption, x, bottom, x, bottom + 4);
    if (x + pen.measureText(label).width / 2 <= room) pen.fillText(label, x, bottom + 13);
  }
  pen.textAlign = "right";
  pen.fillText(across.name, right, bottom + 13);
}

const labelled = (values: readonly number[], place: (value: number) => number): [number, string][] => values.map((value) => [place(value), readable(value, 4)]);
const PI_LABELS = ["−π", "−π/2", "0", "π/2", "π"];

function clipped(pen: Pen, { left, right, top, bottom }: Frame, paint: () => void): void {
  pen.save();
  pen.beginPath();
  pen.rect(left, top - 1, right - left, bottom - top + 2);
  pen.clip();
  paint();
  pen.restore();
}

function paintDensities(pen: Pen, frame: Frame, theme: Theme, { x: places, before, after, top: most, data, periodic }: Densities, { colour }: Live): void {
  const { left, right, top, bottom } = frame;
  const [from, to] = [places[0]!, places[places.length - 1]!];
  const x = (value: number): number => left + ((value - from) / (to - from)) * (right - left);
  const y = (value: number): number => Math.max(top - 2000, bottom - (value / most) * (bottom - top));
  const across: [number, string][] = periodic
    ? PI_LABELS.map((label, i) => [x(from + ((to - from) * i) / 4), label])
    : labelled(ticks(from - NEARLY * (to - from), to + NEARLY * (to - from), (right - left) / FIGURE_GAP), x);
  paintAxes(pen, frame, theme, { at: across, name: "x" }, labelled(ticks(0, most, Math.max(2, (bottom - top) / TICK_GAP)), y));
  clipped(pen, frame, () => {
    const outline = (heights: Float64Array): void => {
      pen.beginPath();
      for (let i = 0; i < places.length; i++) pen.lineTo(x(places[i]!), y(heights[i]!));
    };
    if (!Number.isNaN(after[0])) {
      outline(after);
      pen.lineTo(right, bottom);
      pen.lineTo(left, bottom);
      pen.globalAlpha = SOFT;
      pen.fillStyle = colour;
      pen.fill();
      pen.globalAlpha = 1;
    }
    for (const [heights, dash] of [
      [after, []],
      [before, DASH],
    ] as const) {
      if (Number.isNaN(heights[0])) continue;
      pen.strokeStyle = colour;
      pen.lineWidth = LINE;
      pen.lineJoin = "round";
      pen.setLineDash([...dash]);
      outline(heights);
      pen.stroke();
    }
    pen.setLineDash([]);
    for (const value of data) hairline(pen, theme.text, x(value), bottom - RUG, x(value), bottom);
  });
}

/** Height that figures over a column take, with what keeps them off it. */
const FIGURES = 18;

function paintBars(pen: Pen, frame: Frame, theme: Theme, { of, before, after, target, rewards }: Bars, { colour, words }: Live): void {
  const { left, right, top, bottom } = frame;
  const group = (right - left) / before.length;
  const bar = Math.min(WIDEST_BAR, group * 0.3);
  const y = (p: number): number => bottom - p * (bottom - top);
  const name = (k: number): string => (group < NAMES_FROM * 1.6 ? String(of === "classes" ? k : k + 1) : words.bars[of](k + 1));
  const named = (k: number): string => (rewards === undefined ? name(k) : `${name(k)}: R = ${readable(rewards[k]!, 3)}`);
  const centre = (k: number): number => left + (k + 0.5) * group;
  const wide = Array.from(before, (_, k) => pen.measureText(named(k)).width).every((width) => width < group - 4);
  const across = Array.from(before, (_, k): [number, string] => [centre(k), wide ? named(k) : name(k)]);
  paintAxes(pen, frame, theme, { at: across, name: "" }, labelled(ticks(0, 1, Math.max(2, (bottom - top) / TICK_GAP)), y));
  for (let k = 0; k < before.length; k++) {
    const middle = centre(k);
    for (const [p, at, dash] of [
      [before[k]!, middle - bar - 1, DASH],
      [after[k]!, middle + 1, []],
    ] as const) {
      if (Number.isNaN(p)) continue;
      if (dash.length === 0) {
        pen.globalAlpha = SOFT * 2;
        pen.fillStyle = colour;
        pen.fillRect(at, y(p), bar, bottom - y(p));
        pen.globalAlpha = 1;
      }
      pen.strokeStyle = colour;
      pen.lineWidth = LINE;
      pen.setLineDash([...dash]);
      pen.strokeRect(at, y(p), bar, bottom - y(p));
    }
    pen.setLineDash([]);
    if (target !== undefined) targetMark(pen, theme, middle - bar - 5, middle + bar + 5, y(target[k]!));
    if (group < NUMBERS_FROM) continue;
    const text = [before[k]!, after[k]!].map((p) => (Number.isNaN(p) ? "–" : readable(p, 3))).join(" → ");
    // Over the columns that they are of; the target's line is a mark of its own, and only stepped over where they would lie on it.
    const over = y(Math.max(before[k]! || 0, after[k]! || 0));
    const aim = target === undefined ? over : y(target[k]!);
    const above = Math.min((aim < over && aim > over - FIGURES ? aim : over) - 9, bottom - 10);
    pen.font = theme.strong;
    writeLabel(pen, text, middle - pen.measureText(text).width / 2, Math.max(top - 6, above), colour, theme.surface);
    pen.font = theme.font;
  }
}

function paintLines(pen: Pen, frame: Frame, theme: Theme, { points, classes, window, before, after }: Lines, { colour, words }: Live): void {
  const { left, right, top, bottom } = frame;
  const [xlo, xhi, ylo, yhi] = window;
  const x = (value: number): number => left + ((value - xlo) / (xhi - xlo)) * (right - left);
  const y = (value: number): number => bottom - ((value - ylo) / (yhi - ylo)) * (bottom - top);
  const [first] = words.plane[classes === undefined ? "line" : "classes"] as [string, string];
  const across = labelled(ticks(xlo, xhi, (right - left) / FIGURE_GAP), x);
  paintAxes(pen, frame, theme, { at: across, name: first }, labelled(ticks(ylo, yhi, Math.max(2, (bottom - top) / TICK_GAP)), y));
  clipped(pen, frame, () => {
    for (const [lines, dash] of [
      [before, DASH],
      [after, []],
    ] as const) {
      for (let k = 0; k + 4 < lines.length; k += 5) {
        const main = lines[k + 4] === 1;
        pen.strokeStyle = colour;
        pen.globalAlpha = main ? 1 : COMPANION;
        pen.lineWidth = main ? LINE + 0.5 : 1;
        pen.setLineDash([...dash]);
        pen.beginPath();
        pen.moveTo(x(lines[k]!), y(lines[k + 1]!));
        pen.lineTo(x(lines[k + 2]!), y(lines[k + 3]!));
        pen.stroke();
      }
    }
    pen.globalAlpha = 1;
    pen.setLineDash([]);
  });
  const many = classes?.some((label) => label > 1) === true;
  for (let i = 0; 2 * i < points.length; i++) {
    const [px, py, label] = [x(points[2 * i]!), y(points[2 * i + 1]!), classes?.[i] ?? 1];
    if (many) {
      pen.font = theme.strong;
      writeLabel(pen, String(label), px - pen.measureText(String(label)).width / 2, py, theme.text, theme.surface);
      continue;
    }
    pen.beginPath();
    pen.arc(px, py, POINT, 0, 2 * Math.PI);
    pen.fillStyle = label === 1 ? theme.text : theme.surface;
    pen.fill();
    pen.strokeStyle = theme.text;
    pen.lineWidth = 1.25;
    pen.stroke();
  }
  pen.font = theme.font;
}
