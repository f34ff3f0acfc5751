/**
 * Raw plain data (a JSON object, or what a link was turned into) to a scenario with every default filled in.
 * Never throws, and passes nothing over in silence: whatever is not used leaves an issue.
 */
import { isRecord, quote, readKnobs } from "../core/knobs.ts";
import type { Knobs } from "../core/knobs.ts";
import type { ProblemEntry } from "../core/catalogue.ts";
import { IssueList } from "./issues.ts";
import { REVISION, VERSION } from "./model.ts";
import type { Catalogue, Reading, Scenario } from "./model.ts";
import { readPage } from "./page.ts";
import { wellFormed } from "./percent.ts";
import { readRuns } from "./read-runs.ts";
import { own, pick } from "./records.ts";
import { findProblem, headKnobs, problemKnobs, rootKnobs, startKnobs } from "./schema.ts";

const PARTS = ["v", "rev", "problem", "runs", "page"];

/** @param revision the program's numerics revision; a parameter for the sake of tests */
export function readScenario(raw: unknown, catalogue: Catalogue, revision = REVISION): Reading {
  const issues = new IssueList();
  const scenario = isRecord(raw) ? readRecord(raw, catalogue, revision, issues) : notAnObject(raw, catalogue, issues);
  return { ...scenario, issues: issues.all };
}

type Read = Pick<Reading, "scenario" | "page">;

function notAnObject(raw: unknown, catalogue: Catalogue, issues: IssueList): Read {
  issues.add("", "not-an-object", `a scenario is an object, not ${quote(raw)}`);
  return { scenario: undefined, page: readPage(undefined, catalogue).page };
}

function readRecord(raw: Readonly<Record<string, unknown>>, catalogue: Catalogue, revision: number, issues: IssueList): Read {
  const v = readHead(raw, revision, issues);
  const id = readProblemId(own(raw, "problem"), issues);
  const entry = v > VERSION ? undefined : findProblem(catalogue, id);
  if (id !== undefined && v === VERSION && entry === undefined) {
    issues.add("problem.id", "unknown-problem", `${quote(id)} is not a known problem; nothing is run`, { found: quote(id) });
  }

  // The problem's settings say how long a start is; its issues come after those of the root all the same.
  const problem = entry && readProblem(entry, raw["problem"] as Record<string, unknown>);
  const root = readRoot(raw, entry && startKnobs(entry, problem!.values), v, issues);
  const { page, issues: pageIssues } = readPage(own(raw, "page"), catalogue, entry && Object.keys(entry.variants?.of ?? {}));
  // A newer version may have keys that are only unknown here: its own issue says enough.
  if (v === VERSION) issues.take(pageIssues);
  if (id === undefined) return { scenario: undefined, page };

  const { seed, steps, tolerance } = root;
  if (entry === undefined) return { scenario: { v, problem: { id, known: false, values: {} }, runs: [], start: [], seed, steps, tolerance, page }, page };
  issues.take(problem!.issues);
  const runs = readRuns(own(raw, "runs"), entry, catalogue, issues);
  return { scenario: { v, problem: { id, known: true, values: problem!.values }, runs, start: root.start, seed, steps, tolerance, page }, page };
}

/** Version and revision. Returns the version. */
function readHead(raw: Readonly<Record<string, unknown>>, revision: number, issues: IssueList): number {
  const { values, issues: bad } = readKnobs(headKnobs, pick(raw, Object.keys(headKnobs)));
  issues.take(bad);
  if (values.v > VERSION) {
    issues.add("v", "newer-version", `this is a scenario of version ${values.v}, and only ${VERSION} can be read; nothing is run`, { found: values.v });
  } else if (values.rev !== revision) {
    const message = `written by numerics revision ${values.rev}; this is revision ${revision}, so numbers may differ`;
    issues.add("rev", "other-revision", message, { found: values.rev, own: revision });
  }
  return values.v;
}

/** The problem's id, known or not; `undefined` where none can be read. */
function readProblemId(raw: unknown, issues: IssueList): string | undefined {
  if (raw === undefined) {
    issues.add("problem", "missing", "no problem is named, so there is nothing to run");
    return undefined;
  }
  if (!isRecord(raw)) {
    issues.add("problem", "not-an-object", `a problem is an object with an id, not ${quote(raw)}`, { found: quote(raw) });
    return undefined;
  }
  const id = own(raw, "id");
  if (typeof id === "string" && id !== "") return wellFormed(id);
  issues.add("problem.id", "missing", id === undefined ? "no problem is named, so there is nothing to run" : `${quote(id)} is not the id of a problem`);
  return undefined;
}

function readProblem(entry: ProblemEntry, raw: Readonly<Record<string, unknown>>): ReturnType<typeof readKnobs> {
  return readKnobs(problemKnobs(entry, raw), raw, "problem", ["id"]);
}

type Root = Pick<Scenario, "start" | "seed" | "steps" | "tolerance">;

/** Start, seed, steps and tolerance. A start can be judged only for a known problem. */
function readRoot(raw: Readonly<Record<string, unknown>>, start: Knobs | undefined, v: number, issues: IssueList): Root {
  const knobs: Knobs = { ...start, ...rootKnobs };
  const { values, issues: bad } = readKnobs(knobs, v > VERSION ? {} : raw, "", start === undefined ? [...PARTS, "start"] : PARTS);
  issues.take(bad);
  return { start: [], ...(values as unknown as Omit<Root, "start">) };
}
