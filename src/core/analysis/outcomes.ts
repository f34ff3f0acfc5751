/**
 * What the members of a family of distributions look like: a density over a line or a circle, probabilities of a few outcomes, or lines among the points
 * of a data set. Written from the families' definitions once more, and tested against their divergence.
 *
 * A softmax over rows of weights without bias takes class c where w_c·x is largest: cones that meet at the origin, parted by rays on which two rows tie.
 */
import { atan2, cos, exp, hypot, log, log1p, sigmoid, sin } from "../elementary/index.ts";
import { logBesselScaled } from "../numerics/bessel.ts";
import { logSumExp, softmax } from "../numerics/categorical.ts";
import { logGamma } from "../numerics/gamma.ts";
import { CHARTS } from "../problems/distributions/parts/gaussian-charts.ts";
import { chosen } from "../problems/distributions/linear-regression.ts";
import type { Examples, Values } from "../knobs.ts";
import type { Numbers } from "../model.ts";

type Span = readonly [from: number, to: number];

export interface DensityOutcomes {
  readonly kind: "density";
  /** All there is; infinite ends are none. */
  readonly domain: Span;
  readonly periodic: boolean;
  readonly data: readonly number[];
  /** Where nearly all of a member lies. */
  span(theta: Numbers): Span;
  density(theta: Numbers, x: number): number;
}

export interface BarOutcomes {
  readonly kind: "bars";
  /** What the bars are: outcomes, actions or classes, of which one happens, or coins, each on its own. */
  readonly of: "outcomes" | "actions" | "classes" | "coins";
  readonly count: number;
  /** Shares in the data, where there are any, and rewards of actions. */
  readonly target?: readonly number[];
  readonly rewards?: readonly number[];
  probabilities(theta: Numbers, out: Float64Array): void;
}

export interface PlaneOutcomes {
  readonly kind: "plane";
  /** Points (input, target) of a regression, or inputs with their classes. */
  readonly points: readonly (readonly number[])[];
  readonly classes?: readonly number[];
  /** Lines that show a member, from end to end: x0, y0, x1, y1, and 1 for a boundary, 0 for a companion of one. They reach beyond `radius` of the origin. */
  lines(theta: Numbers, radius: number): number[];
}

export type Outcomes = DensityOutcomes | BarOutcomes | PlaneOutcomes;

const LOG_TWO_PI = 1.8378770664093456;
const HALF_LOG_TWO_PI = LOG_TWO_PI / 2;
const PI = Math.PI;
/** Standard deviations to both sides that are shown. */
const REACH = 4;
/** log(0.9/0.1): companions of a boundary stand where the model is this sure. */
const SURE = 2.1972245773362196;

const list = (values: Values, name: string): readonly number[] => values[name] as readonly number[];

function gaussian(values: Values): Outcomes {
  const chart = CHARTS[values["chart"] as keyof typeof CHARTS];
  return {
    kind: "density",
    domain: [-Infinity, Infinity],
    periodic: false,
    data: list(values, "data"),
    span: (theta) => [chart.mean(theta) - REACH * chart.sigma(theta), chart.mean(theta) + REACH * chart.sigma(theta)],
    density(theta, x) {
      const d = (x - chart.mean(theta)) / chart.sigma(theta);
      return exp(-(d * d) / 2 - chart.logSigma(theta) - HALF_LOG_TWO_PI);
    },
  };
}

function mixture(values: Values): Outcomes {
  const share = values["share"] as number;
  const normal = (d: number): number => exp(-(d * d) / 2 - HALF_LOG_TWO_PI);
  return {
    kind: "density",
    domain: [-Infinity, Infinity],
    periodic: false,
    data: list(values, "data"),
    span: (theta) => [Math.min(theta[0]!, theta[1]!) - REACH, Math.max(theta[0]!, theta[1]!) + REACH],
    density: (theta, x) => share * normal(x - theta[0]!) + (1 - share) * normal(x - theta[1]!),
  };
}

function beta(values: Values): Outcomes {
  return {
    kind: "density",
    domain: [0, 1],
    periodic: false,
    data: list(values, "data"),
    span: () => [0, 1],
    density: ({ 0: a, 1: b }, x) => exp((a! - 1) * log(x) + (b! - 1) * log1p(-x) - logGamma(a!) - logGamma(b!) + logGamma(a! + b!)),
  };
}

function vonMises(values: Values): Outcomes {
  return {
    kind: "density",
    domain: [-PI, PI],
    periodic: true,
    data: list(values, "data").map((x) => atan2(sin(x), cos(x))),
    span: () => [-PI, PI],
    density(theta, x) {
      const half = sin((x - theta[0]!) / 2);
      return exp(-2 * theta[1]! * half * half - LOG_TWO_PI - logBesselScaled(theta[1]!));
    },
  };
}

function coins(values: Values): Outcomes {
  const read = values["chart"] === "logit" ? sigmoid : (p: number): number => p;
  return {
    kind: "bars",
    of: "coins",
    count: 2,
    target: list(values, "target"),
    probabilities(theta, out) {
      for (const j of [0, 1]) out[j] = read(theta[j]!);
    },
  };
}

/** Outcomes by logits, of which as many as are missing are 0. */
function softmaxOf(of: "outcomes" | "actions", count: number, more: Pick<BarOutcomes, "target" | "rewards">): Outcomes {
  const z = new Float64Array(count);
  return {
    kind: "bars",
    of,
    count,
    ...more,
    probabilities(theta, out) {
      for (let k = 0; k < count; k++) z[k] = theta[k] ?? 0;
      softmax(z, count, out);
    },
  };
}

function target(values: Values): readonly number[] {
  const given = list(values, "target");
  const sum = given.reduce((total, t) => total + t, 0);
  return given.map((t) => t / sum);
}

function regression(values: Values): Outcomes {
  const { inputs, targets } = chosen(values["noise"] as number, values["data"] as Examples | undefined);
  return {
    kind: "plane",
    points: inputs.map((row, i) => [row[0]!, targets[i]!]),
    // The line, and one standard deviation of the model's noise to both sides.
    lines: ({ 0: slope, 1: offset }, r) => [0, 1, -1].flatMap((by) => [-r, -r * slope! + offset! + by, r, r * slope! + offset! + by, by === 0 ? 1 : 0]),
  };
}

function logistic(values: Values): Outcomes {
  const { inputs, targets } = values["data"] as Examples;
  return {
    kind: "plane",
    points: inputs,
    classes: targets,
    lines({ 0: a, 1: b }, r) {
      const length = hypot(a!, b!);
      if (!(length > 0)) return [];
      const [u, v] = [a! / length, b! / length];
      return [0, SURE, -SURE].flatMap((z) => {
        const [x, y] = [(z / length) * u, (z / length) * v];
        return [x - r * v, y + r * u, x + r * v, y - r * u, z === 0 ? 1 : 0];
      });
    },
  };
}

/** Share of a row's length by which it may seem to lose where it ties. */
const TIE = 1e-9;

/** Rays from the origin on which two rows of W tie above all others. */
function rays(theta: Numbers, classes: number, r: number): number[] {
  const lines: number[] = [];
  for (let c = 0; c < classes; c++) {
    for (let d = 0; d < c; d++) {
      const [a, b] = [theta[2 * c]! - theta[2 * d]!, theta[2 * c + 1]! - theta[2 * d + 1]!];
      const length = hypot(a, b);
      if (!(length > 0)) continue;
      for (const sign of [1, -1]) {
        const [u, v] = [(-sign * b) / length, (sign * a) / length];
        const tied = theta[2 * c]! * u + theta[2 * c + 1]! * v;
        let most = -Infinity;
        let size = 0;
        for (let k = 0; k < classes; k++) {
          most = Math.max(most, theta[2 * k]! * u + theta[2 * k + 1]! * v);
          size = Math.max(size, hypot(theta[2 * k]!, theta[2 * k + 1]!));
        }
        if (tied >= most - TIE * size) lines.push(0, 0, r * u, r * v, 1);
      }
    }
  }
  return lines;
}

function softmaxRegression(values: Values): Outcomes {
  const classes = values["classes"] as number;
  const { inputs, targets } = values["data"] as Examples;
  const kept = inputs.filter((_, i) => targets[i]! < classes);
  const labels = targets.filter((label) => label < classes);
  if (kept[0]?.length === 2) return { kind: "plane", points: kept, classes: labels, lines: (theta, r) => rays(theta, classes, r) };
  const z = new Float64Array(classes);
  const p = new Float64Array(classes);
  // No plane to draw on: how much of the data falls to each class.
  return {
    kind: "bars",
    of: "classes",
    count: classes,
    target: Array.from({ length: classes }, (_, c) => labels.filter((label) => label === c).length / labels.length),
    probabilities(theta, out) {
      out.fill(0);
      for (const x of kept) {
        for (let c = 0; c < classes; c++) z[c] = x.reduce((sum, value, j) => sum + theta[c * x.length + j]! * value, 0);
        const normalizer = logSumExp(z, classes);
        for (let c = 0; c < classes; c++) p[c] = exp(z[c]! - normalizer);
        for (let c = 0; c < classes; c++) out[c] = out[c]! + p[c]! / kept.length;
      }
    },
  };
}

/** One line for each family. */
const LOOKS: Readonly<Record<string, (values: Values) => Outcomes>> = {
  gaussian,
  "bernoulli-pair": coins,
  softmax3: (values) => softmaxOf("outcomes", 3, { target: target(values) }),
  "softmax3-full": (values) => softmaxOf("outcomes", 3, { target: target(values) }),
  logistic2: logistic,
  "softmax-regression": softmaxRegression,
  "linear-regression": regression,
  beta,
  "von-mises": vonMises,
  mixture,
  bandit2: (values) => softmaxOf("actions", 2, { rewards: list(values, "rewards") }),
  bandit3: (values) => softmaxOf("actions", 3, { rewards: list(values, "rewards") }),
};

/** @returns `undefined` where nothing is known of how members look */
export function outcomesOf({ id, values }: { readonly id: string; readonly values: Values }): Outcomes | undefined {
  return LOOKS[id]?.(values);
}
