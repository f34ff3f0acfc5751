/** Least-squares problems from formulas: residuals and their Jacobian, compiled only when a method asks for them. */
import { compileFormula, parseFormula } from "../formula/index.ts";
import type { CompiledFormula } from "../formula/index.ts";
import type { Abilities } from "../model.ts";

/** @throws where a residual does not parse: they are part of a definition, never typed by a user */
function compileAll(texts: readonly string[], parameters: Readonly<Record<string, number>>): readonly CompiledFormula[] {
  return texts.map((text) => {
    const parsed = parseFormula(text, { variables: ["x", "y"], parameters: Object.keys(parameters) });
    if (!parsed.ok) throw new Error(`residual ${text}: ${parsed.error.message}`);
    const compiled = compileFormula(parsed.formula);
    compiled.setParameters(Object.values(parameters));
    return compiled;
  });
}

export function residualsOf(texts: readonly string[], parameters: Readonly<Record<string, number>>): Pick<Abilities, "residuals" | "residualCount"> {
  let compiled: readonly CompiledFormula[] | undefined;
  const row = new Float64Array(2);
  return {
    residualCount: texts.length,
    residuals(theta, r, jacobian) {
      compiled ??= compileAll(texts, parameters);
      for (const [i, residual] of compiled.entries()) {
        r[i] = residual.gradient(theta, row);
        jacobian.set(row, i * row.length);
      }
    },
  };
}
