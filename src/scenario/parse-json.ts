/**
 * JSON text to raw values, bounded and with repeated members seen.
 *
 * `JSON.parse` lets the last of two equal keys win without a word; a scenario's first counts and the others are an issue. Since the
 * text is known to be valid by then, one pass over its characters is enough to find repeated members; they are cut out and what is
 * left is parsed again. No pass recurses.
 */
import { joinPath } from "../core/knobs.ts";
import { repeatedMessage } from "./issues.ts";
import type { IssueList } from "./issues.ts";

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly what: string };

/** A scenario nests five deep. */
const MOST_LEVELS = 32;
/** Values in one text: 50,000 points of a plane with their targets have 200,000. A few kilobytes packed could hold millions, to keep us busy for seconds. */
const MOST_VALUES = 250_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** @returns not ok, with words that follow "is", where the text is not JSON or too involved */
export function parseJson(text: string, issues: IssueList): Parsed {
  if (isTooInvolved(text)) return { ok: false, what: "too deep or too long a structure" };
  try {
    const value: unknown = JSON.parse(text);
    const cuts = repeatedMembers(text, issues);
    return { ok: true, value: cuts.length === 0 ? value : (JSON.parse(without(text, cuts)) as unknown) };
  } catch {
    return { ok: false, what: "not JSON" };
  }
}

function isTooInvolved(text: string): boolean {
  let depth = 0;
  let values = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) {
      i = endOfString(text, i);
    } else if (unit === OPEN_LIST || unit === OPEN_OBJECT) {
      values++;
      if (++depth > MOST_LEVELS) return true;
    } else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) {
      depth--;
    } else if (unit === COMMA) {
      values++;
    }
    if (values > MOST_VALUES) return true;
  }
  return false;
}

/** [from, to) in the text. */
type Cut = [from: number, to: number];

interface Level {
  /** Keys so far; undefined inside a list. */
  readonly keys: Set<string> | undefined;
  /** Key of the current member. */
  key: string;
  /** Index of the current member. */
  index: number;
  /** Where the current member begins, its comma included. */
  from: number;
  keyComes: boolean;
  repeated: boolean;
}

/** @param text valid JSON */
function repeatedMembers(text: string, issues: IssueList): Cut[] {
  const cuts: Cut[] = [];
  const levels: Level[] = [];
  let level: Level | undefined;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) {
      const end = endOfString(text, i);
      if (level?.keys !== undefined && level.keyComes) {
        level.key = readString(text, i, end);
        level.keyComes = false;
        level.repeated = level.keys.has(level.key);
        level.keys.add(level.key);
        if (level.repeated) reportRepeated(levels, issues);
      }
      i = end;
    } else if (unit === OPEN_OBJECT || unit === OPEN_LIST) {
      level = { keys: unit === OPEN_OBJECT ? new Set() : undefined, key: "", index: 0, from: i + 1, keyComes: true, repeated: false };
      levels.push(level);
    } else if (unit === COMMA && level !== undefined) {
      if (level.repeated) addCut(cuts, level.from, i);
      level.from = i;
      level.index++;
      level.keyComes = true;
      level.repeated = false;
    } else if ((unit === CLOSE_OBJECT || unit === CLOSE_LIST) && level !== undefined) {
      if (level.repeated) addCut(cuts, level.from, i);
      levels.pop();
      level = levels.at(-1);
    }
  }
  return cuts;
}

/** Cuts inside the new one, and one that ends where it begins, become part of it. */
function addCut(cuts: Cut[], from: number, to: number): void {
  let last = cuts.at(-1);
  while (last !== undefined && last[0] >= from) {
    cuts.pop();
    last = cuts.at(-1);
  }
  if (last !== undefined && last[1] === from) last[1] = to;
  else cuts.push([from, to]);
}

function without(text: string, cuts: readonly Cut[]): string {
  let rest = "";
  let at = 0;
  for (const [from, to] of cuts) {
    rest += text.slice(at, from);
    at = to;
  }
  return rest + text.slice(at);
}

/** Index of the quotation mark that closes the string opened at `from`, or of the text's end. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function readString(text: string, from: number, end: number): string {
  const inner = text.slice(from + 1, end);
  return inner.includes("\\") ? (JSON.parse(`"${inner}"`) as string) : inner;
}

function reportRepeated(levels: readonly Level[], issues: IssueList): void {
  if (issues.isFull) {
    issues.skip();
    return;
  }
  const path = levels.reduce((so, { keys, key, index }) => joinPath(so, keys === undefined ? String(index) : key), "");
  issues.add(path, "repeated", repeatedMessage(path));
}
