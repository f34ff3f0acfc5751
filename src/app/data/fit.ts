/** What a run makes of the data at its end, from the engine: one question at a time, the latest wish next. */
import { isShown } from "../store/state.ts";
import type { Picture } from "../../core/analysis/distribution.ts";
import type { PageParts } from "../page.ts";
import type { RunKey } from "../store/document.ts";

export interface Fit {
  readonly picture: Picture;
  readonly run: RunKey;
  readonly look: number;
}

/** Milliseconds from an answer to the next question: whoever drags a point is not to wait for it. */
const PAUSE = 120;

/** @returns a function that ends it */
export function followFit({ store, trajectories, ask }: PageParts, onFit: (fit: Fit | undefined) => void): () => void {
  const abort = new AbortController();
  let asking = false;
  let known: { readonly problem: unknown; readonly at: string } | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    if (asking || pause !== undefined) return;
    const state = store.getState();
    const { runs, problem } = state.document;
    const run = runs.find(({ key }) => key === state.selected && isShown(state, key)) ?? runs.find(({ key }) => isShown(state, key));
    const trajectory = run && trajectories.get(run.key);
    if (run === undefined || trajectory === undefined || trajectory.count === 0) return;
    const { dim, points, count } = trajectory;
    const at = Array.from(points.subarray((count - 1) * dim, count * dim));
    const wish = { problem, at: [run.look, ...at].join() };
    if (known?.problem === problem && known.at === wish.at) return;
    asking = true;
    const settle = (fit: Fit | undefined): void => {
      if (abort.signal.aborted) return;
      asking = false;
      known = wish;
      onFit(fit);
      pause = setTimeout(() => {
        pause = undefined;
        look();
      }, PAUSE);
    };
    ask({ kind: "distribution", problem: { id: problem.id, values: problem.values }, before: at, after: at }, abort.signal).then(
      (answer) =>
        settle(answer.kind === "distribution" && answer.picture !== undefined ? { picture: answer.picture, run: run.key, look: run.look } : undefined),
      () => settle(undefined),
    );
  };
  const leave = [trajectories.subscribe(look), store.subscribe(look)];
  look();
  return () => {
    abort.abort();
    clearTimeout(pause);
    for (const one of leave) one();
  };
}
