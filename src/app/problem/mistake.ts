/** A refused formula, from the engine's plain answer to what sentences are made of. */
import type { FormulaErrorCode } from "../../core/formula/errors.ts";
import type { Mistake } from "../../text/en/problems.ts";
import type { Messages } from "../../text/index.ts";

/** Where the mistake is, in UTF-16 units; no length at the end, where something is missing. */
export interface PlacedMistake extends Mistake {
  readonly position: number;
  readonly length: number;
  /** The formula that was judged. */
  readonly text: string;
}

interface Refusal {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number | boolean>>;
}

const COUNTS = /^(at least )?(\d+) arguments? of (\w+)$/;

function callOf({ args: { found, expected } }: Refusal): Mistake["call"] {
  const [, atLeast, needed, name] = COUNTS.exec(String(expected)) ?? [];
  if (needed === undefined || name === undefined) return undefined;
  return { name, needed: Number(needed), given: Number.parseInt(String(found), 10), atLeast: atLeast !== undefined };
}

/** @returns undefined where the refusal is not one of the formula's text */
export function mistakeOf(text: string, refusal: Refusal, mistakes: Messages["problems"]["mistakes"]): PlacedMistake | undefined {
  const { code, args } = refusal;
  const { position, length, found, suggestion } = args;
  if (!Object.hasOwn(mistakes, code) || typeof position !== "number" || typeof length !== "number") return undefined;
  return {
    code: code as FormulaErrorCode,
    position,
    length,
    text,
    found: length === 0 ? "" : String(found),
    suggestion: typeof suggestion === "string" ? suggestion : undefined,
    call: callOf(refusal),
  };
}

/** The whole message: what is wrong, and what may have been meant. */
export function sayMistake(mistake: Mistake, { mistakes, suggestion }: Messages["problems"]): string {
  const said = mistakes[mistake.code](mistake);
  return mistake.suggestion === undefined ? said : `${said} ${suggestion(mistake.suggestion)}`;
}
