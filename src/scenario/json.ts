/**
 * Numbers and JSON as text, printed so that reading gives the same bits back.
 *
 * `JSON.stringify` would lose what we must keep: it writes −0 as 0 and NaN as null. Numbers print by shortest round trip (ECMAScript's
 * own conversion, the same in every engine); −0 as "-0", which JSON can say; non-finite ones as the texts "NaN", "Infinity", "-Infinity", since it cannot.
 */
export type Json = number | string | boolean | null | undefined | readonly Json[] | Float64Array | { readonly [key: string]: Json };

/** Shortest text that reads back as the same double. */
export function printNumber(x: number): string {
  return x === 0 && 1 / x < 0 ? "-0" : String(x);
}

function printJsonNumber(x: number): string {
  // x − x is 0 for every finite x and NaN for all others.
  return x - x === 0 ? printNumber(x) : `"${x}"`;
}

function printList(list: readonly Json[] | Float64Array): string {
  let text = "[";
  for (let i = 0; i < list.length; i++) {
    const entry = list[i];
    if (i > 0) text += ",";
    text += typeof entry === "number" ? printJsonNumber(entry) : stringify(entry);
  }
  return `${text}]`;
}

/** A key that needs no escapes: looking is quicker than quoting, and a run prints five keys a million times. */
const PLAIN_KEY = /^\w+$/;

/** JSON text of plain data. Keys keep their order; an undefined member is left out, an undefined entry is null. */
export function stringify(value: Json): string {
  if (typeof value === "number") return printJsonNumber(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (value === undefined || value === null) return "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (isList(value)) return printList(value);
  let text = "{";
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ",";
    text += PLAIN_KEY.test(key) ? `"${key}":` : `${JSON.stringify(key)}:`;
    text += typeof member === "number" ? printJsonNumber(member) : stringify(member);
  }
  return `${text}}`;
}

function isList(value: readonly Json[] | Float64Array | { readonly [key: string]: Json }): value is readonly Json[] | Float64Array {
  return Array.isArray(value) || value instanceof Float64Array;
}
