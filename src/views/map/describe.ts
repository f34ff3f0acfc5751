/** The map in words, for those who do not see it: what is shown, where the start is, and how every run fares at the playhead. */
import { contains } from "../../draw/clip.ts";
import { readable } from "../../draw/scales.ts";
import { toPixelX, toPixelY } from "./layout.ts";
import type { FrameRun, MapFrame } from "./frame.ts";

const point = (at: readonly number[]): string => `(${at.map((value) => readable(value)).join(", ")})`;

function describeRun(run: FrameRun, { layout, words }: MapFrame): string {
  const text = words.describe;
  const parts = [text.run({ name: run.name, at: point(run.at), loss: readable(run.loss), gradient: readable(run.gradNorm) })];
  if (!contains(layout.plot, toPixelX(layout, run.at[0]), toPixelY(layout, run.at[1]))) parts.push(text.outside);
  if (run.ended !== undefined && run.row >= run.rows - 1) {
    parts.push(text[run.ended.kind](run.ended.steps));
    if (run.found !== undefined) parts.push(text.found);
    else if (run.rests !== undefined) parts.push(words[run.rests]);
  }
  return text.sentence(parts);
}

export function describeMap(frame: MapFrame): string {
  const { words, layout, runs, start, step, lastStep, spent, minima, coordinates } = frame;
  const text = words.describe;
  const [xlo, xhi, ylo, yhi] = layout.window.map((value) => readable(value)) as [string, string, string, string];
  const sentences = [text.problem(frame.problem), text.window(coordinates, xlo, xhi, ylo, yhi), text.start(readable(start[0]!), readable(start[1]!))];
  if (minima.length > 0) sentences.push(text.minima(minima.length));
  if (runs.length === 0) sentences.push(text.none);
  else sentences.push(spent ?? text.step(step, lastStep), ...runs.map((run) => describeRun(run, frame)));
  return [...sentences, ...(frame.distances?.sentences() ?? [])].join(" ");
}
