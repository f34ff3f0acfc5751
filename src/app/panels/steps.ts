/** Steps made again for the panels, a few at a time, and who wants to hear when they are here. */
import { Replays } from "../map/replays.ts";
import type { ViewSource } from "../../views/view.ts";
import type { PageParts } from "../page.ts";
import type { RunKey } from "../store/document.ts";

export type Steps = ViewSource["replays"] & { readonly close: () => void };

export function createSteps({ store, ask }: Pick<PageParts, "store" | "ask">): Steps {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  // With the one before: what a method remembers of it goes into the next.
  const replays = new Replays(ask, tell, 1);
  return {
    from: (run, step, theta) => replays.stepFrom(store.getState().document, run as RunKey, step, theta),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => replays.close(),
  };
}
