/** The chart of a data set: a canvas whose hands and keys are in control.ts, the class of what is added, and what can be done with what is chosen. */
import { useEffect, useId, useRef, useState } from "react";
import { formatExact } from "../knobs/numbers.ts";
import { symbolText } from "../knobs/symbols.ts";
import { runNames } from "../names.ts";
import { useActions, usePage, useText } from "../page.ts";
import { DataControl } from "./control.ts";
import { valueOf } from "./dots.ts";
import { followFit } from "./fit.ts";
import styles from "./Data.module.css";
import type { WordsOfData } from "../../text/index.ts";
import type { Task } from "./control.ts";
import type { DataProps } from "./DataKnob.tsx";
import type { Sheet } from "./dots.ts";

interface Props extends DataProps {
  readonly sheet: Sheet;
  readonly words: WordsOfData;
}

function spoken(words: WordsOfData, { kind, dots }: Sheet, selected: number | undefined): string {
  const dot = selected === undefined ? undefined : dots[selected];
  if (selected === undefined || dot === undefined) return kind === "bars" || kind === "shares" ? "" : words.count(dots.length);
  const [x, y] = [formatExact(dot.x), formatExact(dot.y)];
  const place = kind === "strip" ? x : kind === "bars" || kind === "shares" ? y : `${x}, ${y}`;
  return words.chosen(selected + 1, dots.length, place, kind === "classes" ? dot.label : undefined);
}

export function DataChart({ knob, label, describedBy, sheet, words, change, gesture }: Props): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const actions = useActions();
  const hint = useId();
  const group = useId();
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const control = useRef<DataControl>(undefined);
  const [selected, setSelected] = useState<number>();
  const [latest, setLatest] = useState(1);
  const newest = Math.min(latest, sheet.classes - 1);
  const task: Task = {
    sheet,
    axes: sheet.kind === "classes" ? ["x₁", "x₂"] : sheet.kind === "points" ? ["x", "y"] : ["x", knob.symbol === undefined ? "" : symbolText(knob.symbol)],
    nameOf: (i) => String(i + 1),
    label: newest,
    change: (dots, during) => change(valueOf(sheet.kind, dots), `${gesture}.${during}`),
    endGesture: () => actions.endGesture(),
    onSelect: setSelected,
  };
  const present = useRef(task);
  useEffect(() => {
    const made = new DataControl(stage.current!, canvas.current!, present.current);
    control.current = made;
    const leave = followFit(parts, (fit) => made.show(fit && { ...fit, name: runNames(parts.store.getState(), text).get(fit.run) ?? "" }));
    return () => {
      leave();
      made.close();
    };
  }, [parts, text]);
  useEffect(() => {
    present.current = task;
    control.current?.update(task);
  });
  const label0 = selected === undefined ? undefined : sheet.dots[selected]?.label;
  const chooseClass = (to: number): void => {
    setLatest(to);
    control.current?.relabel(to);
  };
  return (
    <>
      {/* An application in the sense of ARIA: its keys are its own, and the hint says which. */}
      <div
        ref={stage}
        className={`${styles["stage"]} ${styles[sheet.kind]}`}
        role="application"
        aria-label={label}
        aria-describedby={[hint, describedBy ?? ""].join(" ").trim()}
      >
        <canvas ref={canvas} className={styles["canvas"]} />
      </div>
      <p className={styles["status"]} aria-live="polite">
        {spoken(words, sheet, selected)}
      </p>
      {sheet.kind === "classes" && (
        <fieldset className={styles["classes"]}>
          <legend>{selected === undefined ? words.classOfNew : words.classOf(selected + 1)}</legend>
          {Array.from({ length: sheet.classes }, (_, k) => (
            <label key={k}>
              <input type="radio" name={group} checked={k === (label0 ?? newest)} aria-label={words.class(k)} onChange={() => chooseClass(k)} />
              <span data-hollow={sheet.classes === 2 && k === 0} data-class={k % INKS}>
                {k}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <div className={styles["row"]}>
        <p id={hint} className={styles["note"]}>
          {sheet.free ? words.hint : words.hintBars}
        </p>
        {sheet.free && (
          <button
            type="button"
            className={styles["button"]}
            disabled={selected === undefined || sheet.dots.length <= sheet.least}
            onClick={() => control.current?.remove()}
          >
            {words.remove}
          </button>
        )}
      </div>
    </>
  );
}

/** Inks of classes: see paint.ts and the style sheet. */
const INKS = 6;
