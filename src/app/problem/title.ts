import type { ProblemEntry } from "../../core/catalogue.ts";
import type { Knobs } from "../../core/knobs.ts";
import type { Messages } from "../../text/index.ts";

/** What the reader calls a problem. */
export function problemTitle({ definitions: { problems } }: Messages, { id, title }: Pick<ProblemEntry, "id" | "title">): string {
  return problems[id] ?? title;
}

/** A formula's LaTeX with the symbols of its settings in place of their names. */
export function withSymbols(latex: string, knobs: Knobs): string {
  return Object.entries(knobs).reduce((text, [name, { symbol }]) => (symbol === undefined ? text : text.replaceAll(`\\mathrm{${name}}`, symbol)), latex);
}
