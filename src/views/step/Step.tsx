/** The inside of the step that leads away from the playhead. React builds the places once; everything in them is written as it comes. */
import { useEffect, useId, useRef, useState } from "react";
import { readable } from "../../draw/scales.ts";
import { keepPainted } from "../parts/canvas.ts";
import { Follower } from "./follow.ts";
import { ROOM, paintSlice } from "./paint.ts";
import { lossAt, linearAt, quadraticAt } from "./slice.ts";
import { outcomeOf, writeChange, writeNumbers, writeRule, writeVectors } from "./write.ts";
import type { WordsOfStep } from "../../text/en/step.ts";
import type { ViewProps } from "../view.ts";
import type { Subject, Surroundings } from "./follow.ts";
import styles from "./Step.module.css";

export function View({ source, text: { step }, corner }: ViewProps): React.JSX.Element {
  const [text, setText] = useState<WordsOfStep>();
  useEffect(() => {
    let current = true;
    void step.load().then((words) => {
      if (current) setText(words);
    });
    return () => {
      current = false;
    };
  }, [step]);
  return text === undefined ? <div className={styles["view"]} /> : <Inside source={source} text={text} corner={corner} />;
}

interface Props extends Pick<ViewProps, "source" | "corner"> {
  readonly text: WordsOfStep;
}

/** Steps of the probe over the whole slice. */
const STOPS = 300;

function Inside({ source, text, corner }: Props): React.JSX.Element {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const place = (name: string): string => `${id}-${name}`;

  useEffect(() => {
    const find = <T extends HTMLElement>(name: string): T => root.current!.querySelector<T>(`[data-part="${name}"]`)!;
    const [title, owner, branch, body, nothing] = [find("title"), find("owner"), find<HTMLButtonElement>("branch"), find("body"), find("nothing")];
    const [outcome, rule, change, figure, canvas] = [find("outcome"), find("rule"), find("change"), find("figure"), find<HTMLCanvasElement>("canvas")];
    const [probe, reading, beside] = [find<HTMLInputElement>("probe"), find("reading"), find("beside")];
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
      writeVectors(find("vectors"), find("head"), step, text);
      writeNumbers(find("numbers"), step, text);
    };
    const writeSlice = (around: Surroundings | "none", { change: actual }: Subject): void => {
      figure.hidden = around === "none";
      const slice = around === "none" ? undefined : around;
      writeChange(change, slice?.slice.of === "step" ? slice.model : undefined, actual, text);
      if (slice === undefined) return;
      const before = picture;
      picture = slice;
      beside.textContent = slice.slice.beside > 0 ? text.beside(slice.slice.beside) : "";
      find("legend").hidden = slice.slice.marks.length === 0;
      // Where the step changes the probe stays at its share of it.
      move(before === undefined ? 1 : alpha);
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
      const around = follower.surroundings(subject);
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
  }, [source, text]);

  return (
    <div ref={root} className={styles["view"]}>
      <div className={styles["head"]}>
        <h3 data-part="title" />
        <small data-part="owner" />
        <button type="button" data-part="branch" className={styles["branch"]} disabled>
          {text.branch}
        </button>
        {corner}
      </div>
      <p data-part="nothing" className={styles["nothing"]} hidden />
      <div data-part="body" className={styles["body"]} hidden>
        <p data-part="outcome" className={styles["outcome"]} hidden />
        <ol data-part="rule" className={styles["rule"]} aria-label={text.rule} />
        <div data-part="change" className={styles["change"]} role="group" aria-label={text.change} />
        <figure data-part="figure" className={styles["figure"]} hidden>
          <canvas data-part="canvas" role="img" aria-label={text.slice} aria-describedby={place("reading")} />
          <input data-part="probe" type="range" min={0} max={STOPS} step={1} aria-label={text.probe} />
          <figcaption>
            <output id={place("reading")} data-part="reading" />
            <span data-part="legend" hidden>
              <i data-mark="accepted" /> {text.accepted} <i data-mark="rejected" /> {text.rejected}
            </span>
            <span data-part="beside" />
          </figcaption>
        </figure>
        <table className={styles["vectors"]} aria-label={text.vectors}>
          <thead>
            <tr data-part="head" />
          </thead>
          <tbody data-part="vectors" />
        </table>
        <ul data-part="numbers" className={styles["numbers"]} aria-label={text.numbers} />
      </div>
    </div>
  );
}

function same(a: Surroundings | "none", b: Surroundings | "none" | undefined): boolean {
  if (a === "none" || b === "none" || b === undefined) return a === b;
  return a.values === b.values && a.model?.linear === b.model?.linear && a.slice.marks.length === b.slice.marks.length;
}
