/** The runs of a scenario: which optimizer, with which settings. */
import { isRecord, issue, quote, readKnobs } from "../core/knobs.ts";
import type { Issue, Value, Values } from "../core/knobs.ts";
import type { ProblemEntry } from "../core/catalogue.ts";
import type { KnobRule } from "../core/model.ts";
import type { RunOptions } from "../core/options.ts";
import type { IssueList } from "./issues.ts";
import { MOST_RUNS } from "./model.ts";
import type { Catalogue, RunScenario } from "./model.ts";
import { wellFormed } from "./percent.ts";
import { own, pick } from "./records.ts";
import { allRunKnobs, findOptimizer } from "./schema.ts";

/** The runs of version 1 where none are given. */
const DEFAULT_RUNS: readonly unknown[] = [{ optimizer: "adam" }];

export function readRuns(raw: unknown, problem: ProblemEntry, catalogue: Catalogue, issues: IssueList): readonly RunScenario[] {
  return chosenRuns(raw, issues).map((run, i) => readRun(run, `runs.${i}`, problem, catalogue, issues));
}

function chosenRuns(raw: unknown, issues: IssueList): readonly unknown[] {
  if (raw === undefined) return DEFAULT_RUNS;
  if (!Array.isArray(raw)) {
    issues.add("runs", "not-a-list", `${quote(raw)} is not a list of runs; the default, adam, is used`, { found: quote(raw) });
    return DEFAULT_RUNS;
  }
  if (raw.length === 0) {
    issues.add("runs", "no-runs", "a list of no runs; the default, adam, is used");
    return DEFAULT_RUNS;
  }
  if (raw.length > MOST_RUNS) {
    issues.add("runs", "too-many-runs", `${raw.length} runs are more than ${MOST_RUNS}; only the first ${MOST_RUNS} are used`, {
      found: raw.length,
      most: MOST_RUNS,
    });
  }
  return raw.slice(0, MOST_RUNS);
}

function readRun(given: unknown, path: string, problem: ProblemEntry, catalogue: Catalogue, issues: IssueList): RunScenario {
  const raw = isRecord(given) ? given : {};
  const id = own(raw, "optimizer");
  const entry = findOptimizer(catalogue, id);
  if (entry === undefined) reportOptimizer(given, id, path, issues);

  const knobs = allRunKnobs(entry, catalogue);
  // The settings of an optimizer that nobody knows cannot be judged; those of every run still can.
  const judged = entry === undefined ? pick(raw, Object.keys(knobs)) : raw;
  const { values, issues: bad } = readKnobs(knobs, judged, path, ["optimizer"]);
  issues.take(bad);
  const ruled = entry === undefined ? { values: {}, issues: [] } : applyKnobRules(entry.rules, { ...pick(values, Object.keys(entry.knobs)) }, path);
  issues.take(ruled.issues);
  return {
    optimizer: typeof id === "string" ? wellFormed(id) : "",
    known: entry !== undefined,
    values: ruled.values,
    options: branching(raw, applicable({ ...pick(values, Object.keys(catalogue.runKnobs)) }, problem, path, issues), bad, path),
  };
}

function reportOptimizer(given: unknown, id: unknown, path: string, issues: IssueList): void {
  const fails = "this run fails, and no other optimizer takes its place";
  if (!isRecord(given)) issues.add(path, "not-an-object", `a run is an object with an optimizer, not ${quote(given)}; ${fails}`, { found: quote(given) });
  else if (id === undefined || id === "") issues.add(`${path}.optimizer`, "missing", `no optimizer is named; ${fails}`);
  else issues.add(`${path}.optimizer`, "unknown-optimizer", `${quote(id)} is not a known optimizer; ${fails}`, { found: quote(id) });
}

/** Where a combination of knobs has no meaning, the rule says which of them gives way, and an issue says so. */
export function applyKnobRules(rules: readonly KnobRule[], values: Values, path: string): { readonly values: Values; readonly issues: readonly Issue[] } {
  let result = values;
  const issues: Issue[] = [];
  for (const { when, needs, set, code, message } of rules) {
    const now = result;
    if (now[when.knob] !== when.equals || needs.every((need) => holds(need, now[need.knob]))) continue;
    issues.push(issue(path === "" ? set.knob : `${path}.${set.knob}`, code, message));
    result = { ...now, [set.knob]: set.value };
  }
  return { values: result, issues };
}

function holds({ op, value }: KnobRule["needs"][number], actual: Value): boolean {
  if (typeof actual !== "number") return false;
  return op === ">" ? actual > value : actual === value;
}

/**
 * A branch whose parent or step cannot be read must not start elsewhere instead: it is pointed at itself, which the core refuses.
 * @param bad what was wrong with the run's settings
 */
function branching(raw: Readonly<Record<string, unknown>>, options: RunOptions, bad: readonly Issue[], path: string): RunOptions {
  if (own(raw, "from") === undefined) return options;
  const unreadable = bad.some((one) => one.path === `${path}.from` || one.path.startsWith(`${path}.from.`));
  return unreadable ? { ...options, from: { run: Number(path.slice("runs.".length)), step: options.from?.step ?? 0 } } : options;
}

/** A batch can be drawn only from data. Whether a branch has a parent to leave from is judged where runs are opened. */
function applicable(values: Values, problem: ProblemEntry, path: string, issues: IssueList): RunOptions {
  // The catalogue's run knobs are those that RunOptions is made from.
  const options = values as unknown as RunOptions;
  if (options.batchSize === undefined || problem.provides.includes("data")) return options;
  issues.add(`${path}.batchSize`, "not-applicable", `${problem.id} is not made of data, so there is nothing to draw a batch from; it is left out`);
  return { ...options, batchSize: undefined };
}
