/** The runs of one scenario under way: stepped in slices within the page's credit, round after round, so that all paths grow together. */
import { openPlan } from "../core/plan.ts";
import type { Plan, PlannedRun } from "../core/plan.ts";
import type { FromEngine, RunNews, SessionId } from "../protocol/messages.ts";

/** Steps of one run before the others get their turn and messages are looked at: about a millisecond on a formula. */
const SLICE = 4096;

export class Session {
  private readonly runs: readonly PlannedRun[];
  private readonly credit: number[];
  private readonly told: boolean[];
  private news: RunNews[] = [];

  constructor(
    readonly id: SessionId,
    plan: Plan,
    private readonly post: (message: FromEngine) => void,
  ) {
    const { runs } = openPlan(plan, {
      chunk: (run, chunk) => this.news.push({ run, chunk }),
      issue: (issue) => post({ type: "issue", session: id, issue }),
    });
    this.runs = runs;
    this.credit = runs.map(() => 0);
    this.told = runs.map(() => false);
    this.tell();
  }

  grant(steps: number): void {
    for (let run = 0; run < this.credit.length; run++) this.credit[run]! += steps;
  }

  /** One round over all runs. @returns whether another round could do something */
  turn(): boolean {
    for (const run of this.runs) {
      const allowed = Math.min(SLICE, this.credit[run.index]!);
      if (run.ended !== undefined || !run.ready || allowed <= 0) continue;
      this.credit[run.index]! -= run.advance(allowed);
    }
    this.tell();
    return this.runs.some((run) => run.ended === undefined && run.ready && this.credit[run.index]! > 0);
  }

  private tell(): void {
    for (const { index, ended } of this.runs) {
      if (ended === undefined || this.told[index]) continue;
      this.told[index] = true;
      this.news.push({ run: index, ended });
    }
    if (this.news.length === 0) return;
    this.post({ type: "round", session: this.id, news: this.news });
    this.news = [];
  }
}
