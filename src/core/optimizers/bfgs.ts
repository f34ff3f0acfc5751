/**
 * BFGS with the inverse Hessian (Broyden, Fletcher, Goldfarb, Shanno 1970).
 * Source: Nocedal and Wright 2006, algorithm 6.1, (6.17), first scaling (6.20); c₁ = 1e-4, c₂ = 0.9 (page 142).
 * Deviations: the first trial of the first step is min(1, 1/‖g‖), near scipy's min(1, 1.01/‖g‖); a pair with yᵀs ≤ 0 is left out, which the
 * strong Wolfe conditions allow only where rounding decides. Memory and time of a step grow with the square of the dimension.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { cholesky, choleskySolve } from "../numerics/cholesky.ts";
import { copy } from "../numerics/vectors.ts";
import { showGradient, showNumber } from "./parts/autopsy.ts";
import { descendBySearch, firstLength } from "./parts/line-search-step.ts";
import { dot } from "./parts/line-search.ts";
import { gradient, theta } from "./parts/symbols.ts";
import { TWO_EXACT_STEPS } from "./parts/worked.ts";
import type { Numbers, StepParts } from "../model.ts";

const C2 = 0.9;

type BfgsState = {
  /** M, row-major, symmetric. */
  inverse: Float64Array;
  /** Pairs in M since it was the identity. */
  pairs: number;
};

function setIdentity(matrix: Float64Array, n: number, scale: number): void {
  matrix.fill(0);
  for (let i = 0; i < n; i++) matrix[i * n + i] = scale;
}

/** out ← −M·g */
function direct(inverse: Numbers, g: Numbers, out: Float64Array): void {
  const n = g.length;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += inverse[i * n + j]! * g[j]!;
    out[i] = -sum;
  }
}

/** M ← (I − ρsyᵀ)·M·(I − ρysᵀ) + ρssᵀ with ρ = 1/yᵀs, multiplied out so that M stays symmetric to the bit. */
function update(inverse: Float64Array, s: Float64Array, y: Float64Array, curvature: number): void {
  const n = s.length;
  const hy = new Float64Array(n);
  direct(inverse, y, hy);
  const factor = (1 - dot(hy, y) / curvature) / curvature;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = inverse[i * n + j]! + (s[i]! * hy[j]! + hy[i]! * s[j]!) / curvature + factor * s[i]! * s[j]!;
      inverse[i * n + j] = value;
      inverse[j * n + i] = value;
    }
  }
}

/** All points as far from θ, in the metric M⁻¹, as θ + p: on it, p is where the slope promises most. */
function showMetric(parts: StepParts, centre: Float64Array, inverse: Float64Array, promise: number): void {
  const n = centre.length;
  const factor = new Float64Array(n * n);
  if (!(promise > 0) || !cholesky(inverse, n, factor)) return;
  const matrix = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    column.fill(0);
    column[j] = 1 / promise;
    choleskySolve(factor, n, column, column);
    for (let i = 0; i < n; i++) matrix[i * n + j] = column[i]!;
  }
  parts.figures.push({ kind: "ellipse", name: "metric of the inverse Hessian", centre: centre.slice(), matrix });
}

export const bfgs = defineOptimizer({
  id: "bfgs",
  words: {
    title: "BFGS",
    summary:
      "Learns the curvature from how the gradient changes from step to step, and steps as Newton's method would with it. It needs no second derivative, and its matrix stays positive definite, so it never climbs towards a saddle.",
    symbols: [
      theta,
      gradient,
      { symbol: "M", meaning: "estimate of the inverse Hessian, the identity at first" },
      { symbol: "p", meaning: "search direction" },
      { symbol: "\\varphi", meaning: "the loss along the ray from θ in the direction p" },
      { symbol: "\\alpha", meaning: "step length, by the search that was chosen", knob: "search" },
      { symbol: "s", meaning: "the step that was made" },
      { symbol: "y", meaning: "change of the gradient over that step" },
    ],
    rule: [
      "p = -M\\,g",
      "\\text{strong Wolfe: } \\varphi(\\alpha) \\le \\varphi(0) + 10^{-4}\\,\\alpha\\,\\varphi'(0), \\quad |\\varphi'(\\alpha)| \\le 0.9\\,|\\varphi'(0)|",
      "\\text{exact: } \\varphi'(\\alpha) = 0",
      "s = \\alpha\\,p, \\qquad \\theta \\leftarrow \\theta + s, \\qquad y = g(\\theta) - g",
      "M \\leftarrow \\frac{y^\\top s}{y^\\top y}\\,I \\quad \\text{(once, before the first pair)}",
      "M \\leftarrow \\left(I - \\frac{s\\,y^\\top}{y^\\top s}\\right) M \\left(I - \\frac{y\\,s^\\top}{y^\\top s}\\right) + \\frac{s\\,s^\\top}{y^\\top s} \\quad \\text{where } y^\\top s > 0",
    ],
    when: {
      "strong Wolfe: ": { knob: "search", is: "strong-wolfe" },
      "exact: ": { knob: "search", is: "exact" },
    },
    worked: [
      {
        ...TWO_EXACT_STEPS,
        text: "Step 1: p = −(2, 2), α = gᵀg/gᵀ∇²f g = 8/12, s = (−4/3, −4/3), y = (−4/3, −8/3). With yᵀs = 16/3 the next direction is −M·(2/3, −2/3) ∝ (−2, 1), conjugate to s, and ends in the minimum: on a quadratic, exact BFGS walks as conjugate gradients do.",
      },
    ],
    references: [
      "Fletcher: A new approach to variable metric algorithms, The Computer Journal 13 (1970)",
      "Nocedal, Wright: Numerical Optimization, 2nd edition (2006), section 6.1",
    ],
    disagreements: [
      "M is scaled to yᵀs/yᵀy before the first pair enters (Nocedal and Wright, 6.20); scipy leaves the identity.",
      "The first trial of the first step has at most length 1 in θ, α = min(1, 1/‖g‖); scipy's has at most 1.01. Later steps begin with α = 1.",
      "A pair with yᵀs ≤ 0 is left out. Damped BFGS (Powell 1978) would bend y instead.",
    ],
  },
  knobs: {
    search: { kind: "choice", options: ["strong-wolfe", "exact"], initial: "strong-wolfe", symbol: "\\alpha", help: "How the step length is found." },
  },
  needs: () => ["deterministic"],
  init(_problem, start): BfgsState {
    const n = start.length;
    const inverse = new Float64Array(n * n);
    setIdentity(inverse, n, 1);
    return { inverse, pairs: 0 };
  },
  step(problem, here, state, values, _noise, out, parts) {
    const g = here.gradient;
    const n = g.length;
    if (parts !== undefined) showGradient(parts, here, g);
    const direction = new Float64Array(n);
    direct(state.inverse, g, direction);
    const plan = { search: values.search, direction, first: state.pairs === 0 ? firstLength(g) : 1, c2: C2 };
    const made = descendBySearch(problem, here, plan, out.theta, parts);
    if (!made.ok) return made.outcome;

    const { inverse } = out.state;
    copy(state.inverse, inverse);
    out.state.pairs = state.pairs;
    if (made.restarted) {
      setIdentity(inverse, n, 1);
      out.state.pairs = 0;
    }
    if (parts !== undefined) showMetric(parts, here.theta, inverse, -made.ray.origin.slope);

    const next = made.search.probe.gradient ?? new Float64Array(n);
    if (made.search.probe.gradient === undefined) problem.lossAndGradient(out.theta, next);
    const s = out.theta.map((value, i) => value - here.theta[i]!);
    const y = next.map((value, i) => value - g[i]!);
    const curvature = dot(y, s);
    const squares = dot(y, y);
    const usable = curvature > 0 && 1 / curvature < Infinity && squares < Infinity;
    if (usable) {
      if (out.state.pairs === 0) setIdentity(inverse, n, curvature / squares);
      update(inverse, s, y, curvature);
      out.state.pairs++;
    }
    if (parts !== undefined) {
      showNumber(parts, "curvature along the step", "y^\\top s", curvature);
      showNumber(parts, "update skipped (1)", "\\text{skipped}", usable ? 0 : 1);
    }
    return MOVED;
  },
});
