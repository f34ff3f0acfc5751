/**
 * Coordinates, loss and gradient norm under the pointer, or at the start while no pointer is there. Written to the page without React;
 * one question at a time, and all four numbers at once, so that they always belong to the same point.
 */
import { readable } from "../../draw/scales.ts";
import type { Answer } from "../../protocol/messages.ts";
import type { PageParts } from "../page.ts";
import type { PageState } from "../store/state.ts";

const DIGITS = 5;
const MOST_DIGITS = 15;

/** Digits of a coordinate: as many as pixels tell apart, never fewer than usual. */
function digitsOf(value: number, unit: number): number {
  const needed = Math.ceil(Math.log10(Math.abs(value) / unit));
  return Number.isFinite(needed) ? Math.max(DIGITS, Math.min(MOST_DIGITS, needed)) : DIGITS;
}
const NAMES = ["x", "y", "loss", "gradient"] as const;

interface Wish {
  readonly problem: PageState["document"]["problem"];
  readonly at: readonly number[];
  /** Distance that one pixel spans. */
  readonly unit: number;
  /** What the point is called. */
  readonly caption: string;
}

export class Readout {
  private wish: Wish | undefined;
  private shown: Wish | undefined;
  private asking = false;
  private values: readonly number[] = [];
  private readonly abort = new AbortController();

  constructor(
    private readonly element: HTMLElement,
    private readonly ask: PageParts["ask"],
  ) {
    element.addEventListener("copy", this.copy, { signal: this.abort.signal });
  }

  show(wish: Wish): void {
    this.wish = wish;
    this.next();
  }

  close(): void {
    this.abort.abort();
    this.wish = undefined;
  }

  private next(): void {
    const { wish, shown } = this;
    if (this.asking || wish === undefined) return;
    const known = shown?.problem === wish.problem && shown.at.every((value, i) => Object.is(value, wish.at[i]));
    if (known) {
      if (shown.caption !== wish.caption) this.put("caption", wish.caption);
      this.shown = wish;
      return;
    }
    this.asking = true;
    this.ask({ kind: "point", problem: wish.problem, at: wish.at }, this.abort.signal).then(
      (answer) => this.settle(wish, answer),
      // A problem that cannot be built has no heights; the coordinates still hold.
      () => this.settle(wish, undefined),
    );
  }

  private settle(wish: Wish, answer: Answer | undefined): void {
    this.asking = false;
    const known = answer?.kind === "point";
    this.values = [...wish.at, ...(known ? [answer.loss, Math.hypot(...answer.gradient)] : [])];
    for (const [i, name] of NAMES.entries()) {
      const value = this.values[i];
      const digits = i < wish.at.length ? digitsOf(value ?? 0, wish.unit) : DIGITS;
      this.put(name, value === undefined ? "–" : readable(value, digits));
    }
    this.put("caption", wish.caption);
    this.shown = wish;
    this.next();
  }

  private put(name: string, text: string): void {
    const node = this.element.querySelector(`[data-value="${name}"]`);
    if (node !== null && node.textContent !== text) node.textContent = text;
  }

  /** Whoever copies the readout gets every digit. */
  private readonly copy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", this.values.map(String).join("\t"));
    event.preventDefault();
  };
}
