/** Builds problems from formulas: what every 2-D surface, listed or typed, shares. */
import { compileFormula, encloseFormula, parseFormula } from "../formula/index.ts";
import { issue } from "../knobs.ts";
import { residualsOf } from "./residuals.ts";
import type { Knobs, KnobValues } from "../knobs.ts";
import { defineProblem } from "../define.ts";
import type { CompiledFormula } from "../formula/index.ts";
import type { AnyProblem, Enclosure, Minimum, Numbers, Problem, ProblemDef, Window2 } from "../model.ts";

type Created = ReturnType<ProblemDef["create"]>;

/**
 * A problem from a formula in x and y.
 * @param parameters names in the formula that are knobs, with their values
 * @param minimumValue lowest loss, where it is known
 * @param residuals formulas whose squares add up to the loss, where it is a least-squares problem
 */
export function fromFormula(
  text: string,
  parameters: Readonly<Record<string, number>> = {},
  minimumValue?: number,
  residuals: readonly string[] = [],
): Created {
  const parsed = parseFormula(text, { variables: ["x", "y"], parameters: Object.keys(parameters) });
  if (!parsed.ok) {
    const { code, message, position, length, found, expected, suggestion } = parsed.error;
    return {
      ok: false,
      issues: [issue("problem.f", code, message, { position, length, found, expected, ...(suggestion === undefined ? {} : { suggestion }) })],
    };
  }
  const { formula } = parsed;
  const compiled = compileFormula(formula);
  compiled.setParameters(Object.values(parameters));
  const problem: Problem = new FormulaProblem(compiled, minimumValue, () => encloseFormula(formula, Object.values(parameters)));
  if (residuals.length > 0) Object.assign(problem, residualsOf(residuals, parameters));
  return { ok: true, problem, kinks: formula.kinks, latex: formula.latex };
}

/** A class rather than a literal of closures: all formulas share one hidden class, and the loop's calls stay monomorphic. */
class FormulaProblem implements Problem {
  readonly dim = 2;

  constructor(
    private readonly compiled: CompiledFormula,
    readonly minimumValue: number | undefined,
    readonly enclosure: () => Enclosure,
  ) {}

  loss(theta: Numbers): number {
    return this.compiled.value(theta);
  }
  lossAndGradient(theta: Numbers, gradient: Float64Array): number {
    return this.compiled.gradient(theta, gradient);
  }
  hessian(theta: Numbers, hessian: Float64Array, gradient: Float64Array): number {
    return this.compiled.hessian(theta, hessian, gradient);
  }
  gridRow(x0: number, dx: number, y: number, count: number, out: Float64Array): void {
    this.compiled.gridRow(x0, dx, y, count, out);
  }
}

export interface SurfaceDef<K extends Knobs> {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly notes: readonly string[];
  readonly references: readonly string[];
  /** Real knobs only; each is a parameter of the same name in the formula. */
  readonly knobs: K;
  readonly window: Window2;
  readonly start: readonly [number, number];
  readonly formula: string;
  /** Formulas rᵢ with Σ rᵢ² = formula, for methods of least squares. */
  readonly residuals?: readonly string[];
  /** All minima known in closed form or to full precision; empty where there is none. */
  readonly minima: (values: KnobValues<K>) => readonly Minimum[];
}

/** A surface is a formula and words: gradient, Hessian, grid, LaTeX and kinks come from the formula engine. */
export function defineSurface<const K extends Knobs>(definition: SurfaceDef<K>): AnyProblem {
  return defineProblem<K>({
    ...definition,
    dim: 2,
    provides: definition.residuals === undefined ? ["hessian", "deterministic"] : ["hessian", "deterministic", "residuals"],
    create(values) {
      const parameters: Record<string, number> = {};
      for (const name of Object.keys(definition.knobs)) {
        const value: unknown = values[name];
        if (typeof value === "number") parameters[name] = value;
      }
      const lowest = definition.minima(values).find((minimum) => minimum.global);
      return fromFormula(definition.formula, parameters, lowest?.loss, definition.residuals);
    },
  });
}
