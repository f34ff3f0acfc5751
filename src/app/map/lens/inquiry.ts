/** Asks the engine about the lens: one question at a time, always the latest wish next. */
import { EngineError } from "../../../client/engine.ts";
import type { LensReading } from "../../../core/analysis/lens.ts";
import type { PageParts } from "../../page.ts";
import type { PageState } from "../../store/state.ts";

interface Wish {
  readonly problem: PageState["document"]["problem"];
  readonly at: readonly [number, number];
  readonly radius: number;
  /** Nobody's hand is on the lens: it need not keep up with every frame of what it follows. */
  readonly calm: boolean;
}

/** Milliseconds from an answer to the next question of a calm lens: whoever drags the start is not to wait for it. */
const PAUSE = 120;

export class Inquiry {
  /** The last answer, or the code of why there is none. */
  reading: LensReading | string | undefined;
  private wish: Wish | undefined;
  private answered: Wish | undefined;
  private asking = false;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private abort = new AbortController();

  constructor(
    private readonly ask: PageParts["ask"],
    private readonly changed: () => void,
  ) {}

  want(wish: Wish): void {
    // Of another surface nothing here is true.
    if (wish.problem !== this.answered?.problem) this.reading = undefined;
    this.wish = wish;
    this.next();
  }

  close(): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.asking = false;
    clearTimeout(this.pause);
    this.pause = undefined;
    this.wish = undefined;
  }

  private next(): void {
    const { wish, answered } = this;
    if (this.asking || this.pause !== undefined || wish === undefined) return;
    const known = answered?.problem === wish.problem && answered.radius === wish.radius && wish.at.every((value, i) => Object.is(value, answered.at[i]));
    if (known) return;
    this.asking = true;
    const { signal } = this.abort;
    const { calm: _calm, ...question } = wish;
    this.ask({ kind: "lens", ...question }, signal).then(
      (answer) => this.settle(wish, signal, answer.kind === "lens" ? answer : "internal"),
      (error: unknown) => this.settle(wish, signal, error instanceof EngineError ? error.code : "internal"),
    );
  }

  private settle(wish: Wish, signal: AbortSignal, reading: LensReading | string): void {
    if (signal.aborted) return;
    this.asking = false;
    this.answered = wish;
    if (wish.problem === this.wish?.problem) this.reading = reading;
    if (wish.calm) {
      this.pause = setTimeout(() => {
        this.pause = undefined;
        this.next();
      }, PAUSE);
    }
    this.changed();
    this.next();
  }
}
