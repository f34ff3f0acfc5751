/** Records of text that others wrote: without a prototype, so that `__proto__` and `constructor` are keys like any other. */
import { isRecord } from "../core/knobs.ts";

export function emptyRecord<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** The record's own value, never an inherited one. */
export function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Those of the keys that are there. */
export function pick<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> {
  const result = emptyRecord<T>();
  for (const key of keys) {
    if (Object.hasOwn(record, key)) result[key] = record[key]!;
  }
  return result;
}

/** Puts a value at a path of keys. False, and nothing changes, where something stands there or on the way there: the first one counts. */
export function place(record: Record<string, unknown>, path: readonly string[], value: unknown): boolean {
  const [key, ...rest] = path as readonly [string, ...string[]];
  const there = own(record, key);
  if (rest.length === 0) {
    if (there !== undefined) return false;
    record[key] = value;
    return true;
  }
  if (there === undefined) {
    const inner = emptyRecord<unknown>();
    record[key] = inner;
    return place(inner, rest, value);
  }
  return isRecord(there) && place(there, rest, value);
}

/**
 * Two readings of one scenario, `over` winning: objects key by key, a list of objects (the runs) index by index, anything else whole.
 * Goes only as deep as `over`, which is our own making and shallow.
 */
export function merge(over: unknown, under: unknown): unknown {
  if (isRecord(over) && isRecord(under)) {
    const result = emptyRecord<unknown>();
    for (const key of Object.keys(under)) result[key] = under[key];
    for (const key of Object.keys(over)) result[key] = Object.hasOwn(under, key) ? merge(over[key], under[key]) : over[key];
    return result;
  }
  if (Array.isArray(over) && Array.isArray(under) && over.every(isRecord)) {
    const first: unknown[] = over.map((entry, i) => (i < under.length ? merge(entry, under[i]) : entry));
    return [...first, ...(under as unknown[]).slice(over.length)];
  }
  return over;
}
