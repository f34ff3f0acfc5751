/**
 * Formula → value, gradient, Hessian and grid rows. All four compute the same nodes by the same operations, so the loss of a
 * point has the same bits in each; where it is NaN, so is every derivative.
 */
import type { Numbers } from "../model.ts";
import { compileGraph, MOST_OUTPUTS } from "./compile-graph.ts";
import type { CompiledGraph } from "./compile-graph.ts";
import { derivative } from "./derivative.ts";
import type { Formula } from "./formula.ts";
import { Graph } from "./graph.ts";
import type { NodeId } from "./graph.ts";
import { Lowering } from "./lower.ts";

export interface CompiledFormula {
  readonly dim: number;
  /** All parameters, in the order of their names; until then every result is NaN. */
  setParameters(values: Numbers): void;
  value(theta: Numbers): number;
  /** Writes the gradient, returns the value. */
  gradient(theta: Numbers, gradient: Float64Array): number;
  /** Writes Hessian (row-major) and gradient, returns the value. */
  hessian(theta: Numbers, hessian: Float64Array, gradient: Float64Array): number;
  /** Of two variables: values at (x0 + i·dx, y), i = 0…count−1. */
  gridRow(x0: number, dx: number, y: number, count: number, out: Float64Array): void;
}

/** The nodes of a formula's value and derivatives; of the Hessian, the upper triangle row by row. */
export interface FormulaNodes {
  readonly graph: Graph;
  readonly value: NodeId;
  readonly gradient: readonly NodeId[];
  readonly hessian: readonly NodeId[];
}

export function formulaNodes(formula: Formula): FormulaNodes {
  const graph = new Graph();
  const value = new Lowering(graph).node(formula.expression);
  const inputs = formula.variables.map((_, i) => i);
  const slopes = inputs.map((i) => derivative(graph, value, i));
  const curvatures = inputs.flatMap((i) => inputs.slice(i).map((j) => derivative(graph, slopes[i]!, j)));
  // Derivatives of a function may be finite outside its domain: 1/x is, where log x is not.
  const within = (node: NodeId): NodeId => graph.binary("guard", value, node);
  return { graph, value, gradient: slopes.map(within), hessian: curvatures.map(within) };
}

/** Compiled modules of the formulas used last. A page shows a few at a time; typing makes a new one with each key. */
const MOST_MODULES = 64;
const modules = new Map<string, CompiledGraph>();

function compiledModule(formula: Formula): CompiledGraph {
  const key = JSON.stringify([formula.text, formula.variables, formula.parameters]);
  let compiled = modules.get(key);
  if (compiled === undefined) {
    const { graph, value, gradient, hessian } = formulaNodes(formula);
    compiled = compileGraph(graph, {
      inputs: formula.variables.length,
      parameters: formula.parameters.length,
      functions: { value: [value], gradient: [value, ...gradient], hessian: [value, ...gradient, ...hessian] },
      rows: formula.variables.length === 2 ? { row: value } : {},
    });
    const oldest = modules.keys().next();
    if (modules.size >= MOST_MODULES && !oldest.done) modules.delete(oldest.value);
  } else {
    modules.delete(key);
  }
  // A Map keeps the order of insertion: the last used is the last.
  modules.set(key, compiled);
  return compiled;
}

export function compileFormula(formula: Formula): CompiledFormula {
  const dim = formula.variables.length;
  const kernel = compiledModule(formula).instantiate();
  const { inputs, outputs } = kernel;
  const value = kernel.function("value");
  const gradient = kernel.function("gradient");
  const hessian = kernel.function("hessian");
  const row = dim === 2 ? kernel.row("row") : undefined;
  // Two variables are the common case: without a loop a call takes a third less time.
  const put = (theta: Numbers): void => {
    inputs[0] = theta[0]!;
    if (dim > 1) inputs[1] = theta[1]!;
    for (let i = 2; i < dim; i++) inputs[i] = theta[i]!;
  };
  const takeGradient = (slope: Float64Array): void => {
    slope[0] = outputs[0]!;
    if (dim > 1) slope[1] = outputs[1]!;
    for (let i = 2; i < dim; i++) slope[i] = outputs[i]!;
  };
  return {
    dim,
    setParameters: (values) => kernel.setParameters(values),
    value(theta) {
      put(theta);
      return value();
    },
    gradient(theta, slope) {
      put(theta);
      const loss = gradient();
      takeGradient(slope);
      return loss;
    },
    hessian(theta, curvature, slope) {
      put(theta);
      const loss = hessian();
      takeGradient(slope);
      let next = dim;
      for (let i = 0; i < dim; i++) {
        for (let j = i; j < dim; j++) {
          const entry = outputs[next++]!;
          curvature[i * dim + j] = entry;
          curvature[j * dim + i] = entry;
        }
      }
      return loss;
    },
    gridRow(x0, dx, y, count, out) {
      if (row === undefined) throw new RangeError(`a grid needs a formula of two variables, not ${dim}`);
      inputs[1] = y;
      // The index is counted from the row's own start, as x0 + i·dx must have the same bits however the row is cut.
      if (count > MOST_OUTPUTS) throw new RangeError(`a row has at most ${MOST_OUTPUTS} points`);
      row(x0, dx, count);
      for (let i = 0; i < count; i++) out[i] = outputs[i]!;
    },
  };
}
