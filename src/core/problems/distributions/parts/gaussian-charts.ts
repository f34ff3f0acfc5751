/**
 * Coordinates of the Gaussian family: mean and spread under five names, each with the derivatives of
 * L = log σ + ((μ − m)² + s²)/2σ² and the Fisher information of one observation in its own units.
 *
 * Source: Amari, Nagaoka, Methods of Information Geometry (2000), section 2.2. σ² is divided out factor by factor, so that σ = 1e-150 still gives numbers.
 */
import { exp, expm1, log } from "../../../elementary/index.ts";
import type { ChartMap, ChartMaps, NaturalChart, Numbers, Window2 } from "../../../model.ts";

export interface Chart {
  readonly window: Window2;
  readonly start: readonly [number, number];
  readonly latex: string;
  readonly symbols: readonly [string, string];
  /** Whether the second coordinate is one of a member. */
  inside(second: number): boolean;
  mean(theta: Numbers): number;
  sigma(theta: Numbers): number;
  logSigma(theta: Numbers): number;
  /** Coordinates of a member. */
  point(mu: number, sigma: number): readonly [number, number];
  /** Derivatives of L for data of mean m and variance s². */
  gradient(theta: Numbers, m: number, variance: number, gradient: Float64Array): void;
  hessian(theta: Numbers, m: number, variance: number, hessian: Float64Array): void;
  fisher(theta: Numbers, fisher: Float64Array): void;
  /** σ²(θ)/σ²(φ) − 1 */
  ratio(theta: Numbers, phi: Numbers): number;
  /** μ(θ) − μ(φ) */
  shift(theta: Numbers, phi: Numbers): number;
  /** Expectations of x and x², where the coordinates are the natural parameters that belong to them. */
  readonly natural?: NaturalChart;
}

const positive = (value: number): boolean => value > 0;
const first = (theta: Numbers): number => theta[0]!;
const difference = (theta: Numbers, phi: Numbers): number => theta[0]! - phi[0]!;

function write(matrix: Float64Array, xx: number, xy: number, yy: number): void {
  matrix[0] = xx;
  matrix[1] = xy;
  matrix[2] = xy;
  matrix[3] = yy;
}

/** The same member in every chart: where paths begin. */
const START = { mu: -1.5, sigma: 2 };
const [MU, SIGMA] = [START.mu, START.sigma];
const LOG_TWO = 0.6931471805599453;

const muSigma: Chart = {
  window: [-3, 4, -0.3, 3.2],
  start: [MU, SIGMA],
  symbols: ["\\mu", "\\sigma"],
  latex: "\\log\\sigma + \\tfrac{1}{n}\\sum_i \\frac{(x_i - \\mu)^2}{2\\sigma^2} + \\tfrac12\\log 2\\pi",
  inside: positive,
  mean: first,
  sigma: (theta) => theta[1]!,
  logSigma: (theta) => log(theta[1]!),
  point: (mu, sigma) => [mu, sigma],
  gradient(theta, m, variance, gradient) {
    const sigma = theta[1]!;
    const d = (theta[0]! - m) / sigma;
    gradient[0] = d / sigma;
    gradient[1] = (1 - d * d - variance / sigma / sigma) / sigma;
  },
  hessian(theta, m, variance, hessian) {
    const sigma = theta[1]!;
    const d = (theta[0]! - m) / sigma;
    write(hessian, 1 / sigma / sigma, (-2 * d) / sigma / sigma, (3 * (d * d + variance / sigma / sigma) - 1) / sigma / sigma);
  },
  fisher: (theta, fisher) => write(fisher, 1 / theta[1]! / theta[1]!, 0, 2 / theta[1]! / theta[1]!),
  ratio: (theta, phi) => ((theta[1]! - phi[1]!) / phi[1]!) * (theta[1]! / phi[1]! + 1),
  shift: difference,
};

const muLogSigma: Chart = {
  window: [-3, 4, -1.6, 1.9],
  start: [MU, LOG_TWO],
  symbols: ["\\mu", "\\log\\sigma"],
  latex: "\\log\\sigma + \\tfrac{1}{n}\\sum_i \\tfrac12 (x_i - \\mu)^2 e^{-2\\log\\sigma} + \\tfrac12\\log 2\\pi",
  inside: () => true,
  mean: first,
  sigma: (theta) => exp(theta[1]!),
  logSigma: (theta) => theta[1]!,
  point: (mu, sigma) => [mu, log(sigma)],
  gradient(theta, m, variance, gradient) {
    const precision = exp(-2 * theta[1]!);
    const d = theta[0]! - m;
    gradient[0] = d * precision;
    gradient[1] = 1 - (d * d + variance) * precision;
  },
  hessian(theta, m, variance, hessian) {
    const precision = exp(-2 * theta[1]!);
    const d = theta[0]! - m;
    write(hessian, precision, -2 * d * precision, 2 * (d * d + variance) * precision);
  },
  fisher: (theta, fisher) => write(fisher, exp(-2 * theta[1]!), 0, 2),
  ratio: (theta, phi) => expm1(2 * (theta[1]! - phi[1]!)),
  shift: difference,
};

const muVariance: Chart = {
  window: [-3, 4, -0.6, 6.4],
  start: [MU, SIGMA * SIGMA],
  symbols: ["\\mu", "v"],
  latex: "\\tfrac12\\log v + \\tfrac{1}{n}\\sum_i \\frac{(x_i - \\mu)^2}{2v} + \\tfrac12\\log 2\\pi,\\quad v = \\sigma^2",
  inside: positive,
  mean: first,
  sigma: (theta) => Math.sqrt(theta[1]!),
  logSigma: (theta) => log(theta[1]!) / 2,
  point: (mu, sigma) => [mu, sigma * sigma],
  gradient(theta, m, variance, gradient) {
    const v = theta[1]!;
    const d = theta[0]! - m;
    gradient[0] = d / v;
    gradient[1] = (1 - (d * d + variance) / v) / v / 2;
  },
  hessian(theta, m, variance, hessian) {
    const v = theta[1]!;
    const d = theta[0]! - m;
    write(hessian, 1 / v, -d / v / v, ((d * d + variance) / v - 0.5) / v / v);
  },
  fisher: (theta, fisher) => write(fisher, 1 / theta[1]!, 0, 0.5 / theta[1]! / theta[1]!),
  ratio: (theta, phi) => (theta[1]! - phi[1]!) / phi[1]!,
  shift: difference,
};

const muPrecision: Chart = {
  window: [-3, 4, -0.3, 3.2],
  start: [MU, 1 / (SIGMA * SIGMA)],
  symbols: ["\\mu", "\\tau"],
  latex: "-\\tfrac12\\log\\tau + \\tfrac{1}{n}\\sum_i \\tfrac12\\tau (x_i - \\mu)^2 + \\tfrac12\\log 2\\pi,\\quad \\tau = 1/\\sigma^2",
  inside: positive,
  mean: first,
  sigma: (theta) => 1 / Math.sqrt(theta[1]!),
  logSigma: (theta) => -log(theta[1]!) / 2,
  point: (mu, sigma) => [mu, 1 / (sigma * sigma)],
  gradient(theta, m, variance, gradient) {
    const tau = theta[1]!;
    const d = theta[0]! - m;
    gradient[0] = d * tau;
    gradient[1] = (d * d + variance - 1 / tau) / 2;
  },
  hessian: (theta, m, _variance, hessian) => write(hessian, theta[1]!, theta[0]! - m, 0.5 / theta[1]! / theta[1]!),
  fisher: (theta, fisher) => write(fisher, theta[1]!, 0, 0.5 / theta[1]! / theta[1]!),
  ratio: (theta, phi) => (phi[1]! - theta[1]!) / theta[1]!,
  shift: difference,
};

/** Mean and variance by natural parameters. */
const meanOf = (theta: Numbers): number => -theta[0]! / theta[1]! / 2;
const varianceOf = (theta: Numbers): number => -0.5 / theta[1]!;

/** Hessian of the log-partition function −η₁²/4η₂ − ½ log(−2η₂): the covariance of (x, x²). */
function covariance(theta: Numbers, matrix: Float64Array): void {
  const mu = meanOf(theta);
  const v = varianceOf(theta);
  write(matrix, v, 2 * mu * v, (4 * mu * mu + 2 * v) * v);
}

const natural: Chart = {
  window: [-2, 4, -1.4, 0.1],
  start: [MU / (SIGMA * SIGMA), -0.5 / (SIGMA * SIGMA)],
  symbols: ["\\eta_1", "\\eta_2"],
  latex: "-\\frac{\\eta_1^2}{4\\eta_2} - \\tfrac12\\log(-2\\eta_2) - \\tfrac{1}{n}\\sum_i (\\eta_1 x_i + \\eta_2 x_i^2) + \\tfrac12\\log 2\\pi",
  inside: (second) => second < 0,
  mean: meanOf,
  sigma: (theta) => Math.sqrt(varianceOf(theta)),
  logSigma: (theta) => -log(-2 * theta[1]!) / 2,
  point: (mu, sigma) => [mu / (sigma * sigma), -0.5 / (sigma * sigma)],
  gradient(theta, m, variance, gradient) {
    const mu = meanOf(theta);
    gradient[0] = mu - m;
    gradient[1] = (mu - m) * (mu + m) + varianceOf(theta) - variance;
  },
  hessian: (theta, _m, _variance, hessian) => covariance(theta, hessian),
  fisher: covariance,
  ratio: (theta, phi) => (phi[1]! - theta[1]!) / theta[1]!,
  // (η₁′η₂ − η₁η₂′)/2η₂η₂′ by differences of the parameters.
  shift: (theta, phi) => ((phi[0]! - theta[0]!) / phi[1]! - (theta[0]! / theta[1]!) * ((phi[1]! - theta[1]!) / phi[1]!)) / 2,
  natural: {
    toMean(theta, mean) {
      const mu = meanOf(theta);
      mean[0] = mu;
      mean[1] = mu * mu + varianceOf(theta);
    },
    fromMean(mean, theta) {
      const variance = mean[1]! - mean[0]! * mean[0]!;
      theta[0] = mean[0]! / variance;
      theta[1] = -0.5 / variance;
      return variance > 0 && variance < Infinity;
    },
  },
};

export const chartNames = ["mu-sigma", "mu-logsigma", "mu-variance", "mu-precision", "natural"] as const;
export const CHARTS: Readonly<Record<(typeof chartNames)[number], Chart>> = {
  "mu-sigma": muSigma,
  "mu-logsigma": muLogSigma,
  "mu-variance": muVariance,
  "mu-precision": muPrecision,
  natural,
};

function mapOf(chart: Chart): ChartMap {
  return {
    symbols: chart.symbols,
    toCommon(theta, common) {
      const member = chart.inside(theta[1]!);
      common[0] = member ? chart.mean(theta) : Number.NaN;
      common[1] = member ? chart.sigma(theta) : Number.NaN;
    },
    fromCommon(common, theta) {
      const [mu, sigma] = [common[0]!, common[1]!];
      theta.set(sigma > 0 ? chart.point(mu, sigma) : [Number.NaN, Number.NaN]);
    },
  };
}

/** Compared by σ, which every chart but the first has to be asked for. */
export const gaussianMaps: ChartMaps = {
  common: "mu-sigma",
  compared: [1],
  of: Object.fromEntries(chartNames.map((name) => [name, mapOf(CHARTS[name])])),
};
