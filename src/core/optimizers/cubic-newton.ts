/**
 * Newton's method with cubic regularization: s minimises gᵀs + ½sᵀHs + (M/6)‖s‖³, exactly (parts/secular.ts).
 * Source: Nesterov, Polyak, Cubic regularization of Newton method and its global performance (2006): M fixed, or as in section 5.2 doubled until the
 * cubic model lies above the loss at the trial, and halved after each step, never below its first value.
 * Deviation: where the decrease is lost in the rounding of the loss, the gradient judges the trial (parts/gain.ts).
 */
import { defineOptimizer } from "../define.ts";
import { symmetricEigen } from "../numerics/symmetric-eigen.ts";
import { norm2 } from "../numerics/vectors.ts";
import { showNumber, showStep, showVector } from "./parts/autopsy.ts";
import { MOVED } from "../model.ts";
import {
  at,
  AT_FLOOR,
  curvatureAt,
  failed,
  finish,
  gradientAt,
  isZero,
  modelChange,
  NO_MOVE,
  NO_POINT,
  NO_SLOPE,
  showModel,
  showSpectrum,
} from "./parts/curvature.ts";
import { gainOf, showGain } from "./parts/gain.ts";
import { cubicStep } from "./parts/secular.ts";
import { gradient, hessian as hessianRow, theta } from "./parts/symbols.ts";
import type { Gain } from "./parts/gain.ts";

type CubicState = {
  /** M of the next trial. */
  m: number;
  /** Largest size of the loss so far. */
  scale: number;
};

/** M grows by 2 a trial; from the smallest double to the largest it takes 2,100. */
const MOST_TRIALS = 2100;

export const cubicNewton = defineOptimizer({
  id: "cubic-newton",
  words: {
    title: "Cubic Newton",
    summary:
      "Newton's model with a cubic term that bounds how fast the Hessian can change. Its lowest point always lies downhill, also at a saddle without any slope, and a bound on the steps to a second-order point is proven.",
    symbols: [
      theta,
      gradient,
      hessianRow,
      { symbol: "m", meaning: "cubic model of the change of the loss" },
      { symbol: "s", meaning: "step: the model's global minimiser" },
      { symbol: "M", meaning: "bound of how fast the Hessian changes (Lipschitz constant); adaptive: the smallest one tried", knob: "lipschitz" },
      { symbol: "2M", meaning: "next try where the loss lies above the model, with adaptive on", knob: "adaptive" },
      { symbol: "f", meaning: "the loss" },
    ],
    rule: [
      "m(s) = g^\\top s + \\tfrac12\\, s^\\top H s + \\tfrac{M}{6}\\,\\|s\\|^3",
      "s = \\arg\\min m(s)",
      "\\text{adaptive: } M \\leftarrow 2M \\text{ until } f(\\theta + s) \\le f(\\theta) + m(s), \\text{ then } M/2",
      "\\theta \\leftarrow \\theta + s",
    ],
    when: {
      "adaptive: ": { knob: "adaptive", is: true },
    },
    worked: [
      {
        formula: "2*x + y^2",
        values: { lipschitz: 4, adaptive: false },
        theta: [1, 0],
        gradients: [[2, 0]],
        expected: [[0, 0]],
        text: "Along x there is no curvature: 2s + (4/6)|s|³ is lowest where 2 = 2s², so s = −1.",
      },
      {
        formula: "x^2 - y^2",
        values: { lipschitz: 2, adaptive: false },
        theta: [0, 0],
        gradients: [[0, 0]],
        expected: [[0, 2]],
        text: "At the saddle g = 0. Along y the model is −s² + (2/6)|s|³, lowest at s = 2: the step leaves along the lowest eigenvector.",
      },
    ],
    references: [
      "Nesterov, Polyak: Cubic regularization of Newton method and its global performance, Mathematical Programming 108 (2006)",
      "Cartis, Gould, Toint: Adaptive cubic regularisation methods for unconstrained optimization, Mathematical Programming 127 (2011)",
    ],
    disagreements: [
      "ARC (Cartis, Gould, Toint) writes σ/3 for M/6, adapts it by a gain ratio like a trust region, and may leave θ where it is. Here all trials belong to one step, as in Nesterov and Polyak.",
      "Of the two directions of the lowest eigenvector, which are equally good where the gradient has no part in it, the one whose larger component is positive is taken.",
    ],
  },
  knobs: {
    lipschitz: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: Infinity,
      slider: [1e-3, 1e3],
      scale: "log",
      initial: 1,
      symbol: "M",
      help: "Weight of the cubic term; the smallest one where it adapts.",
    },
    adaptive: { kind: "flag", initial: true, help: "Doubles M until the model lies above the loss, and halves it after each step." },
  },
  needs: () => ["hessian", "deterministic"],
  init: (_problem, _start, values): CubicState => ({ m: values.lipschitz, scale: 0 }),
  step(problem, here, state, values, _noise, out, parts) {
    const n = problem.dim;
    const curvature = curvatureAt(problem, here.theta);
    const { hessian, gradient: gradientHere } = curvature;
    const pairs = { values: new Float64Array(n), vectors: new Float64Array(n * n) };
    if (!symmetricEigen(hessian, n, pairs.values, pairs.vectors)) return failed("not-finite-hessian", `the Hessian at ${at(here.theta)} is not finite`);
    if (parts !== undefined) {
      showVector(parts, "gradient", "g", here.gradient);
      showSpectrum(parts, hessian);
      showModel(parts, here, hessian);
    }
    let m = values.adaptive ? Math.max(state.m, values.lipschitz) : values.lipschitz;
    const scale = Math.max(state.scale, Math.abs(here.loss));
    out.state.scale = scale;
    let multiplier = 0;
    let gain: Gain | undefined;
    /** True while no trial had a loss. */
    let blind = false;
    let accepted = !values.adaptive;
    for (let trial = 0; trial < MOST_TRIALS; trial++) {
      const { s, nu } = cubicStep(pairs, here.gradient, m / 2);
      if (trial === 0 && isZero(s)) return NO_SLOPE;
      for (let i = 0; i < n; i++) out.theta[i] = here.theta[i]! + s[i]!;
      multiplier = nu;
      if (!values.adaptive) break;
      if (out.theta.every((value, i) => value === here.theta[i])) return blind ? NO_POINT : NO_MOVE;
      const size = norm2(s);
      const predicted = -modelChange(here.gradient, hessian, s) - (m / 6) * size * size * size;
      gain = gainOf(problem, here, {
        trial: out.theta,
        predicted,
        enough: 1,
        scale,
        hessian,
        gradientHere,
        gradient: (point) => gradientAt(problem, here, gradientHere, point),
      });
      accepted = gain.ratio >= 1;
      blind = (trial === 0 || blind) && gain.ratio === -Infinity && !(Math.abs(gain.loss) < Infinity);
      parts?.trials.push({ at: out.theta.slice(), loss: gain.loss, accepted });
      if (gain.atFloor) return AT_FLOOR;
      if (accepted) break;
      m *= 2;
    }
    if (!accepted) return blind ? NO_POINT : NO_MOVE;
    out.state.m = values.adaptive ? Math.max(m / 2, values.lipschitz) : values.lipschitz;
    if (parts !== undefined) {
      showNumber(parts, "cubic weight", "M", m);
      showNumber(parts, "multiplier", "\\tfrac{M}{2}\\|s\\|", multiplier);
      if (gain !== undefined) showGain(parts, here, gain);
    }
    if (!values.adaptive) return finish(here, out.theta, 1, curvature, (point) => curvatureAt(problem, point), parts);
    if (parts !== undefined) showStep(parts, here.theta, out.theta);
    return MOVED;
  },
});
