/**
 * Knobs: one schema per definition. It drives controls, defaults, validation, URLs, help texts and the command line.
 *
 * `min` and `max` are validity (an open side is ±Infinity); `slider` is only the range of the control.
 * `readKnobs` never throws and never passes anything over in silence: every bad or unknown value becomes an `Issue`.
 */

import { checkExamples } from "./examples.ts";

interface Common {
  /** Field's standard symbol in LaTeX, e.g. `\\beta_1`; shown beside the control. */
  readonly symbol?: string;
  /** One English sentence; translated by the sentence itself (text/definitions). */
  readonly help?: string;
  /** An optional knob is absent (`undefined`) unless given. */
  readonly optional?: true;
  /** The values of another knob beside which this one does anything; always where nothing is said. Its value is kept in any case. */
  readonly when?: { readonly knob: string; readonly is: readonly string[] };
}

export interface RealKnob extends Common {
  readonly kind: "real";
  readonly min: number;
  readonly max: number;
  /** `"open"`: the bound itself is not allowed. */
  readonly minBound?: "open";
  readonly maxBound?: "open";
  readonly slider: readonly [number, number];
  readonly scale: "linear" | "log";
  readonly initial: number;
}
export interface CountKnob extends Common {
  readonly kind: "count";
  readonly min: number;
  readonly max: number;
  readonly slider?: readonly [number, number];
  readonly initial: number;
}
export interface ChoiceKnob extends Common {
  readonly kind: "choice";
  readonly options: readonly string[];
  readonly initial: string;
}
export interface FlagKnob extends Common {
  readonly kind: "flag";
  readonly initial: boolean;
}
export interface TextKnob extends Common {
  readonly kind: "text";
  readonly maxLength: number;
  readonly initial: string;
}
export interface VectorKnob extends Common {
  readonly kind: "vector";
  readonly length: number | "any";
  /** Fewest entries of a list of any length. */
  readonly least?: number;
  /** Validity of each entry. */
  readonly entries?: Pick<RealKnob, "min" | "max" | "minBound" | "maxBound">;
  readonly initial: readonly number[];
  /** `"window"`: [xlo, xhi, ylo, yhi] with lower < upper. `"distribution"`: numbers ≥ 0 that add up to 1. */
  readonly form?: "window" | "distribution";
}
/** Inputs with their targets, as `{ inputs: [[…], …], targets: […] }`: a data set for supervised learning. */
export interface ExamplesKnob extends Common {
  readonly kind: "examples";
  /** Numbers of each input; `"any"`: the same for all, at most `MOST_COLUMNS`. */
  readonly columns: number | "any";
  /** Absent: targets are any numbers. Else they are classes 0, 1, … below this, or below the count knob of this name, which is listed earlier. */
  readonly classes?: number | string;
  readonly initial: Examples;
}
export type Examples = {
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly number[];
};
export interface GroupKnob extends Common {
  readonly kind: "group";
  readonly fields: Knobs;
}

export type Knob = RealKnob | CountKnob | ChoiceKnob | FlagKnob | TextKnob | VectorKnob | ExamplesKnob | GroupKnob;
export type Knobs = Readonly<Record<string, Knob>>;

type BareValue<K extends Knob> = K extends RealKnob | CountKnob
  ? number
  : K extends ChoiceKnob
    ? K["options"][number]
    : K extends FlagKnob
      ? boolean
      : K extends TextKnob
        ? string
        : K extends VectorKnob
          ? readonly number[]
          : K extends ExamplesKnob
            ? Examples
            : K extends GroupKnob
              ? KnobValues<K["fields"]>
              : never;
type KnobValue<K extends Knob> = K extends { optional: true } ? BareValue<K> | undefined : BareValue<K>;
export type KnobValues<K extends Knobs> = { readonly [N in keyof K]: KnobValue<K[N]> };

/** Values of any knobs, as plain data. */
export type Value = number | string | boolean | readonly number[] | readonly (readonly number[])[] | undefined | { readonly [name: string]: Value };
export type Values = { readonly [name: string]: Value };

/** What is wrong with an input: `path` is the dotted JSON path, `message` English; the page translates by `code` and `args`. */
export interface Issue {
  readonly path: string;
  readonly code: string;
  readonly args: Readonly<Record<string, string | number | boolean>>;
  readonly message: string;
}

export function issue(path: string, code: string, message: string, args: Issue["args"] = {}): Issue {
  return { path, code, args, message };
}

/** Longest quotation in a message, in UTF-16 units. */
const LONGEST_QUOTE = 60;
/** Longest list of numbers that is quoted entry by entry. */
const SHORT_LIST = 8;
/** Characters that JSON leaves as they are and that could still end a line, drive a terminal or reorder the text around them. */
const UNPRINTABLE = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** How a raw value is quoted in a message: short, and safe for one line. Never looks deeper than a short list. */
export function quote(raw: unknown): string {
  if (typeof raw === "string") {
    // Cut before escaping: a hostile text may be megabytes long. JSON.stringify escapes the half of a pair that a cut may leave.
    const text = JSON.stringify(raw.slice(0, LONGEST_QUOTE)).replace(UNPRINTABLE, escapeUnit);
    return raw.length > LONGEST_QUOTE ? `${text.slice(0, -1)}…"` : text;
  }
  if (Object.is(raw, -0)) return "-0";
  if (typeof raw === "number" || typeof raw === "boolean" || raw === null || raw === undefined) return String(raw);
  if (!Array.isArray(raw)) return "an object";
  return raw.length <= SHORT_LIST && raw.every((entry) => typeof entry === "number") ? `[${raw.map(quote).join(",")}]` : `a list of ${raw.length}`;
}

/** A key as it stands in a path: as it is where that is safe, else quoted, so that a path fits on one line whatever the input. */
function pathKey(key: string): string {
  return key.length <= LONGEST_QUOTE && /^[\p{L}\p{N}_.-]+$/u.test(key) ? key : quote(key);
}

export function joinPath(path: string, key: string): string {
  return path === "" ? pathKey(key) : `${path}.${pathKey(key)}`;
}

/** Unknown keys listed one by one; the rest of a flood is only counted. */
const MOST_LISTED = 20;

function unknownKeys(path: string, keys: readonly string[]): Issue[] {
  const issues = keys
    .slice(0, MOST_LISTED)
    .map((key) => issue(joinPath(path, key), "unknown-key", "this key is not known here; it is left out", { key: quote(key) }));
  const rest = keys.length - issues.length;
  if (rest > 0) issues.push(issue(path, "unknown-keys", `${rest} more keys are not known here; they are left out`, { count: rest }));
  return issues;
}

export function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

/** The default of one knob; `undefined` where it is optional. */
export function initialValue(knob: Knob): Value {
  if (knob.optional) return undefined;
  return knob.kind === "group" ? initialValues(knob.fields) : knob.initial;
}

export function initialValues<K extends Knobs>(knobs: K): KnobValues<K> {
  const values: Record<string, Value> = Object.create(null) as Record<string, Value>;
  for (const [name, knob] of Object.entries(knobs)) values[name] = initialValue(knob);
  return { ...values } as KnobValues<K>;
}

type Checked = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string; readonly expected: string };

/** Half of a surrogate pair, alone: text that has no UTF-8 form, so that no file or URL could carry it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const accept = (value: Value): Checked => ({ ok: true, value });
const refuse = (code: string, expected: string): Checked => ({ ok: false, code, expected });

type Range = Pick<RealKnob, "min" | "max" | "minBound" | "maxBound">;

function describeRange(knob: Range): string {
  const low = knob.min === -Infinity ? "" : `${knob.minBound === "open" ? ">" : "≥"} ${knob.min}`;
  const high = knob.max === Infinity ? "" : `${knob.maxBound === "open" ? "<" : "≤"} ${knob.max}`;
  return [low, high].filter((part) => part !== "").join(" and ");
}

function inRange(knob: Range, value: number): boolean {
  if (value < knob.min || value > knob.max) return false;
  return !(knob.minBound === "open" && value === knob.min) && !(knob.maxBound === "open" && value === knob.max);
}

/** Numbers that add up to 1 up to this are a distribution: decimal fractions are rounded. */
const SUM_TOLERANCE = 1e-9;
export const isDistribution = (raw: readonly number[]): boolean =>
  raw.every((entry) => entry >= 0) && Math.abs(raw.reduce((a, b) => a + b, 0) - 1) <= SUM_TOLERANCE;

function checkNumber(knob: RealKnob | CountKnob, raw: unknown): Checked {
  const range = describeRange(knob);
  const noun = knob.kind === "count" ? "a whole number" : "a number";
  const expected = range === "" ? noun : `${noun} ${range}`;
  if (typeof raw !== "number" || !Number.isFinite(raw)) return refuse("not-a-number", expected);
  if (knob.kind === "count" && !Number.isSafeInteger(raw)) return refuse("not-whole", expected);
  if (!inRange(knob, raw)) return refuse("out-of-range", expected);
  // Adding 0 makes −0 a plain 0, which is all that a count can mean.
  return accept(knob.kind === "count" ? raw + 0 : raw);
}

/** Longest list of numbers: at up to 25 characters each it still fits into the 5 MB that a share link may unpack to. */
const MOST_NUMBERS = 100_000;

function checkVector(knob: VectorKnob, raw: unknown): Checked {
  const numbers = knob.length === "any" ? "a list of numbers" : `a list of ${knob.length} numbers`;
  const expected = knob.form === "window" ? "four numbers xlo < xhi, ylo < yhi" : numbers;
  if (!Array.isArray(raw) || !raw.every((entry): entry is number => typeof entry === "number" && Number.isFinite(entry))) {
    return refuse("not-numbers", expected);
  }
  if (knob.length !== "any" && raw.length !== knob.length) return refuse("wrong-length", expected);
  if (knob.least !== undefined && raw.length < knob.least) return refuse("too-few", `a list of at least ${knob.least} numbers`);
  if (raw.length > MOST_NUMBERS) return refuse("too-long", `a list of at most ${MOST_NUMBERS} numbers`);
  if (knob.form === "window" && !(raw[0]! < raw[1]! && raw[2]! < raw[3]!)) return refuse("upside-down", expected);
  const { entries } = knob;
  if (entries !== undefined && !raw.every((entry) => inRange(entries, entry))) return refuse("out-of-range", `${numbers}, each ${describeRange(entries)}`);
  if (knob.form === "distribution" && !isDistribution(raw)) return refuse("not-a-distribution", `${numbers} ≥ 0 that add up to 1`);
  return accept(raw.slice());
}

/** @param siblings settings of the same record that were read before */
function checkPlain(knob: Exclude<Knob, GroupKnob>, raw: unknown, siblings: Readonly<Record<string, Value>>): Checked {
  switch (knob.kind) {
    case "examples": {
      const classes = typeof knob.classes === "string" ? Number(siblings[knob.classes]) : knob.classes;
      return isRecord(raw) ? checkExamples(knob, raw, classes) : refuse("not-examples", "a data set { inputs: [[…], …], targets: […] }");
    }
    case "real":
    case "count":
      return checkNumber(knob, raw);
    case "vector":
      return checkVector(knob, raw);
    case "choice":
      return typeof raw === "string" && knob.options.includes(raw) ? accept(raw) : refuse("unknown-choice", `one of ${knob.options.join(", ")}`);
    case "flag":
      return typeof raw === "boolean" ? accept(raw) : refuse("not-a-flag", "true or false");
    case "text":
      if (typeof raw !== "string" || LONE_SURROGATE.test(raw)) return refuse("not-text", "well-formed text");
      return raw.length <= knob.maxLength ? accept(raw) : refuse("too-long", `text of at most ${knob.maxLength} characters`);
  }
}

function shownDefault(initial: number | string | boolean | readonly number[] | Examples): string {
  if (typeof initial !== "object") return String(initial);
  if ("inputs" in initial) return "data set";
  return initial.length > SHORT_LIST ? "list" : quote(initial);
}

/** What stands in for a bad value. No text can be guessed: a bad one becomes empty, so that no formula runs but the one that was meant. */
function fallback(knob: Exclude<Knob, GroupKnob>): { readonly value: Value; readonly words: string; readonly shown: string } {
  if (knob.optional) return { value: undefined, words: "it is left out", shown: "" };
  if (knob.kind === "text") return { value: "", words: "it is left empty", shown: "" };
  const shown = shownDefault(knob.initial);
  return { value: knob.initial, words: `the default ${shown} is used`, shown };
}

const EXAMPLES_KEYS: ReadonlySet<string> = new Set(["inputs", "targets"]);

/**
 * Validates a record of raw values against knobs.
 * Missing values take their defaults; a bad value takes its default and leaves an issue (see `fallback`); an unknown key leaves an issue.
 * @param path JSON path of the record, without a trailing dot ("" for the root)
 * @param ignore keys that the caller reads itself (an id, say)
 */
export function readKnobs<K extends Knobs>(
  knobs: K,
  raw: Readonly<Record<string, unknown>>,
  path = "",
  ignore: readonly string[] = [],
): { values: KnobValues<K>; issues: Issue[] } {
  const issues: Issue[] = [];
  const values: Record<string, Value> = {};
  for (const [name, knob] of Object.entries(knobs)) {
    values[name] = initialValue(knob);
    if (!Object.hasOwn(raw, name)) continue;
    const given = raw[name];
    if (knob.kind === "group") {
      if (!isRecord(given)) {
        issues.push(issue(joinPath(path, name), "not-an-object", `${quote(given)} is not a group of settings; it is left out`, { found: quote(given) }));
        continue;
      }
      const inner = readKnobs(knob.fields, given, joinPath(path, name));
      values[name] = inner.values as Value;
      issues.push(...inner.issues);
      continue;
    }
    const checked = checkPlain(knob, given, values);
    if (checked.ok) {
      values[name] = checked.value;
      if (knob.kind === "examples" && isRecord(given))
        issues.push(
          ...unknownKeys(
            joinPath(path, name),
            Object.keys(given).filter((key) => !EXAMPLES_KEYS.has(key)),
          ),
        );
    } else {
      const { value, words, shown } = fallback(knob);
      values[name] = value;
      const found = quote(given);
      const message = `${found} is not ${checked.expected}; ${words}`;
      issues.push(issue(joinPath(path, name), checked.code, message, { found, expected: checked.expected, fallback: shown }));
    }
  }
  issues.push(
    ...unknownKeys(
      path,
      Object.keys(raw).filter((name) => !Object.hasOwn(knobs, name) && !ignore.includes(name)),
    ),
  );
  return { values: values as KnobValues<K>, issues };
}

function sameValue(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry: Value, i) => sameValue(entry, b[i] as Value));
  if (isRecord(a) && isRecord(b)) return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => sameValue(a[key], b[key]));
  return Object.is(a, b);
}

/** The values that differ from the defaults, in the knobs' order: what files and URLs carry. */
export function differences(knobs: Knobs, values: Values): Record<string, Value> {
  const result: Record<string, Value> = {};
  for (const [name, knob] of Object.entries(knobs)) {
    const value = values[name];
    if (value === undefined) continue;
    if (knob.kind === "group") {
      const inner = differences(knob.fields, value as Values);
      // An optional group that is present must show it, though all its values be defaults: it always writes its first field.
      const first = knob.optional ? Object.keys(knob.fields)[0] : undefined;
      const shown = first === undefined ? inner : { [first]: (value as Values)[first], ...inner };
      if (Object.keys(shown).length > 0) result[name] = shown;
    } else if (knob.optional || !sameValue(value, knob.initial)) {
      result[name] = value;
    }
  }
  return result;
}
