/** Another chart for the page's own fit: its start, its window and so its path stay those of the same members. One step for undo. */
import { inChart } from "../../core/charts.ts";
import { chartMaps } from "../../core/problems/distributions/charts.ts";
import type { PageStore } from "../store/store.ts";

export function changeChart({ getState, actions }: PageStore, chart: string): void {
  const { catalogue, document } = getState();
  const entry = catalogue.problems.find(({ id }) => id === document.problem.id);
  const maps = chartMaps.get(document.problem.id);
  if (entry === undefined || maps === undefined) return;
  const placed = inChart(document, chart, entry, maps);
  // A start that names no distribution names none in another chart: then it begins where the chart does.
  if (placed.start.every(Number.isFinite)) actions.setPlace(placed);
  else actions.setProblemKnob(entry.variants!.knob, chart);
}
