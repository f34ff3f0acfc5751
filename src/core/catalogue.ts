/** What the registries hold, as plain data: enough to read and write scenarios without loading a method. */
import { optimizers } from "./optimizers/index.ts";
import { runKnobs } from "./options.ts";
import { problems } from "./problems/index.ts";
import type { Knobs } from "./knobs.ts";
import type { KnobRule, Plane, Requirement, ShapeRules, Window2 } from "./model.ts";

export interface ProblemEntry extends ShapeRules {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly dim: number;
  readonly window?: Window2;
  readonly plane?: Plane;
  readonly start: readonly number[];
  readonly formula?: string;
  readonly knobs: Knobs;
  readonly provides: readonly Requirement[];
}
export interface OptimizerEntry {
  readonly id: string;
  readonly title: string;
  readonly knobs: Knobs;
  readonly rules: readonly KnobRule[];
}
export interface CoreCatalogue {
  readonly problems: readonly ProblemEntry[];
  readonly optimizers: readonly OptimizerEntry[];
  readonly runKnobs: Knobs;
}

export function coreCatalogue(): CoreCatalogue {
  return {
    problems: problems.list.map(({ id, title, summary, dim, window, start, formula, knobs, provides, variants, size, symbols, plane }) => ({
      id,
      title,
      summary,
      dim,
      ...(window === undefined ? {} : { window }),
      start,
      ...(variants === undefined ? {} : { variants }),
      ...(size === undefined ? {} : { size }),
      ...(plane === undefined ? {} : { plane }),
      ...(symbols === undefined ? {} : { symbols }),
      ...(formula === undefined ? {} : { formula }),
      knobs,
      provides,
    })),
    optimizers: optimizers.list.map(({ id, words, knobs, rules }) => ({ id, title: words.title, knobs, rules: rules ?? [] })),
    runKnobs,
  };
}
