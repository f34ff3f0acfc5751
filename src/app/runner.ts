/**
 * Keeps the trajectories true to the document: whenever something changes that a number depends on, all runs start again in the
 * worker: at once, so that the paths are there with the next frame, and never before the last ones have answered, so that dragging queues no
 * work.
 */
import { EMPTY_PAGE } from "../scenario/index.ts";
import { toScenario } from "./store/document.ts";
import { Trajectory } from "./trajectories.ts";
import type { EngineClient } from "../client/engine.ts";
import type { Issue } from "../core/knobs.ts";
import type { RunNews } from "../protocol/messages.ts";
import type { Document } from "./store/document.ts";
import type { PageStore } from "./store/store.ts";
import type { Trajectories } from "./trajectories.ts";

/** Steps that the engine may be ahead of the page: a few milliseconds for all runs together on a surface. */
const AHEAD = 4096;

function differs(a: Document, b: Document): boolean {
  return a.problem !== b.problem || a.start !== b.start || a.seed !== b.seed || a.steps !== b.steps || a.tolerance !== b.tolerance || a.runs !== b.runs;
}

/** Milliseconds that a hand waits for the paths of one place before those of the next are asked for: no long run may hold it back. */
const PATIENCE = 100;

/** @returns a function that ends it */
export function startRunner(store: PageStore, engine: EngineClient, trajectories: Trajectories): () => void {
  let due = false;
  let ended = false;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let waiting = false;
  let stale = false;

  /** The paths of what was started last are on their way to the screen: now they may be overtaken. */
  const release = (): void => {
    clearTimeout(patience);
    waiting = false;
    if (stale) start();
  };
  const start = (): void => {
    stale = false;
    waiting = true;
    patience = setTimeout(release, PATIENCE);
    restart(store, engine, trajectories, release);
  };
  const leave = store.subscribe((now, before) => {
    if (!differs(now.document, before.document)) return;
    stale = true;
    // Overtaking again and again would leave the old paths where they are for as long as the hand is quicker than the engine.
    if (waiting || due) return;
    // Once for all that one action changes.
    due = true;
    queueMicrotask(() => {
      due = false;
      if (!ended && !waiting) start();
    });
  });
  start();
  return () => {
    leave();
    ended = true;
    clearTimeout(patience);
    engine.stop();
  };
}

/** @param onAnswered told once, when every run has ended or come as far as it was allowed to at first */
function restart(store: PageStore, engine: EngineClient, trajectories: Trajectories, onAnswered: () => void): void {
  const { document, engineIssues } = store.getState();
  const keys = document.runs.map(({ key }) => key);
  trajectories.retain(new Set(keys));
  if (engineIssues.length > 0) store.actions.setEngineIssues([]);
  const issues: Issue[] = [];
  let granted = AHEAD;
  let fresh: Trajectory[] = [];
  let open = new Set<number>();
  const begin = (): void => {
    fresh = keys.map(() => new Trajectory());
    open = new Set(keys.keys());
    granted = AHEAD;
  };
  begin();
  const take = ({ run, ...what }: RunNews): void => {
    const trajectory = fresh[run]!;
    if ("chunk" in what) trajectory.append(what.chunk);
    else trajectory.ended = what.ended;
    // The old path stayed on the screen until now.
    trajectories.set(keys[run]!, trajectory);
    if (trajectory.ended !== undefined || trajectory.count >= AHEAD) open.delete(run);
    if (trajectory.ended === undefined && trajectory.count > granted - AHEAD / 2) {
      granted += AHEAD;
      engine.grant(AHEAD);
    }
  };
  engine.start(toScenario(document, EMPTY_PAGE), {
    news(news) {
      const waited = open.size > 0;
      for (const one of news) take(one);
      trajectories.changed();
      if (waited && open.size === 0) onAnswered();
    },
    issue(issue) {
      issues.push(issue);
      store.actions.setEngineIssues([...issues]);
    },
    restarted() {
      begin();
      store.actions.tell("engine-restarted");
    },
    lost: (message) => store.actions.tell("engine-lost", message),
  });
  engine.grant(AHEAD);
  trajectories.changed();
}
