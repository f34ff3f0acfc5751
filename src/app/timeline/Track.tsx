/** The track: a native slider over a painted line, events above it. Everything that moves is written to the DOM directly. */
import { useEffect, useRef } from "react";
import { keepPainted } from "../../views/parts/canvas.ts";
import { subscribePaced } from "../paced.ts";
import { usePage, usePageState, useText } from "../page.ts";
import { countAt, UNITS } from "../../views/parts/units.ts";
import { annotationsOf } from "./annotations.ts";
import { manageButtons } from "./buttons.ts";
import { legendOf } from "./legend.ts";
import { placeMarks } from "./marks.ts";
import { seekTo, stepBy } from "./moves.ts";
import { paintTrack } from "./paint.ts";
import { EventTracker } from "./tracker.ts";
import type { Mark, RunEvents } from "./marks.ts";
import styles from "./Timeline.module.css";

/** Room at the ends for half the thumb; the same as in the styles. */
const INSET = 12;
const ROW_HEIGHT = 18;
/** Above this height there is room for two rows of events; below this width for no words. */
const TWO_ROWS = 80;
const WORDED = 560;
/** Steps that Page Up and Page Down move by. */
const PAGE = 10;

interface Props {
  /** Follows the playhead: the big number beside the track. */
  readonly onStep: (step: number) => void;
}

export function Track({ onStep }: Props): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const steps = usePageState(({ document }) => document.steps);
  const unit = UNITS[usePageState(({ equal }) => equal)];
  const strip = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    const { store, trajectories } = parts;
    const input = slider.current!;
    const tracker = new EventTracker(parts, text);
    const buttons = manageButtons(toolbar.current!, text.timeline, (step) => seekTo(parts, step));
    let marks: readonly Mark[] = [];
    let placed: { readonly runs: readonly RunEvents[]; readonly size: string } | undefined;
    const painter = keepPainted(canvas.current!, (pen, width, height, theme) => {
      const { playhead, document, hover } = store.getState();
      const arrived = Math.min(trajectories.lastPlace, document.steps);
      const step = Math.min(playhead, arrived);
      const track = { left: INSET, width: width - 2 * INSET, steps: document.steps };
      const roomy = height >= TWO_ROWS;
      const y = Math.round(height * (roomy ? 0.58 : 0.5));
      const runs = tracker.update();
      const worded = width >= WORDED;
      const reserved = legendOf(legend.current!, worded && roomy ? runs : [], annotationsOf(store).current?.limit, text.timeline);
      const size = `${width} ${height} ${document.steps} ${unit.name} ${theme.font} ${reserved}`;
      if (placed?.runs !== runs || placed.size !== size) {
        pen.font = theme.font;
        const measure = (kind: Mark["kind"], name: string): number => (worded ? pen.measureText(text.timeline.happened[kind](name)).width : 0);
        marks = placeMarks(runs, { ...track, rows: roomy ? 2 : 1, reserved, measure });
        strip.current!.style.setProperty("--y", `${y}px`);
        buttons.show(marks);
        placed = { runs, size };
      }
      const pointed = hover && trajectories.get(hover.run);
      const hovered = hover && (pointed?.placeOf(hover.step - pointed.firstStep) ?? hover.step);
      paintTrack(pen, { ...track, y, step, arrived, unit, hovered, focused: input.matches(":focus-visible"), marks, runs, rowHeight: ROW_HEIGHT }, theme);
      if (input.value !== String(step)) input.value = String(step);
      const shown = [countAt(unit, step), countAt(unit, document.steps)] as const;
      const words = unit.name === "steps" ? text.timeline.value(...shown) : text.runs.spent(...shown);
      if (input.getAttribute("aria-valuetext") !== words) input.setAttribute("aria-valuetext", words);
      onStep(shown[0]);
    });
    const leave = subscribePaced(parts, () => painter.ask());
    const leaveAnnotations = annotationsOf(store).subscribe(() => painter.ask());
    const slide = (): void => {
      // What has not arrived cannot be shown; the slider goes back to what has.
      seekTo(parts, Number(input.value));
      painter.ask();
    };
    const press = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const moves: Readonly<Record<string, number>> = {
        ArrowLeft: -1,
        ArrowDown: -1,
        ",": -1,
        ArrowRight: 1,
        ArrowUp: 1,
        ".": 1,
        PageUp: PAGE,
        PageDown: -PAGE,
        Home: Number.NEGATIVE_INFINITY,
        End: Number.POSITIVE_INFINITY,
      };
      const by = moves[event.key];
      if (by === undefined) return;
      event.preventDefault();
      stepBy(parts, by);
    };
    const look = (): void => painter.ask();
    input.addEventListener("focus", look);
    input.addEventListener("blur", look);
    input.addEventListener("input", slide);
    input.addEventListener("keydown", press);
    return () => {
      painter.dispose();
      buttons.dispose();
      leave();
      leaveAnnotations();
      input.removeEventListener("focus", look);
      input.removeEventListener("blur", look);
      input.removeEventListener("input", slide);
      input.removeEventListener("keydown", press);
    };
  }, [parts, text, unit, onStep]);

  return (
    <div ref={strip} className={styles["track"]}>
      <canvas ref={canvas} aria-hidden="true" />
      <p ref={legend} className={styles["legend"]} />
      <div ref={toolbar} role="toolbar" aria-label={text.timeline.events} className={styles["events"]} />
      <input ref={slider} type="range" min={0} max={steps} step={1} defaultValue={0} aria-label={text.timeline.name} className={styles["slider"]} />
    </div>
  );
}
