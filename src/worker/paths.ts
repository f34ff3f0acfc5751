/** All paths of a plan at once, for a thumbnail: stepped by the same loop as any run, a slice at a time, and cut short where they would only be long. */
import { openPlan } from "../core/plan.ts";
import type { Plan } from "../core/plan.ts";
import type { Work } from "./questions.ts";

/** Steps of one run at most: a thumbnail shows where a path leads, not how long it is. */
const MOST_STEPS = 2000;
/** Steps of one run before the mailbox is looked at. */
const SLICE = 500;

export function paths(plan: Plan): Work {
  const parts: Float64Array[][] = plan.runs.map(() => []);
  // The plan keeps its number of steps, on which schedules depend; only the walking stops early.
  const { runs } = openPlan(plan, { chunk: (run, { points }) => parts[run]!.push(points), issue: () => undefined });
  return () => {
    const going = runs.filter((run) => run.ended === undefined && run.ready && run.step < MOST_STEPS);
    for (const run of going) run.advance(SLICE);
    return going.length > 0 ? { done: false } : { done: true, answer: { kind: "paths", paths: parts.map(join) } };
  };
}

function join(chunks: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const chunk of chunks) {
    all.set(chunk, next);
    next += chunk.length;
  }
  return all;
}
