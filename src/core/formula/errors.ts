/** What can be wrong with a formula's text: as a value with an exact place, a stable code for translation, and one English line. */

export type FormulaErrorCode =
  | "empty"
  | "too-long"
  | "too-deep"
  | "invalid-character"
  | "invalid-number"
  | "unknown-name"
  | "missing-operator"
  | "expected-operand"
  | "unclosed-parenthesis"
  | "unexpected-token"
  | "chained-comparison"
  | "wrong-argument-count"
  | "missing-colon"
  | "not-a-function"
  | "function-without-call";

export interface FormulaError {
  readonly code: FormulaErrorCode;
  /** Index of the first offending UTF-16 unit; the text's length where something is missing at the end. */
  readonly position: number;
  /** Offending UTF-16 units; 0 at the end. */
  readonly length: number;
  /** What stands there, fit for one line: unprintable characters are written U+XXXX. */
  readonly found: string;
  readonly expected: string;
  /** What may have been meant, as formula text. */
  readonly suggestion?: string;
  /** The same in one English line; characters are counted from 1 there. */
  readonly message: string;
}

/** Thrown inside the parser only; parseFormula turns it into a value. */
export class Refusal extends Error {
  readonly error: FormulaError;
  constructor(error: FormulaError) {
    super(error.message);
    this.error = error;
  }
}

const END = "the end of the formula";
/** Quoted text longer than this is cut. */
const LONGEST_FOUND = 40;
/** Controls, surrogates without a partner, and characters that are invisible or turn the text around them. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** U+0445 */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Text as it may stand in a one-line message. */
export function printable(text: string): string {
  const cut = text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND - 1)}…` : text;
  return cut.replace(UNPRINTABLE, codePointName);
}

interface Place {
  readonly position: number;
  readonly length: number;
}

/**
 * @param found text at the place; left out, it is the end of the formula. A count of something is given as `{ count }` and not quoted.
 */
export function refusal(
  code: FormulaErrorCode,
  place: Place,
  found: string | { readonly count: string } | undefined,
  expected: string,
  suggestion?: string,
): Refusal {
  const shown = found === undefined ? END : typeof found === "string" ? printable(found) : found.count;
  const where = found === undefined ? "at the end" : `at character ${place.position + 1}`;
  const what = found === undefined ? "" : `found ${typeof found === "string" ? `"${shown}"` : shown}, `;
  const hint = suggestion === undefined ? "" : `; did you mean ${suggestion}?`;
  return new Refusal({
    code,
    position: place.position,
    length: place.length,
    found: shown,
    expected,
    ...(suggestion === undefined ? {} : { suggestion }),
    message: `${where}: ${what}expected ${expected}${hint}`,
  });
}
