/** Formulas: text → expression graph → exact derivatives → WebAssembly. */
export type { Names } from "./ast.ts";
export type { FormulaError, FormulaErrorCode } from "./errors.ts";
export type { Formula } from "./formula.ts";
export { parseFormula } from "./formula.ts";
export type { CompiledFormula } from "./compile-formula.ts";
export { compileFormula } from "./compile-formula.ts";
export { encloseFormula } from "./enclosure.ts";
