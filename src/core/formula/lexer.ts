/** Text → tokens, one at a time. Positions are UTF-16 indices. */
import { codePointName, printable, refusal } from "./errors.ts";
import type { Refusal } from "./errors.ts";
import { lookAlike } from "./suggestions.ts";

/** A broken token carries what is wrong with it: the parser may have something to say about an earlier place. */
export type TokenKind = "number" | "name" | "sign" | "end" | "broken";
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly position: number;
  readonly length: number;
  /** Of a number. */
  readonly value?: number;
  /** Of a broken token. */
  readonly refusal?: Refusal;
}

const SPACE = /\s*/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NUMBER_RUN = /[\d.]+/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
// Two-character signs come first; `**`, `&&` and a single `=` are caught below because they are common slips.
const SIGN = /<=|>=|==|!=|\*(?!\*)|[-+/^<>()?:,]/y;
const DOUBLED = /\*\*|&&|\|\|/y;

/** What a superscript digit resembles. */
const SUPERSCRIPT = /^\^\d$/;

function broken(text: string, refusal: Refusal): Token {
  return { kind: "broken", text, position: refusal.error.position, length: refusal.error.length, refusal };
}

function match(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

function readNumber(text: string, position: number): Token {
  const digits = match(NUMBER, text, position);
  const after = position + (digits ?? "").length;
  const rest = digits === undefined || text[after] === "." ? match(NUMBER_RUN, text, after) : undefined;
  if (digits === undefined || rest !== undefined) {
    const found = (digits ?? "") + (rest ?? "");
    return broken(found, refusal("invalid-number", { position, length: found.length }, found, "a number such as 1, .5, 2. or 1e-3"));
  }
  const value = Number(digits);
  if (value === Infinity) return broken(digits, refusal("invalid-number", { position, length: digits.length }, digits, "a number below 1.8e308"));
  return { kind: "number", text: digits, position, length: digits.length, value };
}

/** The character at `position` (both halves of a surrogate pair) belongs to no formula: says what may be meant instead. */
function foreignCharacter(text: string, position: number): Token {
  const doubled = match(DOUBLED, text, position);
  let found = doubled ?? String.fromCodePoint(text.codePointAt(position)!);
  let suggestion = doubled === "**" ? "^" : doubled === "&&" ? "*" : doubled === undefined ? lookAlike(found) : undefined;
  // A run of superscript digits is one exponent.
  if (doubled === undefined && suggestion !== undefined && SUPERSCRIPT.test(suggestion)) {
    for (let next = text[position + found.length]; next !== undefined; next = text[position + found.length]) {
      const digit = lookAlike(next);
      if (digit === undefined || !SUPERSCRIPT.test(digit)) break;
      found += next;
      suggestion += digit.slice(1);
    }
  }
  // Some letters look exactly like ours.
  const exact = /^\p{L}$/u.test(found) ? `${found} (${codePointName(found)})` : found;
  const expected = "a number, a name, an operator or a parenthesis";
  return broken(found, refusal("invalid-character", { position, length: found.length }, exact, expected, suggestion));
}

/** The first token at or after `from`. */
export function nextToken(text: string, from: number): Token {
  const position = from + match(SPACE, text, from)!.length;
  const first = text[position];
  if (first === undefined) return { kind: "end", text: "", position: text.length, length: 0 };
  if (first === "." || (first >= "0" && first <= "9")) return readNumber(text, position);
  const name = match(NAME, text, position);
  if (name !== undefined) return { kind: "name", text: name, position, length: name.length };
  const sign = match(SIGN, text, position);
  if (sign !== undefined) return { kind: "sign", text: sign, position, length: sign.length };
  return foreignCharacter(text, position);
}

/** Joins the texts around a missing `*`, for a suggestion; nothing where they are too long to be read. */
export function productOf(left: Token, right: Token): string | undefined {
  return left.length + right.length <= 20 ? printable(`${left.text}*${right.text}`) : undefined;
}
