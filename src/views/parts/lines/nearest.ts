/** Which line a pointer means: the one nearest in height at the step under it. */
import { rowAt } from "./domain.ts";
import type { ChartRun } from "./domain.ts";
import type { Chart } from "./layout.ts";

export function nearestLine(chart: Chart, place: number, y: number): ChartRun | undefined {
  let nearest: ChartRun | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { run } of chart.lines) {
    const row = rowAt(run, place);
    if (row === undefined) continue;
    const distance = Math.abs(chart.y(run.valueAt(row)) - y);
    if (distance < least) {
      least = distance;
      nearest = run;
    }
  }
  return nearest;
}
