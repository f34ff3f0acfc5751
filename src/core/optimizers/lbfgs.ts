/**
 * L-BFGS by the rules of torch.optim.LBFGS: two-loop recursion (Nocedal 1980; Liu and Nocedal 1989; Nocedal and Wright 2006, algorithm 7.4).
 * Deviations from torch: a step is one direction, not up to 20; the method ends where floating point does, without tolerances of its own; where a
 * direction does not descend or nothing on it is acceptable, the history is forgotten and the step made along −g.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { copy } from "../numerics/vectors.ts";
import { showGradient, showNumber, showStep, showVector } from "./parts/autopsy.ts";
import { learningRate } from "./parts/knobs.ts";
import { descendBySearch, opposite } from "./parts/line-search-step.ts";
import { dot } from "./parts/line-search.ts";
import { gradient, rate, theta } from "./parts/symbols.ts";

const C2 = 0.9;
/** A pair is kept only above this (torch). */
const LEAST_CURVATURE = 1e-10;

type LbfgsState = {
  /** Rows of dim numbers, the oldest first: steps s and changes y of the gradient. Their room is `roomFor`. */
  steps: Float64Array;
  changes: Float64Array;
  pairs: number;
  /** M₀ is this multiple of the identity. */
  scale: number;
  /** The last step and the gradient before it: a pair as soon as the next gradient is known. */
  step: Float64Array;
  gradient: Float64Array;
  /** 1 once there was a step. */
  started: number;
};

/** Rows that have their room from the start; a longer history takes it as its pairs come, so that its length alone costs nothing. */
const FIRST_ROWS = 100;

function roomFor(pairs: number, history: number): number {
  let rows = Math.min(history, FIRST_ROWS);
  while (rows < pairs) rows = Math.min(history, 2 * rows);
  return rows;
}

/** The pairs of `state`, and the newest one if it is fit, into `next`. @returns yᵀs of the newest pair */
function remember(state: LbfgsState, g: Float64Array, history: number, next: LbfgsState): number {
  const n = g.length;
  const y = g.map((value, i) => value - state.gradient[i]!);
  const curvature = state.started === 0 ? 0 : dot(y, state.step);
  const fit = curvature > LEAST_CURVATURE;
  const kept = Math.min(state.pairs, fit ? history - 1 : history);
  const from = (state.pairs - kept) * n;
  const room = roomFor(fit ? kept + 1 : kept, history) * n;
  // A branch may have another history than its parent.
  if (next.steps.length !== room) next.steps = new Float64Array(room);
  if (next.changes.length !== room) next.changes = new Float64Array(room);
  next.steps.fill(0);
  next.changes.fill(0);
  next.steps.set(state.steps.subarray(from, from + kept * n));
  next.changes.set(state.changes.subarray(from, from + kept * n));
  next.pairs = kept;
  next.scale = state.scale;
  if (fit) {
    next.steps.set(state.step, kept * n);
    next.changes.set(y, kept * n);
    next.pairs++;
    next.scale = curvature / dot(y, y);
  }
  return curvature;
}

/** −M·g by the two-loop recursion. */
function direct(state: LbfgsState, g: Float64Array): Float64Array {
  const n = g.length;
  const p = opposite(g);
  const shares = new Float64Array(state.pairs);
  const row = (rows: Float64Array, k: number): Float64Array => rows.subarray(k * n, (k + 1) * n);
  const add = (factor: number, v: Float64Array): void => {
    for (let i = 0; i < n; i++) p[i] = p[i]! + factor * v[i]!;
  };
  for (let k = state.pairs - 1; k >= 0; k--) {
    const s = row(state.steps, k);
    const y = row(state.changes, k);
    shares[k] = dot(s, p) / dot(y, s);
    add(-shares[k]!, y);
  }
  for (let i = 0; i < n; i++) p[i] = p[i]! * state.scale;
  for (let k = 0; k < state.pairs; k++) {
    const s = row(state.steps, k);
    const y = row(state.changes, k);
    add(shares[k]! - dot(y, p) / dot(y, s), s);
  }
  return p;
}

function forget(state: LbfgsState): void {
  state.steps.fill(0);
  state.changes.fill(0);
  state.pairs = 0;
  state.scale = 1;
}

export const lbfgs = defineOptimizer({
  id: "lbfgs",
  words: {
    title: "L-BFGS",
    summary:
      "BFGS that keeps no matrix, only the last few steps and what they did to the gradient, and works out its direction from them. That makes it fit for thousands of parameters.",
    symbols: [
      theta,
      gradient,
      { symbol: "s_i", meaning: "a step that is remembered" },
      { symbol: "y_i", meaning: "change of the gradient over that step" },
      { symbol: "m", meaning: "number of pairs that are remembered", knob: "history" },
      { symbol: "M_0", meaning: "inverse Hessian before the pairs: yᵀs/yᵀy of the newest one, 1 at first" },
      { symbol: "p", meaning: "search direction" },
      rate,
      { symbol: "\\alpha", meaning: "step length: by a search, or the first trial itself", knob: "lineSearch" },
    ],
    rule: [
      "\\text{keep the last } m \\text{ pairs } (s_i, y_i) \\text{ with } y_i^\\top s_i > 10^{-10}",
      "p \\leftarrow -g; \\qquad \\text{newest to oldest: } a_i = \\frac{s_i^\\top p}{y_i^\\top s_i}, \\quad p \\leftarrow p - a_i\\,y_i",
      "p \\leftarrow M_0\\,p; \\qquad \\text{oldest to newest: } p \\leftarrow p + s_i \\left(a_i - \\frac{y_i^\\top p}{y_i^\\top s_i}\\right)",
      "\\alpha \\text{ begins at } \\begin{cases} \\min(1, 1/\\lVert g \\rVert_1)\\,\\eta & \\text{first step} \\\\ \\eta & \\text{later} \\end{cases}",
      "\\theta \\leftarrow \\theta + \\alpha\\,p",
    ],
    worked: [
      {
        values: { lr: 0.5, lineSearch: "none" },
        theta: [1, 0],
        gradients: [
          [4, 0],
          [3, 0],
        ],
        expected: [
          [0.5, 0],
          [-0.25, 0],
        ],
        text: "Step 1: p = −(4, 0), α = min(1, 1/4)·0.5 = 1/8, θ = (0.5, 0). Step 2: s = (−0.5, 0), y = (−1, 0), yᵀs = 0.5, M₀ = 0.5/1; the recursion gives p = −(1.5, 0), which is −g divided by the curvature y/s = 2, and α = 0.5.",
      },
    ],
    references: [
      "Liu, Nocedal: On the limited memory BFGS method for large scale optimization, Mathematical Programming 45 (1989)",
      "Nocedal, Wright: Numerical Optimization, 2nd edition (2006), section 7.2",
      "The rules of torch.optim.LBFGS, PyTorch documentation",
    ],
    disagreements: [
      "One step is one direction with its search. A call of torch's `step` makes up to 20 of them.",
      "The history is 10 pairs; torch's default is 100, scipy's 10.",
      "torch stops where the gradient is below 1e-7 or the change below 1e-9; here a run goes on until floating point ends it.",
      "Without a search every step after the first has length η, whatever it does to the loss (torch's default); with it, the strong Wolfe conditions hold.",
    ],
  },
  knobs: {
    lr: learningRate(1, [0.01, 2]),
    history: { kind: "count", min: 1, max: Infinity, slider: [1, 20], initial: 10, symbol: "m", help: "Number of steps that are remembered." },
    lineSearch: {
      kind: "choice",
      options: ["strong-wolfe", "none", "exact"],
      initial: "strong-wolfe",
      symbol: "\\alpha",
      help: "How the step length is found; none takes the learning rate itself.",
    },
  },
  needs: () => ["deterministic"],
  init(_problem, start, values): LbfgsState {
    const n = start.length;
    const rows = (): Float64Array => new Float64Array(roomFor(0, values.history) * n);
    return { steps: rows(), changes: rows(), pairs: 0, scale: 1, step: new Float64Array(n), gradient: new Float64Array(n), started: 0 };
  },
  step(problem, here, state, values, _noise, out, parts) {
    const g = here.gradient;
    if (parts !== undefined) showGradient(parts, here, g);
    const next = out.state;
    const curvature = remember(state, g, values.history, next);
    const direction = direct(next, g);
    const first = state.started === 0 ? Math.min(1, 1 / g.reduce((sum, value) => sum + Math.abs(value), 0)) * values.lr : values.lr;
    let alpha = first;
    let taken = direction;
    if (values.lr === 0 && g.some((value) => value !== 0)) {
      // A rate of 0 is the user's standstill, not the method's.
      copy(here.theta, out.theta);
      if (parts !== undefined) {
        showVector(parts, "search direction", "p", taken);
        showNumber(parts, "step length", "\\alpha", 0);
        showStep(parts, here.theta, out.theta);
      }
      taken = new Float64Array(taken.length);
    } else if (values.lineSearch === "none") {
      for (let i = 0; i < taken.length; i++) out.theta[i] = here.theta[i]! + alpha * taken[i]!;
      if (out.theta.every((value, i) => value === here.theta[i])) return { kind: "converged", by: "no-movement", message: "the step is too short to change θ" };
      if (parts !== undefined) {
        showVector(parts, "search direction", "p", taken);
        showNumber(parts, "step length", "\\alpha", alpha);
        showStep(parts, here.theta, out.theta);
      }
    } else {
      const plan = { search: values.lineSearch, direction, first, c2: C2 };
      const made = descendBySearch(problem, here, plan, out.theta, parts);
      if (!made.ok) return made.outcome;
      if (made.restarted) forget(next);
      alpha = made.search.probe.alpha;
      taken = made.ray.direction;
    }
    if (parts !== undefined) {
      showNumber(parts, "pairs remembered", "k", next.pairs);
      showNumber(parts, "scale of the first inverse Hessian", "M_0", next.scale);
      showNumber(parts, "curvature along the last step", "y^\\top s", curvature);
      showNumber(parts, "pair left out (1)", "\\text{skipped}", state.started === 1 && !(curvature > LEAST_CURVATURE) ? 1 : 0);
    }
    for (let i = 0; i < taken.length; i++) next.step[i] = alpha * taken[i]!;
    copy(g, next.gradient);
    next.started = 1;
    return MOVED;
  },
});
