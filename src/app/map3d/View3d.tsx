/** The elements of the 3-D picture: its stage, what turns it, what its heights stand for, and what is said where it cannot be shown. */
import { useEffect, useId, useRef, useState } from "react";
import { usePage, usePageState, useText } from "../page.ts";
import { Controller3d } from "./controller.ts";
import { Turns } from "./Turns.tsx";
import { changeView, readView3d } from "./view.ts";
import styles from "./View3d.module.css";
import type { WordsOf3d } from "../../text/index.ts";
import type { Sight } from "../map/sight.ts";
import type { Trouble3d } from "./controller.ts";

const HEIGHTS = ["log", "linear"] as const;

interface Props {
  readonly sight: Sight;
  readonly description: string;
  readonly words: WordsOf3d;
}

export function View3d({ sight, description, words }: Props): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const id = useId();
  const height = usePageState(({ view3d }) => readView3d(view3d).height);
  const [trouble, setTrouble] = useState<Trouble3d>();
  const [attempt, setAttempt] = useState(0);
  const stage = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const seen = useRef<HTMLSpanElement>(null);
  const [controller, setController] = useState<Controller3d>();

  useEffect(() => {
    const elements = { stage: stage.current!, overlay: overlay.current!, bar: bar.current!, note: note.current!, seen: seen.current! };
    const made = new Controller3d(elements, parts, sight, setTrouble);
    setController(made);
    return () => made.close();
  }, [parts, sight, attempt]);
  useEffect(() => controller?.setText(text, words), [controller, text, words]);

  return (
    <div className={styles["pane"]}>
      <div ref={stage} className={styles["stage"]} role="application" aria-label={words.stage} aria-describedby={`${description} ${id}`}>
        <canvas ref={overlay} className={styles["overlay"]} hidden={trouble !== undefined} />
      </div>
      {trouble === undefined ? null : (
        <div className={styles["trouble"]} role="alert">
          <p>{trouble === "lost" ? words.lost : words.noWebgl}</p>
          {trouble === "lost" && (
            <button type="button" onClick={() => setAttempt((last) => last + 1)}>
              {words.again}
            </button>
          )}
        </div>
      )}
      <div ref={bar} className={styles["bar"]}>
        <Turns words={words} onTurn={(azimuth, elevation) => controller?.turn(azimuth, elevation)} onBack={() => controller?.turnBack()} />
        <select
          aria-label={words.height}
          value={height}
          onChange={(event) => changeView(parts.store, { height: event.currentTarget.value as (typeof HEIGHTS)[number] })}
        >
          {HEIGHTS.map((one) => (
            <option key={one} value={one}>
              {words.heights[one]}
            </option>
          ))}
        </select>
        <span id={id} className={styles["note"]}>
          <span ref={note} />
          <span ref={seen} className={styles["seen"]} />
        </span>
      </div>
    </div>
  );
}
