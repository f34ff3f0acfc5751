/**
 * The natural direction F⁻¹g, F the Fisher information of the problem's family of distributions, and what its methods share.
 * Source: Amari, Natural gradient works efficiently in learning, Neural Computation 10 (1998); where F is singular and undamped the Moore–Penrose
 * inverse stands for F⁻¹ (Golub, Van Loan, Matrix Computations (2013), section 5.5.2), which gives the shortest d that solves F·d = g best.
 */
import { solve } from "../../numerics/solve.ts";
import { symmetricEigen } from "../../numerics/symmetric-eigen.ts";
import { norm2 } from "../../numerics/vectors.ts";
import { showNumber, showVector } from "./autopsy.ts";
import { at, damped, dot, failed, isFinite, isZero, NO_SLOPE, times } from "./curvature.ts";
import type { RealKnob } from "../../knobs.ts";
import type { Distribution, Here, Numbers, Outcome, Problem, Remark, StepParts, SymbolRow } from "../../model.ts";

/** Eigenvalues up to this share of the largest count as 0 in the Moore–Penrose inverse. */
const NULL_SHARE = 1e-10;
const EPSILON = 2.220446049250313e-16;

export const fisherSymbol: SymbolRow = { symbol: "F", meaning: "Fisher information matrix at θ: expected outer product of ∇log p" };

export function fisherDamping(initial: number): RealKnob {
  return {
    kind: "real",
    min: 0,
    max: Infinity,
    slider: [1e-6, 1],
    scale: "log",
    initial,
    symbol: "a",
    help: "Added to the diagonal of F: shortens steps where the distribution hardly changes. At 0 a singular F is inverted as a pseudo-inverse.",
  };
}

/** @throws where the problem has no distribution: such a pairing is refused before a step is made */
export function familyOf(problem: Problem): Distribution {
  if (problem.distribution === undefined) throw new Error("the problem has no distribution");
  return problem.distribution;
}

export function fisherAt(family: Distribution, theta: Float64Array, empirical = false): Float64Array {
  const fisher = new Float64Array(theta.length * theta.length);
  if (empirical) family.empiricalFisher!(theta, fisher);
  else family.fisher(theta, fisher);
  return fisher;
}

export interface Natural {
  /** F as it is. */
  readonly fisher: Float64Array;
  /** F + aI, by which lengths are measured. */
  readonly matrix: Float64Array;
  /** d = (F + aI)⁻¹g */
  readonly direction: Float64Array;
  /** Eigenvalues that count; fewer than the dimension only without damping. */
  readonly rank: number;
}

/** The shortest minimiser of ‖F·d − g‖ from the eigenvalues that count. */
function pseudoSolve(values: Float64Array, vectors: Float64Array, g: Float64Array, first: number): Float64Array {
  const n = g.length;
  const direction = new Float64Array(n);
  for (let k = first; k < n; k++) {
    const row = vectors.subarray(k * n, (k + 1) * n);
    const terms = row.reduce((sum, value, i) => sum + Math.abs(value * g[i]!), 0);
    const along = dot(row, g);
    // What rounding may have made of 0 is 0: a gradient in the null space gives no direction.
    if (Math.abs(along) <= n * EPSILON * terms) continue;
    // Divided, not multiplied by a reciprocal, which may overflow where the quotient does not.
    const share = along / values[k]!;
    for (let i = 0; i < n; i++) direction[i] = direction[i]! + share * row[i]!;
  }
  return direction;
}

function undamped(fisher: Float64Array, g: Float64Array): Natural {
  const n = g.length;
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  symmetricEigen(fisher, n, values, vectors);
  const limit = Math.max(0, NULL_SHARE * values[n - 1]!);
  const first = values.findIndex((value) => value > limit);
  const rank = first < 0 ? 0 : n - first;
  const direction = new Float64Array(n);
  // A matrix of full rank needs no eigenvectors: elimination loses fewer digits.
  if (!(rank === n && solve(fisher, n, g, direction))) direction.set(pseudoSolve(values, vectors, g, n - rank));
  return { fisher, matrix: fisher, direction, rank };
}

/**
 * d = (F + aI)⁻¹g, by the Moore–Penrose inverse where a = 0; or why there is none.
 * @param by another way to solve (F + aI)·d = g
 */
export function naturalDirection(
  here: Here,
  fisher: Float64Array,
  damping: number,
  by?: (matrix: Float64Array, g: Float64Array) => Float64Array,
): Natural | Outcome {
  const { theta, gradient: g } = here;
  const n = g.length;
  if (!isFinite(fisher)) return failed("not-finite-fisher", `the Fisher matrix at ${at(theta)} is not finite`);
  let natural: Natural;
  if (by === undefined && damping === 0) {
    natural = undamped(fisher, g);
  } else {
    const matrix = damping === 0 ? fisher : damped(fisher, n, damping);
    const direction = new Float64Array(n);
    if (by !== undefined) direction.set(by(matrix, g));
    else if (!solve(matrix, n, g, direction))
      return failed("singular", `the Fisher matrix damped by ${damping} is singular at ${at(theta)}: the step is undefined`);
    natural = { fisher, matrix, direction, rank: n };
  }
  if (!isFinite(natural.direction)) return failed("not-finite-direction", `F⁻¹g at ${at(theta)} is not finite: F is nearly 0 there, but the gradient is not`);
  return isZero(natural.direction) ? standstill(g, fisher) : natural;
}

/** No direction: nothing to gain, nothing that the gradient could move, or a family that no longer feels θ at all. */
function standstill(g: Float64Array, fisher: Float64Array): Outcome {
  if (isZero(fisher)) {
    const slope = isZero(g) ? "the gradient and the Fisher matrix are" : "the Fisher matrix is";
    return { kind: "converged", by: "saturated", message: `${slope} 0 to the last digit: the distribution is saturated and no longer changes with θ` };
  }
  if (isZero(g)) return NO_SLOPE;
  return { kind: "converged", by: "no-movement", message: "the natural direction is 0: the gradient points where the distribution does not change" };
}

/** What a run's end has to say of an F without damping. */
export function inverseRemark(singular: number, damping: number): Remark | undefined {
  if (damping !== 0) return undefined;
  const seen = singular === 0 ? "" : `; F was singular at ${singular === 1 ? "1 step" : `${singular} steps`}`;
  return { code: "pseudo-inverse", count: singular, message: `damping is 0: the inverse of F is the Moore–Penrose pseudo-inverse${seen}` };
}

/** dᵀMd: the squared length of d in the metric. */
export function squaredLength(matrix: Numbers, d: Numbers): number {
  return dot(d, times(matrix, d));
}

/** Gradient, natural direction, and how singular F is. */
export function showNatural(parts: StepParts, here: Here, { direction, rank, fisher }: Natural): void {
  const n = here.theta.length;
  showVector(parts, "gradient", "g", here.gradient);
  showVector(parts, "natural direction", "d", direction);
  if (rank < n) showNumber(parts, "rank of F", "\\operatorname{rank} F", rank);
  const cosine = dot(direction, here.gradient) / (norm2(direction) * norm2(here.gradient));
  showNumber(parts, "cosine between d and g", "\\cos\\angle(d, g)", cosine);
  showNumber(parts, "length of d in the Fisher metric", "\\sqrt{d^\\top F d}", Math.sqrt(squaredLength(fisher, direction)));
}

/** All θ at the quadratic KL `radius` from here, and all θ as far away as the step s is long. */
export function showBalls(parts: StepParts, centre: Float64Array, fisher: Float64Array, radius: number, length: number): void {
  if (radius > 0) parts.figures.push({ name: "Fisher ellipse", kind: "ellipse", centre: centre.slice(), matrix: fisher.map((value) => value / (2 * radius)) });
  if (length > 0) parts.figures.push({ name: "Euclidean circle", kind: "circle", centre: centre.slice(), radius: length });
}

/** By how much the step from θ to φ moves the distribution: by its quadratic model, and truly. */
export function showDivergence(parts: StepParts, family: Distribution, fisher: Float64Array, theta: Float64Array, phi: Float64Array): void {
  const step = phi.map((value, i) => value - theta[i]!);
  const quadratic = squaredLength(fisher, step) / 2;
  showNumber(parts, "quadratic KL of the step", "\\tfrac12 s^\\top F s", quadratic);
  showNumber(parts, "KL of the step", "\\mathrm{KL}(p_\\theta \\| p_{\\theta+s})", family.divergence(theta, phi));
}
