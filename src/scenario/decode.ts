/**
 * Any text to a scenario: a share link, its query, or JSON. Never throws.
 *
 * A link is first turned into the raw data that JSON would give (texts become numbers, flags and lists as the schema says) and then
 * read by the same reader, so that a link and a file have the same defaults and the same issues.
 */
import { IssueList } from "./issues.ts";
import { EMPTY_PAGE, REVISION } from "./model.ts";
import type { Catalogue, Reading } from "./model.ts";
import { parseJson } from "./pack.ts";
import { readQuery } from "./read-query.ts";
import { readScenario } from "./read.ts";

/** No link is longer (5 MB packed as base64url are 6.7 million characters), and no file need be. */
const LONGEST_TEXT = 8_000_000;

export function decode(text: string, catalogue: Catalogue, revision = REVISION): Reading {
  const issues = new IssueList();
  const nothing = (code: string, message: string): Reading => {
    issues.add("", code, message);
    return { scenario: undefined, page: EMPTY_PAGE, issues: issues.all };
  };
  const read = (raw: unknown): Reading => {
    const reading = readScenario(raw, catalogue, revision);
    issues.take(reading.issues);
    return { ...reading, issues: issues.all };
  };

  if (text.length > LONGEST_TEXT) return nothing("too-long", `a text of ${text.length} characters is more than ${LONGEST_TEXT}`);
  const trimmed = text.trim();
  if (/^[{[]/.test(trimmed)) {
    const parsed = parseJson(trimmed, issues);
    return parsed.ok ? read(parsed.value) : nothing("not-json", `this looks like JSON but is ${parsed.what}`);
  }
  const query = queryOf(trimmed);
  if (query === "") return nothing("empty", "this names no scenario");
  return read(readQuery(query, catalogue, issues));
}

/**
 * The query of a link, or the text itself where it is only a query. A question mark may also stand in a formula, so the first one
 * begins a query only where it comes before every = and &, or after a scheme.
 */
function queryOf(text: string): string {
  const fragment = text.indexOf("#");
  const link = fragment < 0 ? text : text.slice(0, fragment);
  const mark = link.indexOf("?");
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(link)) return mark < 0 ? "" : link.slice(mark + 1);
  return mark >= 0 && !/[=&]/.test(link.slice(0, mark)) ? link.slice(mark + 1) : link;
}
