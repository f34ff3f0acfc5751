/** What each run has spent up to the playhead, into a table whose rows know their run. */
import { evaluationsOf } from "../../core/costs.ts";
import { costAt } from "./lens.ts";
import type { PageParts } from "../page.ts";
import type { RunKey } from "../store/document.ts";

export function writeSpending(table: HTMLTableElement, { store, trajectories }: Pick<PageParts, "store" | "trajectories">): void {
  const { playhead } = store.getState();
  for (const row of table.querySelectorAll<HTMLTableRowElement>("[data-run]")) {
    const trajectory = trajectories.get(Number(row.dataset["run"]) as RunKey);
    const at = trajectory?.rowNow(playhead) ?? 0;
    const known = trajectory !== undefined && trajectory.count > 0;
    const cost = known ? costAt(trajectory.costs, at) : undefined;
    const numbers = cost && [trajectory!.firstStep + at, cost.functions, cost.gradients, cost.hessians, evaluationsOf(cost, trajectory!.dim)];
    for (const [i, cell] of [...row.querySelectorAll("td")].entries()) {
      const shown = numbers === undefined ? "–" : String(numbers[i]);
      if (cell.textContent !== shown) cell.textContent = shown;
    }
  }
}
