/**
 * A button with something that opens beside it: a native popover, so that Escape and a click elsewhere close it and the focus returns to
 * the button. What it holds is there only while it is open.
 */
import { useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { place } from "./place.ts";
import styles from "./Popover.module.css";

interface Props {
  /** What stands on the button. */
  readonly face: React.ReactNode;
  /** Accessible name of the button, where its face does not say enough. */
  readonly buttonLabel?: string | undefined;
  readonly buttonClass?: string | undefined;
  /** Marks the button for those that bring the focus back to it. */
  readonly buttonId?: string | undefined;
  /** Id of the button that takes its place while it is not shown. */
  readonly standIn?: string | undefined;
  readonly disabled?: boolean;
  readonly describedBy?: string | undefined;
  /** Accessible name of what opens. */
  readonly label: string;
  /** A list of buttons, which arrow keys walk through, or a text to be read. */
  readonly kind: "list" | "text";
  readonly className?: string | undefined;
  readonly children: (close: () => void) => React.ReactNode;
}

const FOCUSABLE = "button:not(:disabled), input, select, a[href], [tabindex='0']";

/** Letters typed in quick succession are one word. */
const WORD_MILLISECONDS = 700;
let typed = "";
let typedAt = 0;

/** Typing a name goes to it, as in any list of the system. */
function typeAhead(event: KeyboardEvent, items: readonly HTMLElement[]): void {
  if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
  typed = event.timeStamp - typedAt < WORD_MILLISECONDS ? typed + event.key.toLowerCase() : event.key.toLowerCase();
  typedAt = event.timeStamp;
  items.find((item) => item.textContent.trim().toLowerCase().startsWith(typed))?.focus();
}

function walk(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const items = [...list.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  typeAhead(event, items);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const targets: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  const target = targets[event.key];
  if (target === undefined || items.length === 0) return;
  event.preventDefault();
  items[(target + items.length) % items.length]!.focus();
}

/** For a list's `ref`. */
function walkable(list: HTMLElement | null): () => void {
  list?.addEventListener("keydown", walk);
  return () => list?.removeEventListener("keydown", walk);
}

/** Puts an opened panel beside its button and the focus into it. */
function settle(panel: HTMLElement, button: HTMLElement): void {
  if (!panel.matches(":popover-open")) return;
  place(panel, button);
  // What is still loading has nothing to press yet: then the panel itself is where reading goes on.
  if (!panel.contains(document.activeElement)) (panel.querySelector<HTMLElement>(FOCUSABLE) ?? panel).focus();
}

export function Popover({
  face,
  buttonLabel,
  buttonClass,
  buttonId,
  standIn,
  disabled,
  describedBy,
  label,
  kind,
  className,
  children,
}: Props): React.JSX.Element {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = (): void => document.getElementById(id)?.hidePopover();
  const anchor = (): HTMLElement | null => {
    const own = button.current;
    return standIn === undefined || own?.checkVisibility() === true ? own : document.getElementById(standIn);
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        id={buttonId}
        className={buttonClass}
        popoverTarget={id}
        aria-haspopup={kind === "text" ? "dialog" : "true"}
        aria-label={buttonLabel}
        aria-describedby={describedBy}
        disabled={disabled}
      >
        {face}
      </button>
      <div
        id={id}
        ref={kind === "list" ? walkable : undefined}
        popover="auto"
        tabIndex={-1}
        role={kind === "text" ? "dialog" : "group"}
        aria-label={label}
        className={[styles["panel"], kind === "list" ? styles["list"] : styles["text"], className ?? ""].join(" ")}
        onBeforeToggle={(event) => {
          if (event.newState !== "open") return;
          // It has to stand when its size is looked at, which is before anything is painted.
          flushSync(() => setOpen(true));
          const panel = event.currentTarget;
          requestAnimationFrame(() => {
            const beside = anchor();
            if (beside !== null) settle(panel, beside);
          });
        }}
        onToggle={(event) => {
          if (event.newState !== "closed") return;
          setOpen(false);
          if (document.activeElement === document.body) anchor()?.focus();
        }}
      >
        {open && children(close)}
      </div>
    </>
  );
}
