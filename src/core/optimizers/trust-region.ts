/**
 * Trust region: the quadratic model is minimised in a ball, whose radius follows how well the model foretold the loss.
 * Source: Nocedal, Wright, Numerical Optimization (2006), algorithm 4.1; subproblems in parts/subproblem.ts and parts/secular.ts.
 * Deviation: where the decrease is lost in the rounding of the loss, the gradient judges the trial (parts/gain.ts).
 */
import { defineOptimizer } from "../define.ts";
import { symmetricEigen } from "../numerics/symmetric-eigen.ts";
import { copy } from "../numerics/vectors.ts";
import { MOVED } from "../model.ts";
import { showNumber, showVector } from "./parts/autopsy.ts";
import {
  at,
  AT_FLOOR,
  curvatureAt,
  failed,
  gradientAt,
  isFinite,
  isZero,
  modelChange,
  NO_MOVE,
  NO_POINT,
  NO_SLOPE,
  showModel,
  showSpectrum,
} from "./parts/curvature.ts";
import { afterTrial, gainOf, showGain, TRIALS } from "./parts/gain.ts";
import { trustRegionStep } from "./parts/secular.ts";
import { dogleg, steihaug } from "./parts/subproblem.ts";
import { gradient, hessian as hessianRow, theta } from "./parts/symbols.ts";
import type { Here, StepParts } from "../model.ts";
import type { Proposal } from "./parts/subproblem.ts";

/** The model is poor below the first, good above the second of these ratios; algorithm 4.1. */
const POOR = 0.25;
const GOOD = 0.75;
const SHRINK = 0.25;
const GROW = 2;

type TrustState = {
  radius: number;
  /** Largest size of the loss so far. */
  scale: number;
  /** One of `TRIALS`. */
  trials: number;
};

function propose(subproblem: string, hessian: Float64Array, g: Float64Array, radius: number): Proposal | undefined {
  if (subproblem === "dogleg") return dogleg(hessian, g, radius);
  if (subproblem === "steihaug") return steihaug(hessian, g, radius);
  const n = g.length;
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  symmetricEigen(hessian, n, values, vectors);
  const { s, nu } = trustRegionStep({ values, vectors }, g, radius);
  return { s, boundary: nu > 0, corners: [new Float64Array(n), s] };
}

function showRegion(parts: StepParts, here: Here, radius: number, { s, corners }: Proposal): void {
  const n = s.length;
  showVector(parts, "trial step", "s", s);
  showNumber(parts, "radius", "\\Delta", radius);
  parts.figures.push({ name: "trust region", kind: "circle", centre: here.theta.slice(), radius });
  parts.figures.push({
    name: "way of the subproblem",
    kind: "points",
    points: Float64Array.from({ length: corners.length * n }, (_, k) => here.theta[k % n]! + corners[Math.floor(k / n)]![k % n]!),
  });
}

export const trustRegion = defineOptimizer({
  id: "trust-region",
  words: {
    title: "Trust region",
    summary:
      "Believes its quadratic model only within a radius, goes to the model's lowest point there, and compares the decrease that was foretold with the one that came. Where the model was wrong the trial is rejected and the radius shrinks.",
    symbols: [
      theta,
      gradient,
      hessianRow,
      { symbol: "m", meaning: "quadratic model of the loss about θ, minimised as the subproblem says", knob: "subproblem" },
      { symbol: "s", meaning: "trial step" },
      { symbol: "\\Delta", meaning: "radius of the region; its value before the first step", knob: "radius" },
      { symbol: "\\Delta_{\\max}", meaning: "largest radius", knob: "maxRadius" },
      { symbol: "\\rho", meaning: "gain ratio: actual by predicted decrease" },
      { symbol: "\\eta_\\rho", meaning: "a trial with a larger gain ratio is accepted", knob: "eta" },
    ],
    rule: [
      "s = \\arg\\min_{\\|s\\| \\le \\Delta} m(s), \\quad m(s) = g^\\top s + \\tfrac12\\, s^\\top H s",
      "\\rho = \\frac{f(\\theta) - f(\\theta + s)}{m(0) - m(s)}",
      "\\theta \\leftarrow \\theta + s \\quad \\text{if } \\rho > \\eta_\\rho",
      "\\Delta \\leftarrow \\begin{cases} \\tfrac14 \\Delta & \\rho < \\tfrac14 \\\\ \\min(2\\Delta, \\Delta_{\\max}) & \\rho > \\tfrac34,\\ \\|s\\| = \\Delta \\\\ \\Delta & \\text{else} \\end{cases}",
    ],
    worked: [
      {
        formula: "x^2/2 + y^2/2",
        values: {},
        theta: [3, 4],
        gradients: [
          [3, 4],
          [2.4, 3.2],
        ],
        expected: [
          [2.4, 3.2],
          [1.2, 1.6],
        ],
        text: "H = I, so the Newton step −(3, 4) is longer than Δ = 1: s = −(0.6, 0.8). The model is the loss: ρ = 1 on the border, Δ = 2. Then s = −2·(0.6, 0.8).",
      },
    ],
    references: [
      "Nocedal, Wright: Numerical Optimization (2006), chapter 4 and algorithm 7.2",
      "Moré, Sorensen: Computing a trust region step, SIAM Journal on Scientific and Statistical Computing 4 (1983)",
      "Steihaug: The conjugate gradient method and trust regions in large scale optimization, SIAM Journal on Numerical Analysis 20 (1983)",
      "Conn, Gould, Toint: Trust-Region Methods (2000)",
    ],
    disagreements: [
      "scipy (dogleg, trust-ncg = steihaug, trust-exact) accepts above 0.15 instead of 0.1; first and largest radius are the same, 1 and 1000.",
      "scipy's trust-exact solves its subproblem to about a tenth; this one to rounding.",
      "The dogleg needs a positive definite Hessian and fails elsewhere, as scipy's does; others fall back to steepest descent.",
      "Each trial is a step here, a rejected one too; some programs count accepted steps only.",
    ],
  },
  knobs: {
    subproblem: {
      kind: "choice",
      options: ["dogleg", "exact", "steihaug"],
      initial: "dogleg",
      symbol: "m",
      help: "How the model is minimised: dogleg needs a positive definite Hessian, exact and steihaug use negative curvature.",
    },
    radius: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: Infinity,
      slider: [0.01, 10],
      scale: "log",
      initial: 1,
      symbol: "\\Delta",
      help: "First radius; the largest radius limits it too.",
    },
    maxRadius: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: Infinity,
      slider: [0.1, 1000],
      scale: "log",
      initial: 1000,
      symbol: "\\Delta_{\\max}",
      help: "The radius never grows beyond this.",
    },
    eta: {
      kind: "real",
      min: 0,
      max: 0.25,
      maxBound: "open",
      slider: [0, 0.24],
      scale: "linear",
      initial: 0.1,
      symbol: "\\eta_\\rho",
      help: "Smallest gain ratio with which a trial is accepted.",
    },
  },
  needs: () => ["hessian", "deterministic"],
  init: (_problem, _start, values): TrustState => ({ radius: values.radius, scale: 0, trials: TRIALS.none }),
  step(problem, here, state, values, _noise, out, parts) {
    const radius = Math.min(state.radius, values.maxRadius);
    const scale = Math.max(state.scale, Math.abs(here.loss));
    const { hessian, gradient: gradientHere } = curvatureAt(problem, here.theta);
    if (!isFinite(hessian)) return failed("not-finite-hessian", `the Hessian at ${at(here.theta)} is not finite`);
    // Only the exact subproblem leaves a saddle without a slope.
    if (values.subproblem !== "exact" && isZero(here.gradient)) return NO_SLOPE;
    const proposal = propose(values.subproblem, hessian, here.gradient, radius);
    if (proposal === undefined) {
      return failed("indefinite", `the Hessian at ${at(here.theta)} is not positive definite, which the dogleg needs: take subproblem exact or steihaug`);
    }
    const { s, boundary } = proposal;
    // A region too small for its subproblem is no longer one.
    if (state.trials === TRIALS.blind && !isFinite(s)) return NO_POINT;
    const stuck = state.trials === TRIALS.blind ? NO_POINT : NO_MOVE;
    if (isZero(s)) return isZero(here.gradient) ? NO_SLOPE : stuck;
    for (let i = 0; i < s.length; i++) out.theta[i] = here.theta[i]! + s[i]!;
    if (out.theta.every((value, i) => value === here.theta[i])) return stuck;
    const gain = gainOf(problem, here, {
      trial: out.theta,
      predicted: -modelChange(here.gradient, hessian, s),
      enough: POOR,
      scale,
      hessian,
      gradientHere,
      gradient: (point) => gradientAt(problem, here, gradientHere, point),
    });
    const accepted = gain.ratio > values.eta;
    if (parts !== undefined) {
      showVector(parts, "gradient", "g", here.gradient);
      showRegion(parts, here, radius, proposal);
      showGain(parts, here, gain);
      showSpectrum(parts, hessian);
      showModel(parts, here, hessian);
      parts.trials.push({ at: out.theta.slice(), loss: gain.loss, accepted });
    }
    if (gain.atFloor) return AT_FLOOR;
    out.state.scale = scale;
    out.state.radius = radius;
    out.state.trials = accepted ? TRIALS.none : afterTrial(state.trials, gain);
    if (gain.ratio < POOR) out.state.radius = SHRINK * radius;
    else if (gain.ratio > GOOD && boundary) out.state.radius = Math.min(GROW * radius, values.maxRadius);
    if (accepted) return MOVED;
    copy(here.theta, out.theta);
    return { kind: "rejected", reason: gain.loss - gain.loss === 0 ? "low-gain" : "not-finite" };
  },
});
