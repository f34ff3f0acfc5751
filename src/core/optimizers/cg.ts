/**
 * Nonlinear conjugate gradients: Fletcher and Reeves 1964; Polak and Ribière 1969 with β cut at 0 (PR+: Gilbert and Nocedal 1992).
 * Source: Nocedal and Wright 2006, algorithm 5.4, (5.41), (5.44), (5.45); first trials by page 59. Deviation: no periodic restart; a direction that does not
 * descend, or on which nothing is acceptable, starts anew along −g.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { copy } from "../numerics/vectors.ts";
import { showGradient, showNumber, showTerm } from "./parts/autopsy.ts";
import { descendBySearch, firstLength, opposite } from "./parts/line-search-step.ts";
import { dot } from "./parts/line-search.ts";
import { gradient, theta } from "./parts/symbols.ts";
import { TWO_EXACT_STEPS } from "./parts/worked.ts";

/** Directions stay conjugate only after a careful search (Nocedal and Wright, page 122). */
const C2 = 0.1;

type CgState = {
  /** Direction and gradient of the last step. */
  direction: Float64Array;
  gradient: Float64Array;
  /** 1 once there was a step. */
  started: number;
  /** α·φ′(0) of the last step. */
  promise: number;
};

/** β, 0 where it is cut off or no number. */
function betaOf(kind: string, now: Float64Array, before: Float64Array): number {
  const squares = dot(before, before);
  const beta = kind === "fletcher-reeves" ? dot(now, now) / squares : (dot(now, now) - dot(now, before)) / squares;
  return beta > 0 && beta < Infinity ? beta : 0;
}

export const cg = defineOptimizer({
  id: "cg",
  words: {
    title: "Conjugate gradients",
    summary:
      "Bends each new downhill direction so that it does not spoil what the last one gained. On a quadratic in n dimensions, searched exactly, n steps are enough; all it remembers is one direction.",
    symbols: [
      theta,
      gradient,
      { symbol: "g_{-}", meaning: "gradient of the last step" },
      { symbol: "p", meaning: "search direction" },
      { symbol: "\\beta", meaning: "share of the last direction that is kept", knob: "beta" },
      { symbol: "\\varphi", meaning: "the loss along the ray from θ in the direction p" },
      { symbol: "\\alpha", meaning: "step length, by the search that was chosen", knob: "search" },
    ],
    rule: [
      "\\beta = \\begin{cases} \\frac{g^\\top g}{g_{-}^\\top g_{-}} & \\text{Fletcher–Reeves} \\\\ \\max\\left(0, \\frac{g^\\top (g - g_{-})}{g_{-}^\\top g_{-}}\\right) & \\text{Polak–Ribière+} \\end{cases}",
      "p \\leftarrow \\begin{cases} -g & \\text{first step, or where } -g + \\beta\\,p \\text{ does not descend} \\\\ -g + \\beta\\,p & \\text{otherwise} \\end{cases}",
      "\\text{strong Wolfe: } \\varphi(\\alpha) \\le \\varphi(0) + 10^{-4}\\,\\alpha\\,\\varphi'(0), \\quad |\\varphi'(\\alpha)| \\le 0.1\\,|\\varphi'(0)|",
      "\\text{exact: } \\varphi'(\\alpha) = 0",
      "\\theta \\leftarrow \\theta + \\alpha\\,p",
    ],
    when: {
      "Fletcher–Reeves": { knob: "beta", is: "fletcher-reeves" },
      "Polak–Ribière+": { knob: "beta", is: "polak-ribiere" },
      "strong Wolfe: ": { knob: "search", is: "strong-wolfe" },
      "exact: ": { knob: "search", is: "exact" },
    },
    worked: [
      {
        ...TWO_EXACT_STEPS,
        text: "Step 1: p = −(2, 2), α = gᵀg/gᵀHg = 8/12 = 2/3, θ = (2/3, −1/3). Step 2: g = (2/3, −2/3), β = (8/9)/8 = 1/9, p = −g − (2/9, 2/9) = (−8/9, 4/9), α = 3/4, θ = (0, 0): two dimensions, two steps.",
      },
    ],
    references: [
      "Fletcher, Reeves: Function minimization by conjugate gradients, The Computer Journal 7 (1964)",
      "Gilbert, Nocedal: Global convergence properties of conjugate gradient methods for optimization, SIAM Journal on Optimization 2 (1992)",
      "Nocedal, Wright: Numerical Optimization, 2nd edition (2006), section 5.2",
    ],
    disagreements: [
      "Polak–Ribière means PR+, which never goes backwards along the last direction; without the cut at 0 the method may cycle (Powell 1984).",
      "scipy's CG demands a little more descent than a negative slope before it goes on; here, as in Nocedal and Wright, any direction that descends is followed.",
      "Some programs start anew every n steps. On surfaces in two dimensions that would be every second step, and hardly conjugate gradients any more.",
    ],
  },
  knobs: {
    beta: {
      kind: "choice",
      options: ["fletcher-reeves", "polak-ribiere"],
      initial: "fletcher-reeves",
      symbol: "\\beta",
      help: "Which formula says how much of the last direction is kept.",
    },
    search: { kind: "choice", options: ["strong-wolfe", "exact"], initial: "strong-wolfe", symbol: "\\alpha", help: "How the step length is found." },
  },
  needs: () => ["deterministic"],
  init: (_problem, start): CgState => ({ direction: new Float64Array(start.length), gradient: new Float64Array(start.length), started: 0, promise: 0 }),
  step(problem, here, state, values, _noise, out, parts) {
    const g = here.gradient;
    if (parts !== undefined) showGradient(parts, here, g);
    const steepest = opposite(g);
    const beta = state.started === 0 ? 0 : betaOf(values.beta, g, state.gradient);
    const conjugate = steepest.map((value, i) => value + beta * state.direction[i]!);
    const slope = dot(g, conjugate);
    const anew = !(slope < 0);
    const direction = anew ? steepest : conjugate;
    const expected = state.promise / (anew ? dot(g, steepest) : slope);
    const first = expected > 0 && expected < Infinity ? expected : firstLength(g);
    const plan = { search: values.search, direction, first, c2: C2 };
    const made = descendBySearch(problem, here, plan, out.theta, parts);
    if (!made.ok) return made.outcome;
    const kept = anew || made.restarted ? 0 : beta;
    if (parts !== undefined) {
      const { alpha } = made.search.probe;
      showTerm(parts, "gradient", "−αg", g, -alpha);
      showTerm(parts, "velocity", "αβp", state.direction, alpha * kept);
      showNumber(parts, "share of the last direction", "\\beta", kept);
      showNumber(parts, "conjugacy lost: the step begins anew (1)", "\\text{anew}", state.started === 1 && kept === 0 ? 1 : 0);
    }
    copy(made.ray.direction, out.state.direction);
    copy(g, out.state.gradient);
    out.state.started = 1;
    out.state.promise = made.search.probe.alpha * made.ray.origin.slope;
    return MOVED;
  },
});
