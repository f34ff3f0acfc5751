/** From a query string to runs on the screen: reads it in the worker, starts the runs, keeps what arrives. */
import { append, emptyTrajectory } from "./trajectories.ts";
import type { EngineClient } from "../client/engine.ts";
import type { Issue } from "../core/knobs.ts";
import type { Minimum, Window2 } from "../core/model.ts";
import type { Scenario } from "../scenario/model.ts";
import type { Trajectory } from "./trajectories.ts";

/** Without a query the page shows what the first minute should: two methods, one valley, two very different walks. */
export const FIRST_SCENARIO = "v=1&problem=rosenbrock&run=adam~lr=0.05&run=sgd~lr=0.0008~momentum=0.9&steps=300";

export interface Shown {
  readonly scenario: Scenario;
  readonly issues: readonly Issue[];
  readonly title: string;
  readonly formula: string;
  readonly window: Window2;
  readonly minima: readonly Minimum[];
  readonly names: readonly string[];
  readonly trajectories: readonly Trajectory[];
  /** False where there is nothing to draw. */
  readonly built: boolean;
  readonly restarted: boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** @returns a function that ends it */
export function open(engine: EngineClient, search: string, show: (shown: Shown) => void): () => void {
  let closed = false;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const start = async (): Promise<void> => {
    const catalogue = await engine.catalogue;
    const { scenario, issues } = await engine.read(search.length > 1 ? search : FIRST_SCENARIO);
    if (closed || scenario === undefined) return;
    const entry = catalogue.problems.find(({ id }) => id === scenario.problem.id);
    const answer = entry === undefined ? undefined : await engine.ask({ kind: "problem", problem: scenario.problem }).catch(() => undefined);
    if (closed) return;
    const trajectories = scenario.runs.map(emptyTrajectory);
    const typed = scenario.problem.values["f"];
    let shown: Shown = {
      scenario,
      issues,
      title: entry?.title ?? scenario.problem.id,
      formula: typeof typed === "string" ? typed : (entry?.formula ?? ""),
      window: (scenario.problem.values["window"] as Window2 | undefined) ?? entry?.window ?? [-1, 1, -1, 1],
      minima: answer?.kind === "problem" ? answer.minima : [],
      names: scenario.runs.map(({ optimizer }) => catalogue.optimizers.find(({ id }) => id === optimizer)?.title ?? optimizer),
      trajectories,
      built: answer !== undefined,
      restarted: false,
      subscribe,
    };
    const update = (change: Partial<Shown>): void => {
      shown = { ...shown, ...change };
      if (!closed) show(shown);
    };
    update({});
    engine.start(scenario, {
      chunk: (run, chunk) => {
        append(trajectories[run]!, chunk);
        for (const listener of listeners) listener();
      },
      issue: (issue) => update({ issues: [...shown.issues, issue] }),
      ended: (run, ended) => {
        trajectories[run]!.ended = ended;
        update({});
      },
      restarted: () => {
        trajectories.forEach((_, run) => Object.assign(trajectories[run]!, emptyTrajectory()));
        update({ restarted: true });
      },
      lost: (message) => update({ issues: [...shown.issues, { path: "engine", code: "engine-lost", args: {}, message }] }),
    });
    engine.grant(scenario.steps);
  };
  void start();
  return () => {
    closed = true;
    engine.stop();
  };
}
