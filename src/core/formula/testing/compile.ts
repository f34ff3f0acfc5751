import { compileFormula, parseFormula } from "../index.ts";
import type { CompiledFormula, Formula, FormulaError, Names } from "../index.ts";

export function parse(text: string, names?: Names): Formula {
  const parsed = parseFormula(text, names);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return parsed.formula;
}

export function refused(text: string, names?: Names): FormulaError {
  const parsed = parseFormula(text, names);
  if (parsed.ok) throw new Error(`${text} was accepted`);
  return parsed.error;
}

export function compile(text: string, names?: Names, parameters: readonly number[] = []): CompiledFormula {
  const compiled = compileFormula(parse(text, names));
  compiled.setParameters(parameters);
  return compiled;
}

export function valueOf(text: string, at: readonly number[] = [0.7, -1.3]): number {
  return compile(text).value(at);
}

export interface Derivatives {
  readonly value: number;
  readonly gradient: readonly number[];
  /** Row by row. */
  readonly hessian: readonly number[];
}

export function derivativesOf(compiled: CompiledFormula, at: readonly number[]): Derivatives {
  const gradient = new Float64Array(compiled.dim);
  const hessian = new Float64Array(compiled.dim * compiled.dim);
  const value = compiled.hessian(at, hessian, gradient);
  return { value, gradient: [...gradient], hessian: [...hessian] };
}

export function derivatives(text: string, at: readonly number[]): Derivatives {
  return derivativesOf(compile(text), at);
}
