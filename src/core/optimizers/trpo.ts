/**
 * Trust region policy optimization: a natural step as long as the quadratic KL allows, shortened until the true KL and the loss agree.
 * Source: Schulman, Levine, Moritz, Jordan, Abbeel, Trust region policy optimization (2015), section 6 and appendix C. Deviations: the surrogate is
 * the loss itself, which is known exactly here; without damping a singular F is inverted as a Moore–Penrose pseudo-inverse.
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { norm2 } from "../numerics/vectors.ts";
import { showNumber, showStep, showVector } from "./parts/autopsy.ts";
import { at, dot, failed } from "./parts/curvature.ts";
import { conjugateGradients } from "./parts/conjugate-gradients.ts";
import { descend } from "./parts/descend.ts";
import { familyOf, fisherAt, fisherDamping, fisherSymbol, inverseRemark, naturalDirection, showBalls, showDivergence, showNatural } from "./parts/fisher.ts";
import { quadraticLength } from "./parts/kl-length.ts";
import { damping as dampingRow, gradient, theta } from "./parts/symbols.ts";
import type { Distribution, Here, Outcome, Problem, Trial } from "../model.ts";

/** Candidates before the step is given up. */
const MOST_CANDIDATES = 20;
const EPSILON = 2.220446049250313e-16;
/** No more than this share of δ is put down to rounding. */
const MOST_ROUNDING = 1e-9;

type TrpoState = { singular: number };

/** Why a candidate is refused. */
const OUTSIDE = "outside the domain";
const TOO_FAR = "KL above δ";
const NO_GAIN = "loss not lower";
const REFUSALS = [OUTSIDE, TOO_FAR, NO_GAIN] as const;

/**
 * The most that the KL of a candidate may be: δ, and what rounding adds. Where KL is exactly quadratic the first candidate's is δ itself, and rounding
 * would decide; by rounding θ it moves by about α·Σ|gᵢθᵢ| units in the last place, since its slope there is αF·s = −αg.
 */
function limitAt({ theta, gradient }: Here, alpha: number, delta: number): number {
  let rounding = 4 * delta;
  for (let i = 0; i < theta.length; i++) rounding += 2 * alpha * Math.abs(gradient[i]! * theta[i]!);
  return delta + Math.min(rounding * EPSILON, delta * MOST_ROUNDING);
}

function judge(problem: Problem, family: Distribution, here: Here, candidate: Float64Array, alpha: number, delta: number): Trial {
  const trial = (loss: number, divergence: number, label?: string): Trial => {
    const known = { at: candidate.slice(), loss, alpha, divergence };
    return label === undefined ? { ...known, accepted: true } : { ...known, accepted: false, label };
  };
  if (!family.isMember(candidate)) return trial(Number.NaN, Number.NaN, OUTSIDE);
  // Both are found for every candidate, so that a replay costs what the step cost.
  const loss = problem.loss(candidate);
  const kl = family.divergence(here.theta, candidate);
  if (!(kl <= limitAt(here, alpha, delta))) return trial(loss, kl, TOO_FAR);
  return loss < here.loss ? trial(loss, kl) : trial(loss, kl, NO_GAIN);
}

function noPoint(here: Here, trials: readonly Trial[], delta: number): Outcome {
  const counts = REFUSALS.map((reason) => [trials.filter(({ label }) => label === reason).length, reason] as const).filter(([count]) => count > 0);
  const why = counts.map(([count, reason]) => `${count} ${reason}`).join(", ");
  return failed("no-point", `no acceptable point: of ${trials.length} candidates from ${at(here.theta)} with δ = ${delta} none will do (${why})`);
}

export const trpo = defineOptimizer({
  id: "trpo",
  words: {
    title: "TRPO",
    summary:
      "The natural step that moves the distribution as far as a given KL allows, by the quadratic model. Then it looks: while the true KL is larger or the loss not lower, the step is shortened. No step can change the distribution by more than δ.",
    symbols: [
      theta,
      gradient,
      { symbol: "f", meaning: "the loss; the surrogate of the paper, which is known exactly here" },
      fisherSymbol,
      { symbol: "I", meaning: "identity matrix" },
      dampingRow,
      { symbol: "s", meaning: "direction: solved exactly, or by conjugate gradients on products F·v", knob: "solver" },
      { symbol: "m", meaning: "most iterations of conjugate gradients", knob: "iterations" },
      { symbol: "\\delta", meaning: "largest KL of a step, in nats", knob: "delta" },
      { symbol: "\\beta", meaning: "length of the first candidate: its quadratic KL is δ" },
      { symbol: "b", meaning: "factor by which each candidate is shorter than the last", knob: "backtrack" },
      { symbol: "k", meaning: "number of the candidate, 0 to 19" },
    ],
    rule: [
      "(F + a\\,I)\\,s = -g \\quad \\text{(exact)}",
      "s = \\mathrm{CG}_m(F + a\\,I,\\ -g) \\quad \\text{(conjugate gradients)}",
      "\\beta = \\sqrt{2\\delta \\,/\\, s^\\top (F + a I)\\, s}",
      "\\theta_k = \\theta + \\beta\\, b^k s, \\quad k = 0, 1, \\dots, 19",
      "\\theta \\leftarrow \\theta_k, \\quad k = \\min\\,\\{\\, k : \\mathrm{KL}(p_\\theta \\,\\|\\, p_{\\theta_k}) \\le \\delta,\\ f(\\theta_k) < f(\\theta) \\,\\}",
    ],
    when: {
      "(exact)": { knob: "solver", is: "exact" },
      "(conjugate gradients)": { knob: "solver", is: "cg" },
    },
    worked: [
      {
        problem: { id: "gaussian", values: { chart: "mu-sigma", data: [-1, 1] } },
        values: { delta: 0.03 },
        theta: [1, 2],
        gradients: [[0.25, 0.25]],
        expected: [[0.68, 1.84]],
        text: "At μ = 1, σ = 2: g = (0.25, 0.25) and F = diag(0.25, 0.5), so s = (−1, −0.5), sᵀFs = 0.375 and β = √(0.06/0.375) = 0.4. The first candidate (0.6, 1.8) has KL 0.0366 > 0.03. The second, 0.8 times as long, has 0.0225 and a lower loss.",
      },
    ],
    references: [
      "Schulman, Levine, Moritz, Jordan, Abbeel: Trust region policy optimization (2015)",
      "Kakade: A natural policy gradient (2001)",
      "Amari: Natural gradient works efficiently in learning, Neural Computation 10 (1998)",
    ],
    disagreements: [
      "The exact loss takes the place of the sampled surrogate, and the KL of one observation that of its mean over visited states.",
      "Damping enters β as well, as in Schulman's program: the quadratic KL of the first candidate is then below δ.",
      "Conjugate gradients stop after m iterations or at a residual of 10⁻¹⁰ of the gradient; Schulman's stop at ‖r‖² < 10⁻¹⁰.",
      "Programs accept a KL up to 1.5 δ (Baselines), or ask for a tenth of the foretold gain (Schulman's); here KL ≤ δ and any gain will do.",
      "Where no candidate will do the run fails; others stay where they are and sample anew.",
    ],
  },
  knobs: {
    delta: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: Infinity,
      slider: [1e-4, 1],
      scale: "log",
      initial: 0.01,
      symbol: "\\delta",
      help: "Largest KL of a step, in nats.",
    },
    backtrack: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: 1,
      maxBound: "open",
      slider: [0.1, 0.95],
      scale: "linear",
      initial: 0.8,
      symbol: "b",
      help: "Factor by which each candidate is shorter than the last.",
    },
    damping: fisherDamping(0),
    solver: {
      kind: "choice",
      options: ["exact", "cg"],
      initial: "exact",
      symbol: "s",
      help: "How F·s = −g is solved: exactly, or by conjugate gradients, which need only products of F with vectors.",
    },
    iterations: {
      kind: "count",
      min: 1,
      max: 1000,
      slider: [1, 20],
      initial: 10,
      symbol: "m",
      help: "Most iterations of conjugate gradients.",
    },
  },
  needs: () => ["distribution", "deterministic"],
  init: (): TrpoState => ({ singular: 0 }),
  remark: ({ singular }, { damping, solver }) => (solver === "exact" ? inverseRemark(singular, damping) : undefined),
  step(problem, here, state, values, _noise, out, parts) {
    const n = problem.dim;
    const family = familyOf(problem);
    const way: Float64Array[] = [];
    const byCg = (matrix: Float64Array, g: Float64Array): Float64Array => conjugateGradients(matrix, g, values.iterations, way);
    const natural = naturalDirection(here, fisherAt(family, here.theta), values.damping, values.solver === "cg" ? byCg : undefined);
    if ("kind" in natural) return natural;
    const { matrix, direction, fisher } = natural;
    const beta = quadraticLength(matrix, direction, values.delta);
    if (!(beta < Infinity))
      return failed("no-length", `the natural direction at ${at(here.theta)} has no length in the metric of F: the distribution is saturated`);
    const trials: Trial[] = [];
    let factor = 1;
    for (let k = 0; k < MOST_CANDIDATES; k++) {
      descend(here.theta, direction, beta * factor, out.theta);
      const trial = judge(problem, family, here, out.theta, beta * factor, values.delta);
      trials.push(trial);
      if (trial.accepted) break;
      factor *= values.backtrack;
    }
    const last = trials.at(-1)!;
    if (parts !== undefined) {
      showNatural(parts, here, natural);
      showNumber(parts, "length of the first candidate", "\\beta", beta);
      showNumber(parts, "gain foretold by the slope", "-\\beta\\,g^\\top s", beta * dot(here.gradient, direction));
      parts.trials.push(...trials);
      showBalls(parts, here.theta, fisher, values.delta, beta * norm2(direction));
      if (way.length > 0) {
        const points = Float64Array.from({ length: way.length * n }, (_, i) => here.theta[i % n]! - beta * way[Math.floor(i / n)]![i % n]!);
        parts.figures.push({ name: "way of the conjugate gradients", kind: "points", points });
      }
    }
    if (!last.accepted) return noPoint(here, trials, values.delta);
    out.state.singular = state.singular + (natural.rank < n ? 1 : 0);
    if (parts !== undefined) {
      showVector(
        parts,
        "direction",
        "s",
        direction.map((value) => -value),
      );
      showStep(parts, here.theta, out.theta);
      showNumber(parts, "number of the candidate", "k", trials.length - 1);
      showDivergence(parts, family, fisher, here.theta, out.theta);
    }
    return MOVED;
  },
});
