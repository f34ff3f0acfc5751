/** Steps made again for the panels, a few at a time, and who wants to hear when they are here. */
import { Replays } from "../map/replays.ts";
import type { ViewSource } from "../../views/view.ts";
import type { PageParts } from "../page.ts";
import type { Trajectory } from "../trajectories.ts";

export type Steps = ViewSource["replays"] & { readonly close: () => void };

export function createSteps({ store, trajectories, ask }: Pick<PageParts, "store" | "trajectories" | "ask">): Steps {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  // With the one before: what a method remembers of it goes into the next.
  const replays = new Replays(ask, tell, 1);
  return {
    from(key, step, theta) {
      const { document } = store.getState();
      let run = document.runs.find((one) => one.key === key);
      // What a branch remembers from before its fork, its parent did.
      while (run?.options.from !== undefined && step < run.options.from.step) run = document.runs[run.options.from.run];
      if (run === undefined) return undefined;
      const at = run.key === key ? theta : positionOf(trajectories.get(run.key), step);
      return at && replays.stepFrom(document, run.key, step, at);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => replays.close(),
  };
}

function positionOf(trajectory: Trajectory | undefined, step: number): readonly number[] | undefined {
  if (trajectory === undefined || step < trajectory.firstStep || step > trajectory.lastStep) return undefined;
  const { dim, points, firstStep } = trajectory;
  return Array.from(points.subarray((step - firstStep) * dim, (step - firstStep + 1) * dim));
}
