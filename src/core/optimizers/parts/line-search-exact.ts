/**
 * The first minimum of the loss along a ray, to the last digit that the slope has: a bracket on φ′ and its root by false position.
 * Source: Nocedal and Wright 2006, section 3.5, for what a step length is to be; Dowell and Jarratt, BIT 11 (1971), for the Illinois variant of false
 * position, which halves the kept end's slope so that neither end is kept for long. Bisection takes over where it does not at least halve the interval
 * in `PATIENCE` trials.
 * Deviations: the root is one of the slope, because losses near a minimum agree in half their digits. A point that is higher than where the search began
 * counts as beyond the minimum whatever its slope, so that the search ends in a minimum no higher than that. On a ray along which the loss
 * falls for ever it ends far out, and the loop says that the run diverged.
 */
import type { Probe, Ray, Search } from "./line-search.ts";

const GROWTH = 4;
/** Trials of false position before its progress is judged. */
const PATIENCE = 3;
/** Halves from 1 to the smallest length, 1e-308, and as many doublings: never met but by a mistake. */
const MOST_TRIALS = 1100;
/** Less than this share of the loss, 2⁻⁴⁰, is not called higher: it may be rounding. */
const NOISE = 9.094947017729282e-13;
/** A slope below this share of Σ|gᵢdᵢ| is 0 up to the rounding of the sum. */
const ROUNDING = 2.220446049250313e-16;
const FARTHEST = 1e100;

interface End {
  readonly probe: Probe;
  /** What false position takes for its slope. */
  weight: number;
}

const endOf = (probe: Probe): End => ({ probe, weight: probe.slope });
/** True where the loss is not above that at the start of the search. */
const noHigher = (ray: Ray, { loss }: Probe): boolean => loss <= ray.origin.loss + NOISE * Math.abs(ray.origin.loss);

/** True for a point with a minimum between it and a point from which the loss falls. */
const beyond = (ray: Ray, probe: Probe): boolean => !(probe.slope < 0) || !noHigher(ray, probe);

function tooFar(ray: Ray, alpha: number): boolean {
  return ray.origin.theta.some((value, i) => !(Math.abs(value + alpha * ray.direction[i]!) <= FARTHEST));
}

function isFlat(ray: Ray, { slope, gradient }: Probe): boolean {
  if (slope === 0) return true;
  let size = 0;
  for (const [i, value] of ray.direction.entries()) size += Math.abs(value * gradient![i]!);
  return Math.abs(slope) <= ROUNDING * size;
}

/** @param first where to look first; the result depends on it only where several minima are within reach */
export function exactSearch(ray: Ray, first: number): Search | undefined {
  let low = ray.origin;
  for (let alpha = first; ; alpha *= GROWTH) {
    const next = ray.probe(alpha);
    if (isFlat(ray, next) && noHigher(ray, next)) return finish(ray, next, low);
    if (beyond(ray, next)) return close(ray, low, next);
    if (tooFar(ray, alpha * GROWTH)) return { probe: next, met: false };
    low = next;
  }
}

/** Closes in on the minimum between an end with a falling loss and one beyond the minimum. */
function close(ray: Ray, from: Probe, to: Probe): Search | undefined {
  let low = endOf(from);
  let high = endOf(to);
  /** Which end the last trial replaced. */
  let moved: "low" | "high" | undefined;
  let width = to.alpha - from.alpha;
  for (let count = 1; count < MOST_TRIALS; count++) {
    const a = low.probe.alpha;
    const b = high.probe.alpha;
    if (ray.coincide(a, b)) break;
    const middle = a + (b - a) / 2;
    let alpha = high.probe.slope >= 0 ? a + (b - a) * (low.weight / (low.weight - high.weight)) : middle;
    if (count % PATIENCE === 0) {
      if (b - a > width / 2) alpha = middle;
      width = b - a;
    }
    if (!(alpha > a && alpha < b)) alpha = middle;
    if (alpha === a || alpha === b) break;
    const next = ray.probe(alpha);
    if (isFlat(ray, next) && noHigher(ray, next)) return finish(ray, next, low.probe);
    if (beyond(ray, next)) {
      high = endOf(next);
      if (moved === "high") low.weight /= 2;
      moved = "high";
    } else {
      low = endOf(next);
      if (moved === "low") high.weight /= 2;
      moved = "low";
    }
  }
  // Where no slope ever rose, rounding alone made the far end look too high.
  if (!(high.probe.slope >= 0)) return ray.accepts(low.probe) ? { probe: low.probe, met: false } : undefined;
  return high.probe.slope < -low.probe.slope ? finish(ray, high.probe, low.probe) : finish(ray, low.probe, high.probe);
}

/** The minimum, or where rounding makes that look no better than where the search began, the point before it. */
function finish(ray: Ray, minimum: Probe, before: Probe): Search | undefined {
  if (ray.accepts(minimum)) return { probe: minimum, met: true };
  return ray.accepts(before) ? { probe: before, met: false } : undefined;
}
