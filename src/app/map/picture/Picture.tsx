/** A picture in place of the map, where θ is no plane: its canvas, its description, and what is said below it. */
import { useEffect, useId, useRef } from "react";
import styles from "./Picture.module.css";
import type { PictureElements } from "./kept.ts";

interface Props {
  readonly label: string;
  /** How the pointer looks over it. */
  readonly cursor: "crosshair" | "ew-resize";
  readonly note?: string | undefined;
  /** Keeps it alive; of the same identity while nothing changed, and `undefined` until it can be. */
  readonly keep: ((elements: PictureElements) => { close(): void }) | undefined;
}

export function Picture({ label, cursor, note, keep }: Props): React.JSX.Element {
  const id = useId();
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const description = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const kept = keep?.({ stage: stage.current!, canvas: canvas.current!, description: description.current! });
    return () => kept?.close();
  }, [keep]);
  const noteId = `${id}-note`;
  return (
    <div className={styles["place"]}>
      {/* An application in the sense of ARIA: its keys are its own, and the description says what they did. */}
      <div
        ref={stage}
        className={styles["stage"]}
        style={{ cursor }}
        role="application"
        aria-label={label}
        aria-describedby={note === undefined ? id : `${noteId} ${id}`}
      >
        <canvas ref={canvas} className={styles["canvas"]} />
      </div>
      {note !== undefined && (
        <p id={noteId} className={styles["note"]}>
          {note}
        </p>
      )}
      <p ref={description} id={id} className={styles["description"]} aria-live="polite" />
    </div>
  );
}
