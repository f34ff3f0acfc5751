/** Builds problems from formulas: what every 2-D surface, listed or typed, shares. */
import { compileFormula, parseFormula } from "../formula/index.ts";
import { issue } from "../knobs.ts";
import type { Knobs, KnobValues } from "../knobs.ts";
import { defineProblem } from "../define.ts";
import type { AnyProblem, Minimum, Problem, ProblemDef, Window2 } from "../model.ts";

type Created = ReturnType<ProblemDef["create"]>;

/**
 * A problem from a formula in x and y.
 * @param parameters names in the formula that are knobs, with their values
 * @param minimumValue lowest loss, where it is known
 */
export function fromFormula(text: string, parameters: Readonly<Record<string, number>> = {}, minimumValue?: number): Created {
  const parsed = parseFormula(text, { variables: ["x", "y"], parameters: Object.keys(parameters) });
  if (!parsed.ok) {
    const { code, message, position, length, found, expected } = parsed.error;
    return { ok: false, issues: [issue("problem.f", code, message, { position, length, found, expected })] };
  }
  const { formula } = parsed;
  const compiled = compileFormula(formula);
  compiled.setParameters(Object.values(parameters));
  const problem: Problem = {
    dim: 2,
    loss: (theta) => compiled.value(theta),
    lossAndGradient: (theta, gradient) => compiled.gradient(theta, gradient),
    hessian: (theta, hessian, gradient) => compiled.hessian(theta, hessian, gradient),
    gridRow: (x0, dx, y, count, out) => compiled.gridRow(x0, dx, y, count, out),
  };
  return {
    ok: true,
    problem: minimumValue === undefined ? problem : { ...problem, minimumValue },
    kinks: formula.kinks,
    latex: formula.latex,
  };
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
  /** All minima known in closed form or to full precision; empty where there is none. */
  readonly minima: (values: KnobValues<K>) => readonly Minimum[];
}

/** A surface is a formula and words: gradient, Hessian, grid, LaTeX and kinks come from the formula engine. */
export function defineSurface<const K extends Knobs>(definition: SurfaceDef<K>): AnyProblem {
  return defineProblem<K>({
    ...definition,
    dim: 2,
    provides: ["hessian", "deterministic"],
    create(values) {
      const parameters: Record<string, number> = {};
      for (const name of Object.keys(definition.knobs)) {
        const value: unknown = values[name];
        if (typeof value === "number") parameters[name] = value;
      }
      const lowest = definition.minima(values).find((minimum) => minimum.global);
      return fromFormula(definition.formula, parameters, lowest?.loss);
    },
  });
}
