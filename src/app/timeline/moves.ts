/** Moving the playhead: never past what has arrived, and the very end means the end, however long the runs become. */
import type { PageParts } from "../page.ts";

type Parts = Pick<PageParts, "store" | "trajectories">;

export function seekTo({ store, trajectories }: Parts, step: number): void {
  const end = trajectories.lastPlace;
  const atEnd = step >= end && end >= store.getState().document.steps;
  store.actions.seek(atEnd ? Number.POSITIVE_INFINITY : Math.max(0, Math.min(end, step)));
}

/** By so many steps from where the playhead is seen to be. */
export function stepBy(parts: Parts, by: number): void {
  seekTo(parts, Math.min(parts.store.getState().playhead, parts.trajectories.lastPlace) + by);
}
