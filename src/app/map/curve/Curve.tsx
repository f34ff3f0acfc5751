/** In place of the map, where there is one parameter: its loss as a curve, with a start to drag along it. */
import { useEffect, useId, useRef } from "react";
import { late } from "../../../text/late.ts";
import { useLate } from "../../useLate.ts";
import { usePage, useText } from "../../page.ts";
import { CurveControl } from "./control.ts";
import styles from "./Curve.module.css";

export function Curve(): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const id = useId();
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const description = useRef<HTMLParagraphElement>(null);
  const words = useLate(late.curve);
  useEffect(() => {
    if (words === undefined) return;
    const made = new CurveControl(stage.current!, canvas.current!, description.current!, parts, text, words);
    return () => made.close();
  }, [parts, text, words]);
  return (
    <>
      {/* An application in the sense of ARIA: its keys are its own, and the description says what they did. */}
      <div ref={stage} className={styles["stage"]} role="application" aria-label={words?.stage ?? text.map.name} aria-describedby={id}>
        <canvas ref={canvas} className={styles["canvas"]} />
      </div>
      <p ref={description} id={id} className={styles["description"]} aria-live="polite" />
    </>
  );
}
