/** In place of the map, where a plane shows all there is to see of more than two parameters; and which plane it is, in words. */
import { useEffect, useId, useRef } from "react";
import { late } from "../../../text/late.ts";
import { usePage, useText } from "../../page.ts";
import { useLate } from "../../useLate.ts";
import { PlaneControl } from "./control.ts";
import styles from "./PlaneMap.module.css";
import type { Plane } from "../../../core/model.ts";

export function PlaneMap({ plane }: { readonly plane: Plane }): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const id = useId();
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const description = useRef<HTMLParagraphElement>(null);
  const words = useLate(late.plane);
  useEffect(() => {
    if (words === undefined) return;
    const made = new PlaneControl({ stage: stage.current!, canvas: canvas.current!, description: description.current! }, parts, plane, text, words);
    return () => made.close();
  }, [parts, plane, text, words]);
  return (
    <div className={styles["place"]}>
      {/* An application in the sense of ARIA: its keys are its own, and the description says what they did. */}
      <div ref={stage} className={styles["stage"]} role="application" aria-label={words?.stage ?? text.map.name} aria-describedby={`${id}-what ${id}`}>
        <canvas ref={canvas} className={styles["canvas"]} />
      </div>
      <p id={`${id}-what`} className={styles["what"]}>
        {words?.what}
      </p>
      <p ref={description} id={id} className={styles["description"]} aria-live="polite" />
    </div>
  );
}
