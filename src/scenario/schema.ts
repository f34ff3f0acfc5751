/** The knobs of each part of a scenario: what there is to set, in the order in which files and links write it. */
import { shapeOf } from "../core/shape.ts";
import type { OptimizerEntry, ProblemEntry } from "../core/catalogue.ts";
import type { Knobs, Values } from "../core/knobs.ts";
import { MOST_STEPS } from "./model.ts";
import type { Catalogue } from "./model.ts";

export const headKnobs = {
  v: { kind: "count", min: 1, max: Number.MAX_SAFE_INTEGER, initial: 1 },
  rev: { kind: "count", min: 1, max: Number.MAX_SAFE_INTEGER, initial: 1 },
} as const satisfies Knobs;

export const rootKnobs = {
  seed: { kind: "count", min: 0, max: Number.MAX_SAFE_INTEGER, slider: [0, 100], initial: 1, help: "Seed of every random stream." },
  steps: { kind: "count", min: 1, max: MOST_STEPS, slider: [10, 1000], initial: 200, help: "Steps of every run." },
  tolerance: {
    kind: "real",
    min: 0,
    max: Infinity,
    slider: [1e-12, 1],
    scale: "log",
    initial: 0,
    help: "A run ends when the gradient is no longer than this; 0 is never.",
  },
} as const satisfies Knobs;

/** The formula's knob, which has a parameter of its own in links, after the other settings of its problem. */
export const FORMULA = "f";

/** The start of a problem with these settings: its own length, its listed point by default. */
export function startKnobs(entry: ProblemEntry, values: Values): Knobs {
  const { dim, start } = shapeOf(entry, values);
  return { start: { kind: "vector", length: dim, initial: start } };
}

/**
 * A problem's knobs; whatever is drawn in a plane also takes a window.
 * @param values settings, also before they were checked: the window's default may depend on them
 */
export function problemKnobs(entry: ProblemEntry, values: Readonly<Record<string, unknown>> = {}): Knobs {
  const { dim, window } = shapeOf(entry, values);
  if (dim !== 2 || window === undefined) return entry.knobs;
  return { ...entry.knobs, window: { kind: "vector", length: 4, form: "window", initial: window, help: "The part of the plane that is shown." } };
}

/** All that may stand in a run: the optimizer's knobs, then what every run understands. */
export function allRunKnobs(entry: OptimizerEntry | undefined, catalogue: Catalogue): Knobs {
  return { ...entry?.knobs, ...catalogue.runKnobs };
}

export function findProblem(catalogue: Catalogue, id: unknown): ProblemEntry | undefined {
  return catalogue.problems.find((entry) => entry.id === id);
}

export function findOptimizer(catalogue: Catalogue, id: unknown): OptimizerEntry | undefined {
  return catalogue.optimizers.find((entry) => entry.id === id);
}
