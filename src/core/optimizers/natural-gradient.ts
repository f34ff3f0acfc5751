/**
 * Natural gradient descent: θ ← θ − α·(F + aI)⁻¹g, steepest descent where distance is KL (Amari 1998), with a fixed rate or with a step of given KL.
 * Source: Amari, Neural Computation 10 (1998), theorem 1; Martens, JMLR 21 (2020), sections 6 and 8 for damping. Deviation: none is hidden; no line search.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { norm2 } from "../numerics/vectors.ts";
import { showNumber, showStep } from "./parts/autopsy.ts";
import { at, failed, NO_MOVE } from "./parts/curvature.ts";
import { descend } from "./parts/descend.ts";
import { familyOf, fisherAt, fisherDamping, inverseRemark, naturalDirection, showBalls, showDivergence, showNatural, squaredLength } from "./parts/fisher.ts";
import { exactLength, quadraticLength } from "./parts/kl-length.ts";
import { learningRate } from "./parts/knobs.ts";
import { damping as dampingRow, gradient, rate, theta } from "./parts/symbols.ts";
import type { Distribution } from "../model.ts";
import type { Natural } from "./parts/fisher.ts";

/** `singular` counts the steps at which F had to be inverted as a pseudo-inverse. */
type NaturalState = { singular: number };

interface Length {
  readonly length: string;
  readonly lr: number;
  readonly kl: number;
}

function lengthOf(family: Distribution, from: Float64Array, { matrix, direction }: Natural, values: Length): number | undefined {
  if (values.length === "rate") return values.lr;
  const quadratic = quadraticLength(matrix, direction, values.kl);
  if (values.length === "kl-exact") return exactLength(family, from, direction, values.kl, quadratic);
  return quadratic < Infinity ? quadratic : undefined;
}

export const naturalGradient = defineOptimizer({
  id: "natural-gradient",
  words: {
    title: "Natural gradient",
    summary:
      "Steepest descent with distance measured between distributions instead of parameters: the gradient is multiplied by the inverse of the Fisher matrix. Small steps are the same whatever the parameters are called.",
    symbols: [
      theta,
      gradient,
      { symbol: "p_\\theta", meaning: "the distribution that θ stands for" },
      { symbol: "F", meaning: "Fisher matrix: true, over the model's own outcomes, or empirical, over the labels of the data", knob: "fisher" },
      { symbol: "I", meaning: "identity matrix" },
      dampingRow,
      { symbol: "d", meaning: "natural direction" },
      { symbol: "\\alpha", meaning: "length of the step along −d: the rate itself, or what moves the distribution by c", knob: "length" },
      rate,
      { symbol: "c", meaning: "KL of one step in nats, where the length is one of KL", knob: "kl" },
    ],
    rule: [
      "F = \\mathbb{E}\\big[\\nabla \\log p_\\theta\\; (\\nabla \\log p_\\theta)^\\top\\big]",
      "(F + a\\,I)\\,d = g",
      "\\alpha = \\begin{cases} \\eta & \\text{rate} \\\\ \\sqrt{2c \\,/\\, d^\\top (F + a I)\\, d} & \\text{quadratic KL} \\\\ \\min\\,\\{\\, \\alpha > 0 : \\mathrm{KL}(p_\\theta \\,\\|\\, p_{\\theta - \\alpha d}) = c \\,\\} & \\text{exact KL} \\end{cases}",
      "\\theta \\leftarrow \\theta - \\alpha\\,d",
    ],
    when: {
      rate: { knob: "length", is: "rate" },
      "quadratic KL": { knob: "length", is: "kl-quadratic" },
      "exact KL": { knob: "length", is: "kl-exact" },
    },
    worked: [
      {
        problem: { id: "gaussian", values: { chart: "mu-sigma", data: [-1, 1] } },
        values: { lr: 0.5, damping: 0 },
        theta: [1, 1],
        gradients: [[1, -1]],
        expected: [[0.5, 1.25]],
        text: "Data −1 and 1 have mean 0 and variance 1. At μ = 1, σ = 1: g = (1, −1) and F = diag(1, 2), so d = (1, −0.5) and θ = (1, 1) − 0.5·d = (0.5, 1.25). Plain descent would go twice as far in σ.",
      },
      {
        problem: { id: "gaussian", values: { chart: "mu-sigma", data: [-1, 1] } },
        values: { length: "kl-quadratic", kl: 0.03, damping: 0 },
        theta: [1, 1],
        gradients: [[1, -1]],
        expected: [[0.8, 1.1]],
        text: "The same direction d = (1, −0.5) with a step of c = 0.03 nats: dᵀFd = 1 + 0.5 = 1.5 and α = √(0.06/1.5) = 0.2.",
      },
    ],
    references: [
      "Amari: Natural gradient works efficiently in learning, Neural Computation 10 (1998)",
      "Martens: New insights and perspectives on the natural gradient method, Journal of Machine Learning Research 21 (2020)",
      "Kunstner, Balles, Hennig: Limitations of the empirical Fisher approximation for natural gradient descent (2019)",
    ],
    disagreements: [
      "Many programs call the empirical Fisher simply the Fisher. It has the labels of the data in place of the model's own outcomes, and approaches F only for a model that fits, with many data.",
      "A fixed rate does not keep the KL of a step constant; only α = √(2c / dᵀFd) does, and to second order. The exact length solves for it.",
      "Without damping a singular F is inverted as a pseudo-inverse: the shortest direction. Others add damping without saying so.",
      "Damping is added to F as it stands and depends on units; Martens rescales it by how well the quadratic model foretold the loss, K-FAC splits it over factors.",
      "No momentum and no moving average of F, which K-FAC and its relatives keep.",
    ],
  },
  knobs: {
    lr: { ...learningRate(0.1, [1e-3, 2]), when: { knob: "length", is: ["rate"] } },
    damping: fisherDamping(1e-3),
    fisher: {
      kind: "choice",
      options: ["true", "empirical"],
      initial: "true",
      symbol: "F",
      help: "True: expected over outcomes that the model itself predicts. Empirical: over the labels of the data.",
    },
    length: {
      kind: "choice",
      options: ["rate", "kl-quadratic", "kl-exact"],
      initial: "rate",
      symbol: "\\alpha",
      help: "How far a step goes: the learning rate times d, or as far as moves the distribution by c, by the quadratic model or truly.",
    },
    kl: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: Infinity,
      slider: [1e-5, 1],
      scale: "log",
      initial: 0.01,
      symbol: "c",
      help: "KL of every step in nats, where the length is one of KL.",
      when: { knob: "length", is: ["kl-quadratic", "kl-exact"] },
    },
  },
  needs: (values) => ["distribution", ...(values.fisher === "empirical" ? (["empiricalFisher"] as const) : []), "deterministic"],
  init: (): NaturalState => ({ singular: 0 }),
  remark: ({ singular }, { damping }) => inverseRemark(singular, damping),
  step(problem, here, state, values, _noise, out, parts) {
    const family = familyOf(problem);
    const natural = naturalDirection(here, fisherAt(family, here.theta, values.fisher === "empirical"), values.damping);
    if ("kind" in natural) return natural;
    const length = lengthOf(family, here.theta, natural, values);
    if (length === undefined)
      return failed("no-length", `no step along the natural direction at ${at(here.theta)} moves the distribution by ${values.kl} nats`);
    descend(here.theta, natural.direction, length, out.theta);
    out.state.singular = state.singular + (natural.rank < problem.dim ? 1 : 0);
    if (parts !== undefined) {
      const step = out.theta.map((value, i) => value - here.theta[i]!);
      showNatural(parts, here, natural);
      showStep(parts, here.theta, out.theta);
      if (values.length === "rate") showNumber(parts, "learning rate", "\\eta", values.lr);
      showNumber(parts, "length along −d", "\\alpha", length);
      showDivergence(parts, family, natural.fisher, here.theta, out.theta);
      showBalls(parts, here.theta, natural.fisher, squaredLength(natural.fisher, step) / 2, norm2(step));
    }
    // A rate of 0 is the user's standstill, not the method's.
    return length !== 0 && out.theta.every((value, i) => value === here.theta[i]) ? NO_MOVE : MOVED;
  },
});
