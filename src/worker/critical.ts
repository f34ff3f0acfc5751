/** The critical points of a window, told as they are found: a map shows the first ones long before the search is over. */
import { findCriticalPoints } from "../core/analysis/critical.ts";
import type { CriticalPoint } from "../core/analysis/critical.ts";
import type { Problem, Window2 } from "../core/model.ts";
import type { Work } from "./questions.ts";

export function critical(problem: Problem, window: Window2): Work {
  if (problem.dim !== 2 || problem.hessian === undefined) return () => ({ done: true, code: "no-hessian", error: "this problem has no Hessian" });
  const finder = findCriticalPoints(problem, window);
  const points: CriticalPoint[] = [];
  let told = 0;
  return () => {
    const step = finder.next();
    if (step.done === true) {
      const { points: all, complete, issues } = step.value;
      return { done: true, answer: { kind: "critical", points: all, complete, issues } };
    }
    if (step.value.kind === "point") points.push(step.value.point);
    // When their number has doubled, and whenever the search has looked further: never a message for each of a thousand.
    if (points.length === told || (step.value.kind === "point" && points.length < 2 * told)) return { done: false };
    told = points.length;
    return { done: false, part: { kind: "critical", points: [...points], complete: false, issues: [] } };
  };
}
