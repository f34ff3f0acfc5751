/** The page's keys: which key means what is pure; one listener carries it out. Single keys can be switched off, and stay off. */
import { stepBy } from "./moves.ts";
import type { PageParts } from "../page.ts";

export type Command = "play" | "back" | "forward" | "undo" | "redo" | "help";

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What has the focus: where text or a list takes letters itself, or where Space presses something. */
export type Focus = "text" | "button" | "other";

const SINGLE: Readonly<Record<string, Command>> = { " ": "play", "[": "back", "]": "forward", "?": "help" };

export function commandOf(press: Press, focus: Focus, single: boolean): Command | undefined {
  if (focus === "text" || press.altKey) return undefined;
  if (press.ctrlKey || press.metaKey) {
    const key = press.key.toLowerCase();
    if (key === "z") return press.shiftKey ? "redo" : "undo";
    return key === "y" && press.ctrlKey && !press.shiftKey ? "redo" : undefined;
  }
  if (!single || (press.key === " " && (focus === "button" || press.shiftKey))) return undefined;
  return SINGLE[press.key];
}

const NO_TEXT = new Set(["range", "checkbox", "radio", "button", "submit", "reset", "color", "file"]);
const PRESSABLE = "button, summary, a[href], input, [role=tab], [role=menuitem], [role=option], [role=button]";

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return "other";
  if (target instanceof HTMLInputElement && target.type === "range") return "other";
  if (target instanceof HTMLInputElement && !NO_TEXT.has(target.type)) return "text";
  if (target.isContentEditable || target.matches("textarea, select")) return "text";
  return target.closest(PRESSABLE) === null ? "other" : "button";
}

const STORED = "steepest.single-keys";

export function singleKeys(): boolean {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    // Storage may be forbidden; then nothing was switched off.
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    // Full or forbidden: the choice cannot be kept.
  }
}

/** @returns a function that ends it */
export function installShortcuts(parts: PageParts, openHelp: () => void): () => void {
  const { store } = parts;
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
    const command = commandOf(event, focusOf(event.target), singleKeys());
    if (command === undefined) return;
    event.preventDefault();
    if (event.repeat && (command === "play" || command === "help")) return;
    switch (command) {
      case "play":
        if (store.getState().playing) store.actions.pause();
        else store.actions.play();
        return;
      case "back":
      case "forward":
        stepBy(parts, command === "back" ? -1 : 1);
        return;
      case "undo":
      case "redo":
        store.actions[command]();
        return;
      case "help":
        openHelp();
    }
  };
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
}
