/**
 * One Gaussian fitted to numbers by maximum likelihood, in five coordinate systems of the same family. The loss is the mean negative
 * log-likelihood log σ + ½((μ − m)² + s²)/σ² + ½ log 2π, where m and s² are mean and variance of the data.
 *
 * Source: Amari, Nagaoka, Methods of Information Geometry (2000), sections 2.2 and 2.3. KL(1‖2) = ½(u − log(1 + u)) + (μ₁ − μ₂)²/2σ₂²
 * with u = σ₁²/σ₂² − 1, which each chart gives without cancellation.
 */
import { defineProblem } from "../../define.ts";
import { log } from "../../elementary/index.ts";
import { excess } from "../../numerics/small.ts";
import { CHARTS, chartNames, gaussianMaps } from "./parts/gaussian-charts.ts";
import { createFamily, examplesOf, mean } from "./parts/family.ts";
import type { Chart } from "./parts/gaussian-charts.ts";
import type { Family } from "./parts/family.ts";

/** ½ log 2π */
const HALF_LOG_TWO_PI = 0.9189385332046728;
const DATA = [-0.6, 0.1, 0.4, 0.7, 0.9, 1.1, 1.3, 1.5, 1.8, 2.8];

interface Moments {
  readonly m: number;
  readonly variance: number;
}

function momentsOf(data: readonly number[]): Moments {
  const m = mean(data);
  return { m, variance: mean(data.map((x) => (x - m) * (x - m))) };
}

/** Relative changes u of the variance beyond which log(1 + u) is a difference of logarithms: near −1 the 1 + u is lost, and far up u may overflow. */
const [FAR_DOWN, FAR_UP] = [-0.5, 1e300];

function familyOf(chart: Chart, data: readonly number[]): Family {
  const { m, variance } = momentsOf(data);
  const spread = Math.sqrt(variance);
  const one = new Float64Array(2);
  return {
    dim: 2,
    inside: (theta) => chart.inside(theta[1]!),
    loss(theta) {
      const sigma = chart.sigma(theta);
      const a = spread / sigma;
      const b = (chart.mean(theta) - m) / sigma;
      return chart.logSigma(theta) + (a * a + b * b) / 2 + HALF_LOG_TWO_PI;
    },
    gradient: (theta, gradient) => chart.gradient(theta, m, variance, gradient),
    hessian: (theta, hessian) => chart.hessian(theta, m, variance, hessian),
    fisher: (theta, fisher) => chart.fisher(theta, fisher),
    empiricalFisher(theta, fisher) {
      fisher.fill(0);
      for (const x of data) {
        chart.gradient(theta, x, 0, one);
        for (let k = 0; k < 4; k++) fisher[k] = fisher[k]! + (one[k >> 1]! * one[k & 1]!) / data.length;
      }
    },
    ...(chart.natural && { natural: chart.natural }),
    labels: { draw: (theta, rng, gradient) => chart.gradient(theta, chart.mean(theta) + chart.sigma(theta) * rng.normal(), 0, gradient) },
    divergence(theta, phi) {
      const u = chart.ratio(theta, phi);
      const distance = chart.shift(theta, phi) / chart.sigma(phi);
      const near = u > FAR_DOWN && u < FAR_UP;
      return (near ? excess(u) : u - 2 * (chart.logSigma(theta) - chart.logSigma(phi))) / 2 + (distance * distance) / 2;
    },
  };
}

export const gaussian = defineProblem({
  id: "gaussian",
  title: "Gaussian",
  summary: "A normal distribution fitted to numbers, in a choice of coordinates: μ with σ, log σ, σ² or 1/σ², or natural parameters.",
  notes: [
    "All five charts hold the same distributions, and the best one is the same. Gradient descent takes another path in each, because it measures steps by the coordinates; the natural gradient measures them by the distributions.",
    "The loss is the mean negative log-likelihood. Beyond the border, where σ would be 0 or less, there is no distribution: a step that would cross it is refused and the run ends.",
    "In the natural parameters μ/σ² and −1/(2σ²) the loss is convex and its Hessian is the Fisher information.",
  ],
  references: [
    "Amari, Nagaoka: Methods of Information Geometry (2000), sections 2.2 and 2.3",
    "Amari: Natural gradient works efficiently in learning, Neural Computation 10 (1998)",
  ],
  knobs: {
    chart: { kind: "choice", options: chartNames, initial: "mu-sigma", help: "The coordinates that the parameters are." },
    data: { kind: "vector", length: "any", least: 1, initial: DATA, symbol: "x_i", help: "The numbers that the Gaussian is fitted to." },
  },
  dim: 2,
  charts: gaussianMaps,
  window: CHARTS["mu-sigma"].window,
  start: CHARTS["mu-sigma"].start,
  symbols: CHARTS["mu-sigma"].symbols,
  variants: {
    knob: "chart",
    of: Object.fromEntries(chartNames.map((name) => [name, { start: CHARTS[name].start, window: CHARTS[name].window, symbols: CHARTS[name].symbols }])),
  },
  provides: ["data", "hessian", "deterministic", "distribution", "empiricalFisher", "labels"],
  minima({ chart, data }) {
    const { m, variance } = momentsOf(data);
    // Of equal numbers the likelihood grows without end.
    if (!(variance > 0)) return [];
    return [{ at: CHARTS[chart].point(m, Math.sqrt(variance)), loss: log(variance) / 2 + 0.5 + HALF_LOG_TWO_PI, global: true }];
  },
  create({ chart, data }) {
    const { variance } = momentsOf(data);
    const lowest = variance > 0 ? log(variance) / 2 + 0.5 + HALF_LOG_TWO_PI : undefined;
    return createFamily(
      familyOf(CHARTS[chart], data),
      CHARTS[chart].latex,
      lowest,
      examplesOf(data, (some) => familyOf(CHARTS[chart], some)),
    );
  },
});
