/** Keeps the places of the panel filled: the step at the playhead as it comes, the slice along it, and the probe on the slice. */
import { readable } from "../../draw/scales.ts";
import { keepPainted } from "../parts/canvas.ts";
import { writeReadouts } from "../parts/divergence.ts";
import { Follower } from "./follow.ts";
import { ROOM, paintSlice } from "./paint.ts";
import { linearAt, lossAt, quadraticAt } from "./slice.ts";
import { outcomeOf, writeChange, writeNumbers, writeRule, writeVectors } from "./write.ts";
import type { WordsOfStep } from "../../text/en/step.ts";
import type { WordsOfDistribution } from "../../text/index.ts";
import type { ViewSource } from "../view.ts";
import type { Subject, Surroundings } from "./follow.ts";

/** Steps of the probe over the whole slice. */
export const STOPS = 300;

/** @param root holds an element for each part, named by `data-part`. @returns a function that ends it */
export function mountStep(root: HTMLElement, source: ViewSource, text: WordsOfStep, distances: WordsOfDistribution): () => void {
  const find = (name: string): HTMLElement => root.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const [title, owner, branch, body, nothing] = [find("title"), find("owner"), find("branch") as HTMLButtonElement, find("body"), find("nothing")];
  const [outcome, rule, change, figure, canvas] = [find("outcome"), find("rule"), find("change"), find("figure"), find("canvas") as HTMLCanvasElement];
  const [probe, reading, beside, divergence] = [find("probe") as HTMLInputElement, find("reading"), find("beside"), find("divergence")];
  let shown: Subject | undefined;
  let written: Surroundings | "none" | undefined;
  let picture: Surroundings | undefined;
  let alpha = 1;

  const read = (): void => {
    if (picture === undefined) return;
    const { slice, values, model } = picture;
    const at = text.at(readable(alpha, 3), readable(lossAt(values, slice.span, alpha)));
    const more = model && text.models(readable(linearAt(model, alpha)), readable(quadraticAt(model, alpha)));
    const words = more === undefined ? at : `${at}, ${more}`;
    if (reading.textContent !== words) reading.textContent = words;
    probe.setAttribute("aria-valuetext", words);
  };
  const painter = keepPainted(canvas, (pen, width, height, theme) => {
    if (picture !== undefined && shown !== undefined) paintSlice(pen, width, height, theme, { ...picture, look: shown.run.look, probe: alpha }, text);
  });
  const move = (to: number): void => {
    if (picture === undefined) return;
    const [from, end] = picture.slice.span;
    alpha = Math.max(from, Math.min(end, to));
    probe.value = String(Math.round(((alpha - from) / (end - from)) * STOPS));
    read();
    painter.ask();
  };

  const writeStep = (subject: Subject): void => {
    const { run, from, step } = subject;
    title.textContent = text.title(from, from + 1);
    owner.textContent = text.of(run.name);
    branch.setAttribute("aria-label", text.branchAt(run.name, from));
    writeRule(rule, subject, text);
    writeVectors(find("vectors"), find("head"), step, source.coordinates, text);
    writeNumbers(find("numbers"), step, text);
  };
  const writeSlice = (around: Surroundings | "none", { change: actual }: Subject): void => {
    figure.hidden = around === "none";
    const slice = around === "none" ? undefined : around;
    const tried = slice?.slice.of === "trial";
    const came = tried ? lossAt(slice.values, slice.slice.span, 1) - lossAt(slice.values, slice.slice.span, 0) : actual;
    writeChange(change, slice?.model, came, tried ? text.trial : text.actual);
    if (slice === undefined) return;
    const before = picture;
    picture = slice;
    beside.textContent = slice.slice.beside > 0 ? text.beside(slice.slice.beside) : "";
    find("legend").hidden = slice.slice.marks.length === 0;
    // Where the step changes the probe stays at its share of it.
    move(before === undefined ? 1 : alpha);
  };
  /** How far the step moves the distribution, where the problem is one. */
  const writeDivergence = (subject: Subject): void => {
    const answer = follower.divergence(subject);
    divergence.toggleAttribute("data-stale", answer === undefined);
    if (answer === undefined) return;
    divergence.hidden = answer === "none";
    if (answer !== "none") writeReadouts(divergence, answer, distances);
  };
  const update = (): void => {
    const subject = follower.subject();
    if (subject === undefined) return;
    const missing = typeof subject === "string";
    nothing.textContent = missing ? text[subject] : "";
    nothing.hidden = !missing;
    body.hidden = missing;
    branch.disabled = missing || source.branch === undefined;
    if (missing) {
      title.textContent = "";
      owner.textContent = "";
      shown = undefined;
      return;
    }
    const fresh = shown?.step !== subject.step || shown.run !== subject.run || shown.previous !== subject.previous || shown.plan !== subject.plan;
    shown = subject;
    if (fresh) writeStep(subject);
    const words = outcomeOf(subject, source.ending(subject.run.key), text);
    if (outcome.textContent !== words) outcome.textContent = words;
    outcome.hidden = words === "";
    writeDivergence(subject);
    const around = follower.surroundings(subject);
    for (const one of [change, figure]) one.toggleAttribute("data-stale", around === undefined);
    if (around === undefined || (!fresh && same(around, written))) return;
    written = around;
    writeSlice(around, subject);
  };
  let frame = 0;
  const schedule = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      update();
    });
  };
  const follower = new Follower(source, schedule);
  const leave = [source.subscribe(schedule), source.replays.subscribe(schedule)];

  const slide = (): void => {
    if (picture === undefined) return;
    const [from, end] = picture.slice.span;
    move(from + ((end - from) * Number(probe.value)) / STOPS);
  };
  const point = (event: PointerEvent): void => {
    if (picture === undefined || (event.type === "pointerdown" ? event.button !== 0 : !canvas.hasPointerCapture(event.pointerId))) return;
    if (event.type === "pointerdown") canvas.setPointerCapture(event.pointerId);
    const [from, end] = picture.slice.span;
    move(from + ((end - from) * (event.offsetX - ROOM.left)) / (canvas.clientWidth - ROOM.left - ROOM.right));
  };
  const fork = (): void => {
    if (shown !== undefined) source.branch?.(shown.run.key, shown.from);
  };
  probe.addEventListener("input", slide);
  canvas.addEventListener("pointerdown", point);
  canvas.addEventListener("pointermove", point);
  branch.addEventListener("click", fork);
  schedule();
  return () => {
    cancelAnimationFrame(frame);
    painter.dispose();
    follower.close();
    for (const one of leave) one();
    probe.removeEventListener("input", slide);
    canvas.removeEventListener("pointerdown", point);
    canvas.removeEventListener("pointermove", point);
    branch.removeEventListener("click", fork);
  };
}

function same(a: Surroundings | "none", b: Surroundings | "none" | undefined): boolean {
  if (a === "none" || b === "none" || b === undefined) return a === b;
  return a.values === b.values && a.model?.linear === b.model?.linear && a.slice.marks.length === b.slice.marks.length;
}
