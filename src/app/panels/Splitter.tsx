/** The line between two panels, moved by pointer or arrow keys; a double click gives every panel its own height again. */
import { useEffect, useRef } from "react";
import type { Sizes } from "./sizes.ts";
import styles from "./Panels.module.css";

/** Pixels that an arrow key moves by, and that a panel keeps. */
const KEY_STEP = 16;
const LEAST = 120;

interface Props {
  readonly label: string;
  readonly sizes: Sizes;
  /** Ids in `sizes` of the panels above and below. */
  readonly above: string;
  readonly below: string;
}

export function Splitter({ label, sizes, above, below }: Props): React.JSX.Element {
  const element = useRef<HTMLHRElement>(null);

  useEffect(() => {
    const line = element.current!;
    let grabbed: { readonly y: number; readonly height: number } | undefined;
    const say = (): void => {
      const [up, down] = [sizes.measure(above), sizes.measure(below)];
      if (up + down > 0) line.setAttribute("aria-valuenow", String(Math.round((100 * up) / (up + down))));
    };
    const set = (height: number): void => {
      const both = sizes.measure(above) + sizes.measure(below);
      const next = Math.max(LEAST, Math.min(both - LEAST, height));
      if (both > 2 * LEAST) sizes.divide(above, next, below, both - next);
      say();
    };
    const control = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void): void =>
      line.addEventListener(type, listener, { signal: control.signal });
    on("focus", say);
    on("keydown", (event) => {
      const now = sizes.measure(above);
      const heights: Readonly<Record<string, number>> = { ArrowUp: now - KEY_STEP, ArrowDown: now + KEY_STEP, Home: 0, End: Number.MAX_SAFE_INTEGER };
      const height = heights[event.key];
      if (height === undefined) return;
      event.preventDefault();
      set(height);
      sizes.save();
    });
    on("pointerdown", (event) => {
      if (event.button !== 0) return;
      line.setPointerCapture(event.pointerId);
      grabbed = { y: event.clientY, height: sizes.measure(above) };
    });
    on("pointermove", (event) => {
      if (grabbed !== undefined) set(grabbed.height + event.clientY - grabbed.y);
    });
    const release = (): void => {
      if (grabbed !== undefined) sizes.save();
      grabbed = undefined;
    };
    on("pointerup", release);
    on("pointercancel", release);
    on("dblclick", sizes.reset);
    // A separator that can be focused is one that moves.
    line.tabIndex = 0;
    say();
    return () => control.abort();
  }, [sizes, above, below]);

  return (
    <hr
      ref={element}
      className={styles["splitter"]}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={50}
    />
  );
}
