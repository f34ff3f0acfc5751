/**
 * Two independent coins fitted to observed shares: loss = Σⱼ −tⱼ log pⱼ − (1 − tⱼ) log(1 − pⱼ), in probabilities or in logits.
 * Source: Amari, Nagaoka, Methods of Information Geometry (2000), section 2.2. Fisher information: 1/p(1 − p) and p(1 − p). Divergences in p are
 * Σ pᵢ (uᵢ − log(1 + uᵢ)) over the outcomes with uᵢ = qᵢ/pᵢ − 1, all ≥ 0; in logits see categorical.ts.
 */
import { defineProblem } from "../../define.ts";
import { log, log1p, sigmoid, softplus } from "../../elementary/index.ts";
import { binaryDivergence } from "../../numerics/categorical.ts";
import { excess } from "../../numerics/small.ts";
import { coinMaps } from "./parts/coin-charts.ts";
import { createFamily } from "./parts/family.ts";
import { countedLabels } from "./parts/labels.ts";
import type { Family } from "./parts/family.ts";
import type { NaturalChart, Window2 } from "../../model.ts";

/** One coin in one chart; t is the observed share of 1. */
interface Coin {
  inside(x: number): boolean;
  /** Of 1, or of 0. */
  chance(x: number, outcome: number): number;
  loss(x: number, t: number): number;
  slope(x: number, t: number): number;
  curvature(x: number, t: number): number;
  fisher(x: number): number;
  divergence(x: number, y: number): number;
}

/** −t log p, and 0 where nothing was observed, whatever p. */
const surprise = (t: number, logP: number): number => (t === 0 ? 0 : -t * logP);

/** p·(u − log(1 + u)) with u = d/p; taken apart where u may overflow, or where 1 + u would be lost near u = −1. */
function share(p: number, q: number, d: number): number {
  return Math.abs(d) < p / 2 ? p * excess(d / p) : d - p * (log(q) - log(p));
}

const probability: Coin = {
  inside: (p) => p > 0 && p < 1,
  chance: (p, outcome) => (outcome === 1 ? p : 1 - p),
  loss: (p, t) => surprise(t, log(p)) + surprise(1 - t, log1p(-p)),
  slope: (p, t) => (p - t) / p / (1 - p),
  curvature: (p, t) => t / p / p + (1 - t) / (1 - p) / (1 - p),
  fisher: (p) => 1 / p / (1 - p),
  divergence: (p, q) => share(p, q, q - p) + share(1 - p, 1 - q, p - q),
};

/** The probabilities of heads as mean parameters of the logits. */
const HEADS: NaturalChart = {
  toMean: (theta, mean) => coinMaps.of["logit"]!.toCommon(theta, mean),
  fromMean(mean, theta) {
    if (!(probability.inside(mean[0]!) && probability.inside(mean[1]!))) return false;
    coinMaps.of["logit"]!.fromCommon(mean, theta);
    return true;
  },
};

const logit: Coin = {
  inside: () => true,
  chance: (z, outcome) => sigmoid(outcome === 1 ? z : -z),
  loss: (z, t) => surprise(t, -softplus(-z)) + surprise(1 - t, -softplus(z)),
  slope: (z, t) => (z > 0 ? 1 - t - sigmoid(-z) : sigmoid(z) - t),
  curvature: (z) => sigmoid(z) * sigmoid(-z),
  fisher: (z) => sigmoid(z) * sigmoid(-z),
  divergence: binaryDivergence,
};

const chartNames = ["p", "logit"] as const;
type ChartName = (typeof chartNames)[number];
const CHARTS: Readonly<
  Record<
    ChartName,
    {
      readonly coin: Coin;
      readonly start: readonly [number, number];
      readonly window: Window2;
      readonly latex: string;
      readonly symbols: readonly [string, string];
    }
  >
> = {
  p: {
    coin: probability,
    start: [0.1, 0.9],
    window: [-0.1, 1.1, -0.1, 1.1],
    latex: "-\\sum_{j=1}^2 \\left(t_j\\log p_j + (1 - t_j)\\log(1 - p_j)\\right)",
    symbols: coinMaps.of["p"]!.symbols,
  },
  logit: {
    coin: logit,
    // The same coins: log(1/9) and log 9.
    start: [-2.197224577336219, 2.197224577336219],
    window: [-4, 4, -4, 4],
    latex: "-\\sum_{j=1}^2 \\left(t_j\\log p_j + (1 - t_j)\\log(1 - p_j)\\right),\\quad p_j = \\sigma(z_j)",
    symbols: coinMaps.of["logit"]!.symbols,
  },
};

function familyOf(coin: Coin, target: readonly number[]): Family {
  const diagonal = (matrix: Float64Array, first: number, second: number): void => {
    matrix[0] = first;
    matrix[1] = 0;
    matrix[2] = 0;
    matrix[3] = second;
  };
  const [s, t] = target as readonly [number, number];
  return {
    dim: 2,
    inside: (theta) => coin.inside(theta[0]!) && coin.inside(theta[1]!),
    loss: (theta) => coin.loss(theta[0]!, s) + coin.loss(theta[1]!, t),
    gradient(theta, gradient) {
      gradient[0] = coin.slope(theta[0]!, s);
      gradient[1] = coin.slope(theta[1]!, t);
    },
    hessian: (theta, hessian) => diagonal(hessian, coin.curvature(theta[0]!, s), coin.curvature(theta[1]!, t)),
    fisher: (theta, fisher) => diagonal(fisher, coin.fisher(theta[0]!), coin.fisher(theta[1]!)),
    ...(coin === logit && { natural: HEADS }),
    // Both coins at once: 0 and 0, 0 and 1, 1 and 0, 1 and 1.
    labels: countedLabels(4, (theta, k, gradient) => {
      const [a, b] = [k >> 1, k & 1];
      gradient[0] = coin.slope(theta[0]!, a);
      gradient[1] = coin.slope(theta[1]!, b);
      return coin.chance(theta[0]!, a) * coin.chance(theta[1]!, b);
    }),
    divergence: (theta, phi) => one(coin, theta[0]!, phi[0]!) + one(coin, theta[1]!, phi[1]!),
  };
}

/** Exactly 0 for a coin that stays as it is. */
function one(coin: Coin, x: number, y: number): number {
  return x === y ? 0 : coin.divergence(x, y);
}

const entropy = (t: number): number => surprise(t, log(t)) + surprise(1 - t, log1p(-t));

export const bernoulliPair = defineProblem({
  id: "bernoulli-pair",
  title: "Two coins",
  summary: "Two independent coins fitted to observed shares of heads, by their probabilities or by their logits.",
  notes: [
    "From 0.50 to 0.51 a coin hardly changes, 0.0002 nats; from 0.01 to 0.02 it doubles its heads, 0.0031 nats. The same step in p is not the same step in distributions.",
    "The chart p ends at 0 and 1: a step beyond is refused and the run ends. In logits every pair of numbers is a pair of coins, but near certainty the slopes vanish.",
  ],
  references: ["Amari, Nagaoka: Methods of Information Geometry (2000), section 2.2"],
  knobs: {
    chart: { kind: "choice", options: chartNames, initial: "p", help: "The coordinates that the parameters are." },
    target: {
      kind: "vector",
      length: 2,
      entries: { min: 0, max: 1 },
      initial: [0.7, 0.2],
      symbol: "t",
      help: "Observed shares of heads, one for each coin.",
    },
  },
  dim: 2,
  charts: coinMaps,
  window: CHARTS.p.window,
  start: CHARTS.p.start,
  symbols: CHARTS.p.symbols,
  variants: {
    knob: "chart",
    of: Object.fromEntries(chartNames.map((name) => [name, { start: CHARTS[name].start, window: CHARTS[name].window, symbols: CHARTS[name].symbols }])),
  },
  provides: ["hessian", "deterministic", "distribution", "labels"],
  minima({ chart, target }) {
    if (!target.every((t) => t > 0 && t < 1)) return [];
    const at = chart === "p" ? target : target.map((t) => log(t) - log1p(-t));
    return [{ at, loss: entropy(target[0]!) + entropy(target[1]!), global: true }];
  },
  create: ({ chart, target }) => createFamily(familyOf(CHARTS[chart].coin, target), CHARTS[chart].latex, entropy(target[0]!) + entropy(target[1]!)),
});
