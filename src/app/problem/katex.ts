/** The typesetter, which is too heavy for the first load. */
import katex from "katex";
import "katex/dist/katex.min.css";

/** Fills the element. What cannot be typeset stands as its source, in colour. */
export function typeset(latex: string, element: HTMLElement, displayMode: boolean): void {
  katex.render(latex, element, { throwOnError: false, displayMode, strict: false });
}
