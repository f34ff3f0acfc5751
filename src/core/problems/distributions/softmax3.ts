/**
 * A categorical distribution over three outcomes fitted to a target: loss = cross entropy −Σ tᵢ log pᵢ, p = softmax of the logits.
 * With two logits (the third is 0) every distribution has one name; with three, all shifts of them are the same distribution.
 *
 * Source: Amari, Nagaoka, Methods of Information Geometry (2000), section 2.2 (exponential families): Hessian and Fisher information are both
 * diag(p) − ppᵀ, whose diagonal pᵢ(1 − pᵢ) is taken with 1 − pᵢ as the sum of the others.
 */
import { defineProblem } from "../../define.ts";
import { log } from "../../elementary/index.ts";
import { categoricalDivergence, indicatorChart, others, softmax, surprisal } from "../../numerics/categorical.ts";
import { createFamily } from "./parts/family.ts";
import { countedLabels } from "./parts/labels.ts";
import type { Family } from "./parts/family.ts";
import type { Numbers } from "../../model.ts";

const OUTCOMES = 3;
const TARGET = [0.5, 0.3, 0.2];
const TARGET_KNOB = {
  kind: "vector",
  length: OUTCOMES,
  form: "distribution",
  initial: TARGET,
  symbol: "t",
  help: "The distribution to be matched: three numbers that add up to 1.",
} as const;

/** diag(p) − ppᵀ of the first n of three outcomes. */
function categoricalFisher(p: Numbers, n: number, fisher: Float64Array): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) fisher[i * n + j] = i === j ? p[i]! * others(p, OUTCOMES, i) : -p[i]! * p[j]!;
}

function familyOf(n: number, given: readonly number[], singularity?: string): Family {
  const sum = given[0]! + given[1]! + given[2]!;
  const target = given.map((t) => t / sum);
  const p = new Float64Array(OUTCOMES);
  const z = new Float64Array(OUTCOMES);
  const y = new Float64Array(OUTCOMES);
  const logits = (theta: Numbers, to: Float64Array): Float64Array => {
    for (let i = 0; i < n; i++) to[i] = theta[i]!;
    return to;
  };
  const information = (theta: Numbers, fisher: Float64Array): void => {
    softmax(logits(theta, z), OUTCOMES, p);
    categoricalFisher(p, n, fisher);
  };
  return {
    dim: n,
    inside: () => true,
    loss(theta) {
      logits(theta, z);
      let loss = 0;
      for (let i = 0; i < OUTCOMES; i++) loss += target[i]! * surprisal(z, OUTCOMES, i);
      return loss;
    },
    gradient(theta, gradient) {
      softmax(logits(theta, z), OUTCOMES, p);
      // pᵢ − tᵢ, both of which add up to 1: p that come near to a certain target are not lost beside it.
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < OUTCOMES; j++) if (j !== i) sum += p[i]! * target[j]! - target[i]! * p[j]!;
        gradient[i] = sum;
      }
    },
    hessian: information,
    fisher: information,
    divergence: (theta, phi) => categoricalDivergence(logits(theta, z), logits(phi, y), OUTCOMES),
    labels: countedLabels(OUTCOMES, (theta, k, gradient) => {
      softmax(logits(theta, z), OUTCOMES, p);
      for (let i = 0; i < n; i++) gradient[i] = i === k ? -others(p, OUTCOMES, k) : p[i]!;
      return p[k]!;
    }),
    ...(singularity === undefined ? { natural: indicatorChart(OUTCOMES) } : { singularity: () => singularity }),
  };
}

function entropy(target: readonly number[]): number {
  return target.reduce((sum, t) => (t > 0 ? sum - t * log(t) : sum), 0);
}

const REFERENCES = [
  "Amari, Nagaoka: Methods of Information Geometry (2000), section 2.2",
  "Bishop: Pattern Recognition and Machine Learning (2006), section 4.3.4",
];

export const softmax3 = defineProblem({
  id: "softmax3",
  title: "Softmax of three outcomes",
  summary: "Three probabilities by two logits a and b, the third being 0, fitted to a target.",
  notes: [
    "The loss is the cross entropy to the target, and its Hessian is the Fisher information diag(p) − ppᵀ: here Newton's step and the natural gradient are the same.",
    "Far out one outcome takes everything: the slope tends to a constant while the curvature vanishes, so the steps of Newton's method and of the natural gradient grow without bound there, and have to be limited.",
  ],
  references: REFERENCES,
  knobs: { target: TARGET_KNOB },
  dim: 2,
  window: [-4, 5, -4, 4],
  start: [-1.5, 2],
  symbols: ["a", "b"],
  provides: ["hessian", "deterministic", "distribution", "natural", "labels"],
  minima: ({ target }) =>
    target.every((t) => t > 0) ? [{ at: [log(target[0]! / target[2]!), log(target[1]! / target[2]!)], loss: entropy(target), global: true }] : [],
  create: ({ target }) => createFamily(familyOf(2, target), "-\\sum_{i=1}^3 t_i\\log p_i,\\quad p = \\operatorname{softmax}(a, b, 0)", entropy(target)),
});

const HALF = Math.SQRT1_2;
/** 1/√6 */
const SIXTH = 0.4082482904638631;
/** Across it all three logits grow alike, which changes no probability: a + b + c = 0. */
const PLANE = {
  along: [
    [HALF, -HALF, 0],
    [SIXTH, SIXTH, -2 * SIXTH],
  ],
  window: [-5, 4, -4, 4],
} as const;

export const softmax3Full = defineProblem({
  id: "softmax3-full",
  title: "Softmax with three logits",
  summary: "The same three probabilities by three logits, one more than it takes: a whole line of parameters for every distribution.",
  notes: [
    "Adding one number to all three logits changes nothing, so the Fisher information is singular along (1, 1, 1): its inverse is replaced by the pseudo-inverse, or damped.",
    "The minima form a line, so none is listed.",
  ],
  references: REFERENCES,
  knobs: { target: TARGET_KNOB },
  dim: 3,
  plane: PLANE,
  start: [-2, 2, 0],
  symbols: ["a", "b", "c"],
  provides: ["hessian", "deterministic", "distribution", "labels"],
  minima: () => [],
  create: ({ target }) =>
    createFamily(
      familyOf(3, target, "adding one number to all three logits changes nothing"),
      "-\\sum_{i=1}^3 t_i\\log p_i,\\quad p = \\operatorname{softmax}(a, b, c)",
      entropy(target),
    ),
});
