/** The critical points of what the map shows: asked for when it rests, shown as they are found, kept until the next ones are there. */
import type { CriticalPoint } from "../../core/analysis/critical.ts";
import type { Window2 } from "../../core/model.ts";
import type { Answer } from "../../protocol/messages.ts";
import type { PageParts } from "../page.ts";
import type { PageState } from "../store/state.ts";

/** Milliseconds that the view must rest. */
const REST = 150;

export class Critical {
  points: readonly CriticalPoint[] = [];
  private key = "";
  private problem = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private flight: AbortController | undefined;

  constructor(
    private readonly ask: PageParts["ask"],
    private readonly changed: () => void,
  ) {}

  /** @param window `undefined` while nobody wants to see them */
  follow(problem: PageState["document"]["problem"], window: Window2 | undefined): void {
    const what = JSON.stringify([problem.id, problem.values]);
    const key = window === undefined ? "" : `${what} ${window.join(" ")}`;
    if (key === this.key) return;
    this.key = key;
    this.flight?.abort();
    clearTimeout(this.timer);
    if (what !== this.problem || window === undefined) this.points = [];
    this.problem = what;
    if (window === undefined) return;
    this.timer = setTimeout(() => void this.find(problem, window), REST);
  }

  close(): void {
    clearTimeout(this.timer);
    this.flight?.abort();
  }

  private async find(problem: PageState["document"]["problem"], window: Window2): Promise<void> {
    const flight = new AbortController();
    this.flight = flight;
    const show = (answer: Answer, done: boolean): void => {
      if (answer.kind !== "critical" || flight.signal.aborted) return;
      // What was known of this surface stays until the search is over: zooming must not make marks blink.
      if (!done && answer.points.length < this.points.length) return;
      this.points = answer.points;
      this.changed();
    };
    try {
      show(await this.ask({ kind: "critical", problem: { id: problem.id, values: problem.values }, window }, flight.signal, (part) => show(part, false)), true);
    } catch {
      // Without a Hessian, or with a formula that cannot be read, there is nothing to mark; the map says the latter itself.
      if (flight.signal.aborted) return;
      this.points = [];
      this.changed();
    }
  }
}
