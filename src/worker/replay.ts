/**
 * Steps made once more, with everything that went into them. The runs of the last plan stay open, so that a moving playhead costs
 * a replay from the nearest checkpoint instead of the whole path.
 */
import { openPlan } from "../core/plan.ts";
import type { Plan, PlannedRun } from "../core/plan.ts";
import type { ReplayedStep } from "../protocol/messages.ts";
import type { Work } from "./questions.ts";

/** Steps before the mailbox is looked at. */
const SLICE = 4096;
/** Steps of one answer at most. */
const MOST_STEPS = 256;

let open: { readonly key: string; readonly runs: readonly PlannedRun[] } | undefined;

/** JSON has no infinities; two plans that differ only there must not share their runs. */
const keyOf = (plan: Plan): string =>
  JSON.stringify(plan, (_, value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value));

function runsOf(plan: Plan): readonly PlannedRun[] {
  const key = keyOf(plan);
  if (open?.key !== key) open = { key, runs: openPlan(plan, { chunk: () => undefined, issue: () => undefined }).runs };
  return open.runs;
}

/** The run that must move next so that run `index` gets to `step`: itself, or while it waits, the one it branches from. */
function mover(plan: Plan, runs: readonly PlannedRun[], index: number): PlannedRun {
  const run = runs[index]!;
  const from = plan.runs[index]!.options.from;
  return run.ready || from === undefined || runs[from.run] === undefined ? run : mover(plan, runs, from.run);
}

export interface ReplayRequest {
  readonly plan: Plan;
  readonly run: number;
  readonly from: number;
  readonly count: number;
}

export function replay({ plan, run: index, from, count }: ReplayRequest): Work {
  const runs = runsOf(plan);
  const run = runs[index];
  if (run === undefined) return () => ({ done: true, code: "no-run", error: `there is no run ${index}` });
  const until = from + Math.max(1, Math.min(MOST_STEPS, Math.floor(count)));
  return () => {
    if (run.ended === undefined && run.step < until) {
      const next = mover(plan, runs, index);
      next.advance(Math.min(SLICE, next === run ? until - Math.max(0, run.step) : SLICE));
      return { done: false };
    }
    return { done: true, answer: { kind: "replay", from, steps: collect(run, from, until) } };
  };
}

/** Steps from…until (not included); fewer where the run is over. */
function collect(run: PlannedRun, from: number, until: number): ReplayedStep[] {
  const steps: ReplayedStep[] = [];
  for (let step = from; step < until; step++) {
    const made = run.loop?.replay(step + 1);
    if (made === undefined) break;
    const { outcome } = made;
    steps.push({
      theta: made.before.theta,
      next: made.theta,
      outcome: outcome.kind,
      ...(outcome.kind === "rejected" && { reason: outcome.reason }),
      ...made.parts,
    });
  }
  return steps;
}
