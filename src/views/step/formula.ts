/** Formulas set once and copied from then on: a moving playhead costs no typesetting. */
import katex from "katex";
import "katex/dist/katex.min.css";

/** Formulas kept; more than any method has symbols. */
const MOST = 400;
const kept = new Map<string, HTMLElement>();

/** A fresh element with the formula. Classes in it give its symbols their colours. */
export function formula(latex: string): HTMLElement {
  let set = kept.get(latex);
  if (set === undefined) {
    if (kept.size >= MOST) kept.clear();
    set = document.createElement("span");
    katex.render(latex, set, { throwOnError: false, strict: false, trust: ({ command }) => command === "\\htmlClass" });
    kept.set(latex, set);
  }
  return set.cloneNode(true) as HTMLElement;
}
