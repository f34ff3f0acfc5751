/** The two distributions of a step, from the engine: one question at a time, the latest wish next, what was there before until its answer has come. */
import type { DistributionAnswer } from "../../protocol/messages.ts";
import type { ViewSource } from "../view.ts";

/** Answers kept, so that stepping back and forth asks nothing. */
const MOST = 64;

type Problem = NonNullable<ReturnType<ViewSource["plan"]>>["problem"];

export interface Wish {
  readonly problem: Problem;
  /** The positions of the run that the step is between. */
  readonly steps: readonly [before: number, after: number];
  readonly before: readonly number[];
  readonly after: readonly number[];
}
export interface Found {
  readonly wish: Wish;
  readonly answer: DistributionAnswer;
}

export class StepInquiry {
  private readonly answers = new Map<string, DistributionAnswer>();
  private problem: Problem | undefined;
  private shown: Found | undefined;
  private flight: AbortController | undefined;
  /** Why there is nothing to show. */
  failure: string | undefined;

  constructor(
    private readonly ask: ViewSource["ask"],
    private readonly onNews: () => void,
  ) {}

  look(wish: Wish | undefined): Found | undefined {
    if (wish === undefined) return this.shown;
    if (wish.problem !== this.problem) {
      this.problem = wish.problem;
      this.answers.clear();
      this.failure = undefined;
      this.flight?.abort();
      this.flight = undefined;
    }
    const key = JSON.stringify([wish.before, wish.after]);
    const answer = this.answers.get(key);
    if (answer !== undefined) this.shown = { wish, answer };
    else if (this.flight === undefined && this.failure === undefined) this.fetch(wish, key);
    return this.shown;
  }

  close(): void {
    this.flight?.abort();
  }

  private fetch({ problem: { id, values }, before, after }: Wish, key: string): void {
    const flight = new AbortController();
    this.flight = flight;
    const settle = (): void => {
      if (flight.signal.aborted) return;
      this.flight = undefined;
      this.onNews();
    };
    this.ask({ kind: "distribution", problem: { id, values }, before, after }, flight.signal).then(
      (answer) => {
        if (flight.signal.aborted || answer.kind !== "distribution") return;
        this.answers.set(key, answer);
        for (const old of this.answers.keys()) if (this.answers.size > MOST) this.answers.delete(old);
        settle();
      },
      (error: unknown) => {
        if (!flight.signal.aborted) this.failure = codeOf(error);
        settle();
      },
    );
  }
}

/** The engine's refusals carry a code. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "failed";
}
