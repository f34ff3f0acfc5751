/** The chart in words, for whoever does not see it. */
import { readable } from "../../draw/scales.ts";
import { countAt } from "../parts/units.ts";
import { spacingOf } from "../parts/lines/axis.ts";
import { shownSteps } from "../parts/lines/domain.ts";
import type { Messages } from "../../text/index.ts";
import type { ViewSource } from "../view.ts";
import type { Axis } from "../parts/lines/axis.ts";
import type { Quantity } from "./def.ts";
import type { ChartRun } from "../parts/lines/domain.ts";

export function describeChart(
  runs: readonly ChartRun[],
  quantity: Quantity,
  axis: Axis,
  { steps, unit }: Pick<ViewSource, "steps" | "unit">,
  text: Messages["panels"]["loss"],
): string {
  if (runs.length === 0) return text.noRuns;
  const finals = runs.map(({ name, trajectory, valueAt }) => {
    const { ended, firstStep, count } = trajectory;
    if (ended?.kind === "diverged") return text.finalDiverged(name, ended.steps);
    if (ended?.kind === "failed") return text.finalFailed(name);
    return text.final(name, readable(valueAt(count - 1), 5), firstStep + count - 1);
  });
  const sound = runs.filter(({ trajectory }) => trajectory.ended?.kind !== "diverged" && trajectory.ended?.kind !== "failed");
  const last = (run: ChartRun): number => run.valueAt(run.trajectory.count - 1);
  const best = sound.length > 1 ? sound.reduce((one, other) => (last(other) < last(one) ? other : one)) : undefined;
  return [
    text.summary(text.spoken[quantity], text.axes[spacingOf(axis)], text[unit.name], countAt(unit, shownSteps(runs, steps))),
    ...finals,
    ...(best === undefined || quantity === "step" ? [] : [text.lowest(best.name)]),
    text.alternative,
  ].join(" ");
}
