/** Numbers as people type them and as fields show them. */
import { isDistribution } from "../../core/knobs.ts";
import type { CountKnob, RealKnob, VectorKnob } from "../../core/knobs.ts";

/** What is wrong with a typed number; `args` say it in words. `over` and `under` are limits, open where the limit itself is not allowed. */
export type NumberFault =
  | { readonly code: "not-a-number" }
  | { readonly code: "not-whole" }
  | { readonly code: "below"; readonly limit: string; readonly open: boolean }
  | { readonly code: "above"; readonly limit: string; readonly open: boolean }
  | { readonly code: "wrong-length"; readonly count: number }
  | { readonly code: "upside-down" }
  | { readonly code: "not-a-distribution" };
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: NumberFault };

/** A decimal number with an optional exponent; a comma counts as the decimal mark where it cannot mean anything else. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export function toNumber(text: string): number {
  const plain = text
    .trim()
    .replaceAll("−", "-")
    .replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
  return DECIMAL.test(plain) ? Number(plain) : Number.NaN;
}

type Range = NonNullable<VectorKnob["entries"]>;

function outOfRange(value: number, { min, max, minBound, maxBound }: Range): NumberFault | undefined {
  if (value < min || (minBound === "open" && value === min)) return { code: "below", limit: formatExact(min), open: minBound === "open" };
  if (value > max || (maxBound === "open" && value === max)) return { code: "above", limit: formatExact(max), open: maxBound === "open" };
  return undefined;
}

/** Reads a typed number and checks it against the validity of its knob. */
export function parseNumber(text: string, knob: RealKnob | CountKnob): Parsed<number> {
  const value = toNumber(text);
  if (!Number.isFinite(value)) return { ok: false, fault: { code: "not-a-number" } };
  if (knob.kind === "count" && !Number.isSafeInteger(value)) return { ok: false, fault: { code: "not-whole" } };
  const fault = outOfRange(value, knob);
  if (fault !== undefined) return { ok: false, fault };
  // Adding 0 makes −0 a plain 0, which is all that a setting can mean.
  return { ok: true, value: value + 0 };
}

/** Reads a list of numbers, parted by spaces, commas or semicolons. */
export function parseNumbers(text: string, knob: VectorKnob): Parsed<readonly number[]> {
  const values = text
    .split(/[\s,;]+/)
    .filter((part) => part !== "")
    .map(toNumber);
  if (!values.every(Number.isFinite)) return { ok: false, fault: { code: "not-a-number" } };
  if (knob.length !== "any" && values.length !== knob.length) return { ok: false, fault: { code: "wrong-length", count: knob.length } };
  if (values.length < (knob.least ?? 0)) return { ok: false, fault: { code: "not-a-number" } };
  const { entries } = knob;
  const fault = entries && values.map((value) => outOfRange(value, entries)).find((one) => one !== undefined);
  if (fault !== undefined) return { ok: false, fault };
  if (knob.form === "distribution" && !isDistribution(values)) return { ok: false, fault: { code: "not-a-distribution" } };
  if (knob.form === "window" && !(values[0]! < values[1]! && values[2]! < values[3]!)) return { ok: false, fault: { code: "upside-down" } };
  return { ok: true, value: values };
}

/** Within these sizes a plain number reads better than one with an exponent. */
const PLAIN_FROM = 1e-3;
const PLAIN_TO = 1e6;

/** A short text that reads back as the same number: what a field shows and what is copied. */
export function formatExact(value: number): string {
  const plain = String(value);
  const size = Math.abs(value);
  if (size >= PLAIN_FROM && size < PLAIN_TO) return plain;
  const scientific = value.toExponential().replace("e+", "e");
  return scientific.length < plain.length ? scientific : plain;
}

export function formatNumbers(values: readonly number[]): string {
  return values.map(formatExact).join(", ");
}
