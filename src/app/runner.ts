/**
 * Keeps the trajectories true to the document: whenever something changes that a number depends on, all runs start again in the
 * worker. At most one start a frame, so that dragging neither queues work nor waits for it.
 */
import { EMPTY_PAGE } from "../scenario/index.ts";
import { toScenario } from "./store/document.ts";
import { Trajectory } from "./trajectories.ts";
import type { EngineClient } from "../client/engine.ts";
import type { Issue } from "../core/knobs.ts";
import type { Document } from "./store/document.ts";
import type { PageStore } from "./store/store.ts";
import type { Trajectories } from "./trajectories.ts";

/** Steps that the engine may be ahead of the page: a few milliseconds for all runs together on a surface. */
const AHEAD = 4096;

function differs(a: Document, b: Document): boolean {
  return a.problem !== b.problem || a.start !== b.start || a.seed !== b.seed || a.steps !== b.steps || a.tolerance !== b.tolerance || a.runs !== b.runs;
}

/** @returns a function that ends it */
export function startRunner(store: PageStore, engine: EngineClient, trajectories: Trajectories): () => void {
  let frame = 0;
  const leave = store.subscribe((now, before) => {
    if (!differs(now.document, before.document)) return;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      restart(store, engine, trajectories);
    });
  });
  restart(store, engine, trajectories);
  return () => {
    leave();
    cancelAnimationFrame(frame);
    engine.stop();
  };
}

function restart(store: PageStore, engine: EngineClient, trajectories: Trajectories): void {
  const { document, engineIssues } = store.getState();
  const keys = document.runs.map(({ key }) => key);
  trajectories.retain(new Set(keys));
  if (engineIssues.length > 0) store.actions.setEngineIssues([]);
  const issues: Issue[] = [];
  let granted = AHEAD;
  let fresh: Trajectory[] = [];
  const begin = (): void => {
    fresh = keys.map(() => new Trajectory());
    granted = AHEAD;
  };
  begin();
  engine.start(toScenario(document, EMPTY_PAGE), {
    chunk(run, chunk) {
      const trajectory = fresh[run]!;
      trajectory.append(chunk);
      // The old path stayed on the screen until now.
      if (trajectories.get(keys[run]!) !== trajectory) trajectories.set(keys[run]!, trajectory);
      trajectories.changed();
      if (trajectory.count > granted - AHEAD / 2) {
        granted += AHEAD;
        engine.grant(AHEAD);
      }
    },
    ended(run, ended) {
      fresh[run]!.ended = ended;
      trajectories.set(keys[run]!, fresh[run]!);
      trajectories.changed();
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
