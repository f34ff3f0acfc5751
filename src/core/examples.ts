/** Checks data sets for supervised learning as others wrote them: `{ inputs: [[…], …], targets: […] }`. Every fault has a code and says what was expected. */
import type { Examples, ExamplesKnob } from "./knobs.ts";

/** Most numbers of one input where their count is free: with classes it stays a matrix that can be inverted on the spot. */
const MOST_COLUMNS = 50;
/** Longest data set, in numbers; see `MOST_NUMBERS` in knobs.ts. */
const MOST_ENTRIES = 100_000;

type Verdict = { readonly ok: true; readonly value: Examples } | { readonly ok: false; readonly code: string; readonly expected: string };

const refuse = (code: string, expected: string): Verdict => ({ ok: false, code, expected });
const isNumber = (entry: unknown): entry is number => typeof entry === "number" && Number.isFinite(entry);

function isTable(raw: unknown, columns: number): raw is readonly (readonly number[])[] {
  return Array.isArray(raw) && raw.every((row: unknown) => Array.isArray(row) && row.length === columns && row.every(isNumber));
}

/** @param classes number of classes, `undefined` where targets are any numbers */
export function checkExamples(knob: ExamplesKnob, raw: Readonly<Record<string, unknown>>, classes: number | undefined): Verdict {
  const inputs: unknown = Object.hasOwn(raw, "inputs") ? raw["inputs"] : undefined;
  const targets: unknown = Object.hasOwn(raw, "targets") ? raw["targets"] : undefined;
  const whole = "a data set { inputs: [[…], …], targets: […] }";
  if (!Array.isArray(inputs) || !Array.isArray(targets)) return refuse("not-examples", whole);
  if (inputs.length === 0) return refuse("bad-inputs", "a data set of at least one input");
  const [first] = inputs as unknown[];
  const columns = knob.columns === "any" ? (Array.isArray(first) ? first.length : 0) : knob.columns;
  if (columns < 1 || columns > MOST_COLUMNS) return refuse("bad-inputs", `a data set whose inputs are lists of 1 to ${MOST_COLUMNS} numbers`);
  if (inputs.length * (columns + 1) > MOST_ENTRIES) return refuse("too-long", `a data set of at most ${MOST_ENTRIES} numbers`);
  const table: unknown = inputs;
  if (!isTable(table, columns)) return refuse("bad-inputs", `a data set whose inputs are lists of ${columns} ${columns === 1 ? "number" : "numbers"} each`);
  if (targets.length !== inputs.length) return refuse("bad-targets", `a data set with one target for each of its ${inputs.length} inputs`);
  if (!targets.every(isNumber)) return refuse("bad-targets", "a data set whose targets are numbers");
  if (classes !== undefined && !targets.every((target) => Number.isInteger(target) && target >= 0 && target < classes)) {
    return refuse("bad-targets", `a data set whose targets are whole numbers from 0 to ${classes - 1}`);
  }
  return { ok: true, value: { inputs: table.map((row) => row.slice()), targets: targets.slice() } };
}
