/** The door to packing.ts: packed links and JSON texts are read and written by what comes later than the page's first load. */
import type { IssueList } from "./issues.ts";
import type { Json } from "./json.ts";
import type * as Packing from "./packing.ts";
import type { Parsed } from "./parse-json.ts";

let packing: typeof Packing | undefined;

/** Must have come to pass before a packed link or a JSON text is read or written. */
export async function loadCompression(): Promise<void> {
  packing ??= await import("./packing.ts");
}

export function pack(value: Json): string {
  if (packing === undefined) throw new Error("compression is not loaded");
  return packing.pack(value);
}

/** The object packed in `text`; `undefined`, with an issue, where there is none. */
export function unpack(text: string, issues: IssueList): Record<string, unknown> | undefined {
  if (packing !== undefined) return packing.unpack(text, issues);
  issues.add("z", "not-loaded", "z cannot be unpacked yet; it is left out");
  return undefined;
}

/** @returns not ok, with words that follow "is", where the text is not JSON or too involved */
export function parseJson(text: string, issues: IssueList): Parsed {
  return packing === undefined ? { ok: false, what: "not loaded yet" } : packing.parseJson(text, issues);
}
