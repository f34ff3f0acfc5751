/**
 * The query of a share link to raw data: the object that the same scenario's JSON would give.
 *
 * The raw text is split on & = ~ , first; then each part is decoded. Texts become numbers, flags and lists where the schema has them;
 * what does not look like its kind stays text, and the reader of raw data reports it as it would in a file.
 */
import { isRecord, joinPath, quote } from "../core/knobs.ts";
import type { Knobs } from "../core/knobs.ts";
import { repeatedMessage } from "./issues.ts";
import type { IssueList } from "./issues.ts";
import { MOST_RUNS } from "./model.ts";
import type { Catalogue } from "./model.ts";
import { unpack } from "./pack.ts";
import { pageKinds } from "./page.ts";
import { decodeText } from "./percent.ts";
import { convert, locate } from "./query-values.ts";
import type { Kind, Located } from "./query-values.ts";
import { emptyRecord, merge, own, place } from "./records.ts";
import { allRunKnobs, findOptimizer, findProblem, FORMULA, headKnobs, problemKnobs, rootKnobs } from "./schema.ts";

interface Parameter {
  readonly key: string;
  /** As it stands in the link. */
  readonly text: string;
}

/** Far more parameters, and settings of one run, than there are to set; the rest of a flood is not even looked at. */
const MOST_PARAMETERS = 12_000;
const MOST_SETTINGS = 200;

export function readQuery(query: string, catalogue: Catalogue, issues: IssueList): Record<string, unknown> {
  const parameters = splitParameters(query, "&", MOST_PARAMETERS, "", issues);
  const packed = readPacked(parameters, issues);
  const raw = emptyRecord<unknown>();

  // Problem and runs come first, wherever they stand: they say of which kind the other values are.
  const problem = parameters.find(({ key }) => key === "problem");
  if (problem !== undefined) place(raw, ["problem", "id"], readId(problem.text, "problem.id", issues));
  const runs = parameters.filter(({ key }) => key === "run");
  if (runs.length > 0) raw["runs"] = runs.map(({ text }, i) => (i < MOST_RUNS ? readRun(text, `runs.${i}`, catalogue, issues) : {}));

  const underlying = isRecord(packed["problem"]) ? own(packed["problem"], "id") : undefined;
  const entry = findProblem(catalogue, own(raw, "problem") === undefined ? underlying : (raw["problem"] as Record<string, unknown>)["id"]);
  const places: Places = { ofProblem: entry === undefined ? {} : problemKnobs(entry), ofPage: pageKinds(catalogue), ofRoot: { ...headKnobs, ...rootKnobs } };
  for (const parameter of parameters) {
    if (parameter === problem || parameter.key === "run" || parameter.key === "z") continue;
    put(raw, "", locateParameter(parameter.key, places), parameter.text, issues);
  }
  return merge(raw, packed) as Record<string, unknown>;
}

interface Places {
  readonly ofProblem: Knobs;
  readonly ofPage: ReadonlyMap<string, Kind>;
  readonly ofRoot: Knobs;
}

/** Where a parameter belongs in the JSON, and of which kind its value is. */
function locateParameter(key: string, { ofProblem, ofPage, ofRoot }: Places): Located {
  if (key === "problem") return { path: ["problem", "id"], kind: "text" };
  if (key === FORMULA) return { path: ["problem", FORMULA], kind: "text" };
  if (key.startsWith("p.")) {
    const { path, kind } = locate(ofProblem, key.slice("p.".length));
    return { path: ["problem", ...path], kind };
  }
  const kind = ofPage.get(key);
  if (kind !== undefined) return { path: ["page", key], kind };
  return key === "start" ? { path: ["start"], kind: "vector" } : locate(ofRoot, key);
}

/** One run: its optimizer, then its settings, joined by ~. */
function readRun(text: string, path: string, catalogue: Catalogue, issues: IssueList): Record<string, unknown> {
  const end = text.indexOf("~");
  const raw = emptyRecord<unknown>();
  raw["optimizer"] = readId(end < 0 ? text : text.slice(0, end), `${path}.optimizer`, issues);
  if (end < 0) return raw;
  const knobs = allRunKnobs(findOptimizer(catalogue, raw["optimizer"]), catalogue);
  const settings = splitParameters(text.slice(end + 1), "~", MOST_SETTINGS, path, issues);
  for (const { key, text: value } of settings) put(raw, path, locate(knobs, key), value, issues);
  return raw;
}

function readPacked(parameters: readonly Parameter[], issues: IssueList): Record<string, unknown> {
  const [first, ...others] = parameters.filter(({ key }) => key === "z");
  if (first === undefined) return {};
  if (others.length > 0) issues.add("z", "repeated", repeatedMessage("z"));
  return unpack(decodeText(first.text) ?? first.text, issues) ?? {};
}

function splitParameters(text: string, separator: string, most: number, path: string, issues: IssueList): Parameter[] {
  const parameters: Parameter[] = [];
  const parts = text.split(separator, most + 1);
  if (parts.length > most) {
    parts.pop();
    issues.add(path, "too-many-parameters", `more than ${most} settings; the rest is left out`, { most });
  }
  for (const part of parts) {
    // Nothing stands between two separators in a row.
    if (part === "") continue;
    const equals = part.indexOf("=");
    const rawKey = equals < 0 ? part : part.slice(0, equals);
    const key = decodeText(rawKey);
    if (key === undefined) issues.add(joinPath(path, rawKey), "bad-escape", `${quote(rawKey)} has a malformed % escape; it is left out`);
    else parameters.push({ key, text: equals < 0 ? "" : part.slice(equals + 1) });
  }
  return parameters;
}

/** An id whose escapes are malformed stays as it stands: an unknown one, which is never replaced. */
function readId(text: string, path: string, issues: IssueList): string {
  const id = decodeText(text);
  if (id === undefined) issues.add(path, "bad-escape", `${quote(text)} has a malformed % escape`);
  return id ?? text;
}

function put(raw: Record<string, unknown>, prefix: string, { path, kind }: Located, text: string, issues: IssueList): void {
  const at = path.reduce(joinPath, prefix);
  const value = convert(kind, text);
  if (value === undefined) {
    issues.add(at, "bad-escape", `${quote(text)} has a malformed % escape; it is left out`);
    // A text is not left out but spoilt: no other formula may run in its place.
    if (kind === "text") place(raw, path, text);
  } else if (!place(raw, path, value)) {
    issues.add(at, "repeated", repeatedMessage(at));
  }
}
