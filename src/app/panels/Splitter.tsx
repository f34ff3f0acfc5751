/** The line between two panels, moved by pointer or arrow keys; a double click gives every panel its own height again. */
import { useRef } from "react";
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
  const element = useRef<HTMLDivElement>(null);
  const grabbed = useRef<{ readonly y: number; readonly height: number } | undefined>(undefined);
  const say = (): void => {
    const [up, down] = [sizes.measure(above), sizes.measure(below)];
    if (up + down > 0) element.current?.setAttribute("aria-valuenow", String(Math.round((100 * up) / (up + down))));
  };
  const set = (height: number): void => {
    const both = sizes.measure(above) + sizes.measure(below);
    const next = Math.max(LEAST, Math.min(both - LEAST, height));
    if (both > 2 * LEAST) sizes.divide(above, next, below, both - next);
    say();
  };
  const press = (event: React.KeyboardEvent): void => {
    const now = sizes.measure(above);
    const heights: Readonly<Record<string, number>> = { ArrowUp: now - KEY_STEP, ArrowDown: now + KEY_STEP, Home: 0, End: Number.MAX_SAFE_INTEGER };
    const height = heights[event.key];
    if (height === undefined) return;
    event.preventDefault();
    set(height);
    sizes.save();
  };
  const down = (event: React.PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { y: event.clientY, height: sizes.measure(above) };
  };
  const move = (event: React.PointerEvent): void => {
    if (grabbed.current !== undefined) set(grabbed.current.height + event.clientY - grabbed.current.y);
  };
  const up = (): void => {
    if (grabbed.current !== undefined) sizes.save();
    grabbed.current = undefined;
  };
  return (
    <div
      ref={element}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={50}
      className={styles["splitter"]}
      onFocus={say}
      onKeyDown={press}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onDoubleClick={sizes.reset}
    />
  );
}
