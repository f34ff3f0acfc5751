/**
 * Logistic regression with two weights and no bias: p(y = 1|x) = σ(w·x). Loss, Fisher information and divergence are means over the inputs.
 * Source: Bishop, Pattern Recognition and Machine Learning (2006), sections 4.3.2 and 4.3.3: Hessian and Fisher information are both the mean of
 * p(1 − p)xxᵀ; the empirical one, with the data's labels, is the mean of (p − y)²xxᵀ.
 */
import { defineProblem } from "../../define.ts";
import { sigmoid, softplus } from "../../elementary/index.ts";
import { binaryDivergence } from "../../numerics/categorical.ts";
import { createFamily, examplesOf, joined, pairsOf } from "./parts/family.ts";
import { countedLabels } from "./parts/labels.ts";
import type { Family } from "./parts/family.ts";
import type { Examples } from "../../knobs.ts";
import type { Numbers } from "../../model.ts";

/** Two clouds that overlap: separable data would have no minimum. */
const DATA: Examples = {
  inputs: [
    [1.8, 0.6],
    [0.9, 1.4],
    [2.2, -0.3],
    [0.4, 0.7],
    [1.5, 1.9],
    [-0.3, 0.9],
    [2.6, 1.1],
    [0.8, -0.9],
    [-1.2, -0.4],
    [-0.5, -1.6],
    [-1.9, 0.5],
    [0.3, -1.2],
    [-0.8, 1.1],
    [-2.3, -0.9],
    [0.6, 0.2],
    [-1.4, 0.2],
  ],
  targets: [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
};

function familyOf({ inputs, targets }: Examples): Family {
  const count = inputs.length;
  /** Mean of a number times xxᵀ. */
  const outer = (theta: Numbers, matrix: Float64Array, weight: (z: number, y: number) => number): void => {
    let [xx, xy, yy] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const [a, b] = inputs[i] as readonly [number, number];
      const w = weight(theta[0]! * a + theta[1]! * b, targets[i]!);
      xx += w * a * a;
      xy += w * a * b;
      yy += w * b * b;
    }
    matrix.set([xx / count, xy / count, xy / count, yy / count]);
  };
  // σ(−z) is 1 − σ(z) without cancellation.
  const information = (theta: Numbers, matrix: Float64Array): void => outer(theta, matrix, (z) => sigmoid(z) * sigmoid(-z));
  return {
    dim: 2,
    inside: () => true,
    loss(theta) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const [a, b] = inputs[i] as readonly [number, number];
        const z = theta[0]! * a + theta[1]! * b;
        sum += softplus(targets[i] === 1 ? -z : z);
      }
      return sum / count;
    },
    gradient(theta, gradient) {
      gradient.fill(0);
      for (let i = 0; i < count; i++) {
        const [a, b] = inputs[i] as readonly [number, number];
        const error = residual(theta[0]! * a + theta[1]! * b, targets[i]!) / count;
        gradient[0] = gradient[0]! + error * a;
        gradient[1] = gradient[1]! + error * b;
      }
    },
    hessian: information,
    fisher: information,
    empiricalFisher: (theta, matrix) =>
      outer(theta, matrix, (z, y) => {
        const error = residual(z, y);
        return error * error;
      }),
    divergence(theta, phi) {
      // Differences of logits by those of the weights: logits are rounded, and nearly equal ones would cancel.
      const [u, v] = [phi[0]! - theta[0]!, phi[1]! - theta[1]!];
      let sum = 0;
      for (const [a, b] of inputs as readonly (readonly [number, number])[]) {
        sum += binaryDivergence(theta[0]! * a + theta[1]! * b, phi[0]! * a + phi[1]! * b, u * a + v * b);
      }
      return sum / count;
    },
    ...singularityOf(inputs),
    // Each input with either class.
    labels: countedLabels(
      2 * count,
      (theta, k, gradient) => {
        const [a, b] = inputs[k >> 1] as readonly [number, number];
        const z = theta[0]! * a + theta[1]! * b;
        const error = residual(z, k & 1);
        gradient[0] = error * a;
        gradient[1] = error * b;
        return sigmoid((k & 1) === 1 ? z : -z) / count;
      },
      count,
    ),
  };
}

/** σ(z) − y */
function residual(z: number, y: number): number {
  return y === 1 ? -sigmoid(-z) : sigmoid(z);
}

function singularityOf(inputs: Examples["inputs"]): Pick<Family, "singularity"> {
  const [first] = inputs.filter(([a, b]) => a !== 0 || b !== 0);
  const parallel = inputs.every(([a, b]) => first === undefined || Object.is(a! * first[1]!, b! * first[0]!));
  return parallel ? { singularity: () => "all inputs lie on one line through the origin, so only one combination of the weights counts" } : {};
}

export const logistic2 = defineProblem({
  id: "logistic2",
  title: "Logistic regression",
  summary: "Two weights of a linear classifier for two classes, fitted by the mean negative log-likelihood.",
  notes: [
    "The Hessian is the Fisher information, so Newton's step is the natural gradient. The empirical Fisher information, made of the data's labels, is another matrix, most of all where the fit is good.",
    "Where a line through the origin separates the classes there is no minimum: the loss falls towards 0 as the weights grow without end.",
  ],
  references: [
    "Bishop: Pattern Recognition and Machine Learning (2006), section 4.3",
    "Kunstner, Balles, Hennig: Limitations of the empirical Fisher approximation, NeurIPS (2019)",
  ],
  knobs: { data: { kind: "examples", columns: 2, classes: 2, initial: DATA, help: "The points and their classes, 0 or 1." } },
  dim: 2,
  window: [-4, 6, -4, 5],
  start: [-3, 3],
  symbols: ["w_1", "w_2"],
  provides: ["data", "hessian", "deterministic", "distribution", "empiricalFisher", "labels"],
  minima: () => [],
  create: ({ data }) =>
    createFamily(
      familyOf(data),
      "\\tfrac{1}{n}\\sum_i \\log\\left(1 + e^{-s_i\\, w\\cdot x_i}\\right),\\quad s_i = 2y_i - 1",
      undefined,
      examplesOf(pairsOf(data), (some) => familyOf(joined(some))),
    ),
});
