/**
 * Minimisers of a quadratic gᵀs + ½sᵀHs kept short by a trust region or a cubic term, from all eigenpairs of H: s(ν) = −(H + νI)⁻¹g with the one ν
 * for which H + νI is positive semi-definite and the length fits: ‖s‖ = Δ, or ‖s‖ = ν/σ. The hard case, in which g has no part along the
 * lowest eigenvectors, is completed by a step along one of them.
 * Source: Moré, Sorensen, Computing a trust region step (1983); Conn, Gould, Toint, Trust-Region Methods (2000), sections 7.3 (1/‖s(ν)‖ is increasing
 * and concave, so Newton's iteration from the left never overshoots) and 7.3.6 (safeguards); Nesterov, Polyak (2006), section 5.1, for the cubic.
 * Deviations: eigenpairs instead of repeated factorizations, since n is small; with λ₁ < 0 the unknown is μ = ν + λ₁, in which nothing cancels near the hard case.
 */
import { norm2 } from "../../numerics/vectors.ts";

export interface Pairs {
  /** Ascending. */
  readonly values: Float64Array;
  /** Row i belongs to values[i]. */
  readonly vectors: Float64Array;
}

export interface ShortStep {
  readonly s: Float64Array;
  /** Multiplier: (H + νI)s = −g. */
  readonly nu: number;
  /** The step was completed along the lowest eigenvector. */
  readonly hard: boolean;
}

/** Newton's iteration takes about five steps; the safeguard is there for rounding. */
const MOST_ITERATIONS = 100;
/** Relative change of the unknown below which it is found. */
const PRECISION = 4e-16;
/** How deep a safeguarded step may cut towards the lower end (Conn, Gould, Toint, section 7.3.6). */
const CUT = 1e-3;
/** A part of g this small beside g moves nothing, and its multiplier would underflow. */
const NOTHING = 1e-150;

/** The problem in the axes of H: unknown μ = ν − shift, denominators gapᵢ + μ. */
interface Spectrum {
  readonly gaps: Float64Array;
  /** −min(λ₁, 0) */
  readonly shift: number;
  /** Components of g. */
  readonly parts: Float64Array;
  readonly size: number;
  /** Norm of g's part in the eigenspace of λ₁. */
  readonly lowestPart: number;
}

function spectrum({ values, vectors }: Pairs, gradient: Float64Array): Spectrum {
  const n = values.length;
  const base = Math.min(values[0]!, 0);
  const size = norm2(gradient);
  const parts = new Float64Array(n);
  for (let k = 0; k < n; k++) for (let i = 0; i < n; i++) parts[k] = parts[k]! + vectors[k * n + i]! * gradient[i]!;
  const inLowest = parts.map((part, k) => (values[k] === values[0] && Math.abs(part) > NOTHING * size ? part : 0));
  for (let k = 0; k < n; k++) if (values[k] === values[0]) parts[k] = inLowest[k]!;
  return { gaps: values.map((value) => value - base), shift: -base, parts, size, lowestPart: norm2(inLowest) };
}

/** Components of s at μ; where a denominator is 0 and so is the part, 0. */
function components({ gaps, parts }: Spectrum, mu: number): Float64Array {
  return parts.map((part, k) => (part === 0 ? 0 : -part / (gaps[k]! + mu)));
}

function assemble({ vectors }: Pairs, along: Float64Array): Float64Array {
  const n = along.length;
  const s = new Float64Array(n);
  for (let k = 0; k < n; k++) for (let i = 0; i < n; i++) s[i] = s[i]! + along[k]! * vectors[k * n + i]!;
  return s;
}

/** What the length must be at ν, with d(1/length)/dν. */
interface Target {
  length(nu: number): number;
  inverseSlope(nu: number): number;
}

/** Root of 1/‖s‖ = 1/length in [low, high]: `low` lies on the left of it. */
function root(problem: Spectrum, target: Target, low: number, high: number): number {
  const { gaps, shift } = problem;
  let mu = low;
  for (let k = 0; k < MOST_ITERATIONS; k++) {
    const along = components(problem, mu);
    const size = norm2(along);
    const nu = mu + shift;
    const gap = 1 / size - 1 / target.length(nu);
    if (gap < 0) low = mu;
    else high = mu;
    let slope = 0;
    for (let i = 0; i < along.length; i++) if (along[i] !== 0) slope += ((along[i]! / size) * (along[i]! / size)) / (gaps[i]! + mu);
    let next = mu - gap / (slope / size - target.inverseSlope(nu));
    if (!(next >= low && next <= high)) next = Math.max(Math.sqrt(low) * Math.sqrt(high), low + CUT * (high - low));
    if (Math.abs(next - mu) <= PRECISION * next) return next;
    mu = next;
  }
  return mu;
}

function shortStep(pairs: Pairs, problem: Spectrum, target: Target, low: number, high: number): ShortStep {
  const { shift, lowestPart } = problem;
  if (lowestPart === 0 || pairs.values[0]! > 0) {
    const along = components(problem, 0);
    const room = target.length(shift);
    const size = norm2(along);
    if (size <= room) {
      // Convex with nothing along the flat directions: the shortest of all minimisers.
      if (shift === 0) return { s: assemble(pairs, along), nu: 0, hard: false };
      along[0] = Math.sqrt(room - size) * Math.sqrt(room + size);
      return { s: assemble(pairs, along), nu: shift, hard: true };
    }
  }
  const mu = root(problem, target, low, Math.max(low, high));
  return { s: assemble(pairs, components(problem, mu)), nu: mu + shift, hard: false };
}

/** Trust region: the global minimiser of the quadratic in ‖s‖ ≤ radius. */
export function trustRegionStep(pairs: Pairs, gradient: Float64Array, radius: number): ShortStep {
  const problem = spectrum(pairs, gradient);
  // |g₁|/μ ≤ ‖s‖ ≤ ‖g‖/μ where the lowest gap is 0; else ‖g‖/(λₙ + μ) ≤ ‖s‖.
  const highest = pairs.values[pairs.values.length - 1]!;
  const low = pairs.values[0]! > 0 ? Math.max(0, problem.size / radius - highest) : problem.lowestPart / radius;
  return shortStep(pairs, problem, { length: () => radius, inverseSlope: () => 0 }, low, problem.size / radius);
}

/** Cubic: the global minimiser of gᵀs + ½sᵀHs + (σ/3)‖s‖³, σ > 0. */
export function cubicStep(pairs: Pairs, gradient: Float64Array, sigma: number): ShortStep {
  const problem = spectrum(pairs, gradient);
  if (problem.size === 0 && pairs.values[0]! >= 0) return { s: new Float64Array(gradient.length), nu: 0, hard: false };
  // The positive root of μ·(λ + μ) = σ·size, written so that nothing cancels: a bound of μ from ‖s‖ = size/(λ + μ).
  const bound = (size: number, lambda: number): number => (2 * sigma * size) / (lambda + Math.sqrt(lambda * lambda + 4 * sigma * size));
  const lowest = pairs.values[0]!;
  const highest = pairs.values[pairs.values.length - 1]!;
  const low = lowest >= 0 ? bound(problem.size, highest) : bound(problem.lowestPart, -lowest);
  const target: Target = { length: (nu) => nu / sigma, inverseSlope: (nu) => -sigma / nu / nu };
  return shortStep(pairs, problem, target, low, bound(problem.size, Math.abs(lowest)));
}
