/** The assignments of a line of a rule, with the condition under which they are carried out. */
import { joined, split, tokenise } from "./tokens.ts";
import type { Token } from "./tokens.ts";

export interface Statement {
  readonly line: number;
  /** What gets a value; an index i says that it does so coordinate by coordinate. */
  readonly key: string;
  /** An old value gives way to a new one; otherwise it is a definition. */
  readonly arrow: boolean;
  readonly right: readonly Token[];
  readonly condition: readonly Token[] | undefined;
  /** Only where the condition before it does not hold. */
  readonly otherwise: boolean;
}

const ARROW = String.raw`\leftarrow`;
const SPACES = new Set([String.raw`\quad`, String.raw`\qquad`]);
const WORDS = String.raw`\text`;

function trim(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1)?.text;
  return last === "," || last === ";" || last === "." ? tokens.slice(0, -1) : tokens;
}

/** The words that a part begins with, and what follows them. */
function opening(part: readonly Token[]): { readonly words: string; readonly rest: readonly Token[] } | undefined {
  if (part[0]?.text !== WORDS) return undefined;
  const end = part.findIndex(({ text }) => text === "}");
  return { words: joined(part.slice(2, end)).replaceAll(" ", ""), rest: part.slice(end + 1) };
}

export function statementsOf(line: number, latex: string): Statement[] {
  const parts = split(tokenise(latex), (text) => SPACES.has(text)).map(trim);
  const openings = parts.flatMap((part) => opening(part) ?? []);
  const condition = openings.find(({ words }) => words === "if")?.rest;
  const otherwise = openings.some(({ words }) => words === "else" || words === "otherwise");
  return parts.flatMap((tokens) => {
    const at = tokens.findIndex(({ text }) => text === ARROW || text === "=");
    if (at < 1 || tokens[0]!.text === "(" || tokens[0]!.text === WORDS) return [];
    const key = joined(tokens.slice(0, at)).replace(/ _ i$/, "");
    return [{ line, key, arrow: tokens[at]!.text === ARROW, right: tokens.slice(at + 1), condition, otherwise }];
  });
}
