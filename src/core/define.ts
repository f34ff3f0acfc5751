/** define* keep the precise types of a definition inside its file and hand out the erased form that registries hold. */
import type { Knobs } from "./knobs.ts";
import type { AnyOptimizer, AnyProblem, OptimizerDef, ProblemDef, State } from "./model.ts";

export function defineOptimizer<const K extends Knobs, S extends State>(definition: OptimizerDef<K, S>): AnyOptimizer {
  return Object.freeze(definition);
}

export function defineProblem<const K extends Knobs>(definition: ProblemDef<K>): AnyProblem {
  return Object.freeze(definition);
}

export interface Registry<T extends { readonly id: string }> {
  readonly list: readonly T[];
  readonly ids: readonly string[];
  get(id: string): T | undefined;
}

/** @throws when two entries share an id: a mistake of ours, found by the first test that loads it. */
export function registry<T extends { readonly id: string }>(entries: readonly T[]): Registry<T> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  if (byId.size !== entries.length) throw new Error("two registry entries share an id");
  return Object.freeze({ list: Object.freeze([...entries]), ids: Object.freeze(entries.map((entry) => entry.id)), get: (id: string) => byId.get(id) });
}
