/** A scenario as plain data with only its differences: what files hold and what links are made of. */
import { differences } from "../core/knobs.ts";
import type { Value } from "../core/knobs.ts";
import { stringify } from "./json.ts";
import type { Json } from "./json.ts";
import { REVISION } from "./model.ts";
import type { Catalogue, Scenario } from "./model.ts";
import { pageDifferences } from "./page.ts";
import { emptyRecord } from "./records.ts";
import { allRunKnobs, findOptimizer, findProblem, problemKnobs, rootKnobs, startKnobs } from "./schema.ts";

export type Settings = Readonly<Record<string, Value | readonly string[]>>;

/** The differences of every part, each in the order in which it is written. */
export interface Sparse {
  readonly v: number;
  /** Undefined for revision 1, the one that needs no mention. */
  readonly rev: number | undefined;
  readonly problem: string;
  readonly problemSettings: Settings;
  readonly runs: readonly { readonly optimizer: string; readonly settings: Settings }[];
  /** `start`, `seed`, `steps`, stop keys. */
  readonly root: Settings;
  readonly page: Settings;
}

export function sparse(scenario: Scenario, catalogue: Catalogue, revision = REVISION): Sparse {
  const { problem, runs, seed, steps, tolerance } = scenario;
  const entry = problem.known ? findProblem(catalogue, problem.id) : undefined;
  return {
    v: scenario.v,
    rev: revision > 1 ? revision : undefined,
    problem: problem.id,
    problemSettings: entry === undefined ? {} : differences(problemKnobs(entry, problem.values), problem.values),
    runs: runs.map(({ optimizer, values, options }) => ({
      optimizer,
      // The two have no knob in common.
      settings: differences(allRunKnobs(findOptimizer(catalogue, optimizer), catalogue), { ...values, ...options }),
    })),
    root: {
      ...(entry === undefined ? {} : differences(startKnobs(entry, problem.values), { start: scenario.start })),
      ...differences(rootKnobs, { seed, steps, tolerance }),
    },
    page: pageDifferences(scenario.page),
  };
}

/** The scenario as the object that a file holds. */
export function toJson(scenario: Scenario, catalogue: Catalogue, revision = REVISION): Readonly<Record<string, Json>> {
  const { v, rev, problem, problemSettings, runs, root, page } = sparse(scenario, catalogue, revision);
  const json = emptyRecord<Json>();
  json["v"] = v;
  if (rev !== undefined) json["rev"] = rev;
  json["problem"] = { id: problem, ...problemSettings };
  if (runs.length > 0) json["runs"] = runs.map(({ optimizer, settings }) => ({ optimizer, ...settings }));
  Object.assign(json, root);
  if (Object.keys(page).length > 0) json["page"] = page;
  return json;
}

export function toJsonText(scenario: Scenario, catalogue: Catalogue, revision = REVISION): string {
  return stringify(toJson(scenario, catalogue, revision));
}
