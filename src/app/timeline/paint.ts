/** The track on its canvas: what is done, what has arrived, what is to come, steps with figures, stems of events and clipped stretches. */
import { ticks } from "../../draw/scales.ts";
import { countAt, placeAt } from "../../views/parts/units.ts";
import { isQuiet, placeOnTrack } from "./marks.ts";
import type { Unit } from "../../views/view.ts";
import type { Theme } from "../../views/parts/canvas.ts";
import type { EventKind } from "./events.ts";
import type { Mark, RunEvents } from "./marks.ts";

export interface TrackState {
  /** Pixels: left end and width of the track, its height in the canvas. */
  readonly left: number;
  readonly width: number;
  readonly y: number;
  readonly steps: number;
  readonly unit: Unit;
  readonly step: number;
  readonly arrived: number;
  readonly hovered: number | undefined;
  /** The slider has the keyboard. */
  readonly focused: boolean;
  readonly marks: readonly Mark[];
  readonly runs: readonly RunEvents[];
  /** Pixels between two rows of events. */
  readonly rowHeight: number;
}

const TICK_GAP = 64;
const THUMB = 9;
/** Lanes of clipped stretches just above the line: one for each run, as far as they go. */
const LANES = 4;

type Pen = CanvasRenderingContext2D;

export function paintTrack(pen: Pen, state: TrackState, theme: Theme): void {
  const { left, width, y, steps, step, arrived } = state;
  const x = (at: number): number => left + placeOnTrack(at, { width, steps });
  bar(pen, theme.hairline, left, x(steps), y, 2);
  bar(pen, theme.control, left, x(arrived), y, 2);
  bar(pen, theme.accent, left, x(step), y, 3);
  paintTicks(pen, state, theme, x);
  paintEvents(pen, state, theme, x);
  if (state.hovered !== undefined) bar(pen, theme.label, x(state.hovered) - 0.75, x(state.hovered) + 0.75, y, 14);
  pen.beginPath();
  pen.arc(x(step), y, THUMB, 0, 2 * Math.PI);
  pen.fillStyle = theme.accent;
  pen.fill();
  pen.strokeStyle = theme.surface;
  pen.lineWidth = 2;
  pen.stroke();
  if (!state.focused) return;
  pen.beginPath();
  pen.arc(x(step), y, THUMB + 3, 0, 2 * Math.PI);
  pen.strokeStyle = theme.focus;
  pen.stroke();
}

function bar(pen: Pen, colour: string, from: number, to: number, y: number, thickness: number): void {
  pen.fillStyle = colour;
  pen.fillRect(from, y - thickness / 2, to - from, thickness);
}

function paintTicks(pen: Pen, { left, width, y, steps: places, unit }: TrackState, theme: Theme, placed: (place: number) => number): void {
  const steps = countAt(unit, places);
  const x = (count: number): number => placed(placeAt(unit, count));
  const major = ticks(0, steps, Math.max(1, width / TICK_GAP)).filter(Number.isInteger);
  const distance = (major[1] ?? steps) - (major[0] ?? 0);
  pen.font = theme.font;
  pen.textBaseline = "middle";
  const last = String(steps);
  const lastFrom = left + width + 8 - pen.measureText(last).width;
  pen.fillStyle = theme.caption;
  const halves = distance >= 2 ? Math.floor((2 * steps) / distance) : 0;
  for (const half of Array.from({ length: halves + 1 }, (_, i) => (i * distance) / 2))
    if (Number.isInteger(half)) pen.fillRect(Math.round(x(half)), y + 5, 1, 4);
  for (const step of [...major, steps]) pen.fillRect(Math.round(x(step)), y + 5, 1, 6);
  pen.fillStyle = theme.label;
  pen.textAlign = "center";
  for (const step of major) {
    if (step !== steps && x(step) + pen.measureText(String(step)).width / 2 < lastFrom - 8) pen.fillText(String(step), x(step), y + 21);
  }
  pen.textAlign = "right";
  pen.fillText(last, left + width + 8, y + 21);
}

function paintEvents(pen: Pen, { left, marks, runs, rowHeight, y }: TrackState, theme: Theme, x: (step: number) => number): void {
  paintQuiet(pen, runs, y, theme, x);
  for (const mark of marks) {
    // A bar reaches down without a gap; other signs stand on their stem.
    const top = y - 16 - mark.row * rowHeight - (isQuiet(mark.kind) ? 8 : 0);
    pen.fillStyle = inkOf(theme, mark.kind, mark.look);
    pen.fillRect(Math.round(left + mark.x) - 0.75, top + 4, 1.5, y - 2 - top - 4);
  }
  let lane = 0;
  for (const { look, events, placeOf } of runs) {
    const clipped = events.filter(({ kind }) => kind === "clipped");
    if (clipped.length === 0 || lane >= LANES) continue;
    lane++;
    let until = Number.NEGATIVE_INFINITY;
    for (const { step, until: end } of clipped) {
      // At least a pixel and a half, and not twice on the same pixel.
      const begin = x(placeOf(step - 1));
      const from = Math.max(until, begin);
      until = Math.max(until, x(placeOf(end)), begin + 1.5);
      bar(pen, colourOf(theme, look), from, until, y - 1 - 3 * lane, 2);
    }
  }
}

/** Events without words are all there, at least as short ticks, however many: but each pixel only once. */
function paintQuiet(pen: Pen, runs: readonly RunEvents[], y: number, theme: Theme, x: (step: number) => number): void {
  for (const { look, events, placeOf } of runs) {
    for (const kind of ["sign", "over"] as const) {
      pen.fillStyle = inkOf(theme, kind, look);
      let last = Number.NEGATIVE_INFINITY;
      for (const event of events) {
        const at = Math.round(x(placeOf(event.step)));
        if (event.kind !== kind || at <= last) continue;
        last = at;
        pen.fillRect(at - 0.75, y - 11, 1.5, 8);
      }
    }
  }
}

function inkOf(theme: Theme, kind: EventKind, look: number): string {
  if (kind === "sign") return theme.curvature.low;
  return kind === "over" ? theme.curvature.high : colourOf(theme, look);
}

function colourOf(theme: Theme, look: number): string {
  return theme.runs[look % theme.runs.length]!.colour;
}
