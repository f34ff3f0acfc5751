/**
 * The document: what undo and redo step through, and what the runs depend on. Every change is a pure function from one document
 * to the next; runs keep a key for life, so that colours, selections and muted runs follow them through any rearrangement.
 */
import { initialValues, readKnobs } from "../../core/knobs.ts";
import { shapeOf } from "../../core/shape.ts";
import { EMPTY_PAGE, encode, printNumber, problemKnobs } from "../../scenario/index.ts";
import type { RunOptions } from "../../core/options.ts";
import type { Value, Values } from "../../core/knobs.ts";
import type { Catalogue, ProblemChoice, RunScenario, Scenario } from "../../scenario/index.ts";

declare const brand: unique symbol;
export type RunKey = number & { readonly [brand]: "run" };

export interface DocumentRun extends RunScenario {
  readonly key: RunKey;
  /** Number of its colour, dash and marker, from 0; kept for life. See `LOOKS` in draw/markers.ts. */
  readonly look: number;
}
export interface Document {
  readonly v: number;
  readonly problem: ProblemChoice;
  readonly runs: readonly DocumentRun[];
  readonly start: readonly number[];
  readonly seed: number;
  readonly steps: number;
  readonly tolerance: number;
  /** What stands in the formula's field while it is not, or not yet, a formula: `problem` keeps the last one that is, and links carry this. */
  readonly draft: string | undefined;
  /**
   * The link that this grew from, without page keys, until the problem is another one: if it is that of a preset, its sentence is worth
   * showing. No number depends on it.
   */
  readonly origin: string | undefined;
}

export const MOST_RUNS = 32;

let lastKey = 0;
const newKey = (): RunKey => ++lastKey as RunKey;

export function fromScenario(scenario: Scenario, catalogue: Catalogue): Document {
  const { v, problem, runs, start, seed, steps, tolerance } = scenario;
  return {
    v,
    problem,
    runs: runs.map((run, look) => ({ ...run, key: newKey(), look })),
    start,
    seed,
    steps,
    tolerance,
    draft: undefined,
    origin: encode({ ...scenario, page: EMPTY_PAGE }, catalogue),
  };
}

/** The document as a scenario without page keys. */
export function toScenario(document: Document, page: Scenario["page"]): Scenario {
  const { v, problem, start, seed, steps, tolerance } = document;
  const runs = document.runs.map(({ optimizer, known, values, options }) => ({ optimizer, known, values, options }));
  return { v, problem, runs, start, seed, steps, tolerance, page };
}

/** A start of another length belongs to another problem: then nothing changes. */
export function withStart(document: Document, start: readonly number[]): Document {
  if (start.length !== document.start.length) return document;
  const same = start.length === document.start.length && start.every((value, i) => Object.is(value, document.start[i]));
  return same ? document : { ...document, start };
}

/** Another problem, with its own defaults and start; the runs stay as they are. */
export function withProblem(document: Document, id: string, catalogue: Catalogue): Document {
  const entry = catalogue.problems.find((one) => one.id === id);
  if (entry === undefined) return document;
  const runs = document.runs.length > 0 ? document.runs : [newRun(catalogue, "adam")].filter((run) => run !== undefined);
  return {
    ...document,
    problem: { id, known: true, values: initialValues(problemKnobs(entry)) },
    start: entry.start,
    runs,
    draft: undefined,
    origin: undefined,
  };
}

/** A formula with the values of its parameters written in their places. */
function withParameters(formula: string, values: Values): string {
  return formula.replaceAll(/[A-Za-z_]\w*/g, (name) =>
    Object.hasOwn(values, name) && typeof values[name] === "number" ? `(${printNumber(values[name])})` : name,
  );
}

/** The typed formula, beginning as the formula of the present problem; what is seen, and where it starts, stays. */
export function withFormula(document: Document, catalogue: Catalogue): Document {
  const { id, values } = document.problem;
  const formula = catalogue.problems.find((entry) => entry.id === id)?.formula;
  const next = withProblem(document, "formula", catalogue);
  if (id === "formula" || formula === undefined || next === document) return id === "formula" ? document : next;
  const { window } = values;
  const own = { ...next.problem.values, f: withParameters(formula, values), ...(window === undefined ? {} : { window }) };
  return { ...next, problem: { ...next.problem, values: own }, start: document.start };
}

/** Where other coordinates, or more of them, come with the value, start and window begin anew, and settings that fit no longer are as a link would give them. */
export function withProblemKnob(document: Document, name: string, value: Value, catalogue: Catalogue): Document {
  const { problem } = document;
  const values = { ...problem.values, [name]: value };
  const entry = catalogue.problems.find(({ id }) => id === problem.id);
  const [before, after] = entry === undefined ? [] : [shapeOf(entry, problem.values), shapeOf(entry, values)];
  if (entry === undefined || (before!.dim === after!.dim && before!.window === after!.window)) return { ...document, problem: { ...problem, values } };
  const { window: _, ...others } = values;
  return { ...document, problem: { ...problem, values: readKnobs(problemKnobs(entry, values), others).values }, start: after!.start };
}

/** What is typed as the formula, before anybody knows whether it is one. Another formula is another surface, so no preset's sentence fits it. */
export function withDraft(document: Document, text: string): Document {
  if (document.problem.values["f"] === undefined) return document;
  return { ...document, draft: text === document.problem.values["f"] ? undefined : text, origin: undefined };
}

function withFormulaText(document: Document, f: string): Document {
  return { ...document, problem: { ...document.problem, values: { ...document.problem.values, f } } };
}

/** The draft has turned out to be a formula. */
export function withDraftAccepted(document: Document): Document {
  return document.draft === undefined ? document : { ...withFormulaText(document, document.draft), draft: undefined };
}

/** The first look that no run wears. */
function freeLook(runs: readonly DocumentRun[]): number {
  const worn = new Set(runs.map(({ look }) => look));
  let look = 0;
  while (worn.has(look)) look++;
  return look;
}

function newRun(catalogue: Catalogue, optimizer: string, look = 0): DocumentRun | undefined {
  const entry = catalogue.optimizers.find((one) => one.id === optimizer);
  if (entry === undefined) return undefined;
  return { key: newKey(), look, optimizer, known: true, values: initialValues(entry.knobs), options: initialValues(catalogue.runKnobs) as RunOptions };
}

/** @param values settings that it begins with in place of the defaults */
export function withRun(document: Document, catalogue: Catalogue, optimizer: string, values: Values = {}): Document {
  const run = document.runs.length < MOST_RUNS ? newRun(catalogue, optimizer, freeLook(document.runs)) : undefined;
  return run === undefined ? document : { ...document, runs: [...document.runs, { ...run, values: { ...run.values, ...values } }] };
}

/** Puts a copy of a run right below it. */
export function withDuplicate(document: Document, key: RunKey): Document {
  const index = document.runs.findIndex((run) => run.key === key);
  if (index < 0 || document.runs.length >= MOST_RUNS) return document;
  const copy = { ...document.runs[index]!, key: newKey(), look: freeLook(document.runs) };
  return arrange(document, document.runs.toSpliced(index + 1, 0, copy));
}

/** Puts a branch right below its parent: the same run once more, which goes on from the parent's full state after `step`. */
export function withBranch(document: Document, key: RunKey, step: number): Document {
  const index = document.runs.findIndex((run) => run.key === key);
  if (index < 0 || document.runs.length >= MOST_RUNS || !Number.isSafeInteger(step) || step < 0) return document;
  const parent = document.runs[index]!;
  // A branch itself has been nowhere before its fork.
  if (step < (parent.options.from?.step ?? 0)) return document;
  const branch = { ...parent, key: newKey(), look: freeLook(document.runs) };
  const arranged = arrange(document, document.runs.toSpliced(index + 1, 0, branch));
  const runs = arranged.runs.map((run) => (run.key === branch.key ? { ...run, options: { ...run.options, from: { run: index, step } } } : run));
  return { ...arranged, runs };
}

/** Removes a run and every branch that grows from it. The last run stays: a scenario without runs cannot be shared. */
export function withoutRun(document: Document, key: RunKey): Document {
  const doomed = new Set<RunKey>([key]);
  for (const run of document.runs) {
    const parent = run.options.from && document.runs[run.options.from.run];
    if (parent !== undefined && doomed.has(parent.key)) doomed.add(run.key);
  }
  const kept = document.runs.filter((run) => !doomed.has(run.key));
  return kept.length === 0 ? document : arrange(document, kept);
}

/** Moves a run by so many places. A branch never comes to stand before its parent: then nothing moves. */
export function withRunMoved(document: Document, key: RunKey, by: number): Document {
  const index = document.runs.findIndex((run) => run.key === key);
  const target = index + by;
  if (index < 0 || target < 0 || target >= document.runs.length) return document;
  const order = document.runs.toSpliced(index, 1).toSpliced(target, 0, document.runs[index]!);
  const arranged = arrange(document, order);
  const broken = arranged.runs.some(({ options }, i) => options.from !== undefined && document.runs[options.from.run] !== undefined && options.from.run >= i);
  return broken ? document : arranged;
}

/** Runs in a new order (some gone, some new), with every branch still pointing at its parent. */
function arrange(document: Document, order: readonly DocumentRun[]): Document {
  const runs = order.map((run) => {
    const { from } = run.options;
    const parent = from && document.runs[from.run];
    const index = parent === undefined ? -1 : order.findIndex((one) => one.key === parent.key);
    return from === undefined || index < 0 || index === from.run ? run : { ...run, options: { ...run.options, from: { ...from, run: index } } };
  });
  return { ...document, runs };
}

export function withRunKnob(document: Document, key: RunKey, name: string, value: Value): Document {
  return { ...document, runs: document.runs.map((run) => (run.key === key ? { ...run, values: { ...run.values, [name]: value } } : run)) };
}

export function withRunOption(document: Document, key: RunKey, name: string, value: Value): Document {
  return { ...document, runs: document.runs.map((run) => (run.key === key ? { ...run, options: { ...run.options, [name]: value } } : run)) };
}

export function withRoot(document: Document, name: "seed" | "steps" | "tolerance", value: number): Document {
  return { ...document, [name]: value };
}
