/** Gaps between charts of one fit, run after run, each told as soon as it is known. */
import { gapsOf } from "../core/experiments/charts.ts";
import { variantOf } from "../core/shape.ts";
import { convert } from "../core/problems/distributions/charts.ts";
import type { Charted, Gaps, NoGap } from "../core/experiments/charts.ts";
import type { BuiltProblem, Plan } from "../core/plan.ts";
import type { ChartGapsAnswer } from "../protocol/messages.ts";
import type { Work } from "./questions.ts";

export function gaps({ definition }: BuiltProblem, plan: Plan, names: readonly string[]): Work {
  const { charts: maps, variants } = definition;
  const own = variantOf(definition, plan.problem.values);
  if (own === undefined || maps === undefined || variants === undefined || names.some((name) => maps.of[name] === undefined)) {
    return () => ({ done: true, code: "no-charts", error: "this problem has no such charts" });
  }
  const { knob } = variants;
  const { problem, start } = plan;
  const fits = names.map((name): Charted => ({
    problem: { ...problem, values: { ...problem.values, [knob]: name } },
    start: convert(maps, own, name, start),
    map: maps.of[name]!,
  }));
  const runs: (Gaps | NoGap)[] = [];
  const answer = (): ChartGapsAnswer => ({ kind: "chartGaps", runs: [...runs] });
  let work: ReturnType<typeof gapsOf> | undefined;
  return () => {
    if (runs.length === plan.runs.length) return { done: true, answer: answer() };
    work ??= gapsOf(plan, runs.length, fits, maps.compared);
    const step = work.next();
    if (step.done !== true) return { done: false };
    runs.push(step.value);
    work = undefined;
    return { done: false, part: answer() };
  };
}
