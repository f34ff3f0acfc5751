import type { ProblemEntry } from "../../core/catalogue.ts";
import type { Messages } from "../../text/index.ts";

/** What the reader calls a problem. */
export function problemTitle({ definitions: { problems } }: Messages, { id, title }: Pick<ProblemEntry, "id" | "title">): string {
  return problems[id] ?? title;
}
