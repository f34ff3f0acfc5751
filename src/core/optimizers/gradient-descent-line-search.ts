/**
 * Steepest descent whose step length is searched for anew in every step (Cauchy 1847; Nocedal and Wright 2006, sections 3.1, 3.3 and 3.5).
 * The first trial of Armijo's rule is the same in every step, as in Armijo 1966; the other searches begin where the last decrease suggests
 * (Nocedal and Wright, page 59), which changes their price and not what they look for.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { showGradient } from "./parts/autopsy.ts";
import { descendBySearch, opposite } from "./parts/line-search-step.ts";
import { dot } from "./parts/line-search.ts";
import { gradient, theta } from "./parts/symbols.ts";

/** A loose slope is enough where the direction is no better than −g (Nocedal and Wright, page 34, for Newton-like methods: the length 1 rarely fails). */
const C2 = 0.9;

type LineSearchState = {
  /** α·φ′(0) of the last step, 0 before the first. */
  promise: number;
};

export const gradientDescentLineSearch = defineOptimizer({
  id: "gradient-descent-line-search",
  words: {
    title: "Gradient descent with line search",
    summary:
      "Goes straight down the gradient, and looks along that line how far to go. No learning rate is needed, but the direction stays what it is: with the exact search every step is at a right angle to the last, and a narrow valley makes it zigzag.",
    symbols: [
      theta,
      gradient,
      { symbol: "p", meaning: "search direction, the negative gradient" },
      { symbol: "\\varphi(\\alpha)", meaning: "the loss along the ray" },
      { symbol: "\\alpha", meaning: "step length, by the search that was chosen", knob: "search" },
      { symbol: "\\bar\\alpha", meaning: "first trial", knob: "initialStep" },
      { symbol: "\\rho", meaning: "factor of Armijo's backtracking", knob: "shrink" },
      { symbol: "c_1", meaning: "share of the promised decrease that must be there: 1e-4" },
      { symbol: "c_2", meaning: "share of the slope that may be left: 0.9" },
    ],
    rule: [
      "p = -g, \\qquad \\varphi(\\alpha) = f(\\theta + \\alpha\\,p)",
      "\\text{Armijo: }\\text{the first } \\alpha \\in \\{\\bar\\alpha, \\rho\\bar\\alpha, \\rho^2\\bar\\alpha, \\dots\\} \\text{ with } \\varphi(\\alpha) \\le \\varphi(0) + c_1\\,\\alpha\\,\\varphi'(0)",
      "\\text{strong Wolfe: } \\varphi(\\alpha) \\le \\varphi(0) + c_1\\,\\alpha\\,\\varphi'(0), \\quad |\\varphi'(\\alpha)| \\le c_2\\,|\\varphi'(0)|",
      "\\text{exact: } \\varphi'(\\alpha) = 0",
      "\\theta \\leftarrow \\theta + \\alpha\\,p",
    ],
    when: {
      "Armijo: ": { knob: "search", is: "armijo" },
      "strong Wolfe: ": { knob: "search", is: "strong-wolfe" },
      "exact: ": { knob: "search", is: "exact" },
    },
    worked: [
      {
        formula: "x^2 + y^2/2",
        values: { search: "armijo", initialStep: 2, shrink: 0.5 },
        theta: [1, 1],
        gradients: [[2, 1]],
        expected: [[-1, 0]],
        text: "φ(0) = 1.5, φ′(0) = −(2² + 1²) = −5. α = 2 leads to (−3, −1) with loss 9.5: too high. α = 1 leads to (−1, 0) with loss 1 ≤ 1.5 − 1e-4·5, so θ = (1, 1) − 1·(2, 1).",
      },
      {
        formula: "x^2 + y^2/2",
        values: { search: "exact" },
        theta: [1, 2],
        gradients: [[2, 2]],
        expected: [[-1 / 3, 2 / 3]],
        text: "φ(α) = (1 − 2α)² + (2 − 2α)²/2 has its minimum where −4(1 − 2α) − 2(2 − 2α) = 0: α = 2/3, θ = (−1/3, 2/3).",
      },
    ],
    references: [
      "Cauchy: Méthode générale pour la résolution des systèmes d'équations simultanées, Comptes Rendus 25 (1847)",
      "Armijo: Minimization of functions having Lipschitz continuous first partial derivatives, Pacific Journal of Mathematics 16 (1966)",
      "Nocedal, Wright: Numerical Optimization, 2nd edition (2006), sections 3.1, 3.3 and 3.5",
    ],
    disagreements: [
      "Armijo's rule begins every step with the same first trial, as Armijo did; many programs begin with the last step's length, and then can never lengthen it, or double it first.",
      "Backtracking multiplies by a constant; Nocedal and Wright also interpolate. A constant is easier to follow on the map and costs a trial or two more.",
      "“Exact” means the first minimum along the ray that the bracket meets, not the lowest of all: that would be a global problem of its own.",
    ],
  },
  knobs: {
    search: { kind: "choice", options: ["armijo", "strong-wolfe", "exact"], initial: "armijo", symbol: "\\alpha", help: "How the step length is found." },
    initialStep: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: Infinity,
      slider: [1e-3, 10],
      scale: "log",
      initial: 1,
      symbol: "\\bar\\alpha",
      help: "First trial: of every step with Armijo's rule, of the first step with the others.",
    },
    shrink: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: 1,
      maxBound: "open",
      slider: [0.1, 0.9],
      scale: "linear",
      initial: 0.5,
      symbol: "\\rho",
      help: "Factor by which Armijo's backtracking shortens the step.",
    },
  },
  needs: () => ["deterministic"],
  init: (): LineSearchState => ({ promise: 0 }),
  step(problem, here, state, values, _noise, out, parts) {
    if (parts !== undefined) showGradient(parts, here, here.gradient);
    const direction = opposite(here.gradient);
    const { search } = values;
    const slope = dot(here.gradient, direction);
    const expected = state.promise / slope;
    const warm = search !== "armijo" && expected > 0 && expected < Infinity;
    const plan = { search, direction, first: warm ? expected : values.initialStep, c2: C2, shrink: values.shrink };
    const made = descendBySearch(problem, here, plan, out.theta, parts);
    if (!made.ok) return made.outcome;
    out.state.promise = made.search.probe.alpha * made.ray.origin.slope;
    return MOVED;
  },
});
