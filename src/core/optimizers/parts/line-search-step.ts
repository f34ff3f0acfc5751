/**
 * A step of a line-search method once its direction is known: the search, the way out where it finds nothing, and what the step tells of itself.
 * Source: Nocedal and Wright 2006, chapter 3. Deviation: where a direction does not descend, or nothing on it is acceptable, the step starts anew along
 * the negative gradient, and there backtracks as far as floating point goes, so that "cannot move any more" is a finding and not a lack of patience.
 */
import { norm2 } from "../../numerics/vectors.ts";
import { showNumber, showStep, showVector } from "./autopsy.ts";
import { Ray, backtrack } from "./line-search.ts";
import { exactSearch } from "./line-search-exact.ts";
import { strongWolfe } from "./line-search-wolfe.ts";
import type { Here, Outcome, Problem, StepParts } from "../../model.ts";
import type { Search } from "./line-search.ts";

export type SearchKind = "armijo" | "strong-wolfe" | "exact";

export interface SearchPlan {
  readonly search: SearchKind;
  /** −∇f itself, or a better direction. */
  readonly direction: Float64Array;
  /** First trial. */
  readonly first: number;
  /** Share of the slope that may be left; strong Wolfe alone. */
  readonly c2: number;
  /** Factor of backtracking. */
  readonly shrink?: number;
}

export type Descent =
  | { readonly ok: true; readonly ray: Ray; readonly search: Search; readonly restarted: boolean }
  | { readonly ok: false; readonly outcome: Outcome };

/** Halving: as good as any factor where backtracking is only the last resort. */
const HALF = 0.5;

/** The least relative change of θ to begin with, 2⁻⁴⁰: a dozen digits above rounding, and too short to leave a basin. */
const VISIBLE = 9.094947017729282e-13;

/** The first trial, or one that moves θ where that would not. */
function visible(ray: Ray, first: number): number {
  return ray.coincide(first, 0) ? (VISIBLE * norm2(ray.origin.theta)) / norm2(ray.direction) : first;
}

function carryOut(ray: Ray, { search, first: wish, c2, shrink }: SearchPlan): Search | undefined {
  if (!ray.descends) return undefined;
  const first = visible(ray, wish);
  switch (search) {
    case "armijo":
      return backtrack(ray, first, shrink ?? HALF, true);
    case "strong-wolfe":
      return strongWolfe(ray, first, c2);
    case "exact":
      return exactSearch(ray, first);
  }
}

/** First trial along the negative gradient, where nothing is known of its scale: no longer than 1 in θ. */
export function firstLength(gradient: Float64Array): number {
  return Math.min(1, 1 / norm2(gradient));
}

export function opposite(gradient: Float64Array): Float64Array {
  return gradient.map((value) => -value);
}

/** Searches along the planned direction, else along the negative gradient. Where it succeeds, θ is written to `out`. */
export function descendBySearch(problem: Problem, here: Here, plan: SearchPlan, out: Float64Array, parts?: StepParts): Descent {
  const { gradient } = here;
  if (gradient.every((value) => value === 0)) return { ok: false, outcome: { kind: "converged", by: "no-movement", message: "the gradient is zero" } };
  if (!(norm2(gradient) < Infinity)) return { ok: false, outcome: NO_DESCENT };
  const planned = new Ray(problem, here, plan.direction);
  const found = carryOut(planned, plan);
  if (found !== undefined) return settle(planned, found, false, here, out, parts);
  showTrials(planned, undefined, false, parts);

  const steepest = new Ray(problem, here, opposite(gradient));
  if (!steepest.descends) return { ok: false, outcome: hopeless(steepest.origin.slope) };
  const anew = { ...plan, first: firstLength(gradient) };
  const isNew = plan.direction.some((value, i) => value !== -gradient[i]!);
  const second = (isNew ? carryOut(steepest, anew) : undefined) ?? lastResort(steepest, anew);
  if (second !== undefined) return settle(steepest, second, isNew, here, out, parts);
  showTrials(steepest, undefined, false, parts);
  const moved = [planned, steepest].flatMap((ray) => ray.trials.filter((trial) => !ray.coincide(trial.alpha, 0)));
  if (moved.length > 0 && moved.every((trial) => trial.loss === Infinity)) {
    return {
      ok: false,
      outcome: { kind: "failed", error: "no-point", message: "no acceptable point: the loss is not a number anywhere along the negative gradient" },
    };
  }
  const message = `no step along −g in floating point lowers the loss ${plan.search === "armijo" ? "any more" : "by more than its rounding"}`;
  return { ok: false, outcome: { kind: "converged", by: "no-movement", message } };
}

/** Any lower point, however near; beyond rounding where slopes could tell. It meets the conditions of Armijo's search alone. */
function lastResort(ray: Ray, { search, first }: SearchPlan): Search | undefined {
  const found = backtrack(ray, visible(ray, first), HALF, search === "armijo");
  return found && { probe: found.probe, met: search === "armijo" };
}

const NO_DESCENT: Outcome = { kind: "failed", error: "no-descent", message: "no descent direction: the gradient is not a number, or too large to square" };

function hopeless(slope: number): Outcome {
  if (slope === 0) return { kind: "converged", by: "no-movement", message: "the gradient is too small to square" };
  return NO_DESCENT;
}

function settle(ray: Ray, search: Search, restarted: boolean, here: Here, out: Float64Array, parts: StepParts | undefined): Descent {
  out.set(search.probe.theta);
  if (parts !== undefined) {
    showTrials(ray, search, true, parts);
    showVector(parts, "search direction", "p", ray.direction);
    showNumber(parts, "step length", "\\alpha", search.probe.alpha);
    showNumber(parts, "slope at the start", "\\varphi'(0)", ray.origin.slope);
    if (Number.isFinite(search.probe.slope)) showNumber(parts, "slope at the new point", "\\varphi'(\\alpha)", search.probe.slope);
    showNumber(parts, "search met its conditions (1) or ended where it could", "\\text{met}", search.met ? 1 : 0);
    showNumber(parts, "restart along the negative gradient", "\\text{restart}", restarted ? 1 : 0);
    showStep(parts, here.theta, out);
  }
  return { ok: true, ray, search, restarted };
}

/** Trials of a direction that was given up have no length: it would not be one along the direction that is shown. */
function showTrials(ray: Ray, search: Search | undefined, current: boolean, parts: StepParts | undefined): void {
  if (parts === undefined) return;
  for (const probe of ray.trials) {
    const trial = { at: probe.theta.slice(), loss: probe.measured, accepted: probe === search?.probe };
    parts.trials.push(current ? { ...trial, alpha: probe.alpha } : { ...trial, label: "given up" });
  }
}
