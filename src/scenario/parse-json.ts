/**
 * JSON text to raw values, with repeated members seen.
 *
 * `JSON.parse` lets the last of two equal keys win without a word; a scenario's first counts and the others are an issue. Since the
 * text is known to be valid by then, one pass over its characters is enough to find repeated members; they are cut out and what is
 * left is parsed again. Neither the pass nor `JSON.parse` recurses, so depth is no danger.
 */
import { joinPath } from "../core/knobs.ts";
import type { IssueList } from "./issues.ts";

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

export function parseJson(text: string, issues: IssueList): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    const cuts = repeatedMembers(text, issues);
    return { ok: true, value: cuts.length === 0 ? value : (JSON.parse(without(text, cuts)) as unknown) };
  } catch {
    return { ok: false };
  }
}

/** [from, to) in the text. */
type Cut = readonly [number, number];

interface Level {
  /** Keys so far; undefined inside a list. */
  readonly keys: Set<string> | undefined;
  /** Key or index of the current member. */
  at: string;
  index: number;
  /** Where the current member begins, its comma included. */
  from: number;
  keyComes: boolean;
  repeated: boolean;
}

/** A path names this many levels at most: scenarios have fewer, and a hostile text may nest without end. */
const MOST_LEVELS = 8;

function repeatedMembers(text: string, issues: IssueList): Cut[] {
  const cuts: Cut[] = [];
  const levels: Level[] = [];
  let level: Level | undefined;

  const endMember = (to: number): void => {
    if (level?.repeated !== true) return;
    const { from } = level;
    // Cuts inside this member are part of this cut.
    while ((cuts.at(-1)?.[0] ?? -1) >= from) cuts.pop();
    cuts.push([from, to]);
  };

  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22 /* " */: {
        const end = endOfString(text, i);
        if (level?.keys !== undefined && level.keyComes) {
          const key = JSON.parse(text.slice(i, end + 1)) as string;
          level.at = key;
          level.keyComes = false;
          level.repeated = level.keys.has(key);
          level.keys.add(key);
          if (level.repeated) reportRepeated(levels, issues);
        }
        i = end;
        break;
      }
      case 0x7b /* { */:
      case 0x5b /* [ */:
        level = { keys: text[i] === "{" ? new Set() : undefined, at: "0", index: 0, from: i + 1, keyComes: true, repeated: false };
        levels.push(level);
        break;
      case 0x2c /* , */:
        if (level === undefined) break;
        endMember(i);
        level.from = i;
        level.keyComes = true;
        level.repeated = false;
        level.index++;
        if (level.keys === undefined) level.at = String(level.index);
        break;
      case 0x7d /* } */:
      case 0x5d /* ] */:
        endMember(i);
        levels.pop();
        level = levels.at(-1);
        break;
      default:
    }
  }
  return cuts;
}

/** Index of the quotation mark that closes the string opened at `from`. */
function endOfString(text: string, from: number): number {
  let end = from;
  for (;;) {
    end = text.indexOf('"', end + 1);
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return end;
  }
}

function reportRepeated(levels: readonly Level[], issues: IssueList): void {
  const path = levels.slice(0, MOST_LEVELS).reduce((so, { at }) => joinPath(so, at), "");
  issues.add(path, "repeated", repeatedMessage(path));
}

export function repeatedMessage(path: string): string {
  return `${path} is given more than once; the first one counts`;
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
