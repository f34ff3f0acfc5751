/**
 * Softmax regression without bias: class probabilities p = softmax(Wx), θ the rows of W one after the other. Loss, Fisher information and divergence are
 * means over the inputs. Source: Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.4: gradient (p − e_y)xᵀ, Hessian = Fisher
 * information (diag(p) − ppᵀ) ⊗ xxᵀ. The empirical Fisher information takes the data's own labels: (p − e_y)(p − e_y)ᵀ ⊗ xxᵀ.
 */
import { defineProblem } from "../../define.ts";
import { categoricalDivergence, others, softmax, surprisal } from "../../numerics/categorical.ts";
import { createFamily, examplesOf, joined, mirror, pairsOf, refuse } from "./parts/family.ts";
import { countedLabels } from "./parts/labels.ts";
import type { Family } from "./parts/family.ts";
import type { Examples } from "../../knobs.ts";
import type { Numbers } from "../../model.ts";

const DATA: Examples = {
  inputs: [
    [2.1, 0.4],
    [1.4, -0.5],
    [0.9, 1.1],
    [1.7, 1.2],
    [0.3, -0.2],
    [2.4, -0.9],
    [-0.6, 1.5],
    [-1.3, 0.8],
    [0.2, 1.9],
    [-1.8, 1.6],
    [0.5, 0.9],
    [-0.9, 2.2],
    [-0.4, -1.6],
    [0.6, -1.1],
    [-1.5, -0.9],
    [0.1, -2.3],
    [-1.1, -1.8],
    [-0.7, 0.3],
  ],
  targets: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2],
};

/** Examples of classes that are there. The listed data have three. */
function within({ inputs, targets }: Examples, classes: number): Examples {
  return { inputs: inputs.filter((_, i) => targets[i]! < classes), targets: targets.filter((target) => target < classes) };
}

const SAME = "adding one row to every row of W changes nothing";

function familyOf({ inputs, targets }: Examples, classes: number): Family {
  const columns = inputs[0]!.length;
  const dim = classes * columns;
  const count = inputs.length;
  const z = new Float64Array(classes);
  const y = new Float64Array(classes);
  const p = new Float64Array(classes);
  const block = new Float64Array(classes * classes);

  const logits = (theta: Numbers, x: readonly number[], to: Float64Array): Float64Array => {
    for (let c = 0; c < classes; c++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += theta[c * columns + j]! * x[j]!;
      to[c] = sum;
    }
    return to;
  };
  /** Adds block ⊗ xxᵀ / n, lower triangle. */
  const add = (x: readonly number[], matrix: Float64Array): void => {
    for (let row = 0; row < dim; row++) {
      const c = Math.floor(row / columns);
      const left = x[row - c * columns]! / count;
      for (let column = 0; column <= row; column++) {
        const d = Math.floor(column / columns);
        matrix[row * dim + column] = matrix[row * dim + column]! + block[c * classes + d]! * left * x[column - d * columns]!;
      }
    }
  };
  const information = (theta: Numbers, matrix: Float64Array): void => {
    matrix.fill(0);
    for (const x of inputs) {
      softmax(logits(theta, x, z), classes, p);
      for (let c = 0; c < classes; c++) {
        for (let d = 0; d < classes; d++) block[c * classes + d] = c === d ? p[c]! * others(p, classes, c) : -p[c]! * p[d]!;
      }
      add(x, matrix);
    }
    mirror(matrix, dim);
  };
  /** p − e_y, where p_y − 1 does not cancel. */
  const residual = (theta: Numbers, i: number): void => {
    softmax(logits(theta, inputs[i]!, z), classes, p);
    p[targets[i]!] = -others(p, classes, targets[i]!);
  };
  return {
    dim,
    inside: () => true,
    loss(theta) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        sum += surprisal(logits(theta, inputs[i]!, z), classes, targets[i]!);
      }
      return sum / count;
    },
    gradient(theta, gradient) {
      gradient.fill(0);
      for (let i = 0; i < count; i++) {
        residual(theta, i);
        for (let k = 0; k < dim; k++) {
          const c = Math.floor(k / columns);
          gradient[k] = gradient[k]! + (p[c]! * inputs[i]![k - c * columns]!) / count;
        }
      }
    },
    hessian: information,
    fisher: information,
    empiricalFisher(theta, matrix) {
      matrix.fill(0);
      for (let i = 0; i < count; i++) {
        residual(theta, i);
        for (let c = 0; c < classes; c++) for (let d = 0; d < classes; d++) block[c * classes + d] = p[c]! * p[d]!;
        add(inputs[i]!, matrix);
      }
      mirror(matrix, dim);
    },
    divergence(theta, phi) {
      // Differences of logits by those of the weights: logits are rounded, and nearly equal ones would cancel.
      const step = Float64Array.from({ length: dim }, (_, k) => phi[k]! - theta[k]!);
      let sum = 0;
      for (const x of inputs) sum += categoricalDivergence(logits(theta, x, z), logits(phi, x, y), classes, logits(step, x, p));
      return sum / count;
    },
    singularity: () => SAME,
    // Each input with every class.
    labels: countedLabels(
      count * classes,
      (theta, k, gradient) => {
        const x = inputs[Math.floor(k / classes)]!;
        const label = k % classes;
        softmax(logits(theta, x, z), classes, p);
        for (let c = 0; c < classes; c++) {
          const error = c === label ? -others(p, classes, c) : p[c]!;
          for (let j = 0; j < columns; j++) gradient[c * columns + j] = error * x[j]!;
        }
        return p[label]! / count;
      },
      count,
    ),
  };
}

export const softmaxRegression = defineProblem({
  id: "softmax-regression",
  title: "Softmax regression",
  summary: "A linear classifier for several classes: one row of weights for each class, fitted by cross entropy.",
  notes: [
    "Only differences between rows count, so the Fisher information is singular, and the pseudo-inverse or damping stands in for its inverse.",
    "There are as many parameters as classes times inputs, so there is no map of all of them.",
  ],
  references: [
    "Bishop: Pattern Recognition and Machine Learning (2006), section 4.3.4",
    "Kunstner, Balles, Hennig: Limitations of the empirical Fisher approximation, NeurIPS (2019)",
  ],
  knobs: {
    classes: {
      kind: "count",
      min: 2,
      max: 20,
      slider: [2, 5],
      initial: 3,
      help: "How many classes there are; of the listed data, examples of later ones are left out.",
    },
    data: { kind: "examples", columns: "any", classes: "classes", initial: DATA, help: "The points and their classes, counted from 0." },
  },
  dim: 6,
  size: { rows: "classes", examples: "data" },
  start: [0, 0, 0, 0, 0, 0],
  symbols: ["W"],
  provides: ["data", "hessian", "deterministic", "distribution", "empiricalFisher", "labels"],
  minima: () => [],
  create({ classes, data }) {
    const examples = within(data, classes);
    if (examples.inputs.length === 0) return refuse("problem.data", "no-examples", `no example belongs to one of the ${classes} classes`);
    return createFamily(
      familyOf(examples, classes),
      "-\\tfrac{1}{n}\\sum_i \\log p_{y_i}(x_i),\\quad p(x) = \\operatorname{softmax}(Wx)",
      undefined,
      examplesOf(pairsOf(examples), (some) => familyOf(joined(some), classes)),
    );
  },
});
