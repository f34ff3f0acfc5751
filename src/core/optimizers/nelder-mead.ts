/**
 * The downhill simplex method. Source: Nelder and Mead, A simplex method for function minimization, The Computer Journal 7 (1965), with the order
 * and the strictness of comparisons of Lagarias, Reeds, Wright and Wright, SIAM Journal on Optimization 9 (1998), section 2, as in scipy.
 * Deviations: none in the operations; there is no tolerance: it ends where an operation leaves every vertex as it was. A loss that is not finite counts as +∞.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { copy } from "../numerics/vectors.ts";
import { showNumber, showStep, showVector } from "./parts/autopsy.ts";
import { theta } from "./parts/symbols.ts";
import type { Numbers, Outcome, Problem, StepParts } from "../model.ts";

type SimplexState = {
  /** Vertices by rising loss, (n + 1) × n. */
  vertices: Float64Array;
  losses: Float64Array;
  /** 1 once the vertices are laid out. */
  started: number;
};

/** Coefficients of the paper: reflection, expansion, contraction, shrinkage. */
const REFLECT = 1;
const EXPAND = 2;
const CONTRACT = 0.5;
const SHRINK = 0.5;
/** The first simplex, as in scipy and MATLAB: each coordinate in turn is lengthened by 5 %, or set to this where it is 0. */
const RELATIVE = 1.05;
const ABSOLUTE = 0.00025;

/** What is not finite ranks behind everything. */
const rank = (loss: number): number => (loss - loss === 0 ? loss : Infinity);

function note(parts: StepParts | undefined, at: Numbers, loss: number, accepted: boolean, label: string): void {
  parts?.trials.push({ at: Float64Array.from(at), loss, accepted, label });
}

/** Insertion by rising loss; equal ones keep their order. */
function sort(vertices: Float64Array, losses: Float64Array, n: number): void {
  for (let i = 1; i < losses.length; i++) {
    const loss = losses[i]!;
    const vertex = vertices.slice(i * n, (i + 1) * n);
    let j = i;
    for (; j > 0 && loss < losses[j - 1]!; j--) {
      losses[j] = losses[j - 1]!;
      vertices.copyWithin(j * n, (j - 1) * n, j * n);
    }
    losses[j] = loss;
    vertices.set(vertex, j * n);
  }
}

function layOut(problem: Problem, start: Float64Array, state: SimplexState, parts: StepParts | undefined): void {
  const n = start.length;
  for (let i = 0; i <= n; i++) {
    const vertex = state.vertices.subarray(i * n, (i + 1) * n);
    copy(start, vertex);
    if (i > 0) vertex[i - 1] = start[i - 1] === 0 ? ABSOLUTE : RELATIVE * start[i - 1]!;
    const found = problem.loss(vertex);
    state.losses[i] = rank(found);
    if (i > 0) note(parts, vertex, found, true, "vertex");
  }
  state.started = 1;
  sort(state.vertices, state.losses, n);
}

/** The point at centroid + reach·(centroid − worst). */
function along(centroid: Numbers, worst: Numbers, reach: number): Float64Array {
  return Float64Array.from(worst, (value, i) => (1 + reach) * centroid[i]! - reach * value);
}

/** One operation on a sorted simplex, in place. */
function operate(problem: Problem, vertices: Float64Array, losses: Float64Array, n: number, parts: StepParts | undefined): void {
  const worst = vertices.subarray(n * n);
  const best = losses[0]!;
  const highest = losses[n]!;
  const centroid = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) centroid[k] = centroid[k]! + vertices[i * n + k]!;
  for (let k = 0; k < n; k++) centroid[k] = centroid[k]! / n;
  if (parts !== undefined) showVector(parts, "centroid", "c", centroid);

  const attempt = (reach: number): { readonly at: Float64Array; readonly loss: number } => {
    const at = along(centroid, worst, reach);
    return { at, loss: problem.loss(at) };
  };
  const replace = ({ at, loss }: { readonly at: Float64Array; readonly loss: number }): void => {
    worst.set(at);
    losses[n] = rank(loss);
    sort(vertices, losses, n);
  };

  const reflected = attempt(REFLECT);
  const height = rank(reflected.loss);
  if (height < best) {
    const expanded = attempt(REFLECT * EXPAND);
    const farther = rank(expanded.loss) < height;
    note(parts, reflected.at, reflected.loss, !farther, "reflection");
    note(parts, expanded.at, expanded.loss, farther, "expansion");
    return replace(farther ? expanded : reflected);
  }
  // In one dimension the best vertex is also the second worst.
  if (height < losses[n - 1]!) {
    note(parts, reflected.at, reflected.loss, true, "reflection");
    return replace(reflected);
  }
  note(parts, reflected.at, reflected.loss, false, "reflection");
  const outside = height < highest;
  const contracted = attempt(outside ? REFLECT * CONTRACT : -CONTRACT);
  const lower = outside ? rank(contracted.loss) <= height : rank(contracted.loss) < highest;
  note(parts, contracted.at, contracted.loss, lower, outside ? "outside contraction" : "inside contraction");
  if (lower) return replace(contracted);
  for (let i = 1; i <= n; i++) {
    const vertex = vertices.subarray(i * n, (i + 1) * n);
    for (let k = 0; k < n; k++) vertex[k] = vertices[k]! + SHRINK * (vertex[k]! - vertices[k]!);
    const loss = problem.loss(vertex);
    losses[i] = rank(loss);
    note(parts, vertex, loss, true, "shrink");
  }
  sort(vertices, losses, n);
}

export const nelderMead = defineOptimizer({
  id: "nelder-mead",
  words: {
    title: "Nelder–Mead",
    summary:
      "Walks a simplex (in the plane a triangle) downhill by comparing losses only: its worst corner is reflected through the others, farther where that pays, less far where it does not.",
    symbols: [
      { symbol: "\\theta", meaning: "the best vertex: the point on the surface" },
      { symbol: "x_i", meaning: "vertices of the simplex, sorted by their loss from i = 0 to n" },
      { symbol: "c", meaning: "centroid of all vertices but the worst" },
      { symbol: "x_r", meaning: "worst vertex reflected through the centroid" },
      { symbol: "x_e", meaning: "expansion, tried where the reflection is the new best" },
      { symbol: "x_c", meaning: "contraction, tried where the reflection is no better than the second worst; outside where it still beats the worst" },
    ],
    rule: [
      "c = \\frac{1}{n} \\sum_{i=0}^{n-1} x_i",
      "x_r = c + (c - x_n), \\qquad x_e = c + 2\\,(c - x_n)",
      "x_c = \\begin{cases} c + \\tfrac12 (c - x_n) & f(x_r) < f(x_n) \\\\ c - \\tfrac12 (c - x_n) & \\text{otherwise} \\end{cases}",
      "x_n \\leftarrow x_e,\\ x_r \\text{ or } x_c, \\qquad \\text{or } x_i \\leftarrow x_0 + \\tfrac12 (x_i - x_0) \\text{ for all } i",
      `${theta.symbol} = x_0`,
    ],
    worked: [
      {
        formula: "x + 2*y",
        values: {},
        theta: [1, 1],
        gradients: [
          [1, 2],
          [1, 2],
        ],
        expected: [
          [1.075, 0.9],
          [1.0125, 0.85],
        ],
        text: "On f = x + 2y the first simplex is (1, 1), (1.05, 1), (1, 1.05) with the losses 3, 3.05, 3.1. The centroid of the best two is (1.025, 1), the reflection (1.05, 0.95) has the loss 2.95, a new best, so the expansion (1.075, 0.9) is tried: 2.875 is lower still and is taken. Step 2: the worst is (1.05, 1), the centroid (1.0375, 0.95), the reflection (1.025, 0.9) has 2.825, the expansion (1.0125, 0.85) has 2.7125 and is taken.",
      },
    ],
    references: [
      "Nelder, Mead: A simplex method for function minimization, The Computer Journal 7 (1965)",
      "Lagarias, Reeds, Wright, Wright: Convergence properties of the Nelder–Mead simplex method in low dimensions, SIAM Journal on Optimization 9 (1998)",
      "McKinnon: Convergence of the Nelder–Mead simplex method to a nonstationary point, SIAM Journal on Optimization 9 (1998)",
    ],
    disagreements: [
      "The first simplex lengthens each coordinate of the start by 5 %, or sets it to 0.00025 where it is 0 (scipy, MATLAB): how it begins depends on where the origin is. Others lay out a regular simplex of a given size.",
      "The expansion is taken where it beats the reflection (Lagarias et al., scipy); in the paper of 1965 it only has to beat the best vertex.",
      "The coefficients do not depend on the dimension; adaptive ones (Gao and Han 2012) help in many dimensions.",
      "The method may stop at a point that is no minimum (McKinnon 1998): nothing in it looks at slopes.",
    ],
  },
  knobs: {},
  derivativeFree: true,
  needs: () => [],
  init: (_problem, start): SimplexState => ({
    vertices: new Float64Array((start.length + 1) * start.length),
    losses: new Float64Array(start.length + 1),
    started: 0,
  }),
  step(problem, here, state, _values, _noise, out, parts): Outcome {
    const n = here.theta.length;
    const { vertices, losses } = out.state;
    out.state.started = state.started;
    copy(state.vertices, vertices);
    copy(state.losses, losses);
    if (state.started === 0) layOut(problem, here.theta, out.state, parts);
    const before = vertices.slice();
    operate(problem, vertices, losses, n, parts);
    copy(vertices.subarray(0, n), out.theta);
    if (parts !== undefined) {
      parts.figures.push({ name: "simplex", kind: "polygon", points: before });
      parts.figures.push({ name: "next simplex", kind: "polygon", points: vertices.slice() });
      showNumber(parts, "best loss", "f(x_0)", losses[0]!);
      showNumber(parts, "worst loss", "f(x_n)", losses[n]!);
      showStep(parts, here.theta, out.theta);
    }
    if (state.started !== 0 && vertices.every((value, i) => value === before[i])) {
      return { kind: "converged", by: "no-movement", message: "the simplex cannot shrink any further" };
    }
    return MOVED;
  },
});
