/**
 * Evolution strategy with covariance matrix adaptation. Source: Hansen, The CMA evolution strategy: a tutorial (arXiv 1604.00772, version of 2023),
 * appendix A; constants in parts/evolution.ts.
 * Deviations: weights of the worse half are 0; the eigenpairs are found in every generation; a sample without a finite loss is drawn again, a few
 * times (as Hansen's pycma does), then ranks last; there are no stopping criteria but that of no movement.
 */
import { defineOptimizer } from "../define.ts";
import { exp, pow } from "../elementary/index.ts";
import { MOVED } from "../model.ts";
import { norm2 } from "../numerics/vectors.ts";
import { symmetricEigen } from "../numerics/symmetric-eigen.ts";
import { showNumber, showStep, showVector } from "./parts/autopsy.ts";
import { defaultSamples, strategy } from "./parts/evolution.ts";
import type { Outcome, Problem } from "../model.ts";
import type { Rng } from "../random.ts";
import type { Strategy } from "./parts/evolution.ts";

type EvolutionState = {
  /** Overall standard deviation, σ. */
  sigma: number;
  /** Covariance C, row-major; the samples have the covariance σ²C. */
  covariance: Float64Array;
  /** Evolution paths of the step size and of the covariance. */
  sigmaPath: Float64Array;
  path: Float64Array;
};

/** Draws of one sample until its loss is finite. */
const MOST_DRAWS = 10;
/** The tutorial's threshold of the Heaviside function h_σ: 1.4 + 2/(n + 1). */
const STALL = 1.4;

interface Eigen {
  /** Square roots of the eigenvalues. */
  readonly roots: Float64Array;
  /** Row i is the unit eigenvector of roots[i]. */
  readonly axes: Float64Array;
}

/** `undefined` where C is not positive definite to working precision. */
function eigen(covariance: Float64Array, n: number): Eigen | undefined {
  const values = new Float64Array(n);
  const axes = new Float64Array(n * n);
  if (!symmetricEigen(covariance, n, values, axes) || !(values[0]! > 0)) return undefined;
  return { roots: values.map(Math.sqrt), axes };
}

/** out ← Σ factor(i)·(axisᵢ·v)·axisᵢ: a function of C applied to a vector. */
function transform({ axes }: Eigen, v: Float64Array, factor: (i: number) => number): Float64Array {
  const n = v.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let along = 0;
    for (let k = 0; k < n; k++) along += axes[i * n + k]! * v[k]!;
    along *= factor(i);
    for (let k = 0; k < n; k++) out[k] = out[k]! + along * axes[i * n + k]!;
  }
  return out;
}

interface Sample {
  /** Distance from the mean in units of σ: normal with covariance C. */
  readonly y: Float64Array;
  readonly at: Float64Array;
  readonly loss: number;
}

function draw(problem: Problem, mean: Float64Array, sigma: number, { roots, axes }: Eigen, random: Rng): Sample {
  const n = mean.length;
  for (let attempt = 1; ; attempt++) {
    const y = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const length = roots[i]! * random.normal();
      for (let k = 0; k < n; k++) y[k] = y[k]! + length * axes[i * n + k]!;
    }
    const at = mean.map((value, k) => value + sigma * y[k]!);
    const loss = problem.loss(at);
    if (loss - loss === 0 || attempt === MOST_DRAWS) return { y, at, loss };
  }
}

/** Matrix of the ellipse of one standard deviation: (σ²C)⁻¹. */
function ellipse({ roots, axes }: Eigen, sigma: number): Float64Array {
  const n = roots.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const radius = sigma * roots[i]!;
    for (let r = 0; r < n; r++) {
      for (let c = 0; c < n; c++) matrix[r * n + c] = matrix[r * n + c]! + (axes[i * n + r]! / radius) * (axes[i * n + c]! / radius);
    }
  }
  return matrix;
}

/** Paths, covariance and step size after a generation; `step` is the weighted mean of the parents' y. */
function adapt(state: EvolutionState, rates: Strategy, parents: readonly Sample[], step: Float64Array, basis: Eigen, t: number, out: EvolutionState): void {
  const n = step.length;
  const { effective, sigmaRate, sigmaDamping, pathRate, rankOne, rankMu, expectedLength, weights } = rates;
  const whitened = transform(basis, step, (i) => 1 / basis.roots[i]!);
  const gain = Math.sqrt(sigmaRate * (2 - sigmaRate) * effective);
  for (let k = 0; k < n; k++) out.sigmaPath[k] = (1 - sigmaRate) * state.sigmaPath[k]! + gain * whitened[k]!;
  const length = norm2(out.sigmaPath);
  out.sigma = state.sigma * exp((sigmaRate / sigmaDamping) * (length / expectedLength - 1));

  const full = Math.sqrt(1 - pow(1 - sigmaRate, 2 * t));
  const goesOn = length / full < (STALL + 2 / (n + 1)) * expectedLength ? 1 : 0;
  const pathGain = goesOn * Math.sqrt(pathRate * (2 - pathRate) * effective);
  for (let k = 0; k < n; k++) out.path[k] = (1 - pathRate) * state.path[k]! + pathGain * step[k]!;
  const kept = 1 - rankOne - rankMu + rankOne * (1 - goesOn) * pathRate * (2 - pathRate);
  for (let r = 0; r < n; r++) {
    for (let c = 0; c <= r; c++) {
      let spread = 0;
      for (const [i, { y }] of parents.entries()) spread += weights[i]! * y[r]! * y[c]!;
      const value = kept * state.covariance[r * n + c]! + rankOne * out.path[r]! * out.path[c]! + rankMu * spread;
      out.covariance[r * n + c] = value;
      out.covariance[c * n + r] = value;
    }
  }
}

export const cmaEs = defineOptimizer({
  id: "cma-es",
  words: {
    title: "CMA-ES",
    summary:
      "Draws a cloud of points, moves to the mean of the better half and learns from it the cloud's shape and size: the ellipse stretches along valleys as the inverse Hessian would, from rankings alone.",
    symbols: [
      { symbol: "\\theta", meaning: "mean of the cloud: the point on the surface" },
      { symbol: "\\sigma", meaning: "step size: overall size of the cloud", knob: "sigma0" },
      { symbol: "C", meaning: "covariance matrix: shape of the cloud, the identity at the start" },
      { symbol: "y_i", meaning: "distances of the samples from the mean in units of σ, sorted by loss" },
      { symbol: "\\lambda", meaning: "samples of a generation", knob: "population" },
      { symbol: "\\mu", meaning: "samples that count: the better half" },
      { symbol: "w_i", meaning: "weights of the better half, falling with the rank" },
      { symbol: "p_\\sigma,\\ p_c", meaning: "evolution paths: fading sums of past steps, 0 at the start" },
      { symbol: "\\mu_w", meaning: "number of equally weighted samples that the weights amount to" },
      { symbol: "c_\\sigma,\\ c_c,\\ c_1,\\ c_\\mu,\\ d_\\sigma", meaning: "learning rates and damping, given by n and λ" },
      { symbol: "h_\\sigma", meaning: "0 while the path of the step size is long, else 1: it holds the covariance back" },
    ],
    rule: [
      "y_i \\sim \\mathcal N(0, C), \\qquad f(\\theta + \\sigma y_1) \\le \\dots \\le f(\\theta + \\sigma y_\\lambda)",
      "\\bar y = \\sum_{i=1}^{\\mu} w_i\\, y_i, \\qquad \\theta \\leftarrow \\theta + \\sigma \\bar y",
      "p_\\sigma \\leftarrow (1 - c_\\sigma)\\,p_\\sigma + \\sqrt{c_\\sigma (2 - c_\\sigma)\\,\\mu_w}\\; C^{-1/2} \\bar y",
      "p_c \\leftarrow (1 - c_c)\\,p_c + h_\\sigma \\sqrt{c_c (2 - c_c)\\,\\mu_w}\\; \\bar y",
      "C \\leftarrow (1 - c_1 - c_\\mu)\\,C + c_1\\bigl(p_c p_c^{\\top} + (1 - h_\\sigma)\\,c_c (2 - c_c)\\,C\\bigr) + c_\\mu \\sum_{i=1}^{\\mu} w_i\\, y_i y_i^{\\top}",
      "\\sigma \\leftarrow \\sigma \\exp\\!\\left( \\frac{c_\\sigma}{d_\\sigma} \\left( \\frac{\\lVert p_\\sigma \\rVert}{\\mathrm E \\lVert \\mathcal N(0, I) \\rVert} - 1 \\right) \\right)",
    ],
    worked: [
      {
        formula: "x + 2*y",
        values: { sigma0: 0.5, population: 2 },
        theta: [1, 1],
        gradients: [[1, 2]],
        expected: [[1 + 0.5 * 1.399981089877754, 1 - 0.5 * 1.718509589975255]],
        text: "On f = x + 2y with σ = 0.5 and two samples, seed 1. The draws are y = (−1.50006, 0.12610) and (1.39998, −1.71851), at the losses 3 + 0.5·(−1.24786) and 3 + 0.5·(−2.03704). The second is lower, and of two samples only the better one counts: θ = (1, 1) + 0.5·y = (1.69999, 0.14075).",
      },
    ],
    references: [
      "Hansen: The CMA evolution strategy: a tutorial, arXiv 1604.00772 (2016, revised 2023)",
      "Hansen, Ostermeier: Completely derandomized self-adaptation in evolution strategies, Evolutionary Computation 9 (2001)",
    ],
    disagreements: [
      "Only the better half of the samples shapes the covariance. The active variant, the default of pycma, also pushes it away from the worse half.",
      "The initial step size is the user's to choose, as in every implementation; it should be about a third of the distance in which the minimum is expected.",
      "A sample without a finite loss is drawn again, up to ten times, then it ranks last (pycma does alike).",
      "The size of the cloud at the start is only the start: a branch that changes it later has no effect.",
    ],
  },
  knobs: {
    sigma0: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: Infinity,
      slider: [0.01, 10],
      scale: "log",
      initial: 0.3,
      symbol: "\\sigma",
      help: "Standard deviation of the first samples in every coordinate.",
    },
    population: {
      kind: "count",
      min: 2,
      max: 1_000_000,
      slider: [4, 50],
      initial: 6,
      optional: true,
      symbol: "\\lambda",
      help: "Samples of a generation; left out, 4 + ⌊3 ln n⌋, which is 6 in the plane.",
    },
  },
  derivativeFree: true,
  stochastic: () => true,
  needs: () => [],
  init(_problem, start, values): EvolutionState {
    const n = start.length;
    const covariance = new Float64Array(n * n);
    for (let k = 0; k < n; k++) covariance[k * n + k] = 1;
    return { sigma: values.sigma0, covariance, sigmaPath: new Float64Array(n), path: new Float64Array(n) };
  },
  step(problem, here, state, values, noise, out, parts): Outcome {
    const n = here.theta.length;
    const rates = strategy(n, values.population ?? defaultSamples(n));
    const basis = eigen(state.covariance, n);
    if (basis === undefined) return { kind: "failed", error: "singular-covariance", message: "the covariance matrix is no longer positive definite" };
    const random = noise.stream("samples");
    const samples = Array.from({ length: rates.samples }, () => draw(problem, here.theta, state.sigma, basis, random));
    const parents = samples
      .filter(({ loss }) => loss - loss === 0)
      .toSorted((a, b) => a.loss - b.loss)
      .slice(0, rates.weights.length);
    if (parents.length < rates.weights.length) {
      return { kind: "failed", error: "no-finite-loss", message: "fewer than half of the samples have a finite loss" };
    }
    const step = new Float64Array(n);
    for (const [i, { y }] of parents.entries()) for (let k = 0; k < n; k++) step[k] = step[k]! + rates.weights[i]! * y[k]!;
    for (let k = 0; k < n; k++) out.theta[k] = here.theta[k]! + state.sigma * step[k]!;
    adapt(state, rates, parents, step, basis, here.t, out.state);
    if (parts !== undefined) {
      for (const sample of samples) parts.trials.push({ at: sample.at, loss: sample.loss, accepted: parents.includes(sample), label: "sample" });
      parts.figures.push({ name: "covariance", kind: "ellipse", centre: here.theta.slice(), matrix: ellipse(basis, state.sigma) });
      parts.figures.push({ name: "samples", kind: "points", points: Float64Array.from(samples.flatMap(({ at }) => [...at])) });
      const next = eigen(out.state.covariance, n);
      if (next !== undefined)
        parts.figures.push({ name: "next covariance", kind: "ellipse", centre: out.theta.slice(), matrix: ellipse(next, out.state.sigma) });
      showNumber(parts, "step size", "\\sigma", state.sigma);
      showNumber(parts, "axis ratio of the cloud", "\\sqrt{\\kappa(C)}", basis.roots[n - 1]! / basis.roots[0]!);
      showVector(parts, "path of the step size", "p_\\sigma", out.state.sigmaPath);
      showVector(parts, "path of the covariance", "p_c", out.state.path);
      showStep(parts, here.theta, out.theta);
    }
    const stuck = samples.every(({ at }) => at.every((value, k) => value === here.theta[k]));
    return stuck ? { kind: "converged", by: "no-movement", message: "the cloud is smaller than the distance between two numbers" } : MOVED;
  },
});
