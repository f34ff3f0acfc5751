/** Where a dotted key of a link belongs, and its text as the JSON value that the schema expects there. */
import type { Knob, Knobs } from "../core/knobs.ts";
import { decodeText, parseNumber } from "./percent.ts";

export type Kind = Knob["kind"] | "names" | "unknown";

export interface Located {
  /** Keys from the record down, of which there are never more than the schema has levels. */
  readonly path: readonly string[];
  readonly kind: Kind;
}

/** An unknown key is one piece, dots and all, and its value text. */
export function locate(knobs: Knobs, key: string): Located {
  if (Object.hasOwn(knobs, key)) return { path: [key], kind: knobs[key]!.kind };
  const dot = key.indexOf(".");
  const name = key.slice(0, Math.max(0, dot));
  const group = Object.hasOwn(knobs, name) ? knobs[name] : undefined;
  if (group?.kind !== "group") return { path: [key], kind: "unknown" };
  const { path, kind } = locate(group.fields, key.slice(dot + 1));
  return { path: [name, ...path], kind };
}

/** `undefined` where an escape is malformed. A text that does not look like its kind stays text, to be reported as such. */
export function convert(kind: Kind, text: string): string | number | boolean | readonly string[] | readonly number[] | undefined {
  const decoded = decodeText(text);
  if (decoded === undefined) return undefined;
  switch (kind) {
    case "real":
    case "count":
      return parseNumber(decoded) ?? decoded;
    case "flag":
      return FLAGS.get(decoded) ?? decoded;
    case "vector":
      return parseNumbers(text) ?? decoded;
    case "names":
      return text === "" ? [] : text.split(",").map((part) => decodeText(part) ?? part);
    // A data set is no text: the reader says so.
    case "examples":
    case "choice":
    case "text":
    case "group":
    case "unknown":
      return decoded;
  }
}

/** Links are written with 1 and 0; whoever types one may write the words. */
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["0", false],
  ["true", true],
  ["false", false],
]);

function parseNumbers(text: string): readonly number[] | undefined {
  if (text === "") return [];
  const numbers: number[] = [];
  for (const part of text.split(",")) {
    const number = parseNumber(decodeText(part) ?? part);
    if (number === undefined) return undefined;
    numbers.push(number);
  }
  return numbers;
}
