/** A parsed formula: what can be said of it without compiling it. */
import type { Kink } from "../model.ts";
import type { Ast, Names } from "./ast.ts";
import type { FormulaError } from "./errors.ts";
import { findKinks } from "./kinks.ts";
import { toLatex } from "./latex.ts";
import { parseTree } from "./parser.ts";

export interface Formula {
  readonly text: string;
  readonly variables: readonly string[];
  readonly parameters: readonly string[];
  readonly latex: string;
  /** Where the formula is not smooth. */
  readonly kinks: readonly Kink[];
  readonly expression: Ast;
}

type Parsed = { readonly ok: true; readonly formula: Formula } | { readonly ok: false; readonly error: FormulaError };

const X_AND_Y: Names = { variables: ["x", "y"], parameters: [] };

/** Never throws, whatever the text. */
export function parseFormula(text: string, names: Names = X_AND_Y): Parsed {
  const parsed = parseTree(text, names);
  if (!parsed.ok) return parsed;
  const { tree } = parsed;
  return {
    ok: true,
    formula: { text, variables: [...names.variables], parameters: [...names.parameters], latex: toLatex(tree), kinks: findKinks(tree), expression: tree },
  };
}
