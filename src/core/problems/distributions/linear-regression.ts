/**
 * A straight line through noisy points, y = wx + b + N(0, 1): the loss is half the mean squared error, the negative log-likelihood without its constant
 * ½ log 2π. The model believes in unit variance whatever the noise is, so that true and empirical Fisher information differ without bound.
 *
 * Sources: Kunstner, Balles, Hennig, Limitations of the empirical Fisher approximation (NeurIPS 2019), section 3; Martens, New insights and perspectives on
 * the natural gradient method (JMLR 2020), section 11. Fisher information = Hessian = mean of (x, 1)(x, 1)ᵀ; empirical: the same weighted by r².
 */
import { defineProblem } from "../../define.ts";
import { createFamily, examplesOf, joined, mean, pairsOf } from "./parts/family.ts";
import type { Family } from "./parts/family.ts";
import type { Examples } from "../../knobs.ts";
import type { Minimum, Numbers, Problem } from "../../model.ts";

/** Inputs about as N(0, 1) and noise about as N(0, 1), in no order. */
const INPUTS = [-0.41, 1.05, -1.69, 0.2, 0.63, -0.86, 2.04, -0.06, 0.86, -1.32, 0.31, -0.63, 1.32, -2.04, 0.06, 0.41, -1.05, 1.69, -0.2, -0.31];
const NOISE = [0.76, -0.32, 1.15, -1.53, 0.13, -0.76, 0.55, 1.53, -1.15, -0.13, 0.32, -0.55, 2.24, -0.04, -2.24, 0.9, 0.04, -0.9, 0.44, -0.44];
const SLOPE = 2;

const generated = (noise: number): Examples => ({
  inputs: INPUTS.map((x) => [x]),
  targets: INPUTS.map((x, i) => SLOPE * x + noise * NOISE[i]!),
});

function weighted(xs: readonly number[], weight: (i: number) => number, matrix: Float64Array): void {
  let [sum, first, second] = [0, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    const w = weight(i);
    sum += w;
    first += w * xs[i]!;
    second += w * xs[i]! * xs[i]!;
  }
  matrix.set([second, first, first, sum].map((total) => total / xs.length));
}

function familyOf(xs: readonly number[], ys: readonly number[]): Family {
  const count = xs.length;
  const residual = (theta: Numbers, i: number): number => theta[0]! * xs[i]! + theta[1]! - ys[i]!;
  const information = (_theta: Numbers, matrix: Float64Array): void => weighted(xs, () => 1, matrix);
  const flat = xs.every((x) => x === xs[0]);
  return {
    dim: 2,
    inside: () => true,
    loss(theta) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += residual(theta, i) * residual(theta, i);
      return sum / count / 2;
    },
    gradient(theta, gradient) {
      let [first, sum] = [0, 0];
      for (let i = 0; i < count; i++) {
        const r = residual(theta, i);
        first += r * xs[i]!;
        sum += r;
      }
      gradient[0] = first / count;
      gradient[1] = sum / count;
    },
    hessian: information,
    fisher: information,
    empiricalFisher: (theta, matrix) => weighted(xs, (i) => residual(theta, i) * residual(theta, i), matrix),
    divergence(theta, phi) {
      const [slope, offset] = [phi[0]! - theta[0]!, phi[1]! - theta[1]!];
      let sum = 0;
      for (const x of xs) sum += (slope * x + offset) * (slope * x + offset);
      return sum / count / 2;
    },
    labels: {
      draw(_theta, rng, gradient) {
        const x = xs[rng.below(count)]!;
        const error = -rng.normal();
        gradient[0] = error * x;
        gradient[1] = error;
      },
    },
    ...(flat && { singularity: () => "all inputs are the same, so only one combination of slope and offset counts" }),
  };
}

function residualsOf(xs: readonly number[], ys: readonly number[]): Pick<Problem, "residuals" | "residualCount"> {
  const scale = Math.sqrt(0.5 / xs.length);
  return {
    residualCount: xs.length,
    residuals(theta, r, jacobian) {
      for (let i = 0; i < xs.length; i++) {
        r[i] = scale * (theta[0]! * xs[i]! + theta[1]! - ys[i]!);
        jacobian[2 * i] = scale * xs[i]!;
        jacobian[2 * i + 1] = scale;
      }
    },
  };
}

const columnOf = ({ inputs }: Examples): readonly number[] => inputs.map((row) => row[0]!);

/** Least squares; nothing where all inputs are the same. */
function minimumOf(xs: readonly number[], ys: readonly number[]): Minimum | undefined {
  const middle = mean(xs);
  const height = mean(ys);
  const spread = mean(xs.map((x) => (x - middle) * (x - middle)));
  if (!(spread > 0)) return undefined;
  const slope = mean(xs.map((x, i) => (x - middle) * (ys[i]! - height))) / spread;
  const rest = xs.map((x, i) => ys[i]! - height - slope * (x - middle));
  return { at: [slope, height - slope * middle], loss: mean(rest.map((r) => r * r)) / 2, global: true };
}

/** The points that the line is fitted to. */
export const chosen = (noise: number, data: Examples | undefined): Examples => data ?? generated(noise);

export const linearRegression = defineProblem({
  id: "linear-regression",
  title: "Linear regression",
  summary: "Slope and offset of a line through noisy points, by a model that believes in noise of variance 1.",
  notes: [
    "The Fisher information and the Hessian are the same everywhere. The empirical Fisher information weighs each point with its squared error: far from the fit it is large and its steps are short, near the fit it is small, as the noise is, and its steps overshoot.",
    "The loss is half the mean squared error, the negative log-likelihood without the constant ½ log 2π.",
  ],
  references: [
    "Kunstner, Balles, Hennig: Limitations of the empirical Fisher approximation, NeurIPS (2019)",
    "Martens: New insights and perspectives on the natural gradient method, JMLR 21 (2020)",
  ],
  knobs: {
    noise: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [0, 2],
      scale: "linear",
      initial: 0.1,
      help: "Size of the noise in the listed points; points of your own have theirs.",
    },
    data: { kind: "examples", columns: 1, initial: generated(0.1), optional: true, help: "Points of your own in place of the listed ones." },
  },
  dim: 2,
  window: [-1.5, 4.5, -2.5, 2.5],
  start: [-0.5, 1.5],
  symbols: ["w", "b"],
  provides: ["data", "hessian", "deterministic", "distribution", "empiricalFisher", "labels", "residuals"],
  minima({ noise, data }) {
    const examples = chosen(noise, data);
    const minimum = minimumOf(columnOf(examples), examples.targets);
    return minimum === undefined ? [] : [minimum];
  },
  create({ noise, data }) {
    const examples = chosen(noise, data);
    const xs = columnOf(examples);
    const ys = examples.targets;
    return createFamily(familyOf(xs, ys), "\\tfrac{1}{2n}\\sum_i (w\\,x_i + b - y_i)^2", minimumOf(xs, ys)?.loss, {
      ...residualsOf(xs, ys),
      ...examplesOf(pairsOf(examples), (some) => familyOf(columnOf(joined(some)), joined(some).targets)),
    });
  },
});
