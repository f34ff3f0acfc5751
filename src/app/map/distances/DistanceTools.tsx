/** The switches, and the row of the key: level, where it is measured from, and what each line is. */
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { marks } from "../../../views/map/distances/index.ts";
import { readable } from "../../../draw/scales.ts";
import { usePage, useText } from "../../page.ts";
import frame from "../Map.module.css";
import { DistanceControl, marksWith } from "./control.ts";
import { levelAt, parseMemory, placeOf, recall } from "./memory.ts";
import styles from "./Distances.module.css";
import type { WordsOfDistances } from "../../../text/index.ts";
import type { LineStyle } from "../../../views/map/distances/mark.ts";
import type { MapController } from "../controller.ts";

/** Share of the slider that a key moves. */
const STEP = 0.02;

export function DistanceTools({ map }: { readonly map: MapController }): React.JSX.Element | null {
  const parts = usePage();
  const text = useText().map;
  const [words, setWords] = useState<WordsOfDistances>();
  const [memory, setMemory] = useState(() => (parts.store.getState().page.embed ? parseMemory(null) : recall()));
  const [row] = useState(() => document.createElement("div"));
  const key = useRef<HTMLDivElement>(null);
  const control = useMemo(() => new DistanceControl(map, parts, recall()), [map, parts]);

  useEffect(() => control.join(), [control]);
  useEffect(() => {
    let current = true;
    void text.distanceWords().then((loaded) => {
      if (current) setWords(loaded);
    });
    return () => {
      current = false;
    };
  }, [text]);
  // The row stands below the key of the heights.
  useEffect(() => {
    map.elements.key?.after(row);
    return () => row.remove();
  }, [map, row]);
  useEffect(() => control.change(memory), [control, memory]);
  useEffect(() => {
    if (words !== undefined) control.setWords(words, key.current);
  }, [control, words]);

  const name = useId();
  if (words === undefined) return null;
  const on = marksWith(memory.switched);
  const toggle = (id: string): void => {
    const { switched } = memory;
    setMemory({ ...memory, switched: switched.includes(id) ? switched.filter((one) => one !== id) : [...switched, id] });
  };
  return (
    <>
      <div role="group" aria-labelledby={name} className={styles["group"]}>
        <div id={name} className={styles["title"]}>
          {text.layers.distances}
        </div>
        {marks.map(({ id }) => (
          <label key={id} className={frame["menuRow"]}>
            <input type="checkbox" checked={on.has(id)} onChange={() => toggle(id)} />
            {words.marks[id]}
          </label>
        ))}
      </div>
      {createPortal(
        <div ref={key} className={styles["key"]} role="group" aria-label={text.layers.distances}>
          <label className={styles["level"]} title={words.levelHelp}>
            <i>c</i>
            <input
              type="range"
              min={0}
              max={1}
              step={STEP}
              aria-label={words.level}
              aria-valuetext={readable(memory.level)}
              value={placeOf(memory.level)}
              onChange={(event) => setMemory({ ...memory, level: levelAt(Number(event.target.value)) })}
            />
            <output>{readable(memory.level)}</output>
          </label>
          <label className={styles["cursor"]} title={words.cursorHelp}>
            <input type="checkbox" checked={memory.cursor} onChange={() => setMemory({ ...memory, cursor: !memory.cursor })} />
            {words.cursor}
          </label>
          <span data-ball="state" hidden />
          {marks.map(({ id, line }) => (
            <span key={id} data-ball={id} hidden>
              <Sample line={line} round={id === "tissot"} />
              <span data-text />
            </span>
          ))}
        </div>,
        row,
      )}
    </>
  );
}

function Sample({ line, round }: { readonly line: LineStyle; readonly round: boolean }): React.JSX.Element {
  const look = { stroke: `var(--ball-${line.colour})`, strokeWidth: line.width, strokeDasharray: line.dash.join(" "), fill: "none" };
  return (
    <svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">
      {round ? <ellipse cx="14" cy="6" rx="9" ry="5" {...look} /> : <path d="M1 6H27" {...look} />}
    </svg>
  );
}
