/** Where events stand above the track: in one of two rows, with words where there is room, never one over another. Pure. */
import type { EventKind, RunEvent } from "./events.ts";

export interface RunEvents {
  readonly key: number;
  readonly look: number;
  readonly name: string;
  readonly events: readonly RunEvent[];
  /** Where the playhead comes upon a step of this run. */
  readonly placeOf: (step: number) => number;
}

export interface Mark extends RunEvent {
  readonly key: number;
  readonly look: number;
  readonly name: string;
  /** Of the playhead. */
  readonly place: number;
  /** Pixels from the left end of the track. */
  readonly x: number;
  /** 0 is next to the track. */
  readonly row: number;
  /** Which side of the glyph its words stand on; `undefined`: no room for words. */
  readonly side: "left" | "right" | undefined;
}

/** Half a glyph with its margin, and the space between glyph and words. */
const HALF = 8;
const GAP = 4;
/** Marks at most: each is a button, and nobody walks through more. */
const MOST = 60;

/** What must be seen comes first. */
const URGENCY: Readonly<Record<EventKind, number>> = {
  diverged: 0,
  failed: 0,
  tolerance: 1,
  converged: 1,
  saddle: 1,
  maximum: 1,
  degenerate: 1,
  left: 2,
  ended: 3,
  clipped: 4,
  over: 5,
  sign: 6,
};

/** Events that may be many have no words of their own: a legend says once what their signs mean. */
export const isQuiet = (kind: EventKind): kind is "over" | "sign" => kind === "over" || kind === "sign";

interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface Track {
  readonly width: number;
  readonly steps: number;
  readonly rows: number;
  /** Pixels of the upper row, from here to the right end, that something else takes. */
  readonly reserved?: number | undefined;
  /** Width of an event's words; 0 where there shall be none. */
  measure(kind: EventKind, name: string): number;
}

export function placeOnTrack(step: number, { width, steps }: Pick<Track, "width" | "steps">): number {
  return (Math.max(0, Math.min(step, steps)) / Math.max(1, steps)) * width;
}

export function placeMarks(runs: readonly RunEvents[], track: Track): Mark[] {
  const all = runs.flatMap(({ key, look, name, events, placeOf }) =>
    events.map((event) => {
      const place = placeOf(event.step);
      return { ...event, key, look, name, place, x: placeOnTrack(place, track) };
    }),
  );
  const order = all.toSorted((a, b) => URGENCY[a.kind] - URGENCY[b.kind] || a.step - b.step);
  const taken: Interval[][] = Array.from({ length: track.rows }, () => []);
  if (track.reserved !== undefined) taken.at(-1)!.push({ from: track.width - track.reserved, to: Number.POSITIVE_INFINITY });
  const marks: Mark[] = [];
  for (const event of order) {
    if (marks.length >= MOST) break;
    const words = isQuiet(event.kind) ? 0 : track.measure(event.kind, event.name);
    const glyph = { from: event.x - HALF, to: event.x + HALF };
    const place = (words > 0 ? findWorded(event.x, words, track, taken) : undefined) ?? findBare(glyph, taken);
    if (place === undefined) continue;
    taken[place.row]!.push(place.interval);
    marks.push({ ...event, row: place.row, side: place.side });
  }
  return marks.toSorted((a, b) => a.x - b.x || b.row - a.row);
}

interface Place {
  readonly row: number;
  readonly side: Mark["side"];
  readonly interval: Interval;
}

function isFree({ from, to }: Interval, taken: readonly Interval[]): boolean {
  return taken.every((other) => to <= other.from || from >= other.to);
}

function findWorded(x: number, words: number, track: Track, taken: readonly (readonly Interval[])[]): Place | undefined {
  const right = { from: x - HALF, to: x + HALF + GAP + words };
  const left = { from: x - HALF - GAP - words, to: x + HALF };
  for (let row = 0; row < taken.length; row++) {
    if (right.to <= track.width + HALF && isFree(right, taken[row]!)) return { row, side: "right", interval: right };
    if (left.from >= -HALF && isFree(left, taken[row]!)) return { row, side: "left", interval: left };
  }
  return undefined;
}

function findBare(glyph: Interval, taken: readonly (readonly Interval[])[]): Place | undefined {
  const row = taken.findIndex((intervals) => isFree(glyph, intervals));
  return row < 0 ? undefined : { row, side: undefined, interval: glyph };
}
