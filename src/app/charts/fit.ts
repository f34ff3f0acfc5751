/** One chart at work: the page as it sees it, and its runs. The page's own chart has its runs already; any other runs in a worker of its own. */
import { EngineClient } from "../../client/engine.ts";
import { startRunner } from "../runner.ts";
import { spawn } from "../spawn.ts";
import { Trajectories } from "../trajectories.ts";
import { createChartStore, ownChart } from "./store.ts";
import type { PageParts } from "../page.ts";
import type { Family } from "./store.ts";

export interface Fit extends PageParts {
  readonly chart: string;
  close(): void;
}

/** Sees runs as the page does: at equal steps, or at equal cost. */
function follow(trajectories: Trajectories, page: Trajectories): () => void {
  const take = (): void => {
    if (trajectories.lens === page.lens) return;
    trajectories.lens = page.lens;
    trajectories.changed();
  };
  take();
  return page.subscribe(take);
}

export function openFit(page: PageParts, family: Family, chart: string): Fit {
  const store = createChartStore(page.store, family, chart);
  if (ownChart(family, page.store.getState().document) === chart) return { ...page, store, chart, close: () => store.close() };
  const trajectories = new Trajectories();
  const engine = new EngineClient(spawn);
  const endings = [startRunner(store, engine, trajectories), follow(trajectories, page.trajectories), () => store.close(), () => engine.close()];
  return {
    chart,
    store,
    trajectories,
    ask: page.ask,
    close() {
      for (const end of endings) end();
    },
  };
}
