/**
 * A text field for a value that has to be read: numbers, lists of numbers. What is typed stays as it is typed. It becomes the value by Enter or
 * by leaving the field; where it cannot be read it stays, with the reason below, and only Escape brings the value back.
 */
import { useId, useState } from "react";
import { useActions, useText } from "../page.ts";
import { faultText } from "./faults.ts";
import styles from "./Knobs.module.css";
import type { Parsed } from "./numbers.ts";

interface Props<T> {
  readonly label: string;
  readonly value: T;
  readonly format: (value: T) => string;
  readonly parse: (text: string) => Parsed<T>;
  readonly change: (value: T, gesture?: string) => void;
  /** The value so many presses of an arrow key away. */
  readonly nudge?: (value: T, presses: number) => T;
  /** Name of what is one step for undo: a key held down. */
  readonly gesture: string;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly wide?: boolean;
  readonly className?: string | undefined;
}

/** Presses of an arrow key that one with Shift stands for. */
const BIG = 10;

export function TypedField<T>({ label, value, format, parse, change, nudge, gesture, describedBy, disabled, wide, className }: Props<T>): React.JSX.Element {
  const text = useText();
  const actions = useActions();
  const messageId = useId();
  /** What stands in the field since it was typed into. */
  const [draft, setDraft] = useState<string>();
  /** Whether somebody tried to leave it at that. */
  const [tried, setTried] = useState(false);
  const parsed = draft === undefined ? undefined : parse(draft);
  const fault = tried && parsed !== undefined && !parsed.ok ? parsed.fault : undefined;

  const restore = (): void => {
    setDraft(undefined);
    setTried(false);
  };
  const commit = (): void => {
    if (draft === undefined || parsed === undefined) return;
    if (!parsed.ok) {
      setTried(true);
      return;
    }
    restore();
    if (format(parsed.value) !== format(value)) change(parsed.value);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const up = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (event.key === "Enter") commit();
    else if (event.key === "Escape" && draft !== undefined) {
      // Escape means the field here, not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      restore();
    } else if (up !== 0 && nudge !== undefined && parsed?.ok !== false) {
      event.preventDefault();
      restore();
      change(nudge(parsed?.value ?? value, event.shiftKey ? BIG * up : up), gesture);
    }
  };
  return (
    <>
      <input
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="done"
        className={[styles["field"], wide ? styles["wide"] : "", className ?? ""].join(" ")}
        aria-label={label}
        aria-invalid={fault !== undefined}
        aria-describedby={[fault === undefined ? "" : messageId, describedBy ?? ""].join(" ").trim() || undefined}
        disabled={disabled}
        value={draft ?? format(value)}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onKeyUp={() => actions.endGesture()}
        onBlur={commit}
      />
      {fault !== undefined && (
        <span id={messageId} className={styles["message"]} role="alert">
          {faultText(text, fault)}
        </span>
      )}
    </>
  );
}
