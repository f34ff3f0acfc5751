/** Formulas set once and copied from then on: a moving playhead costs no typesetting. */
import katex from "katex";
import "katex/dist/katex.min.css";

/** Formulas kept; more than any method has symbols. */
const MOST = 400;
const kept = new Map<string, HTMLElement>();

/** A fresh element with the formula. Classes in it give its symbols their colours. */
export function formula(latex: string, displayMode = false): HTMLElement {
  const key = `${displayMode ? "D" : "T"}${latex}`;
  let set = kept.get(key);
  if (set === undefined) {
    if (kept.size >= MOST) kept.clear();
    set = document.createElement("span");
    katex.render(latex, set, { displayMode, throwOnError: false, strict: false, trust: ({ command }) => command === "\\htmlClass" });
    kept.set(key, set);
  }
  return set.cloneNode(true) as HTMLElement;
}
