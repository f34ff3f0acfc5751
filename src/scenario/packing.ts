/**
 * The parameter `z`: unpadded base64url of raw DEFLATE (RFC 1951) of UTF-8 JSON.
 *
 * Packing is deterministic: the same settings of one and the same pure JavaScript encoder. Unpacking trusts nothing: a link of a few
 * kilobytes may claim gigabytes, so it is inflated in small pieces and given up as soon as the limit is passed.
 *
 * All that reads and writes such texts, and JSON, comes through pack.ts: the page fetches this beside the engine instead of before everything else.
 */
import { deflateSync, Inflate } from "fflate";
import { fromBase64url, toBase64url } from "./base64url.ts";
import type { IssueList } from "./issues.ts";
import { stringify } from "./json.ts";
import type { Json } from "./json.ts";
import { parseJson } from "./parse-json.ts";

export { parseJson } from "./parse-json.ts";

/** Largest JSON text, in bytes, that a link may unpack to. */
export const MOST_INFLATED = 5_000_000;
/** DEFLATE expands at most 1032-fold, so one piece adds at most 2 MB: enough to refuse early, large enough to be quick. */
const PIECE = 2048;

export function pack(value: Json): string {
  // `mem` is fixed because its default is taken from Math.log of the length, whose last bit is not the same everywhere.
  return toBase64url(deflateSync(new TextEncoder().encode(stringify(value)), { level: 6, mem: 8 }));
}

/** The object packed in `text`; `undefined`, with an issue, where there is none. */
export function unpack(text: string, issues: IssueList): Record<string, unknown> | undefined {
  const refuse = (code: string, what: string): undefined => {
    issues.add("z", code, `z ${what}; it is left out`);
    return undefined;
  };
  const packed = fromBase64url(text);
  if (packed === undefined) return refuse("bad-base64", "is not unpadded base64url");
  const inflated = inflate(packed);
  if (inflated === "too big") return refuse("too-big", `unpacks to more than ${MOST_INFLATED} bytes`);
  if (inflated === "broken") return refuse("bad-deflate", "does not unpack");
  const json = decodeUtf8(inflated);
  if (json === undefined) return refuse("bad-utf8", "does not unpack to UTF-8 text");
  const parsed = parseJson(json, issues);
  if (!parsed.ok) return refuse("not-json", `unpacks to what is ${parsed.what}`);
  if (typeof parsed.value !== "object" || parsed.value === null || Array.isArray(parsed.value)) return refuse("not-an-object", "does not unpack to an object");
  return parsed.value as Record<string, unknown>;
}

function inflate(packed: Uint8Array): Uint8Array | "too big" | "broken" {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((piece) => {
    pieces.push(piece);
    size += piece.length;
  });
  try {
    // Only a piece pushed as the last one makes it an error that the stream breaks off.
    for (let at = 0, last = false; !last; at += PIECE) {
      last = at + PIECE >= packed.length;
      stream.push(packed.subarray(at, at + PIECE), last);
      if (size > MOST_INFLATED) return "too big";
    }
  } catch {
    return "broken";
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
