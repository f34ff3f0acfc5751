/**
 * Knobs: one schema per definition. It drives controls, defaults, validation, URLs, help texts and the command line.
 *
 * `min` and `max` are validity (an open side is ±Infinity); `slider` is only the range of the control.
 * `readKnobs` never throws and never passes anything over in silence: every bad or unknown value becomes an `Issue`.
 */

interface Common {
  /** Field's standard symbol in LaTeX, e.g. `\\beta_1`; shown beside the control. */
  readonly symbol?: string;
  /** One English sentence; translated by definition id and knob name. */
  readonly help?: string;
  /** An optional knob is absent (`undefined`) unless given. */
  readonly optional?: true;
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
  readonly initial: readonly number[];
  /** `"window"`: [xlo, xhi, ylo, yhi] with lower < upper. */
  readonly form?: "window";
}
export interface GroupKnob extends Common {
  readonly kind: "group";
  readonly fields: Knobs;
}

export type Knob = RealKnob | CountKnob | ChoiceKnob | FlagKnob | TextKnob | VectorKnob | GroupKnob;
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
          : K extends GroupKnob
            ? KnobValues<K["fields"]>
            : never;
type KnobValue<K extends Knob> = K extends { optional: true } ? BareValue<K> | undefined : BareValue<K>;
export type KnobValues<K extends Knobs> = { readonly [N in keyof K]: KnobValue<K[N]> };

/** Values of any knobs, as plain data. */
export type Value = number | string | boolean | readonly number[] | undefined | { readonly [name: string]: Value };
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

/** How a raw value is quoted in a message: short, and safe for one line. */
export function quote(raw: unknown): string {
  let text: string;
  if (typeof raw === "string") text = JSON.stringify(raw);
  else if (typeof raw === "number" || typeof raw === "boolean" || raw === null || raw === undefined) text = String(raw);
  else if (Array.isArray(raw)) text = "a list";
  else text = "an object";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
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
const accept = (value: Value): Checked => ({ ok: true, value });
const refuse = (code: string, expected: string): Checked => ({ ok: false, code, expected });

function describeRange(knob: RealKnob | CountKnob): string {
  const low = knob.min === -Infinity ? "" : `${knob.kind === "real" && knob.minBound === "open" ? ">" : "≥"} ${knob.min}`;
  const high = knob.max === Infinity ? "" : `${knob.kind === "real" && knob.maxBound === "open" ? "<" : "≤"} ${knob.max}`;
  return [low, high].filter((part) => part !== "").join(" and ");
}

function inRange(knob: RealKnob | CountKnob, value: number): boolean {
  if (value < knob.min || value > knob.max) return false;
  if (knob.kind === "count") return true;
  return !(knob.minBound === "open" && value === knob.min) && !(knob.maxBound === "open" && value === knob.max);
}

function checkNumber(knob: RealKnob | CountKnob, raw: unknown): Checked {
  const range = describeRange(knob);
  const noun = knob.kind === "count" ? "a whole number" : "a number";
  const expected = range === "" ? noun : `${noun} ${range}`;
  if (typeof raw !== "number" || !Number.isFinite(raw)) return refuse("not-a-number", expected);
  if (knob.kind === "count" && !Number.isSafeInteger(raw)) return refuse("not-whole", expected);
  return inRange(knob, raw) ? accept(raw) : refuse("out-of-range", expected);
}

function checkVector(knob: VectorKnob, raw: unknown): Checked {
  const expected = knob.form === "window" ? "four numbers xlo < xhi, ylo < yhi" : `${knob.length === "any" ? "a list of" : knob.length} numbers`;
  if (!Array.isArray(raw) || !raw.every((entry): entry is number => typeof entry === "number" && Number.isFinite(entry))) {
    return refuse("not-numbers", expected);
  }
  if (knob.length !== "any" && raw.length !== knob.length) return refuse("wrong-length", expected);
  if (knob.form === "window" && !(raw[0]! < raw[1]! && raw[2]! < raw[3]!)) return refuse("upside-down", expected);
  return accept(raw.slice());
}

function checkPlain(knob: Exclude<Knob, GroupKnob>, raw: unknown): Checked {
  switch (knob.kind) {
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
      if (typeof raw !== "string") return refuse("not-text", "text");
      return raw.length <= knob.maxLength ? accept(raw) : refuse("too-long", `at most ${knob.maxLength} characters`);
  }
}

/**
 * Validates a record of raw values against knobs.
 * Missing values take their defaults; a bad value takes its default and leaves an issue; an unknown key leaves an issue.
 * @param path JSON path of the record, without a trailing dot ("" for the root)
 * @param ignore keys that the caller reads itself (an id, say)
 */
export function readKnobs<K extends Knobs>(
  knobs: K,
  raw: Readonly<Record<string, unknown>>,
  path = "",
  ignore: readonly string[] = [],
): { values: KnobValues<K>; issues: Issue[] } {
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
  const issues: Issue[] = [];
  const values: Record<string, Value> = {};
  for (const [name, knob] of Object.entries(knobs)) {
    values[name] = initialValue(knob);
    if (!Object.hasOwn(raw, name)) continue;
    const given = raw[name];
    if (knob.kind === "group") {
      if (!isRecord(given)) {
        issues.push(issue(at(name), "not-an-object", `${quote(given)} is not a group of settings; it is left out`, { found: quote(given) }));
        continue;
      }
      const inner = readKnobs(knob.fields, given, at(name));
      values[name] = inner.values as Value;
      issues.push(...inner.issues);
      continue;
    }
    const checked = checkPlain(knob, given);
    if (checked.ok) {
      values[name] = checked.value;
    } else {
      const fallback = knob.optional ? "left out" : `the default ${quote(knob.kind === "vector" ? knob.initial.join(",") : knob.initial)} is used`;
      issues.push(
        issue(at(name), checked.code, `${quote(given)} is not ${checked.expected}; ${fallback}`, {
          found: quote(given),
          expected: checked.expected,
          fallback: knob.optional ? "" : String(knob.initial),
        }),
      );
    }
  }
  for (const name of Object.keys(raw)) {
    if (Object.hasOwn(knobs, name) || ignore.includes(name)) continue;
    issues.push(issue(at(name), "unknown-key", `${quote(name)} is not known here; it is left out`, { key: name }));
  }
  return { values: values as KnobValues<K>, issues };
}

function sameValue(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, i) => Object.is(entry, b[i]));
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
      if (knob.optional || Object.keys(inner).length > 0) result[name] = inner;
    } else if (knob.optional || !sameValue(value, knob.initial)) {
      result[name] = value;
    }
  }
  return result;
}
