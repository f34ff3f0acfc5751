/** What becomes of every run of a plan: stepped by the same loop as any run, a few at a time, and only the sums are kept. */
import { openPlan } from "../core/plan.ts";
import type { Ended, TrajectoryChunk, Window2 } from "../core/model.ts";
import type { Plan } from "../core/plan.ts";
import type { Work } from "./questions.ts";

/** Steps before the mailbox is looked at: a few milliseconds on a surface. */
const SLICE = 5000;

interface Tally {
  firstLoss: number;
  lastLoss: number;
  inside: boolean;
}

/** @param window of a problem in two dimensions; elsewhere nothing is outside */
export function results(plan: Plan, window: Window2 | undefined): Work {
  const tallies = plan.runs.map((): Tally => ({ firstLoss: Number.NaN, lastLoss: Number.NaN, inside: true }));
  const endings: (Ended | undefined)[] = [];
  const { runs } = openPlan(plan, { chunk: (run, chunk) => take(tallies[run]!, chunk, window), issue: () => undefined });
  return () => {
    let left = SLICE;
    // A branch waits for its parent, which stands before it.
    for (const run of runs) {
      while (left > 0 && run.ended === undefined) left -= Math.max(1, run.advance(left));
      endings[run.index] = run.ended;
    }
    if (runs.some(({ ended }) => ended === undefined)) return { done: false };
    return { done: true, answer: { kind: "results", results: tallies.map((tally, i) => ({ ...tally, ended: endings[i]! })) } };
  };
}

function take(tally: Tally, { firstStep, count, dim, points, loss }: TrajectoryChunk, window: Window2 | undefined): void {
  if (firstStep === 0) tally.firstLoss = loss[0]!;
  tally.lastLoss = loss[count - 1]!;
  if (window === undefined || dim !== 2) return;
  const [xlo, xhi, ylo, yhi] = window;
  for (let row = 0; row < count && tally.inside; row++) {
    const [x, y] = [points[2 * row]!, points[2 * row + 1]!];
    // Not "outside": what is no number is not inside either.
    tally.inside = x >= xlo && x <= xhi && y >= ylo && y <= yhi;
  }
}
