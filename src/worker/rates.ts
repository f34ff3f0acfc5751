/** Learning rates searched for all runs of a plan, one after another; told after every trial, so that a page can show how far the search is. */
import { tuneRate } from "../core/experiments/rates.ts";
import type { TunedRate, Untuned } from "../core/experiments/rates.ts";
import type { BuiltProblem, Plan } from "../core/plan.ts";
import type { RatesAnswer } from "../protocol/messages.ts";
import type { Work } from "./questions.ts";

/** @param budget in evaluations; `Infinity`: the plan's steps alone */
export function rates(built: BuiltProblem, plan: Plan, budget: number): Work {
  const tuned: (TunedRate | Untuned)[] = [];
  let told = 0;
  let search: ReturnType<typeof tuneRate> | undefined;
  const answer = (trials: number): RatesAnswer => ({ kind: "rates", tuned: [...tuned], trials });
  return () => {
    if (tuned.length === plan.runs.length) return { done: true, answer: answer(0) };
    search ??= tuneRate(plan, tuned.length, built, budget);
    const step = search.next();
    if (step.done === true) {
      tuned.push(step.value);
      search = undefined;
      told = 0;
      return { done: false, part: answer(0) };
    }
    if (step.value === told) return { done: false };
    told = step.value;
    return { done: false, part: answer(told) };
  };
}
