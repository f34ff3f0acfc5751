/** Which line a pointer means: the one nearest in height at the step under it. */
import type { Chart } from "./layout.ts";

export function nearestLine(chart: Chart, step: number, y: number): number | undefined {
  let nearest: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { run } of chart.lines) {
    const { firstStep, count } = run.trajectory;
    const row = step - firstStep;
    if (row < 0 || row >= count) continue;
    const distance = Math.abs(chart.y(run.valueAt(row)) - y);
    if (distance < least) {
      least = distance;
      nearest = run.key;
    }
  }
  return nearest;
}
