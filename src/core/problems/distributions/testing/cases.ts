/**
 * Every family once more, as nothing but a density: log p(outcome) and a way to add up over all outcomes, in Math's own functions. Tests derive from it what
 * the families claim.
 */
import { initialValues } from "../../../knobs.ts";
import { problems } from "../../index.ts";
import type { Examples, Values } from "../../../knobs.ts";
import type { Problem } from "../../../model.ts";

/** An outcome, perhaps beside its input, as numbers. */
type Outcome = readonly number[];

export interface FamilyCase {
  readonly name: string;
  readonly id: string;
  readonly values: Values;
  readonly problem: Problem;
  /** Generic members; where the Fisher information has full rank unless `singular`. */
  readonly members: readonly (readonly number[])[];
  readonly singular?: true;
  /** Length over which the family changes, for the steps of differences; 1 where it is not said. */
  readonly scale?: number;
  logP(theta: readonly number[], outcome: Outcome): number;
  /** Outcomes with their probabilities under θ, fine enough for means of smooth functions. Over all inputs, where there are inputs. */
  outcomes(theta: readonly number[]): readonly { readonly outcome: Outcome; readonly weight: number }[];
  /** Data with their labels, where there are data; the loss is −mean log p + `offset`. */
  readonly data?: readonly Outcome[];
  readonly offset?: number;
}

export function build(id: string, given: Values = {}): { readonly problem: Problem; readonly values: Values } {
  const definition = problems.get(id)!;
  const values = { ...initialValues(definition.knobs), ...given };
  const created = definition.create(values);
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return { problem: created.problem, values };
}

const LOG_TWO_PI = Math.log(2 * Math.PI);
const normal = (x: number, mu: number, sigma: number): number => -((x - mu) * (x - mu)) / (2 * sigma * sigma) - Math.log(sigma) - LOG_TWO_PI / 2;

/** Trapezoidal rule on an interval, for densities that vanish at its ends or are periodic over it. */
function rule(from: number, to: number, count: number, density: (x: number) => number): { outcome: Outcome; weight: number }[] {
  const h = (to - from) / count;
  return Array.from({ length: count }, (_, i) => ({ outcome: [from + (i + 0.5) * h], weight: h * density(from + (i + 0.5) * h) }));
}

const column = (values: Values, name: string): readonly number[] => values[name] as readonly number[];
const singles = (data: readonly number[]): readonly Outcome[] => data.map((x) => [x]);

function gaussianCase(chart: string, read: (theta: readonly number[]) => readonly [number, number], members: readonly (readonly number[])[]): FamilyCase {
  const { problem, values } = build("gaussian", { chart });
  const logP = (theta: readonly number[], [x]: Outcome): number => normal(x!, ...read(theta));
  return {
    name: `gaussian ${chart}`,
    id: "gaussian",
    values,
    problem,
    members,
    logP,
    outcomes(theta) {
      const [mu, sigma] = read(theta);
      return rule(mu - 10 * sigma, mu + 10 * sigma, 400, (x) => Math.exp(logP(theta, [x])));
    },
    data: singles(column(values, "data")),
  };
}

const logSoftmax = (z: readonly number[], k: number): number => z[k]! - Math.log(z.reduce((sum, value) => sum + Math.exp(value), 0));

function softmaxCase(
  id: string,
  logits: (theta: readonly number[]) => readonly number[],
  members: readonly (readonly number[])[],
  singular: boolean,
): FamilyCase {
  const { problem, values } = build(id);
  const logP = (theta: readonly number[], [k]: Outcome): number => logSoftmax(logits(theta), k!);
  return {
    name: id,
    id,
    values,
    problem,
    members,
    logP,
    outcomes: (theta) => logits(theta).map((_, k) => ({ outcome: [k], weight: Math.exp(logP(theta, [k])) })),
    ...(singular && { singular }),
  };
}

/** Classes k for inputs x: an outcome is [k, …x]. */
function classesCase(
  id: string,
  classes: number,
  logits: (theta: readonly number[], x: readonly number[]) => readonly number[],
  members: readonly (readonly number[])[],
  singular: boolean,
): FamilyCase {
  const { problem, values } = build(id);
  const { inputs, targets } = values["data"] as Examples;
  const logP = (theta: readonly number[], [k, ...x]: Outcome): number => logSoftmax(logits(theta, x), k!);
  return {
    name: id,
    id,
    values,
    problem,
    members,
    logP,
    outcomes: (theta) =>
      inputs.flatMap((x) => Array.from({ length: classes }, (_, k) => ({ outcome: [k, ...x], weight: Math.exp(logP(theta, [k, ...x])) / inputs.length }))),
    data: inputs.map((x, i) => [targets[i]!, ...x]),
    ...(singular && { singular }),
  };
}

function coinsCase(chart: string, read: (x: number) => number, members: readonly (readonly number[])[]): FamilyCase {
  const { problem, values } = build("bernoulli-pair", { chart });
  const one = (p: number, heads: number): number => (heads === 1 ? Math.log(p) : Math.log1p(-p));
  const logP = (theta: readonly number[], [a, b]: Outcome): number => one(read(theta[0]!), a!) + one(read(theta[1]!), b!);
  const all = [0, 1].flatMap((a) => [0, 1].map((b) => [a, b]));
  return {
    name: `coins ${chart}`,
    id: "bernoulli-pair",
    ...(chart === "p" && { scale: 0.1 }),
    values,
    problem,
    members,
    logP,
    outcomes: (theta) => all.map((outcome) => ({ outcome, weight: Math.exp(logP(theta, outcome)) })),
  };
}

function regressionCase(): FamilyCase {
  const { problem, values } = build("linear-regression", { data: { inputs: [[-1.2], [0.3], [0.9], [2.1]], targets: [0.4, -0.7, 1.9, 3.3] } });
  const { inputs, targets } = values["data"] as Examples;
  const logP = (theta: readonly number[], [y, x]: Outcome): number => normal(y!, theta[0]! * x! + theta[1]!, 1);
  return {
    name: "linear-regression",
    id: "linear-regression",
    values,
    problem,
    members: [
      [0.7, -0.4],
      [2.2, 0.9],
    ],
    logP,
    outcomes: (theta) =>
      inputs.flatMap(([x]) => {
        const middle = theta[0]! * x! + theta[1]!;
        return rule(middle - 10, middle + 10, 200, (y) => Math.exp(logP(theta, [y, x!])) / inputs.length).map(({ outcome, weight }) => ({
          outcome: [outcome[0]!, x!],
          weight,
        }));
      }),
    data: inputs.map(([x], i) => [targets[i]!, x!]),
    offset: -LOG_TWO_PI / 2,
  };
}

/** Lanczos' approximation, to 1e-13: another one than the code's. */
function logGamma(x: number): number {
  const c = [
    0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
    9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const y = x - 1;
  let sum = c[0]!;
  for (let i = 1; i < 9; i++) sum += c[i]! / (y + i);
  const t = y + 7.5;
  return LOG_TWO_PI / 2 + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

function betaCase(): FamilyCase {
  const { problem, values } = build("beta");
  const logP = ([a, b]: readonly number[], [x]: Outcome): number =>
    (a! - 1) * Math.log(x!) + (b! - 1) * Math.log1p(-x!) + logGamma(a! + b!) - logGamma(a!) - logGamma(b!);
  return {
    name: "beta",
    id: "beta",
    values,
    problem,
    members: [
      [0.8, 1.7],
      [4.5, 2.3],
      [12, 9],
    ],
    logP,
    // x = σ(t) turns (0, 1) into the line, where the density falls exponentially.
    outcomes: (theta) =>
      rule(-60, 60, 1600, () => 1).map(({ outcome: [t], weight }) => {
        const x = 1 / (1 + Math.exp(-t!));
        const inside = Math.min(Math.max(x, 1e-300), 1 - 1e-16);
        return { outcome: [inside], weight: weight * Math.exp(logP(theta, [inside])) * inside * (1 / (1 + Math.exp(t!))) };
      }),
    data: singles(column(values, "data")),
  };
}

function vonMisesCase(): FamilyCase {
  const { problem, values } = build("von-mises");
  /** log ∫ e^{κ(cos x − 1)} dx by the rule that is exact for periodic functions. */
  const normalizer = (kappa: number): number =>
    Math.log(rule(-Math.PI, Math.PI, 400, (x) => Math.exp(kappa * (Math.cos(x) - 1))).reduce((sum, { weight }) => sum + weight, 0));
  const logP = ([mu, kappa]: readonly number[], [x]: Outcome): number => kappa! * (Math.cos(x! - mu!) - 1) - normalizer(kappa!);
  return {
    name: "von-mises",
    id: "von-mises",
    values,
    problem,
    members: [
      [0.7, 0.4],
      [-1.9, 2.6],
      [2.8, 40],
    ],
    logP,
    outcomes: (theta) => rule(-Math.PI, Math.PI, 400, (x) => Math.exp(logP(theta, [x]))),
    data: singles(column(values, "data")),
  };
}

function mixtureCase(): FamilyCase {
  const { problem, values } = build("mixture");
  const share = Number(values["share"]);
  const logP = ([a, b]: readonly number[], [x]: Outcome): number => {
    const [first, second] = [Math.log(share) + normal(x!, a!, 1), Math.log(1 - share) + normal(x!, b!, 1)];
    const high = Math.max(first, second);
    return high + Math.log(Math.exp(first - high) + Math.exp(second - high));
  };
  return {
    name: "mixture",
    id: "mixture",
    values,
    problem,
    members: [
      [-1.6, 2.1],
      [0.4, -0.5],
      [3.2, -2.9],
    ],
    logP,
    outcomes: (theta) => rule(Math.min(...theta) - 10, Math.max(...theta) + 10, 1200, (x) => Math.exp(logP(theta, [x]))),
    data: singles(column(values, "data")),
  };
}

const dot = (a: readonly number[], x: readonly number[]): number => a.reduce((sum, value, i) => sum + value * x[i]!, 0);

export const cases: readonly FamilyCase[] = [
  gaussianCase("mu-sigma", ([mu, sigma]) => [mu!, sigma!], [
    [0.4, 1.3],
    [-1.5, 0.6],
  ]),
  gaussianCase("mu-logsigma", ([mu, logSigma]) => [mu!, Math.exp(logSigma!)], [
    [0.4, 0.3],
    [-1.5, -0.5],
  ]),
  gaussianCase("mu-variance", ([mu, v]) => [mu!, Math.sqrt(v!)], [
    [0.4, 1.7],
    [-1.5, 0.4],
  ]),
  gaussianCase("mu-precision", ([mu, tau]) => [mu!, 1 / Math.sqrt(tau!)], [
    [0.4, 0.6],
    [-1.5, 2.8],
  ]),
  gaussianCase("natural", ([a, b]) => [-a! / b! / 2, Math.sqrt(-0.5 / b!)], [
    [0.3, -0.35],
    [-1.9, -1.4],
  ]),
  coinsCase("p", (p) => p, [
    [0.3, 0.85],
    [0.06, 0.5],
  ]),
  coinsCase("logit", (z) => 1 / (1 + Math.exp(-z)), [
    [-0.8, 1.7],
    [2.6, 0.1],
  ]),
  softmaxCase(
    "softmax3",
    ([a, b]) => [a!, b!, 0],
    [
      [0.7, -1.1],
      [-2.3, 1.9],
    ],
    false,
  ),
  softmaxCase(
    "softmax3-full",
    (theta) => theta,
    [
      [0.7, -1.1, 0.4],
      [-1.3, 1.9, 0.2],
    ],
    true,
  ),
  classesCase(
    "logistic2",
    2,
    (theta, x) => [0, dot(theta, x)],
    [
      [0.9, -0.4],
      [-1.3, 1.1],
    ],
    false,
  ),
  classesCase(
    "softmax-regression",
    3,
    (theta, x) => [0, 1, 2].map((c) => dot(theta.slice(2 * c, 2 * c + 2), x)),
    [
      [0.5, -0.3, -0.8, 0.6, 0.2, -0.1],
      [1.4, 0.3, -0.2, 0.9, -1.1, -0.7],
    ],
    true,
  ),
  regressionCase(),
  betaCase(),
  vonMisesCase(),
  mixtureCase(),
  softmaxCase("bandit2", ([z]) => [z!, 0], [[0.8], [-2.7]], false),
  softmaxCase(
    "bandit3",
    ([a, b]) => [a!, b!, 0],
    [
      [0.7, -1.1],
      [-2.3, 1.9],
    ],
    false,
  ),
];
