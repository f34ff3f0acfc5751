/** The elements of the 3-D picture: its stage, what turns it, what its heights stand for, and what is said where it cannot be shown. */
import { useEffect, useId, useRef, useState } from "react";
import { useActions, usePage, usePageState, useText } from "../page.ts";
import { Controller3d } from "./controller.ts";
import { Turns } from "./Turns.tsx";
import styles from "./View3d.module.css";
import type { Trouble3d } from "./controller.ts";

const HEIGHTS = ["log", "linear"] as const;

export function View3d({ description }: { readonly description: string }): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const actions = useActions();
  const id = useId();
  const height = usePageState((state) => state.view3d.height);
  const [trouble, setTrouble] = useState<Trouble3d>();
  const [attempt, setAttempt] = useState(0);
  const stage = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const seen = useRef<HTMLSpanElement>(null);
  const [controller, setController] = useState<Controller3d>();

  useEffect(() => {
    const elements = { stage: stage.current!, overlay: overlay.current!, note: note.current!, seen: seen.current! };
    const made = new Controller3d(elements, parts, setTrouble);
    setController(made);
    return () => made.close();
  }, [parts, attempt]);
  useEffect(() => controller?.setText(text), [controller, text]);

  return (
    <div className={styles["pane"]}>
      <div ref={stage} className={styles["stage"]} role="application" aria-label={text.map3d.stage} aria-describedby={`${description} ${id}`}>
        <canvas ref={overlay} className={styles["overlay"]} hidden={trouble !== undefined} />
      </div>
      {trouble === undefined ? null : (
        <div className={styles["trouble"]} role="alert">
          <p>{trouble === "lost" ? text.map3d.lost : text.map3d.noWebgl}</p>
          {trouble === "lost" && (
            <button type="button" onClick={() => setAttempt((last) => last + 1)}>
              {text.map3d.again}
            </button>
          )}
        </div>
      )}
      <div className={styles["bar"]}>
        <Turns onTurn={(azimuth, elevation) => controller?.turn(azimuth, elevation)} onBack={() => controller?.turnBack()} />
        <select
          aria-label={text.map3d.height}
          value={height}
          onChange={(event) => actions.setView3d({ height: event.currentTarget.value as (typeof HEIGHTS)[number] })}
        >
          {HEIGHTS.map((one) => (
            <option key={one} value={one}>
              {text.map3d.heights[one]}
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
